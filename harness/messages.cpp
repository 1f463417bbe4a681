// Frames between gradebox and gradebox-worker. One archive describes each message once, for both directions.
#include "harness/messages.hpp"

#include <type_traits>
#include <utility>

#include "harness/bytes.hpp"
#include "harness/tags.hpp"
#include "harness/value_codec.hpp"

namespace gradebox::harness {
namespace {

using sandbox::Bytes;
using sandbox::Microseconds;

class Writer {
public:
    explicit Writer(std::string& out) : out_{out} {}

    template <class... Fields>
    void operator()(const Fields&... fields) {
        (field(fields), ...);
    }

    void field(bool value) { out_.byte(value ? 1 : 0); }
    void field(int value) { out_.integer(value); }
    void field(std::uint32_t value) { out_.count(value); }
    void field(std::uint64_t value) { out_.count(value); }
    void field(Microseconds value) { out_.integer(value.count()); }
    void field(Bytes value) { out_.count(sandbox::count(value)); }
    void field(std::string_view value) { out_.text(value); }
    void field(const std::string& value) { out_.text(value); }
    void field(const Raised& value) { write_raised(value, out_); }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void field(Enum value) { out_.byte(static_cast<std::uint8_t>(value)); }
    template <class First, class Second>
    void field(const std::pair<First, Second>& value) {
        (*this)(value.first, value.second);
    }
    template <class Item>
    void field(const std::vector<Item>& items) {
        out_.count(items.size());
        for (const auto& item : items) field(item);
    }
    template <class... Alternatives>
    void field(const std::variant<Alternatives...>& value) {
        out_.byte(static_cast<std::uint8_t>(value.index()));
        std::visit([this](const auto& alternative) { this->field(alternative); }, value);
    }
    template <class Message>
    requires std::is_class_v<Message>
    void field(const Message& message) { describe(*this, message); }

private:
    ByteWriter out_;
};

class Reader {
public:
    explicit Reader(ByteReader& in) : in_{in} {}

    template <class... Fields>
    void operator()(Fields&... fields) {
        (field(fields), ...);
    }

    void field(bool& value) {
        const auto byte = in_.byte();
        if (byte > 1) in_.fail();
        value = byte == 1;
    }
    void field(int& value) { narrow(value, in_.integer()); }
    void field(std::uint32_t& value) { narrow(value, in_.count()); }
    void field(std::uint64_t& value) { value = in_.count(); }
    void field(Microseconds& value) { value = Microseconds{in_.integer()}; }
    void field(Bytes& value) { value = Bytes{in_.count()}; }
    void field(std::string& value) { value = in_.text(); }
    void field(std::string_view& value) { value = in_.text(); }
    void field(Raised& value) { value = read_raised(in_); }
    void field(EntryKind& value) { enumerator(value, EntryKind::suite); }
    void field(TestStatus& value) { enumerator(value, TestStatus::unexpected_success); }
    void field(sandbox::ExitCause& value) { enumerator(value, sandbox::ExitCause::machinery); }
    template <class First, class Second>
    void field(std::pair<First, Second>& value) {
        (*this)(value.first, value.second);
    }
    template <class Item>
    void field(std::vector<Item>& items) {
        items.clear();
        for (auto left = in_.items(); left > 0 && in_.ok(); --left) field(items.emplace_back());
    }
    template <class... Alternatives>
    void field(std::variant<Alternatives...>& value) {
        const auto index = in_.byte();
        std::uint8_t candidate = 0;
        const bool known = ((candidate++ == index && (field(value.template emplace<Alternatives>()), true)) || ...);
        if (!known) in_.fail();
    }
    template <class Message>
    requires std::is_class_v<Message>
    void field(Message& message) { describe(*this, message); }

private:
    template <class Narrow, class Wide>
    void narrow(Narrow& value, Wide wide) {
        if (!std::in_range<Narrow>(wide)) return in_.fail();
        value = static_cast<Narrow>(wide);
    }
    template <class Enum>
    void enumerator(Enum& value, Enum last) {
        const auto byte = in_.byte();
        if (byte > static_cast<std::uint8_t>(last)) return in_.fail();
        value = static_cast<Enum>(byte);
    }

