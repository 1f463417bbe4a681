#include "harness/mailbox.hpp"

#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <climits>

#include "sandbox/confine.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::harness {
namespace {

using sandbox::check;

long futex(std::atomic<std::uint32_t>& word, int operation, std::uint32_t value) {
    return ::syscall(SYS_futex, &word, operation, value, nullptr, nullptr, 0);
}

}  // namespace

// Reading and writing the file instead of a mapping spares the worker a page fault for each page.
Mailbox::Mailbox() : file_{check(::memfd_create("mailbox", MFD_CLOEXEC), "memfd_create")} {
    check(::ftruncate(file_.get(), kMailboxSize), "sizing the mailbox");
    void* head = ::mmap(nullptr, kMailboxHead, PROT_READ | PROT_WRITE, MAP_SHARED, file_.get(), 0);
    if (head == MAP_FAILED) sandbox::throw_errno("mapping the mailbox");
    head_ = new (head) MailboxHead;
}

Mailbox::~Mailbox() {
    ::munmap(head_, kMailboxHead);
}

void Mailbox::post(std::string_view request) {
    if (request.size() > kRequestRoom) sandbox::throw_errno("the request is too large", E2BIG);
    head_->request_size = request.size();
    for (std::size_t done = 0; done < request.size();)
        done += static_cast<std::size_t>(check(::pwrite(file_.get(), request.data() + done, request.size() - done,
                                                        static_cast<off_t>(kMailboxHead + done)),
                                               "writing to the mailbox"));
    head_->request = ++posted_;
    futex(head_->request, FUTEX_WAKE, INT_MAX);
}

void Mailbox::begin_turn() {
    sandbox::begin_turn(head_->turns);
}

void Mailbox::end_turn() {
    sandbox::end_turn(head_->turns);
}

bool Mailbox::answered() const {
    return head_->reply == posted_;
}

std::string Mailbox::take(std::size_t cap) const {
    // Hostile and perhaps still changing: read once, then held against the cap.
    const std::uint64_t size = head_->reply_size;
    if (!answered() || size > std::min(cap, kReplyRoom)) return {};
    std::string bytes(static_cast<std::size_t>(size), '\0');
    for (std::size_t done = 0; done < bytes.size();)
        done += static_cast<std::size_t>(check(::pread(file_.get(), bytes.data() + done, bytes.size() - done,
                                                       static_cast<off_t>(kMailboxHead + kRequestRoom + done)),
                                               "reading from the mailbox"));
    return bytes;
}

std::string_view MailboxEnd::next_request() {
    while (head().request == seen_) futex(head().request, FUTEX_WAIT, seen_);
    seen_ = head().request;
    const auto size = static_cast<std::size_t>(head().request_size);
    char* const first = memory_ + kMailboxHead;
    // One call instead of a page fault for each page.
    if (size > 65536) ::madvise(first, size, MADV_POPULATE_READ);
    return {first, size};
}

void MailboxEnd::reply(std::size_t size) {
    head().reply_size = size;
    head().reply = seen_;
    const std::uint64_t one = 1;
    // A candidate that closed it has only itself to blame: nobody will look before its time is up.
    if (::write(sandbox::kWakeFd, &one, sizeof one) < 0) return;
}

}  // namespace gradebox::harness
