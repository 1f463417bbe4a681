import argparse
import fileinput
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Iterable, Iterator, Optional

PATTERN = re.compile(
    r'^(\S+) \S+ \S+ \[([^\]]+)\] "([^ "]+) ([^ "]+) (HTTP/[^ "]+)" (\d\d\d) (-|\d+)'
    r' "((?:\\.|[^"\\])*)" "((?:\\.|[^"\\])*)"$',
    re.ASCII,
)


@dataclass(frozen=True)
class Request:
    host: str
    hour: str
    path: str
    status: int
    size: int


@lru_cache(maxsize=4096)
def hour_of(stamp: str) -> str:
    return datetime.strptime(stamp, "%d/%b/%Y:%H:%M:%S %z").strftime("%Y-%m-%dT%H")


def parse_line(line: str) -> Optional[Request]:
    found = PATTERN.match(line)
    if not found:
        return None
    host, stamp, _method, target, _protocol, status, size, _referer, _agent = found.groups()
    try:
        hour = hour_of(stamp)
    except ValueError:
        return None
    return Request(host, hour, target.split("?", 1)[0], int(status), int(size) if size != "-" else 0)


def non_blank(lines: Iterable[bytes]) -> Iterator[str]:
    for line in lines:
        text = line.decode("utf-8", errors="surrogateescape").strip("\r\n")
        if text.strip():
            yield text


def summarize(lines: Iterable[str]) -> dict:
    counts: dict = defaultdict(int)
    hosts, statuses, paths, hours = set(), Counter(), Counter(), Counter()
    for request in map(parse_line, lines):
        if request is None:
            counts["bad_lines"] += 1
            continue
        counts["total"] += 1
        counts["bytes"] += request.size
        counts["errors"] += request.status >= 400
        hosts.add(request.host)
        statuses[str(request.status)] += 1
        paths[request.path] += 1
        hours[request.hour] += 1
    ranked = sorted(sorted(paths), key=paths.__getitem__, reverse=True)
    return {
        "total_requests": counts["total"],
        "bad_lines": counts["bad_lines"],
        "unique_ips": len(hosts),
        "bytes_sent": counts["bytes"],
        "status_counts": dict(statuses),
        "top_paths": [[path, paths[path]] for path in ranked[:10]],
        "requests_per_hour": dict(hours),
        "error_rate": counts["errors"] / counts["total"] if counts["total"] else 0,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Report on a web server's access log.")
    parser.add_argument("log", nargs="?", default="-", help="file to read (default: standard input)")
    options = parser.parse_args()
    try:
        with fileinput.input(options.log, mode="rb") as lines:
            summary = summarize(non_blank(lines))
    except OSError as error:
        parser.exit(2, f"{parser.prog}: cannot read {options.log}: {error.strerror}\n")
    json.dump(summary, sys.stdout, indent=4, sort_keys=True)


if __name__ == "__main__":
    main()
