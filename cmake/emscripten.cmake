# Toolchain file of the web preset: finds Emscripten's own, wherever it is installed
# (Debian's package, emsdk, or the folder that EMSCRIPTEN_ROOT names).
if(DEFINED ENV{EMSCRIPTEN_ROOT})
  set(XENOGLYPH_EMSCRIPTEN_ROOT "$ENV{EMSCRIPTEN_ROOT}")
else()
  find_program(XENOGLYPH_EM_CONFIG em-config)
  if(NOT XENOGLYPH_EM_CONFIG)
    message(FATAL_ERROR "Emscripten is not on the PATH. Install it (Debian: apt-get install emscripten) "
                        "or set EMSCRIPTEN_ROOT to its folder.")
  endif()
  execute_process(COMMAND "${XENOGLYPH_EM_CONFIG}" EMSCRIPTEN_ROOT
                  OUTPUT_VARIABLE XENOGLYPH_EMSCRIPTEN_ROOT OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
include("${XENOGLYPH_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")

# Debian's Emscripten keeps its JavaScript libraries where only Debian's own Node.js looks for them.
if(EXISTS /usr/share/nodejs)
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_COMMAND}" -E env "NODE_PATH=$ENV{NODE_PATH}:/usr/share/nodejs")
endif()
