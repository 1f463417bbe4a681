// What a sanitized gradebox-worker runs with, whatever its environment says: gradebox hands on none. Candidates' forks
// meet the signals of their own doing as they would without a sanitizer.
extern "C" __attribute__((visibility("default"))) const char* __asan_default_options();

const char* __asan_default_options() {
    return "detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0:handle_abort=0";
}
