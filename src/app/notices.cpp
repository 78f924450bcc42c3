#include "app/notices.hpp"

#include <cstddef>

namespace xenoglyph::app {

// Written by the build from NOTICE.
extern const char notice_data[];
extern const std::size_t notice_size;

std::string_view notices() { return {notice_data, notice_size}; }

}  // namespace xenoglyph::app
