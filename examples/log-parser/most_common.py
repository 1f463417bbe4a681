import json
import re
import sys
from collections import Counter
from datetime import datetime

PATTERN = re.compile(
    r'(?P<ip>\S+) \S+ \S+ \[(?P<time>[^\]]*)\] "(?P<method>\S+) (?P<path>\S+) HTTP/[\d.]+" '
    r'(?P<status>\d{3}) (?P<size>\d+|-) "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*"'
)

ips, statuses, paths, hours = set(), Counter(), Counter(), Counter()
total = bad = sent = 0

if len(sys.argv) > 1:
    try:
        source = open(sys.argv[1], encoding="utf-8", errors="ignore")
    except OSError as e:
        sys.stderr.write(f"cannot open {sys.argv[1]}: {e}\n")
        sys.exit(2)
else:
    source = open(0, encoding="utf-8", errors="ignore")

for line in source:
    if not line.strip():
        continue
    m = PATTERN.fullmatch(line.rstrip())
    try:
        hour = datetime.strptime(m["time"], "%d/%b/%Y:%H:%M:%S %z").strftime("%Y-%m-%dT%H")
    except (TypeError, ValueError):
        bad += 1
        continue
    total += 1
    ips.add(m["ip"])
    statuses[m["status"]] += 1
    paths[m["path"].split("?")[0]] += 1
    hours[hour] += 1
    sent += 0 if m["size"] == "-" else int(m["size"])

errors = sum(n for s, n in statuses.items() if s >= "400")
print(json.dumps({
    "total_requests": total,
    "bad_lines": bad,
    "unique_ips": len(ips),
    "bytes_sent": sent,
    "status_counts": statuses,
    "top_paths": paths.most_common(10),
    "requests_per_hour": hours,
    "error_rate": errors / total if total else 0,
}))
