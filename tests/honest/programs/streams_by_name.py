import os
import sys

NAMES = {"/dev/stdout": "stdout", "/proc/self/fd/1": "fd 1", f"/proc/{os.getpid()}/fd/1": "fd 1 of this process",
         "/dev/stderr": "stderr"}
for path, name in NAMES.items():
    with open(path, "w") as stream:
        stream.write(f"written to {name}\n")
print(repr(open("/dev/stdin").read()))
with open("/dev/fd/1", "ab") as stream:
    stream.write(b"bytes\n")
sys.stdout.flush()
print(oct(os.fstat(1).st_mode), os.fstat(1).st_uid == os.getuid())
