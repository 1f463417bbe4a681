// What a candidate sees of the machine, and what it may do there.
#include <string>

#include "tests/support/probe.hpp"

using namespace gradebox;
using namespace gradebox::tests;
using sandbox::ExitCause;
using sandbox::operator""_MiB;

TEST_SUITE_BEGIN("confinement");

namespace {

std::string output_of(const std::string& source, const sandbox::Limits& limits = {}) {
    const auto ran = run_script(source, limits);
    INFO(describe(ran));
    CHECK(ran.report.cause == ExitCause::exited);
    CHECK(ran.report.exit_code == 0);
    return ran.standard_output;
}

// Prints for each expression whether it raises OSError.
std::string tries(const std::vector<std::string>& expressions) {
    std::string source = "import os, socket\n";
    for (const auto& expression : expressions)
        source += "try:\n    " + expression + "\n    print(" + "'''" + expression + "''')\nexcept OSError: pass\n";
    return source;
}

}  // namespace

TEST_CASE("a candidate is an ordinary user without capabilities or new privileges") {
    const auto status = output_of("print(open('/proc/self/status').read())\n");
    INFO(status);
    for (const char* line : {"Uid:\t1000\t1000\t1000\t1000", "Gid:\t1000\t1000\t1000\t1000", "NoNewPrivs:\t1",
                             "Seccomp:\t2", "CapInh:\t0000000000000000", "CapPrm:\t0000000000000000",
                             "CapEff:\t0000000000000000", "CapAmb:\t0000000000000000"})
        CHECK(status.find(line) != std::string::npos);
    CHECK(output_of("import os, pwd\nprint(os.getuid(), os.getgid(), pwd.getpwuid(os.getuid()).pw_name)\n") ==
          "1000 1000 candidate\n");
}

TEST_CASE("a script holds its standard streams and no other descriptor") {
    CHECK(output_of("import os\nheld = []\nfor fd in range(65536):\n"
                    "    try: os.fstat(fd); held.append(fd)\n    except OSError: pass\nprint(held)\n") ==
          "[0, 1, 2]\n");
}

TEST_CASE("a solution that is called holds one eventfd besides") {
    const auto value = call("held",
                            "import os\ndef held():\n    found = []\n    for fd in range(65536):\n"
                            "        try: os.fstat(fd); found.append(fd)\n        except OSError: pass\n"
                            "    return [found, os.readlink('/proc/self/fd/1000')]\n");
    const auto& items = std::get<harness::List>(value.data).items;
    const harness::Values expected{{std::int64_t{0}}, {std::int64_t{1}}, {std::int64_t{2}}, {std::int64_t{1000}}};
    CHECK(std::get<harness::List>(items[0].data).items == expected);
    CHECK(std::get<harness::Str>(items[1].data).text == "anon_inode:[eventfd]");
}

TEST_CASE("nothing of the host's environment reaches a candidate") {
    const auto environment = output_of("import os\nprint(sorted(os.environ))\n");
    CHECK(environment == "['HOME', 'LANG', 'OPENBLAS_NUM_THREADS', 'PATH', 'TZ']\n");
    const auto raw = output_of("print(open('/proc/self/environ').read())\nprint(open('/proc/self/cmdline').read())\n");
    INFO(raw);
    CHECK(raw.find("a secret of the host") == std::string::npos);
}

TEST_CASE("the environment of the worker is not in a candidate's memory either") {
    const auto found = output_of(
        "import re\nwanted = re.compile(b'[a][ ][s][e][c][r][e][t][ ][o][f]')\nfound = 0\n"
        "mem = open('/proc/self/mem', 'rb', buffering=0)\nfor line in open('/proc/self/maps'):\n"
        "    if '[stack]' in line or '[heap]' in line:\n"
        "        start, end = (int(x, 16) for x in line.split()[0].split('-'))\n        mem.seek(start)\n"
        "        found += len(wanted.findall(mem.read(end - start)))\nprint(found)\n",
        {.memory = 256_MiB});
    CHECK(found == "0\n");
}

