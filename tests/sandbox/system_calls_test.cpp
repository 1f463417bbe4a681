// What the kernel makes of the system-call policy.
#include <sys/syscall.h>

#include <csignal>
#include <string>

#include "tests/support/probe.hpp"

using namespace gradebox;
using namespace gradebox::tests;
using sandbox::ExitCause;
using sandbox::operator""_MiB;

TEST_SUITE_BEGIN("system_calls");

namespace {

// Makes the call and prints its errno.
std::string make_call(long number, const std::string& arguments = "0, 0, 0, 0, 0, 0") {
    return "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nresult = libc.syscall(" + std::to_string(number) +
           ", " + arguments + ")\nprint(ctypes.get_errno() if result < 0 else 'done')\n";
}

}  // namespace

TEST_CASE("a call that only an attack makes ends the candidate") {
    for (const long number : {SYS_ptrace, SYS_mount, SYS_umount2, SYS_unshare, SYS_setns, SYS_bpf, SYS_pivot_root,
                              SYS_process_vm_readv, SYS_open_by_handle_at, SYS_userfaultfd, SYS_perf_event_open}) {
        const auto ran = run_script(make_call(number));
        INFO(number, " ", describe(ran));
        CHECK(ran.report.cause == ExitCause::forbidden_call);
        CHECK(ran.report.signal == SIGSYS);
        CHECK(ran.standard_output.empty());
    }
}

TEST_CASE("a forbidden call in a thread or a child process ends it too") {
    const auto thread = run_script(
        "import ctypes, threading\n"
        "t = threading.Thread(target=lambda: ctypes.CDLL(None).syscall(101, 0, 0, 0, 0))\n"
        "t.start(); t.join(); print('survived')\n",
        {.threads = 2});
    CHECK(thread.report.cause == ExitCause::forbidden_call);
    const auto child =
        run_script("import ctypes, os\nif os.fork() == 0:\n    ctypes.CDLL(None).syscall(" +
                       std::to_string(SYS_ptrace) + ", 0, 0, 0, 0)\n    os._exit(0)\nprint(os.wait()[1])\n",
                   {.processes = 2});
    INFO(describe(child));
    CHECK(child.standard_output == std::to_string(SIGSYS) + "\n");
}

TEST_CASE("what libraries may harmlessly try fails with an errno") {
    for (const long number : {SYS_keyctl, SYS_io_uring_setup, SYS_personality, SYS_syslog, SYS_clone3, SYS_kcmp,
                              SYS_acct, SYS_pidfd_getfd, SYS_memfd_secret}) {
        const auto ran = run_script(make_call(number));
        INFO(number, " ", describe(ran));
        CHECK(ran.report.cause == ExitCause::exited);
        CHECK(ran.standard_output == "38\n");  // ENOSYS
    }
    for (const long number : {SYS_setuid, SYS_setgid, SYS_chown, SYS_setgroups, SYS_sched_setscheduler}) {
        const auto ran = run_script(make_call(number));
        INFO(number, " ", describe(ran));
        CHECK(ran.standard_output == "1\n");  // EPERM
    }
}

TEST_CASE("new namespaces cannot be had through clone either") {
    for (const unsigned long flag : {0x10000000UL /* user */, 0x20000000UL /* pid */, 0x40000000UL /* net */}) {
        const auto ran =
            run_script(make_call(SYS_clone, std::to_string(flag | SIGCHLD) + ", 0, 0, 0, 0"), {.processes = 4});
        INFO(describe(ran));
        CHECK(ran.standard_output.find("done") == std::string::npos);
    }
}

#ifdef __x86_64__
TEST_CASE("the calls of another architecture end the candidate") {
    // mov eax, 20 (getpid of i386); int 0x80; ret
    const auto ran = run_script(
        "import ctypes, mmap\npage = mmap.mmap(-1, 4096, "
        "prot=7)\npage.write(b'\\xb8\\x14\\x00\\x00\\x00\\xcd\\x80\\xc3')\n"
        "f = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))\nprint(f())\n");
    INFO(describe(ran));
    CHECK((ran.report.cause == ExitCause::forbidden_call || ran.report.cause == ExitCause::signalled));
    CHECK(ran.standard_output.empty());
}

TEST_CASE("the calls of x32 do not get around the filter") {
    const auto ran = run_script(make_call(0x40000000L | SYS_ptrace));
    INFO(describe(ran));
    CHECK(ran.standard_output.find("done") == std::string::npos);
}
#endif

TEST_SUITE_END();
