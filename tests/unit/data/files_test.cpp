#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#ifndef __EMSCRIPTEN__
#include <sys/resource.h>
#endif

#include <csignal>

#include <catch_amalgamated.hpp>

#include "data/file_error.hpp"
#include "data/input_file.hpp"
#include "data/output_file.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using xenoglyph::data::check_writable;
using xenoglyph::data::FileError;
using xenoglyph::data::read_file;
using xenoglyph::data::write_file;

/// An empty folder for one test.
class Folder {
 public:
  Folder() : path_(fs::current_path() / "data_tests_folder") {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  fs::path operator/(const std::string& name) const { return path_ / name; }
  std::ptrdiff_t count() const {
    return std::distance(fs::directory_iterator(path_), fs::directory_iterator());
  }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("a file that is written reads back, and leaves nothing beside it") {
  const Folder folder;
  const std::string content =
      std::string("line\r\nand a zero \0 byte", 23) + std::string(200'000, 'x');
  write_file(folder / "a.txt", content);
  CHECK(read_file(folder / "a.txt") == content);
  write_file(folder / "a.txt", "shorter");
  CHECK(read_file(folder / "a.txt") == "shorter");
  write_file(folder / "empty", "");
  CHECK(read_file(folder / "empty").empty());
  CHECK(folder.count() == 2);
}

TEST_CASE("files that can't be read say why") {
  const Folder folder;
  CHECK_THROWS_AS(read_file(folder / "absent"), FileError);
  CHECK_THROWS_WITH(read_file(folder / "absent"),
                    ContainsSubstring("absent: cannot be opened: No such"));
  CHECK_THROWS_WITH(read_file(folder / "."), ContainsSubstring("irectory"));
}

TEST_CASE("files that can't be written say why, early and late, and leave nothing") {
  const Folder folder;
  fs::create_directory(folder / "taken");
  for (const fs::path& path : {folder / "taken", folder / "absent" / "a.txt"}) {
    CAPTURE(path);
    CHECK_THROWS_AS(check_writable(path), FileError);
    CHECK_THROWS_WITH(write_file(path, "x"), ContainsSubstring("cannot be written"));
  }
  CHECK(folder.count() == 1);
  CHECK_NOTHROW(check_writable(folder / "new.txt"));
  CHECK_NOTHROW(check_writable("-"));
  CHECK(folder.count() == 1);
}

#ifndef __EMSCRIPTEN__
TEST_CASE("a full disk is told, and devices are not replaced") {
  CHECK_THROWS_WITH(write_file("/dev/full", "x"),
                    ContainsSubstring("/dev/full: cannot be written: No space left on device"));
  CHECK(fs::is_character_file("/dev/full"));
  CHECK_NOTHROW(write_file("/dev/null", "x"));
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a disk that fills up leaves the old file and nothing beside it") {
  const Folder folder;
  write_file(folder / "kept.txt", "kept");
  // A limit on the size of files stands in for the full disk.
  struct rlimit usual {};
  ::getrlimit(RLIMIT_FSIZE, &usual);
  const struct rlimit small { 1000, usual.rlim_max };
  const auto usual_handler = std::signal(SIGXFSZ, SIG_IGN);
  ::setrlimit(RLIMIT_FSIZE, &small);
  std::string fault;
  try {
    write_file(folder / "kept.txt", std::string(5000, 'x'));
  } catch (const FileError& error) {
    fault = error.what();
  }
  ::setrlimit(RLIMIT_FSIZE, &usual);
  std::signal(SIGXFSZ, usual_handler);
  CHECK_THAT(fault, ContainsSubstring("kept.txt: cannot be written: File too large"));
  CHECK(read_file(folder / "kept.txt") == "kept");
  CHECK(folder.count() == 1);
}

TEST_CASE("a file keeps its permissions, a new one has the usual ones, a link stays a link") {
  const Folder folder;
  write_file(folder / "new.txt", "x");
  std::ofstream(folder / "usual.txt") << "x";
  CHECK(fs::status(folder / "new.txt").permissions() ==
        fs::status(folder / "usual.txt").permissions());
  fs::permissions(folder / "new.txt", fs::perms::owner_read | fs::perms::owner_write);
  write_file(folder / "new.txt", "y");
  CHECK(fs::status(folder / "new.txt").permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
  fs::create_symlink("new.txt", folder / "link.txt");
  write_file(folder / "link.txt", "z");
  CHECK(fs::is_symlink(folder / "link.txt"));
  CHECK(read_file(folder / "new.txt") == "z");
  fs::create_symlink("later.txt", folder / "dangling.txt");
  write_file(folder / "dangling.txt", "later");
  CHECK(read_file(folder / "later.txt") == "later");
}
#endif