TEST_CASE("a candidate sees its own processes and no other") {
    CHECK(output_of("import os\nprint([n for n in os.listdir('/proc') if n.isdigit()] == [str(os.getpid())])\n") ==
          "True\n");
}

TEST_CASE("of the machine nothing is in /proc") {
    CHECK(output_of("import os\nprint(sorted(n for n in os.listdir('/proc') if not n.isdigit()))\n") ==
          "['self', 'thread-self']\n");
    CHECK(output_of(tries({"open('/proc/cmdline')", "open('/proc/meminfo')", "open('/proc/sys/kernel/hostname')",
                           "open('/proc/kallsyms')", "open('/proc/loadavg')"}))
              .empty());
}

TEST_CASE("a candidate is in no group but its own") {
    CHECK(output_of("import os\nprint([g for g in os.getgroups() if g != os.getgid()])\n") == "[]\n");
}

TEST_CASE("a candidate cannot look into pid 1 of its box") {
    CHECK(output_of(tries({"open('/proc/1/mem', 'rb').read(1)", "open('/proc/1/environ', 'rb').read(1)",
                           "open('/proc/1/maps').read()", "os.readlink('/proc/1/exe')", "os.readlink('/proc/1/cwd')",
                           "os.listdir('/proc/1/root')", "os.listdir('/proc/1/fd')", "os.listdir('/proc/1/ns')"}))
              .empty());
}

TEST_CASE("the host's own folders are not there") {
    const auto listed = output_of("import os\nprint(sorted(os.listdir('/')))\n");
    for (const char* name : {"'root'", "'home'", "'var'", "'sys'", "'boot'", "'run'", "'mnt'", "'opt'"}) {
        INFO(name);
        CHECK(listed.find(name) == std::string::npos);
    }
    CHECK(output_of("import os\nprint(sorted(os.listdir('/etc')))\n") == "['alternatives', 'group', 'passwd']\n");
}

TEST_CASE("nothing outside the candidate's own folders can be written") {
    CHECK(output_of(tries({"open('/usr/x', 'w')", "open('/etc/x', 'w')", "open('/x', 'w')", "open('/dev/x', 'w')",
                           "open('/etc/passwd', 'a')", "os.mkdir('/usr/lib/x')", "os.unlink('/etc/passwd')",
                           "os.rename('/etc', '/x')", "os.symlink('/x', '/usr/x')", "os.chmod('/etc/passwd', 0o777)",
                           "os.link('/etc/passwd', '/work/x')", "os.utime('/etc/passwd')", "open('/box/x', 'w')",
                           "os.truncate('/usr/lib/python3.11/os.py', 0)", "open('/proc/self/oom_score_adj', 'w')",
                           "open('/proc/sys/kernel/hostname', 'w')", "open('/proc/self/uid_map', 'w')"}))
              .empty());
    CHECK(output_of("for f in ('/work/x', '/tmp/x', '/dev/shm/x', '/dev/null'): open(f, 'w').write('x')\n"
                    "print('written')\n") == "written\n");
}

TEST_CASE("no device can be made or opened") {
    CHECK(output_of(tries({"os.mknod('/work/sda', 0o060666, os.makedev(8, 0))",
                           "os.mknod('/work/mem', 0o020666, os.makedev(1, 1))", "open('/dev/kmsg')", "open('/dev/mem')",
                           "open('/dev/tty')", "open('/proc/kcore', 'rb').read(1)", "open('/proc/kmsg').read(1)"}))
              .empty());
}

TEST_CASE("programs that gain privileges are of no use") {
    const auto ran = run_script(
        "import glob, os\n"
        "print([p for p in glob.glob('/usr/bin/*') if os.access(p, os.X_OK)\n"
        "       and os.statvfs(p).f_flag & os.ST_NOSUID == 0])\n");
    CHECK(ran.standard_output == "[]\n");
}

