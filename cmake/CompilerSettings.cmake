# What every target of ours is compiled with: C++20, warnings, sanitizers, and the web's own flags.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
if(NOT EMSCRIPTEN)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
endif()
if(XENOGLYPH_TOP_LEVEL)
  set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
  endif()
endif()

# Same arithmetic everywhere: no fused multiply-add that one machine has and another has not.
add_library(xenoglyph_settings INTERFACE)
target_compile_options(xenoglyph_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wnon-virtual-dtor -Wold-style-cast -ffp-contract=off
  # In a unit of several sources (Units.cmake) every name of one file would hide another's; lint looks at each alone.
  $<$<NOT:$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:-Wshadow>
  # GCC 12 sees overlaps in "text" + std::string that are not there (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${XENOGLYPH_WARNINGS_AS_ERRORS}>:-Werror>)
if(XENOGLYPH_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(EMSCRIPTEN)
  add_compile_options(
    -O3 -msimd128 -msse4.1 -fwasm-exceptions
    "SHELL:-include ${CMAKE_CURRENT_SOURCE_DIR}/cmake/eigen_webassembly.hpp")
  # The option for the stack's size changed its name after 3.1.24.
  if(EMSCRIPTEN_VERSION VERSION_GREATER_EQUAL 3.1.25)
    set(xenoglyph_stack_option -sSTACK_SIZE=2097152)
  else()
    set(xenoglyph_stack_option -sTOTAL_STACK=2097152)
  endif()
  # Beyond -O2 Binaryen takes twice as long, and what is served is neither faster nor smaller.
  add_link_options(-O2 -fwasm-exceptions ${xenoglyph_stack_option} -sALLOW_MEMORY_GROWTH=1)
endif()
