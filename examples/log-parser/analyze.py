#!/usr/bin/env python3
"""Analyze an access log in combined format.

usage: analyze.py [LOG]     (reads standard input when LOG is missing)
"""
import json
import re
import sys
from collections import Counter
from datetime import datetime

# A quoted field may contain escaped quotes: \" and \\
FIELD = r'"(?:\\.|[^"\\])*"'
LOG_LINE = re.compile(
    rf'(\S+) \S+ \S+ \[(.*?)\] "(\S+) (\S+) HTTP/\S+" (\d\d\d) (\d+|-) {FIELD} {FIELD}'
)
TIME_FORMAT = "%d/%b/%Y:%H:%M:%S %z"


def analyze(lines):
    bad = sent = 0
    hosts = set()
    statuses, paths, hours = Counter(), Counter(), Counter()

    for line in lines:
        line = line.rstrip("\r\n")
        if not line or line.isspace():
            continue
        try:
            host, stamp, _method, target, status, size = LOG_LINE.fullmatch(line).groups()
            time = datetime.strptime(stamp, TIME_FORMAT)
        except (AttributeError, ValueError):  # no match, or no such date
            bad += 1
            continue
        hosts.add(host)
        statuses[status] += 1
        paths[target.split("?")[0]] += 1
        hours[time.strftime("%Y-%m-%dT%H")] += 1
        if size != "-":
            sent += int(size)

    total = sum(statuses.values())
    errors = sum(count for status, count in statuses.items() if int(status) >= 400)
    # most requests first; equal counts alphabetically
    top = sorted(paths.items(), key=lambda item: (-item[1], item[0]))[:10]
    return {
        "total_requests": total,
        "bad_lines": bad,
        "unique_ips": len(hosts),
        "bytes_sent": sent,
        "status_counts": statuses,
        "top_paths": top,
        "requests_per_hour": hours,
        "error_rate": round(errors / total, 3) if total else 0.0,
    }


def main():
    if len(sys.argv) < 2:
        # the log may contain anything, so don't let a stray byte stop us
        sys.stdin.reconfigure(errors="replace")
        print(json.dumps(analyze(sys.stdin), indent=2))
        return 0
    try:
        with open(sys.argv[1], errors="replace") as log:
            print(json.dumps(analyze(log), indent=2))
    except OSError as error:
        print(f"{sys.argv[0]}: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
