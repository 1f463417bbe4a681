# tries: to read the challenge's cases by their path on the host
# entry: script
# verdict: accepted

found = []
for name in ("challenge.toml", "cases/shown.jsonl", "cases/secret.jsonl", "statement.md", "../../batch"):
    for path in (f"@CHALLENGE@/{name}", f"/proc/self/root@CHALLENGE@/{name}", f"/proc/self/cwd/../../..@CHALLENGE@/{name}"):
        try:
            found.append(open(path).read())
        except (FileNotFoundError, PermissionError, NotADirectoryError):
            pass
print(found if found else int(input()) + 1)
