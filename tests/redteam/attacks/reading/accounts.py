# tries: to read the names and passwords of the host's users
# entry: script
# verdict: accepted
# confined: wrong_answer (nothing is mounted there: this place is the host's, and refused)

import pwd

entries = [(entry.pw_name, entry.pw_uid) for entry in pwd.getpwall()]
try:
    open("/etc/shadow").read()
    entries.append("shadow")
except (FileNotFoundError, PermissionError):
    pass
print(int(input()) + 1 if entries == [("root", 0), ("candidate", 1000), ("nobody", 65534)] else entries)
