# xenoglyph_use_threads(TARGET): OpenMP, where there is any; without it base/parallel.hpp works on one thread. Not for
# the web, which has none, and takes long to say so.
if(NOT EMSCRIPTEN)
  find_package(OpenMP QUIET COMPONENTS CXX)
  if(NOT OpenMP_CXX_FOUND)
    message(STATUS "OpenMP was not found: fitting and training will use one core")
  endif()
endif()

function(xenoglyph_use_threads target)
  if(TARGET OpenMP::OpenMP_CXX)
    target_link_libraries(${target} PRIVATE OpenMP::OpenMP_CXX)
  endif()
endfunction()
