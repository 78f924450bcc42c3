#pragma once

#include <cstddef>

/// What the page does for the program: implemented in browser.js. Texts are UTF-8 of the given
/// length.
extern "C" {
/// Listens to the page's events, which then arrive in page_events.cpp, and reports the canvas's
/// size.
void xenoglyph_page_start();
/// Calls xenoglyph_on_frame once, with the screen's next refresh.
void xenoglyph_page_schedule();
void xenoglyph_page_set_canvas_size(int width, int height);
/// The pointer's shape: an ImGuiMouseCursor.
void xenoglyph_page_set_cursor(int cursor);
/// Text is being typed at this place of the canvas, in its pixels (or none is): on-screen keyboards
/// and input methods follow.
void xenoglyph_page_set_text_input(int wanted, double x, double y, double line_height);
/// The first frame is on the screen.
void xenoglyph_page_ready();
/// The graphics context is lost (1) or back (0).
void xenoglyph_page_graphics_lost(int lost);
/// The program can't go on.
void xenoglyph_page_fail(const char* message, std::size_t length);
void xenoglyph_page_announce(const char* text, std::size_t length);
void xenoglyph_page_copy(const char* text, std::size_t length);
void xenoglyph_page_choose_file(const char* accept, std::size_t length);
/// Fetches a file that ships beside the program.
void xenoglyph_page_request_asset(const char* name, std::size_t length);
void xenoglyph_page_save_file(const char* name, std::size_t name_length, const char* type,
                              std::size_t type_length, const char* content, std::size_t length);
void xenoglyph_page_open_link(const char* url, std::size_t length);
/// Made by malloc, ended by a zero.
char* xenoglyph_page_address();
/// The page's location without its hash; made likewise.
char* xenoglyph_page_location();
void xenoglyph_page_set_address(const char* hash, std::size_t length);
int xenoglyph_page_prefers_dark();
int xenoglyph_page_prefers_reduced_motion();
int xenoglyph_page_is_mac();
}
