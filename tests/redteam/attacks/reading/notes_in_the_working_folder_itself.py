# tries: to leave a note in the mode, the times and the attributes of folders
# entry: script
# verdict: accepted
# confined: runtime_error (modes cannot be changed there)

import os

found = [oct(os.stat(place).st_mode) for place in ("/work", "/tmp", "/dev/shm") if os.stat(place).st_mode & 0o777 == 0o711]
for place in ("/work", "/tmp", "/dev/shm"):
    os.chmod(place, 0o711)
    os.utime(place, (7, 7))
    try:
        os.setxattr(place, "user.redteam", b"note")
        found.append("setxattr")
    except OSError:
        pass
print(found if found else int(input()) + 1)
