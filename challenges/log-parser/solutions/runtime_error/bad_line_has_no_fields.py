# Splits at blanks and takes every field for granted: a bad line has none.
import json
import sys
from collections import Counter
from datetime import datetime


def main():
    source = open(sys.argv[1], errors="replace") if len(sys.argv) > 1 else sys.stdin
    ips, statuses, paths, hours = Counter(), Counter(), Counter(), Counter()
    sent = 0
    for line in source:
        fields = line.split()
        time = datetime.strptime(fields[3].strip("["), "%d/%b/%Y:%H:%M:%S")
        ips[fields[0]] += 1
        hours[time.strftime("%Y-%m-%dT%H")] += 1
        paths[fields[6].split("?")[0]] += 1
        statuses[fields[8]] += 1
        sent += int(fields[9]) if fields[9] != "-" else 0

    total = ips.total()
    errors = sum(count for status, count in statuses.items() if int(status) >= 400)
    print(json.dumps({
        "total_requests": total,
        "bad_lines": 0,
        "unique_ips": len(ips),
        "bytes_sent": sent,
        "status_counts": statuses,
        "top_paths": sorted(paths.items(), key=lambda p: (-p[1], p[0]))[:10],
        "requests_per_hour": hours,
        "error_rate": errors / total if total else 0.0,
    }))


main()
