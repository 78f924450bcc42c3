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
  # As on a machine that has neither: who wants mixtures and clusters only is not asked for them.
  set(consumer_options -DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON -DCMAKE_DISABLE_FIND_PACKAGE_ZLIB=ON)
else()
  # Compiled faster, and Eigen's assertions are on.
  list(APPEND options -DCMAKE_BUILD_TYPE=Debug "-DXENOGLYPH_SOURCE_DIR=${SOURCES}")
endif()
run_step("Configure" "${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}" -B "${WORK}/build" ${options} ${consumer_options})
run_step("Build" "${CMAKE_COMMAND}" --build "${WORK}/build")
run_step("Run" "${WORK}/build/three_clusters")

# The examples need what is installed beside the mixtures.
if(INSTALL_FROM)
  run_step("Ask for components" "${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}/components" -B "${WORK}/components"
           ${options})
  set(repository "${CMAKE_CURRENT_LIST_DIR}/../..")
  run_step("Configure the examples" "${CMAKE_COMMAND}" -S "${repository}/examples" -B "${WORK}/examples" ${options})
  run_step("Build the examples" "${CMAKE_COMMAND}" --build "${WORK}/examples")
  file(WRITE "${WORK}/points.csv" "x,y\n1,2\n1.1,2.2\n0.9,1.8\n1.2,2.1\n0.8,2\n1,1.9\n")
  run_step("Fit a table" "${WORK}/examples/fit_csv" "${WORK}/points.csv" "${WORK}/model.json")
  run_step("Read the model" "${INSTALL_FROM}/bin/xenoglyph" sample --model "${WORK}/model.json" --count 3)
  run_step("Watch a fit" "${WORK}/examples/watch_fit")
  # Two white images.
  execute_process(COMMAND sh -c "printf '\\0\\0\\010\\003\\0\\0\\0\\002\\0\\0\\0\\034\\0\\0\\0\\034'; head -c 1568 /dev/zero"
                  OUTPUT_FILE "${WORK}/images")
  run_step("Encode images" "${WORK}/examples/encode_images" "${repository}/assets/autoencoder.safetensors" "${WORK}/images")
endif()
