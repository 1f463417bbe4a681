// The worker takes what a candidate's process left in its mailbox: how large it says the reply is, and the reply.
#include "harness/mailbox.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "harness/answer.hpp"
#include "harness/bytes.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace gradebox::harness;
using gradebox::fuzz::require;

namespace {

constexpr std::size_t kCap = 4096;

template <class Number>
void write_at(const Mailbox& mailbox, std::size_t place, const Number& number) {
    const auto written = ::pwrite(mailbox.file(), &number, sizeof number, static_cast<off_t>(place));
    require(written == sizeof number, "the candidate's process can write to its mailbox");
}

// As the candidate's process does it, which has the memory mapped. The rest of the room is zero, whatever came before.
void leave(const Mailbox& mailbox, std::uint32_t number, std::uint64_t size, std::string_view reply) {
    std::array<char, kCap> room{};
    reply.copy(room.data(), room.size());
    write_at(mailbox, kMailboxHead + kRequestRoom, room);
    write_at(mailbox, offsetof(MailboxHead, reply_size), size);
    write_at(mailbox, offsetof(MailboxHead, reply), number);
}

}  // namespace

// By how much the number of the reply is off, the size that it claims, and the reply.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // One for all inputs: to make one takes longer than to read it.
    static Mailbox mailbox;
    static std::uint32_t posted = 0;
    ByteReader in{gradebox::fuzz::text_of(data, size)};
    const std::uint8_t off = in.byte();
    const std::uint64_t claimed = in.count();
    if (!in.ok()) return 0;

    mailbox.post("a request");
    leave(mailbox, ++posted + off, claimed, gradebox::fuzz::text_of(data, size).substr(in.position()));
    require(mailbox.answered() == (off == 0), "only the last request's reply is an answer");
    const std::string taken = mailbox.take(kCap);
    require(taken.size() == (off == 0 && claimed <= kCap ? claimed : 0), "as much is taken as there is, up to the cap");
    if (const auto answer = decode_answer(taken)) require(taken.ends_with(answer->outcomes), "outcomes come last");
    return 0;
}
