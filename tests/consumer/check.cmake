# Run by CTest: builds and runs the consumer beside this file, against a fresh installation of a build
# (-DINSTALL_FROM) or against the sources (-DSOURCES). -DWORK is a folder to work in, -DCOMPILER the compiler.
function(run_step what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  message(STATUS "${what}")
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${what} failed: ${status}\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE "${WORK}")
set(options -G Ninja "-DCMAKE_CXX_COMPILER=${COMPILER}")
if(INSTALL_FROM)
  run_step("Install" "${CMAKE_COMMAND}" --install "${INSTALL_FROM}" --prefix "${WORK}/installed")
  # Moved afterwards: an installation must not remember where it was made.
  file(RENAME "${WORK}/installed" "${WORK}/moved")
  # For other instructions than the library was: Eigen must lay memory out alike on both sides.
  list(APPEND options -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS=-march=native
       "-DCMAKE_PREFIX_PATH=${WORK}/moved"
       -DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF)
else()
  # Compiled faster, and Eigen's assertions are on.
  list(APPEND options -DCMAKE_BUILD_TYPE=Debug "-DXENOGLYPH_SOURCE_DIR=${SOURCES}")
endif()
run_step("Configure" "${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}" -B "${WORK}/build" ${options})
run_step("Build" "${CMAKE_COMMAND}" --build "${WORK}/build")
run_step("Run" "${WORK}/build/three_clusters")
