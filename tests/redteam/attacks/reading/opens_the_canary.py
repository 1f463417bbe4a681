# tries: to open a file of the host that everybody there may read
# entry: script
# verdict: accepted

try:
    print(open("@CANARY@/secret").read())
except (FileNotFoundError, PermissionError):
    print(int(input()) + 1)
