// A box by itself, made in a forked child: there is no way back from the worker's namespaces.
#include "sandbox/box.hpp"

#include <doctest/doctest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <memory>
#include <new>

#include "sandbox/identity.hpp"
#include "sandbox/machine.hpp"
#include "sandbox/system_error.hpp"
#include "tests/support/probe.hpp"

using namespace gradebox;

TEST_SUITE_BEGIN("box");

namespace {

// A box whose object lies where no child has memory, as the later part of the worker's heap does.
int open_and_close() {
    try {
        sandbox::enter_worker_namespaces(sandbox::probe_machine());
        const auto origin = sandbox::make_box_template({"/usr"});
        void* place = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (place == MAP_FAILED || ::madvise(place, 4096, MADV_DONTFORK) != 0) return 2;
        auto* box = new (place) sandbox::Box{origin};
        const bool is_there = box->init() >= 0;
        std::destroy_at(box);
        return is_there ? 0 : 3;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
}

}  // namespace

TEST_CASE("pid 1 of a box needs nothing of the worker's heap") {
    NEED(sandbox::probe_machine().namespaces(), "namespaces");
    const pid_t child = sandbox::check(::fork(), "fork");
    if (child == 0) ::_exit(open_and_close());
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
}
