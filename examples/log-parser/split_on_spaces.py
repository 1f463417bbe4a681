import json
import sys
from collections import Counter


def parse(line):
    # 0: host, 3-4: time, 5-7: request, 8: status, 9: bytes
    parts = line.split()
    return {
        "host": parts[0],
        "time": parts[3][1:],
        "path": parts[6].split("?")[0],
        "status": parts[8],
        "bytes": 0 if parts[9] == "-" else int(parts[9]),
    }


def main():
    log = open(sys.argv[1]) if len(sys.argv) > 1 else sys.stdin
    entries = [parse(line) for line in log if line.strip()]

    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    hours = Counter()
    for entry in entries:
        day, month, rest = entry["time"].split("/")
        year, hour = rest.split(":")[:2]
        hours[f"{year}-{months.index(month) + 1:02}-{day}T{hour}"] += 1

    errors = [entry for entry in entries if entry["status"][0] in "45"]
    print(json.dumps({
        "total_requests": len(entries),
        "bad_lines": 0,
        "unique_ips": len({entry["host"] for entry in entries}),
        "bytes_sent": sum(entry["bytes"] for entry in entries),
        "status_counts": Counter(entry["status"] for entry in entries),
        "top_paths": Counter(entry["path"] for entry in entries).most_common(10),
        "requests_per_hour": hours,
        "error_rate": len(errors) / len(entries),
    }))


main()