TEST_CASE("there is no network") {
    CHECK(output_of(tries({"socket.socket(socket.AF_INET)", "socket.socket(socket.AF_INET6)",
                           "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)", "socket.socket(socket.AF_NETLINK)",
                           "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)", "socket.socket(socket.AF_VSOCK)",
                           "socket.create_connection(('127.0.0.1', 80))", "socket.getaddrinfo('example.com', 80)"}))
              .empty());
    const auto devices = output_of("print([line.split(':')[0].strip() for line in open('/proc/self/net/dev')][2:])\n");
    CHECK(devices == "['lo']\n");
}

TEST_CASE("no socket of the host can be reached by an abstract name") {
    // A name that systemd or D-Bus listens on; none may be there at all.
    CHECK(output_of("print([line for line in open('/proc/self/net/unix')][1:])\n") == "[]\n");
}

TEST_CASE("the machine has another name inside") {
    CHECK(output_of("import os\nprint(os.uname().nodename)\n") == "gradebox\n");
}

TEST_CASE("a file of the host that is the standard input cannot be opened again for writing") {
    harness::RunScript request;
    request.standard_input.host_path = "/etc/hostname";
    const auto ran = run_script(tries({"os.open('/proc/self/fd/0', os.O_RDWR)", "os.open('/dev/stdin', os.O_WRONLY)",
                                       "os.open('/proc/self/fd/0', os.O_WRONLY | os.O_TRUNC)", "os.ftruncate(0, 0)",
                                       "os.write(0, b'x')", "os.fchmod(0, 0o777)"}),
                                {}, request);
    INFO(describe(ran));
    CHECK(ran.report.cause == ExitCause::exited);
    CHECK(ran.standard_output.empty());
}

TEST_CASE("a standard input can be opened by its name, to be read, and from its beginning") {
    harness::RunScript request;
    const auto script = "input()\nprint(open('/dev/stdin').read() == open('/proc/self/fd/0').read() != '')\n";
    SUBCASE("a file of the host") {
        request.standard_input.host_path = "/etc/hostname";
    }
    SUBCASE("text") {
        request.standard_input.content = "one line\n";
    }
    const auto ran = run_script(script, {}, request);
    INFO(describe(ran));
    CHECK(ran.standard_output == "True\n");
}

TEST_CASE("a file that is shown cannot be changed, nor what lies beside it be seen") {
    harness::RunScript request;
    request.files.push_back({"given.txt", "", "/etc/hostname"});
    const auto ran =
        run_script("print(len(open('/work/given.txt').read()) > 0)\n" +
                       tries({"open('/work/given.txt', 'r+')", "os.truncate('/work/given.txt', 0)",
                              "os.chmod('/work/given.txt', 0o777)", "os.unlink('/work/given.txt')",
                              "os.rename('/work/given.txt', '/work/x')", "os.listdir('/work/given.txt/..')"}),
                   {}, request);
    INFO(describe(ran));
    CHECK(ran.standard_output == "True\n");
}

TEST_CASE("a candidate has one processor, and can have no other") {
    CHECK(output_of("import os\nprint(len(os.sched_getaffinity(0)))\n") == "1\n");
    CHECK(output_of(tries({"os.sched_setaffinity(0, range(os.cpu_count()))"})).empty());
}

TEST_CASE("every result can list its protections") {
    const auto& active = shared_worker().hello().protections;
    CHECK((active.tier == "full" || active.tier == "rootless"));
    CHECK(active.pid_namespace);
    CHECK(active.net_namespace);
    CHECK(active.mount_namespace);
    CHECK(active.no_new_privileges);
    CHECK(active.capabilities_dropped);
    CHECK(active.seccomp);
    CHECK(active.rlimits);
}

TEST_SUITE_END();
