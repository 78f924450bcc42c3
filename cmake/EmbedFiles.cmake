# Puts files into the program at build time, without a compiler's extension: text as raw string
# literals in a header, binary data as one string literal in a source file. Of files that stay beside the program, only
# how large they are.
#
#   xenoglyph_embed_text(target NAMESPACE name HEADER path FILES a.vert b.frag ...)
#   xenoglyph_embed_sizes(target NAMESPACE name HEADER path FILES a.bin b.bin ...)
#   xenoglyph_embed_binary(variable_of_output NAME identifier NAMESPACE name FILE path)
#
# The same file is the script that the build runs (cmake -P) to write them.

if(CMAKE_SCRIPT_MODE_FILE AND CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  if(KIND STREQUAL "text")
    set(text "#pragma once\n\n// Written by the build from the files named below.\nnamespace ${NAMESPACE} {\n")
    foreach(file IN LISTS FILES)
      cmake_path(GET file FILENAME name)
      string(MAKE_C_IDENTIFIER "${name}" identifier)
      file(READ "${file}" content)
      string(APPEND text "\n// ${name}\ninline constexpr char ${identifier}[] = R\"embedded(${content})embedded\";\n")
    endforeach()
    string(APPEND text "\n}  // namespace ${NAMESPACE}\n")
  elseif(KIND STREQUAL "sizes")
    set(text "#pragma once\n\n// Written by the build.\nnamespace ${NAMESPACE} {\n\n")
    string(APPEND text "struct FileSize {\n  const char* name;\n  double bytes;\n};\n\n")
    string(APPEND text "inline constexpr FileSize file_sizes[] = {\n")
    foreach(file IN LISTS FILES)
      cmake_path(GET file FILENAME name)
      file(SIZE "${file}" size)
      string(APPEND text "    {\"${name}\", ${size}.0},\n")
    endforeach()
    string(APPEND text "};\n\n}  // namespace ${NAMESPACE}\n")
  else()
    file(READ "${FILES}" content HEX)
    string(REGEX REPLACE "(..)" "\\\\x\\1" content "${content}")
    string(CONCAT text "#include <cstddef>\n\nnamespace ${NAMESPACE} {\n\nextern const char ${NAME}_data[];\n"
        "extern const std::size_t ${NAME}_size;\n\n"
        "alignas(16) const char ${NAME}_data[] = \"${content}\";\n"
        "const std::size_t ${NAME}_size = sizeof(${NAME}_data) - 1;\n\n}  // namespace ${NAMESPACE}\n")
  endif()
  file(WRITE "${OUTPUT}" "${text}")
  return()
endif()

set(xenoglyph_embed_script "${CMAKE_CURRENT_LIST_FILE}")

function(xenoglyph_embed_in_header kind target)
  cmake_parse_arguments(ARG "" "NAMESPACE;HEADER" "FILES" ${ARGN})
  set(output "${CMAKE_CURRENT_BINARY_DIR}/include/${ARG_HEADER}")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -DKIND=${kind} "-DNAMESPACE=${ARG_NAMESPACE}" "-DFILES=${ARG_FILES}"
            "-DOUTPUT=${output}" -P "${xenoglyph_embed_script}"
    DEPENDS ${ARG_FILES} "${xenoglyph_embed_script}" VERBATIM)
  add_custom_target(${target}_header DEPENDS "${output}")
  add_library(${target} INTERFACE)
  add_dependencies(${target} ${target}_header)
  target_include_directories(${target} INTERFACE "${CMAKE_CURRENT_BINARY_DIR}/include")
endfunction()

function(xenoglyph_embed_text target)
  xenoglyph_embed_in_header(text ${target} ${ARGN})
endfunction()

function(xenoglyph_embed_sizes target)
  xenoglyph_embed_in_header(sizes ${target} ${ARGN})
endfunction()

function(xenoglyph_embed_binary output_variable)
  cmake_parse_arguments(ARG "" "NAME;NAMESPACE;FILE" "" ${ARGN})
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${ARG_NAME}.cpp")
  add_custom_command(OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -DKIND=binary "-DNAME=${ARG_NAME}" "-DNAMESPACE=${ARG_NAMESPACE}"
            "-DFILES=${ARG_FILE}" "-DOUTPUT=${output}" -P "${xenoglyph_embed_script}"
    DEPENDS "${ARG_FILE}" "${xenoglyph_embed_script}" VERBATIM)
  set(${output_variable} "${output}" PARENT_SCOPE)
endfunction()
