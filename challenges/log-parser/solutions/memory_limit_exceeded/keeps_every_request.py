# Streams the log, and keeps every request, with all its fields, until the end to count it then.
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
    host, time, method, target, protocol, status, size, referer, agent = match.groups()
    try:
        time = datetime.strptime(time, "%d/%b/%Y:%H:%M:%S %z")
    except ValueError:
        return None
    return {
        "host": host,
        "hour": time.strftime("%Y-%m-%dT%H"),
        "method": method,
        "target": target,
        "protocol": protocol,
        "status": status,
        "size": 0 if size == "-" else int(size),
        "referer": referer,
        "agent": agent,
    }


def report(lines):
    bad = 0
    requests = []
    for line in lines:
        line = line.rstrip("\r\n")
        if not line.strip():
            continue
        request = parse(line)
        if request is None:
            bad += 1
            continue
        requests.append(request)
    total = len(requests)
    errors = sum(request["status"] >= "400" for request in requests)
    paths = Counter(request["target"].split("?")[0] for request in requests)
    top = sorted(paths.items(), key=lambda item: (-item[1], item[0]))
    return {
        "total_requests": total,
        "bad_lines": bad,
        "unique_ips": len({request["host"] for request in requests}),
        "bytes_sent": sum(request["size"] for request in requests),
        "status_counts": Counter(request["status"] for request in requests),
        "top_paths": top[:10],
        "requests_per_hour": Counter(request["hour"] for request in requests),
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
        print(json.dumps(report(log)))


if __name__ == "__main__":
    main()
