# Where ccache is installed, what was compiled before is not compiled again: not in another build folder, and not in
# another checkout either, whose paths it is told to leave out. CMAKE_CXX_COMPILER_LAUNCHER goes before it.
if(PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(XENOGLYPH_CCACHE ccache NO_CMAKE_FIND_ROOT_PATH)
  mark_as_advanced(XENOGLYPH_CCACHE)
  if(XENOGLYPH_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
        "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${XENOGLYPH_CCACHE}")
  endif()
endif()
