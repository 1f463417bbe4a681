# tries: to leave its root by .. from /, from descriptors of folders and by links
# entry: script
# verdict: accepted
# confined: runtime_error (nothing is mounted there: this place is the host's, and refused)

import os

folder = os.open("/", os.O_RDONLY | os.O_DIRECTORY)
inside = os.stat("/")
found = []
for _ in range(30):
    folder = os.open("..", os.O_RDONLY | os.O_DIRECTORY, dir_fd=folder)
os.symlink("../" * 60 + "@CANARY@/secret", "/work/redteam")
for path in ("/work/redteam", "/" + "../" * 60 + "@CANARY@/secret", "/proc/self/root/../..@CANARY@/secret"):
    if os.path.exists(path):
        found.append(path)
same = (os.fstat(folder).st_ino, os.fstat(folder).st_dev) == (inside.st_ino, inside.st_dev)
print(int(input()) + 1 if same and not found else found)
