"""Reads an access log in combined format and prints a report as JSON."""
import json
import re
import sys
from collections import Counter
from datetime import datetime

QUOTED = r'"(?:[^"\\]|\\.)*"'
LINE = re.compile(
    r"(?P<host>\S+) \S+ \S+ "
    r"\[(?P<time>[^\]]+)\] "
    r'"(?P<method>\S+) (?P<target>\S+) HTTP/\S+" '
    r"(?P<status>\d{3}) (?P<bytes>\d+|-) "
    rf"{QUOTED} {QUOTED}"
)


class Report:
    def __init__(self):
        self.hosts = set()
        self.bytes_sent = 0
        self.bad_lines = 0
        self.statuses = Counter()
        self.paths = Counter()
        self.hours = Counter()

    def add(self, line):
        match = LINE.fullmatch(line)
        if match is None:
            self.bad_lines += 1
            return
        try:
            time = datetime.strptime(match["time"], "%d/%b/%Y:%H:%M:%S %z")
        except ValueError:
            self.bad_lines += 1
            return
        self.hosts.add(match["host"])
        self.bytes_sent += 0 if match["bytes"] == "-" else int(match["bytes"])
        self.statuses[match["status"]] += 1
        self.paths[match["target"].partition("?")[0]] += 1
        self.hours[time.strftime("%Y-%m-%dT%H")] += 1

    def as_dict(self):
        total = self.statuses.total()
        errors = sum(n for status, n in self.statuses.items() if status >= "400")
        return {
            "total_requests": total,
            "bad_lines": self.bad_lines,
            "unique_ips": len(self.hosts),
            "bytes_sent": self.bytes_sent,
            "status_counts": self.statuses,
            "top_paths": sorted(self.paths.items(), key=lambda item: (-item[1], item[0]))[:10],
            "requests_per_hour": self.hours,
            "error_rate": errors / total if total else 0.0,
        }


def open_log(arguments):
    if arguments:
        return open(arguments[0], encoding="utf-8", errors="replace")
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdin


def main():
    report = Report()
    try:
        with open_log(sys.argv[1:]) as log:
            for line in log:
                if line.strip():
                    report.add(line.rstrip("\r\n"))
    except OSError as error:
        print(f"log-parser: {error}", file=sys.stderr)
        return 2
    json.dump(report.as_dict(), sys.stdout, indent=2)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
