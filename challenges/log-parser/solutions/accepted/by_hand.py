# No regular expressions: cut the line at blanks and quotes, field by field.
import heapq
import json
import sys
from datetime import datetime


class BadLine(Exception):
    pass


def take_quoted(text):
    """Cuts a quoted field off the front of text: ('field', rest)."""
    if not text.startswith('"'):
        raise BadLine
    end = text.find('"', 1)
    while end > 0 and is_escaped(text, end):
        end = text.find('"', end + 1)
    if end < 0:
        raise BadLine
    return text[1:end], text[end + 1 :]


def is_escaped(text, position):
    """An odd number of backslashes before a character escapes it."""
    before = text[:position]
    return (position - len(before.rstrip("\\"))) % 2 == 1


def parse_time(text):
    try:
        return datetime.strptime(text, "[%d/%b/%Y:%H:%M:%S %z]")
    except ValueError:
        raise BadLine from None


def parse(line):
    try:
        host, identity, user, day, zone, rest = line.split(" ", 5)
    except ValueError:
        raise BadLine from None
    if not (host and identity and user):
        raise BadLine
    time = parse_time(f"{day} {zone}")

    request, rest = take_quoted(rest)
    words = request.split(" ")
    if len(words) != 3 or not all(words) or not words[2].startswith("HTTP/"):
        raise BadLine

    try:
        nothing, status, size, rest = rest.split(" ", 3)
    except ValueError:
        raise BadLine from None
    if nothing or len(status) != 3 or not status.isdigit():
        raise BadLine
    if size != "-" and not size.isdigit():
        raise BadLine

    _referer, rest = take_quoted(rest)
    if not rest.startswith(" "):
        raise BadLine
    _agent, rest = take_quoted(rest[1:])
    if rest:
        raise BadLine
    return host, time, words[1].split("?")[0], status, 0 if size == "-" else int(size)


def report(lines):
    total = bad = sent = errors = 0
    hosts, statuses, paths, hours = set(), {}, {}, {}
    for raw in lines:
        line = raw.decode("latin-1").rstrip("\r\n")
        if not line.strip():
            continue
        try:
            host, time, path, status, size = parse(line)
        except BadLine:
            bad += 1
            continue
        total += 1
        sent += size
        errors += status >= "400"
        hosts.add(host)
        path = path.encode("latin-1").decode("utf-8", "replace")
        hour = f"{time:%Y-%m-%dT%H}"
        statuses[status] = statuses.get(status, 0) + 1
        paths[path] = paths.get(path, 0) + 1
        hours[hour] = hours.get(hour, 0) + 1
    return {
        "total_requests": total,
        "bad_lines": bad,
        "unique_ips": len(hosts),
        "bytes_sent": sent,
        "status_counts": statuses,
        "top_paths": heapq.nsmallest(10, paths.items(), key=lambda item: (-item[1], item[0])),
        "requests_per_hour": hours,
        "error_rate": round(errors / max(total, 1), 4),
    }


if len(sys.argv) > 1:
    try:
        source = open(sys.argv[1], "rb")
    except OSError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
else:
    source = sys.stdin.buffer
print(json.dumps(report(source)))
