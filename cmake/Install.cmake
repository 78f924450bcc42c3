# cmake --install: the libraries mixture, clustering, autoencoder and data with their headers and a config package, and
# the command. autoencoder and data are there where they were built: not where the project is part of another. Each is a
# component of the package, with an export of its own, so that a project asks for what its components need only.
option(XENOGLYPH_INSTALL "Install the library with the project" ${XENOGLYPH_TOP_LEVEL})
if(NOT XENOGLYPH_INSTALL OR EMSCRIPTEN)
  return()
endif()
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(xenoglyph_package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/xenoglyph")

set(xenoglyph_components base mixture clustering)
if(TARGET xenoglyph_data)
  list(APPEND xenoglyph_components autoencoder data)
endif()
foreach(room IN LISTS xenoglyph_components)
  install(TARGETS xenoglyph_${room} EXPORT xenoglyph_${room} ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
  install(EXPORT xenoglyph_${room} NAMESPACE xenoglyph:: FILE xenoglyph-${room}.cmake
          DESTINATION "${xenoglyph_package_folder}")
endforeach()
# mixture.hpp, clustering.hpp and all that they include; the other headers are the libraries' own.
foreach(header IN ITEMS base/errors base/names base/points base/random base/rows
                        clustering/clustering clustering/clustering_scores clustering/fit_kmeans
                        clustering/fit_minibatch_kmeans clustering/kmeans_sweep clustering/majority_classifier
                        clustering/scaling
                        mixture/component_sweep mixture/covariance_type mixture/divergence mixture/fit_em mixture/fit_mml
                        mixture/gaussian mixture/gaussian_mixture mixture/message_length mixture/mixture
                        mixture/regularization)
  cmake_path(GET header PARENT_PATH room)
  install(FILES "${PROJECT_SOURCE_DIR}/src/${header}.hpp" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/xenoglyph/${room}")
endforeach()
if(TARGET xenoglyph_data)
  foreach(room IN ITEMS autoencoder data)
    install(DIRECTORY "${PROJECT_SOURCE_DIR}/src/${room}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/xenoglyph"
            FILES_MATCHING PATTERN "*.hpp" PATTERN "*_body.hpp" EXCLUDE PATTERN "network_kernels*.hpp" EXCLUDE)
  endforeach()
endif()

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/xenoglyphConfig.cmake.in"
                              "${PROJECT_BINARY_DIR}/xenoglyphConfig.cmake"
                              INSTALL_DESTINATION "${xenoglyph_package_folder}")
# Before 1.0 a new minor version may break what was written for an older one.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/xenoglyphConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/xenoglyphConfig.cmake"
              "${PROJECT_BINARY_DIR}/xenoglyphConfigVersion.cmake"
        DESTINATION "${xenoglyph_package_folder}")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/NOTICE"
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")

if(TARGET xenoglyph_command)
  install(TARGETS xenoglyph_command RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
