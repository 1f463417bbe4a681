// Each layer of a box by itself. Where several keep a candidate from the same thing, no attack tells that one of them
// is gone; here each is looked at, in the candidate or from outside.
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>

#include "sandbox/cgroup_files.hpp"
#include "sandbox/namespace.hpp"
#include "sandbox/unique_fd.hpp"
#include "tests/support/probe.hpp"

using namespace gradebox;
using namespace gradebox::tests;
using namespace std::chrono_literals;
using sandbox::operator""_KiB;
using sandbox::operator""_MiB;

TEST_SUITE_BEGIN("layers");

namespace {

namespace fs = std::filesystem;

bool has_namespaces() {
    return shared_worker().hello().protections.mount_namespace;
}

std::string output_of(WorkerClient& client, const harness::RunScript& request = {}) {
    const auto ran = client.run(request);
    INFO(describe(ran));
    CHECK(ran.report.exit_code == 0);
    return ran.standard_output;
}

std::string output_of(const std::string& source, const sandbox::Limits& limits = {}) {
    shared_worker().open_script(source, limits);
    return output_of(shared_worker());
}

pid_t descendant_named(const WorkerClient& client, const std::string& name) {
    for (const pid_t pid : descendants(client.pid()))
        if (process_name(pid) == name) return pid;
    return -1;
}

std::string space_of(pid_t pid, const std::string& kind) {
    return fs::read_symlink("/proc/" + std::to_string(pid) + "/ns/" + kind);
}

const std::string kHeldDescriptors =
    "import os\nheld = []\nfor fd in range(65536):\n"
    "    try: os.fstat(fd); held.append(fd)\n    except OSError: pass\nprint(held)\n";

struct Mount {
    std::string type;
    std::string options;  // of the mount
    std::string super;    // of the file system
};

// proc(5), /proc/PID/mountinfo: "id parent dev root point options … - type source super-options".
std::multimap<std::string, Mount> parse_mounts(const std::string& text) {
    std::multimap<std::string, Mount> mounts;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields{line};
        std::string skipped, point;
        Mount mount;
        fields >> skipped >> skipped >> skipped >> skipped >> point >> mount.options;
        while (fields >> skipped && skipped != "-") continue;
        fields >> mount.type >> skipped >> mount.super;
        mounts.emplace(point, mount);
    }
    return mounts;
}

bool has_words(const std::string& list, const std::string& words) {
    std::istringstream wanted{words};
    for (std::string word; std::getline(wanted, word, ',');)
        if (("," + list + ",").find("," + word + ",") == std::string::npos) return false;
    return true;
}

}  // namespace

TEST_CASE("no namespace of a candidate is the host's, the worker's or the zygote's") {
    NEED(has_namespaces(), "namespaces");
    const std::array<std::string, 7> kinds{"cgroup", "ipc", "mnt", "net", "pid", "user", "uts"};
    std::istringstream spaces{
        output_of("import os\nfor kind in ('cgroup', 'ipc', 'mnt', 'net', 'pid', 'user', 'uts'):\n"
                  "    print(os.readlink('/proc/self/ns/' + kind))\n")};
    for (const auto& kind : kinds) {
        std::string space;
        CHECK(std::getline(spaces, space));
        INFO(space);
        CHECK(space.starts_with(kind + ":"));
        for (const pid_t pid : {::getpid(), shared_worker().pid(), descendant_named(shared_worker(), "zygote")})
            CHECK(space != space_of(pid, kind));
    }
}

TEST_CASE("what a worker mounts is its own") {
    NEED(has_namespaces(), "namespaces");
    CHECK(space_of(shared_worker().pid(), "mnt") != space_of(::getpid(), "mnt"));
}

