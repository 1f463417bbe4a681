# Reads all lines into a list before it looks at the first.
import json
import re
import sys
from collections import Counter
from datetime import datetime

LINE = re.compile(
    r'(\S+) \S+ \S+ \[([^\]]+)\] "(\S+) (\S+) (HTTP/\S+)" (\d{3}) (\d+|-) '
    r'"((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"'
)


def parse(line):
    match = LINE.fullmatch(line)
    if not match:
        return None
    host, time, _, target, _, status, size, _, _ = match.groups()
    try:
        time = datetime.strptime(time, "%d/%b/%Y:%H:%M:%S %z")
    except ValueError:
        return None
    return host, time, target.split("?")[0], int(status), 0 if size == "-" else int(size)


def report(lines):
    total = bad = sent = errors = 0
    hosts, statuses, paths, hours = set(), Counter(), Counter(), Counter()
    for line in lines:
        line = line.rstrip("\r\n")
        if not line.strip():
            continue
        request = parse(line)
        if request is None:
            bad += 1
            continue
        host, time, path, status, size = request
        total += 1
        sent += size
        errors += status >= 400
        hosts.add(host)
        statuses[str(status)] += 1
        paths[path] += 1
        hours[time.strftime("%Y-%m-%dT%H")] += 1
    top = sorted(paths.items(), key=lambda item: (-item[1], item[0]))
    return {
        "total_requests": total,
        "bad_lines": bad,
        "unique_ips": len(hosts),
        "bytes_sent": sent,
        "status_counts": statuses,
        "top_paths": top[:10],
        "requests_per_hour": hours,
        "error_rate": errors / total if total else 0,
    }


def main():
    if len(sys.argv) > 1:
        try:
            log = open(sys.argv[1], encoding="utf-8", errors="replace")
        except OSError as error:
            print(error, file=sys.stderr)
            sys.exit(2)
    else:
        log = sys.stdin
        log.reconfigure(encoding="utf-8", errors="replace")
    with log:
        print(json.dumps(report(log.readlines())))


if __name__ == "__main__":
    main()
