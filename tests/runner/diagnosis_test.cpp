// What doctor says is lost, and how it is to be had.
#include "runner/diagnosis.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace gradebox::runner;
using gradebox::sandbox::Protections;

namespace {

Protections everything() {
    return {"full", true, true, true, true, true, true, true, "v2", true, true, true, 7, true};
}

Check check_of(const std::string& protection, const Protections& active, const HostFacts& host = {}) {
    const auto checks = diagnose(active, host);
    const auto found =
        std::find_if(checks.begin(), checks.end(), [&](const Check& check) { return check.protection == protection; });
    REQUIRE(found != checks.end());
    return *found;
}

std::string remedy_without_namespaces(const HostFacts& host) {
    auto active = everything();
    active.user_namespace = false;
    return check_of("user namespace", active, host).remedy;
}

void write(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path} << text;
}

}  // namespace

TEST_CASE("a machine that gives everything needs no remedy") {
    for (const auto& check : diagnose(everything(), {})) {
        INFO(check.protection);
        CHECK(check.given);
        CHECK(check.remedy.empty());
        CHECK_FALSE(check.lost.empty());
    }
}

TEST_CASE("each protection that is missing is said to be") {
    const auto checks = diagnose({}, {});
    CHECK(checks.size() == 13);
    for (const auto& check : checks) {
        INFO(check.protection);
        CHECK_FALSE(check.given);
        CHECK_FALSE(check.lost.empty());
    }
}

TEST_CASE("the remedy is the setting that stands in the way") {
    HostFacts host;
    CHECK(remedy_without_namespaces(host) == "run as root");
    host.apparmor_restriction = 1;
    CHECK(remedy_without_namespaces(host).starts_with("sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"));
    host.unprivileged_user_namespaces = 0;
    CHECK(remedy_without_namespaces(host).starts_with("sysctl -w kernel.unprivileged_userns_clone=1"));
    host.max_user_namespaces = 0;
    CHECK(remedy_without_namespaces(host).starts_with("sysctl -w user.max_user_namespaces="));
    host.container = true;
    CHECK(remedy_without_namespaces(host).starts_with("docker run"));
}

TEST_CASE("control groups are had from systemd, root or the boot line") {
    auto active = everything();
    active.cgroup = "none";
    HostFacts host;
    CHECK(check_of("cgroup", active, host).remedy.starts_with("systemd-run --user --scope -p Delegate=yes"));
    host.root = true;
    CHECK(check_of("cgroup", active, host).remedy.starts_with("boot with cgroup_enable=memory"));
    CHECK(check_of("cgroup", everything(), host).detail == "v2");
}

TEST_CASE("Landlock is had from the boot line or a newer kernel, and an old one is said to be") {
    auto active = everything();
    active.landlock_abi = 0;
    HostFacts host;
    host.kernel = "5.10.0";
    host.security_modules = "lockdown,yama";
    CHECK(check_of("Landlock", active, host).remedy.find("lsm=landlock,lockdown,yama") != std::string::npos);
    host.security_modules = "landlock,yama";
    CHECK(check_of("Landlock", active, host).remedy.find("5.10.0") != std::string::npos);
    active.landlock_abi = 2;
    CHECK(check_of("Landlock", active, host).given);
    CHECK(check_of("Landlock", active, host).detail.find("signals") != std::string::npos);
}

TEST_CASE("facts of the host are read from its files") {
    const auto root = std::filesystem::temp_directory_path() / ("gradebox-test-facts-" + std::to_string(::getpid()));
    write(root / "proc/sys/user/max_user_namespaces", "0\n");
    write(root / "proc/sys/kernel/unprivileged_userns_clone", "1\n");
    write(root / "sys/kernel/security/lsm", "capability,landlock\n");
    write(root / ".dockerenv", "");
    const auto host = read_host_facts(root);
    std::filesystem::remove_all(root);
    CHECK(host.container);
    CHECK(host.max_user_namespaces == 0);
    CHECK(host.unprivileged_user_namespaces == 1);
    CHECK_FALSE(host.apparmor_restriction.has_value());
    CHECK(host.security_modules == "capability,landlock");
    CHECK_FALSE(host.kernel.empty());
    CHECK_FALSE(read_host_facts(root).container);
}
