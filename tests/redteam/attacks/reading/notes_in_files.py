# tries: to leave a note for the next case and submission in every folder that can be written
# entry: script
# verdict: accepted
# confined: wrong_answer (nothing is mounted there: this place is the host's, and refused)

import os

places = ["/work", "/tmp", "/dev/shm", "/box", "/var/tmp", "/run", "/etc", "/usr/lib/python3.11", "/proc/self/cwd"]
found = [place for place in places if os.path.exists(f"{place}/redteam_note")]
written = 0
for place in places:
    try:
        with open(f"{place}/redteam_note", "w") as file:
            written += file.write("note")
    except OSError:
        pass
print(int(input()) + 1 if written >= 12 and not found else found)