TEST_CASE("these mounts are in a box, with these flags, and no others") {
    NEED(has_namespaces(), "namespaces");
    harness::RunScript request;
    request.files.push_back({"given.txt", "", "/etc/hostname"});
    shared_worker().open_script("print(open('/proc/self/mountinfo').read(), end='')\n", {.disk = 1_MiB});
    auto mounts = parse_mounts(output_of(shared_worker(), request));
    const auto take = [&mounts](const std::string& point, const std::string& options, const std::string& super = "") {
        const auto found = mounts.find(point);
        INFO(point);
        REQUIRE(found != mounts.end());
        INFO(found->second.options, " ", found->second.super);
        CHECK(has_words(found->second.options, options));
        CHECK(has_words(found->second.super, super));
        mounts.erase(found);
    };
    take("/", "ro,nosuid", "size=1024k,mode=755");
    for (const char* point : {"/box", "/work", "/tmp", "/dev/shm"})
        // With a page for the solution's own file.
        take(point, "rw,nosuid,nodev", "size=1028k,nr_inodes=321,mode=700");
    take("/work/given.txt", "ro,nosuid,nodev");
    for (const char* point : {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"})
        take(point, "nosuid");
    take("/proc", "nosuid");  // the host's, which the next one covers
    take("/proc", "nosuid,nodev,noexec", "hidepid=invisible,subset=pid");
    for (const auto& [point, mount] : mounts) {
        INFO(point);
        CHECK((point.starts_with("/usr/") || point == "/etc/alternatives"));
        CHECK(has_words(mount.options, "ro,nosuid,nodev"));
    }
}

TEST_CASE("no mount of a run is there in the next, nor one of a box in the next") {
    NEED(has_namespaces(), "namespaces");
    std::vector<std::string> counts;
    for (int box = 0; box < 2; ++box) {
        shared_worker().open_script("print(len(open('/proc/self/mountinfo').readlines()))\n", {}, 3);
        for (int run = 0; run < 3; ++run) counts.push_back(output_of(shared_worker()));
    }
    CHECK(counts == std::vector<std::string>(6, counts[0]));
}

TEST_CASE("a run is a session and a process group of its own") {
    CHECK(output_of("import os\nprint(os.getsid(0) == os.getpgid(0) == os.getpid())\n") == "True\n");
}

TEST_CASE("each rlimit is set, for ever") {
    NEED(has_namespaces(), "namespaces");
    const auto limits = output_of(
        "import resource\n"
        "for name in ('CPU', 'FSIZE', 'NOFILE', 'CORE', 'MSGQUEUE', 'MEMLOCK', 'NPROC'):\n"
        "    print(name, *resource.getrlimit(getattr(resource, 'RLIMIT_' + name)))\n",
        {.cpu_time = 3s, .threads = 4, .open_files = 48, .file_size = 5_MiB});
    CHECK(limits ==
          "CPU 5 5\nFSIZE 5242880 5242880\nNOFILE 48 48\nCORE 0 0\nMSGQUEUE 0 0\nMEMLOCK 65536 65536\nNPROC 4 4\n");
}

TEST_CASE("a candidate shares no memory but its mailbox") {
    const auto shared =
        output_of("print([line.split()[5:] for line in open('/proc/self/maps') if line.split()[1].endswith('s')])\n");
    INFO(shared);
    CHECK(shared.find("mailbox") != std::string::npos);
    // And, for reading, what the C library shares with every process.
    const auto others = std::count(shared.begin(), shared.end(), '[') - 1;
    CHECK(others == (shared.find("gconv-modules.cache") != std::string::npos ? 2 : 1));
}

TEST_CASE("descriptors that a worker was started with reach no candidate and no pid 1") {
    std::vector<sandbox::UniqueFd> inherited;
    for (const int number : {300, 1010}) {
        const sandbox::UniqueFd null{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
        inherited.emplace_back(::fcntl(null.get(), F_DUPFD, number));
        REQUIRE(inherited.back());
    }
    WorkerClient client;
    inherited.clear();
    client.open_script(kHeldDescriptors);
    const pid_t init = descendant_named(client, "init");
    if (client.hello().protections.pid_namespace) {
        std::vector<int> held;
        for (const auto& entry : fs::directory_iterator{"/proc/" + std::to_string(init) + "/fd"})
            held.push_back(std::stoi(entry.path().filename()));
        CHECK(std::count_if(held.begin(), held.end(), [](int fd) { return fd > 2; }) == 1);
    }
    CHECK(output_of(client) == "[0, 1, 2]\n");
}

TEST_CASE("pid 1 of a box is a session of its own") {
    NEED(has_namespaces(), "namespaces");
    shared_worker().open_script("");
    const pid_t init = descendant_named(shared_worker(), "init");
    CHECK(init > 0);
    CHECK(::getsid(init) == init);
}

TEST_CASE("no socket that a run left in the network is there for the next") {
    NEED(has_namespaces(), "namespaces");
    NEED(::geteuid() == 0, "root, to leave one in the network of another");
    const std::string count = "print(len(open('/proc/self/net/unix').readlines()) - 1)\n";
    WorkerClient client;
    client.open_script(count);
    const auto own = sandbox::open_namespace(::getpid(), "net");
    const auto theirs = sandbox::open_namespace(descendant_named(client, "init"), "net");
    // Those that a run leaves are there until the kernel finds the time to collect them; this one stays.
    REQUIRE(::setns(theirs.get(), CLONE_NEWNET) == 0);
    const sandbox::UniqueFd left{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
    REQUIRE(::setns(own.get(), CLONE_NEWNET) == 0);
    CHECK(left);
    CHECK(output_of(client) == "1\n");
    CHECK(output_of(client) == "0\n");
    client.open_script(count);
    CHECK(output_of(client) == "0\n");
}

TEST_CASE("the groups of a root that starts a worker do not reach a candidate") {
    NEED(::geteuid() == 0, "root, to be in groups");
    std::vector<gid_t> before(static_cast<std::size_t>(::getgroups(0, nullptr)));
    CHECK(::getgroups(static_cast<int>(before.size()), before.data()) >= 0);
    const std::array<gid_t, 2> groups{7, 12345};
    REQUIRE(::setgroups(groups.size(), groups.data()) == 0);
    WorkerClient client;
    REQUIRE(::setgroups(before.size(), before.data()) == 0);
    client.open_script("import os\nprint(os.getgroups())\n");
    CHECK(output_of(client) == "[]\n");
}

TEST_CASE("a candidate cannot have groups, and is nobody that the host knows") {
    NEED(has_namespaces(), "namespaces");
    CHECK(output_of("print(open('/proc/self/setgroups').read(), end='')\n") == "deny\n");
    NEED(::geteuid() == 0, "root, who is another user than the candidate");
    CHECK(output_of("import os\nprint(os.stat('/usr/bin').st_uid, os.stat('/usr/bin').st_gid)\n") == "65534 65534\n");
    CHECK(output_of("for kind in 'ug':\n    print(open(f'/proc/self/{kind}id_map').read().split()[::2])\n") ==
          "['1000', '1']\n['1000', '1']\n");
}

TEST_CASE("the permissions in a box do not depend on the umask of who starts a worker") {
    const mode_t before = ::umask(077);
    WorkerClient client;
    ::umask(before);
    client.open_script("import os\nopen('/etc/passwd').read()\nprint(len(os.listdir('/usr/bin')) > 0)\n");
    CHECK(output_of(client) == "True\n");
}

TEST_CASE("a run's control groups hold its limits") {
    NEED(shared_worker().hello().protections.cgroup == "v1", "control groups v1");
    shared_worker().open_calls("f", "def f(): return 1\n", {.memory = 48_MiB, .processes = 2, .threads = 2});
    const harness::Program program{harness::Call{harness::Module{}, "f", {}, {}}};
    shared_worker().run(harness::RunCalls{false, harness::encode(program), {}});
    const auto runs = descendants(descendant_named(shared_worker(), "zygote"));
    REQUIRE(runs.size() == 1);
    std::istringstream lines{sandbox::read_file("/proc/" + std::to_string(runs[0]) + "/cgroup").value_or("")};
    std::map<std::string, fs::path> groups;
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find(':'), second = line.find(':', first + 1);
        groups[line.substr(first + 1, second - first - 1)] = line.substr(second + 1);
    }
    const auto value = [&groups](const std::string& controller, const std::string& file) {
        const auto& group = groups[controller];
        const auto folder = sandbox::own_cgroup_folder(controller) / group.parent_path().filename() / group.filename();
        return sandbox::read_file(folder / file).value_or("");
    };
    for (const char* controller : {"memory", "pids", "cpuacct"})
        CHECK(groups[controller].filename().string().starts_with("run-"));
    const std::string bytes = std::to_string(48 << 20) + "\n";
    CHECK(value("memory", "memory.limit_in_bytes") == bytes);
    const auto with_swap = value("memory", "memory.memsw.limit_in_bytes");
    CHECK((with_swap.empty() || with_swap == bytes));
    CHECK(value("pids", "pids.max") == "3\n");
    const auto& group = groups["memory"];
    const auto made = sandbox::own_cgroup_folder("memory") / group.parent_path().filename() / group.filename();
    CHECK(fs::exists(made));
    output_of("");  // when it is answered, what was before is gone
    CHECK(!fs::exists(made));
}

TEST_CASE("the interpreter looks for nothing in the environment, a home or the current folder") {
    CHECK(output_of("import sys\nflags = sys.flags\nprint(flags.isolated, flags.ignore_environment, "
                    "flags.no_user_site, flags.safe_path)\nprint([p for p in sys.path if not "
                    "p.startswith('/usr/')])\n") == "1 1 1 True\n[]\n");
}

TEST_CASE("Landlock keeps a candidate from what mounts and permissions would allow") {
    NEED(shared_worker().hello().protections.landlock_abi > 0, "Landlock");
    CHECK(output_of("for device in ('/dev/random', '/dev/urandom'):\n    try: open(device, 'wb')\n"
                    "    except PermissionError: print(device)\n") == "/dev/random\n/dev/urandom\n");
}

TEST_CASE("a file may be moved from one folder of the candidate's to another") {
    CHECK(output_of("import os\nos.makedirs('a')\nos.makedirs('b')\nopen('a/x', 'w').close()\n"
                    "os.rename('a/x', 'b/x')\nprint(os.listdir('b'))\n") == "['x']\n");
}

TEST_SUITE_END();
