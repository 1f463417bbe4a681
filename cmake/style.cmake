# Targets for people: `format` rewrites the sources; `tidy`, where each of them is compiled for itself, runs clang-tidy
# over all.
find_program(CLANG_FORMAT clang-format)
find_program(RUN_CLANG_TIDY run-clang-tidy)

if(CLANG_FORMAT)
  add_custom_target(format
      COMMAND ${PROJECT_SOURCE_DIR}/scripts/format
      COMMENT "Formatting the sources" VERBATIM)
endif()
if(RUN_CLANG_TIDY AND NOT CMAKE_UNITY_BUILD)
  add_custom_target(tidy
      COMMAND ${RUN_CLANG_TIDY} -quiet -p ${PROJECT_BINARY_DIR}
      "${PROJECT_SOURCE_DIR}/(sandbox|harness|runner|tests)/"
      COMMENT "Running clang-tidy" VERBATIM)
endif()
