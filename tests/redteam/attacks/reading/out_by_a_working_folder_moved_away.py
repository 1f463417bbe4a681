# tries: to leave its root by a working folder that is moved from under it
# entry: script
# verdict: accepted
# confined: runtime_error (nothing is mounted there: this place is the host's, and refused)

import os

os.makedirs("/work/a/b/c")
deep = os.open("/work/a/b/c", os.O_RDONLY)
os.fchdir(deep)
os.rename("/work/a/b/c", "/work/c")
os.rmdir("/work/a/b")
for _ in range(20):
    os.chdir("..")
os.chdir("..")
found = [path for path in ("root", "home", ".@CANARY@") if os.path.lexists(path)]
print(found if found or os.getcwd() != "/" else int(input()) + 1)