    ByteReader& in_;
};

// The fields of every message, in the order in which they travel.
template <class Message, class Wanted>
concept Is = std::is_same_v<std::remove_const_t<Message>, Wanted>;

template <class A, Is<sandbox::Limits> M>
void describe(A& a, M& m) {
    a(m.cpu_time, m.wall_time, m.memory, m.output, m.processes, m.threads, m.open_files, m.file_size, m.disk);
}
template <class A, Is<sandbox::RunReport> M>
void describe(A& a, M& m) {
    a(m.cause, m.exit_code, m.signal, m.cpu_time, m.wall_time, m.peak_memory, m.bytes_read, m.instructions,
      m.page_faults, m.processes, m.detail);
}
template <class A, Is<sandbox::Protections> M>
void describe(A& a, M& m) {
    a(m.tier, m.user_namespace, m.pid_namespace, m.mount_namespace, m.net_namespace, m.ipc_namespace, m.uts_namespace,
      m.cgroup_namespace, m.cgroup, m.rlimits, m.no_new_privileges, m.capabilities_dropped, m.landlock_abi, m.seccomp);
}
template <class A, class M>
requires Is<M, InputFile> || Is<M, InputFileView>
void describe(A& a, M& m) {
    a(m.name, m.content, m.host_path);
}
template <class A, class M>
requires Is<M, Open> || Is<M, OpenView>
void describe(A& a, M& m) {
    a(m.kind, m.entry, m.source, m.record_types, m.limits, m.processes, m.suite, m.is_package, m.files);
}
template <class A, class M>
requires Is<M, Suite> || Is<M, SuiteView>
void describe(A& a, M& m) {
    a(m.test, m.with_pytest, m.files, m.limits, m.comparisons, m.is_compared, m.shares_process, m.modules, m.compiled);
}
template <class A, class M>
requires Is<M, RunSuite> || Is<M, RunSuiteView>
void describe(A& a, M& m) {
    a(m.tests, m.files);
}
template <class A, Is<TestPart> M>
void describe(A& a, M& m) {
    a(m.name, m.status, m.message);
}
template <class A, Is<Examined> M>
void describe(A& a, M& m) {
    a(m.tests, m.runs, m.trouble, m.compiled);
}
template <class A, class M>
requires Is<M, RunCalls> || Is<M, RunCallsView>
void describe(A& a, M& m) {
    a(m.fresh, m.program, m.files, m.scheduled, m.measured);
}
template <class A, class M>
requires Is<M, RunScript> || Is<M, RunScriptView>
void describe(A& a, M& m) {
    a(m.argv, m.environment, m.standard_input, m.files, m.output_files, m.standard_output_path);
}
template <class A, class M>
requires Is<M, Close> || Is<M, Opened> || Is<M, Closed> || Is<M, Loaded>
void describe(A&, M&) {}
template <class A, Is<Hello> M>
void describe(A& a, M& m) {
    a(m.python_version, m.packages, m.protections);
}
template <class A, Is<Failed> M>
void describe(A& a, M& m) {
    a(m.reason);
}
template <class A, Is<NotCompiled> M>
void describe(A& a, M& m) {
    a(m.message, m.line, m.column);
}
template <class A, Is<NoEntry> M>
void describe(A& a, M& m) {
    a(m.message);
}
template <class A, Is<OutputFile> M>
void describe(A& a, M& m) {
    a(m.name, m.present, m.problem, m.content);
}
template <class A, Is<Ran> M>
void describe(A& a, M& m) {
    a(m.report, m.answered, m.progress, m.outcomes, m.standard_output, m.standard_error, m.files, m.parts, m.compared);
}

template <class Message>
std::string frame(const Message& message) {
    std::string bytes(4, '\0');
    ByteWriter{bytes}.byte(kProtocolVersion);
    Writer{bytes}.field(message);
    const auto size = static_cast<std::uint32_t>(bytes.size() - 4);
    for (unsigned i = 0; i < 4; ++i) bytes[i] = static_cast<char>(size >> (8 * i));
    return bytes;
}

template <class Message>
tl::expected<Message, DecodeError> unframe(std::string_view bytes, const char* what) {
    ByteReader in{bytes};
    if (in.byte() != kProtocolVersion) return decode_failure(in, what);
    Message message;
    Reader{in}.field(message);
    if (!in.ok() || !in.at_end()) return decode_failure(in, what);
    return message;
}

}  // namespace

std::string encode(const Request& request) {
    return frame(request);
}
std::string encode(const Reply& reply) {
    return frame(reply);
}

tl::expected<RequestView, DecodeError> decode_request(std::string_view frame) {
    return unframe<RequestView>(frame, "request");
}
tl::expected<Reply, DecodeError> decode_reply(std::string_view frame) {
    return unframe<Reply>(frame, "reply");
}

tl::expected<Answer, DecodeError> decode_answer(std::string_view bytes) {
    ByteReader in{bytes};
    Answer answer;
    Reader{in}.field(answer.progress);
    if (!in.ok()) return decode_failure(in, "answer");
    answer.outcomes = bytes.substr(in.position());
    return answer;
}

}  // namespace gradebox::harness
