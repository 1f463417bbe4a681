# A tree that runs from wherever it is moved to: the programs find each other and the challenges by
# relative paths (bin/../libexec, bin/../share).
include(GNUInstallDirs)

install(TARGETS gradebox RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS gradebox-worker RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/gradebox)
install(DIRECTORY challenges DESTINATION ${CMAKE_INSTALL_DATADIR}/gradebox
    PATTERN __pycache__ EXCLUDE)
install(DIRECTORY runner/schema DESTINATION ${CMAKE_INSTALL_DATADIR}/gradebox
    FILES_MATCHING PATTERN *.json)
install(FILES README.md ARCHITECTURE.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
