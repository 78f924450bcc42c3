# Third-party code: header-only libraries from the distribution, sources that tools/setup fetched.
# Each target below stops the configuration with what to install when its package is missing.

# On the web, /usr/include must not be searched whole (it would shadow Emscripten's own headers), so
# each header-only library is linked into a folder of its own.
function(xenoglyph_system_headers target path hint)
  cmake_path(GET path FILENAME leaf)
  find_path(found_${target} NAMES "${path}" PATHS /usr/include /usr/local/include
            PATH_SUFFIXES eigen3 NO_CMAKE_FIND_ROOT_PATH)
  if(NOT found_${target})
    message(FATAL_ERROR "${path} was not found. ${hint}")
  endif()
  set(folder "${CMAKE_BINARY_DIR}/system_headers/${target}")
  cmake_path(GET path PARENT_PATH top)
  string(REGEX REPLACE "/.*" "" top "${top}")
  file(MAKE_DIRECTORY "${folder}")
  file(CREATE_LINK "${found_${target}}/${top}" "${folder}/${top}" SYMBOLIC)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE "${folder}")
endfunction()

if(EMSCRIPTEN)
  xenoglyph_system_headers(xenoglyph_eigen Eigen/Core "Debian: apt-get install libeigen3-dev")
  # eigen_webassembly.hpp is included before everything, so Eigen must be found by every target.
  include_directories(SYSTEM "${CMAKE_BINARY_DIR}/system_headers/xenoglyph_eigen")
  add_library(Eigen3::Eigen ALIAS xenoglyph_eigen)
else()
  find_package(Eigen3 3.4 REQUIRED NO_MODULE)
endif()

if(XENOGLYPH_TOP_LEVEL)
  xenoglyph_system_headers(xenoglyph_json nlohmann/json.hpp "Debian: apt-get install nlohmann-json3-dev")
  xenoglyph_system_headers(xenoglyph_stb stb/stb_image_write.h "Debian: apt-get install libstb-dev")
  if(NOT EMSCRIPTEN)
    find_package(ZLIB REQUIRED)
  endif()
endif()
if(XENOGLYPH_COMMAND AND NOT EMSCRIPTEN)
  xenoglyph_system_headers(xenoglyph_cli11 CLI/CLI.hpp "Debian: apt-get install libcli11-dev")
endif()

# Sanitizers are there for our code; others' would take minutes to compile with them.
set(xenoglyph_unsanitized $<$<BOOL:${XENOGLYPH_SANITIZE}>:-fno-sanitize=all>)

if(XENOGLYPH_DEMO)
  if(NOT EXISTS "${XENOGLYPH_IMGUI_DIR}/imgui.cpp")
    message(FATAL_ERROR "Dear ImGui's sources are not in ${XENOGLYPH_IMGUI_DIR}. Run tools/setup, or "
                        "point -DXENOGLYPH_IMGUI_DIR at them, or build without the demo: -DXENOGLYPH_DEMO=OFF.")
  endif()
  if(NOT EMSCRIPTEN)
    find_package(glfw3 3.3 REQUIRED)
    find_library(XENOGLYPH_GLES_LIBRARY GLESv2 REQUIRED)
  endif()
  add_library(xenoglyph_imgui STATIC
    "${XENOGLYPH_IMGUI_DIR}/imgui.cpp" "${XENOGLYPH_IMGUI_DIR}/imgui_draw.cpp"
    "${XENOGLYPH_IMGUI_DIR}/imgui_tables.cpp" "${XENOGLYPH_IMGUI_DIR}/imgui_widgets.cpp"
    "${XENOGLYPH_IMGUI_DIR}/backends/imgui_impl_glfw.cpp"
    "${XENOGLYPH_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
  target_include_directories(xenoglyph_imgui SYSTEM PUBLIC "${XENOGLYPH_IMGUI_DIR}" "${XENOGLYPH_IMGUI_DIR}/backends")
  target_compile_definitions(xenoglyph_imgui PUBLIC
    IMGUI_IMPL_OPENGL_ES3 IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS)
  # For size: it compiles in half the time, and what it does in a frame is little.
  target_compile_options(xenoglyph_imgui PRIVATE -w -Os ${xenoglyph_unsanitized})
  if(NOT EMSCRIPTEN)
    target_link_libraries(xenoglyph_imgui PUBLIC glfw "${XENOGLYPH_GLES_LIBRARY}")
  endif()
endif()

if(XENOGLYPH_TESTS)
  if(NOT EXISTS "${XENOGLYPH_CATCH2_DIR}/extras/catch_amalgamated.cpp")
    message(FATAL_ERROR "Catch2's sources are not in ${XENOGLYPH_CATCH2_DIR}. Run tools/setup, or point "
                        "-DXENOGLYPH_CATCH2_DIR at them, or build without tests: -DXENOGLYPH_TESTS=OFF.")
  endif()
  add_library(xenoglyph_catch2 STATIC "${XENOGLYPH_CATCH2_DIR}/extras/catch_amalgamated.cpp")
  target_include_directories(xenoglyph_catch2 SYSTEM PUBLIC "${XENOGLYPH_CATCH2_DIR}/extras")
  target_compile_options(xenoglyph_catch2 PRIVATE -w -O1 ${xenoglyph_unsanitized})
endif()
