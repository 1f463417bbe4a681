# The same quotes within an f-string: a syntax error before Python 3.12.
import json
import sys
from collections import Counter

statuses = Counter()
bad = 0
for line in open(sys.argv[1]) if len(sys.argv) > 1 else sys.stdin:
    fields = line.split()
    if len(fields) < 12:
        bad += 1
        continue
    statuses[fields[8]] += 1

report = {"total_requests": statuses.total(), "bad_lines": bad, "status_counts": statuses}
print(f"parsed {report["total_requests"]} requests", file=sys.stderr)
print(json.dumps(report))
