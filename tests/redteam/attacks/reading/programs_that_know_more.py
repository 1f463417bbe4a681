# tries: to have programs with more rights read for it: su, mount, sudo and ping gain none
# entry: script
# verdict: accepted
# limits: processes = 4

import os
import subprocess

found = []
for command in (["su", "-c", "cat @CANARY@/secret"], ["mount"], ["sudo", "-n", "id"], ["newgrp"], ["cat", "@CANARY@/secret"]):
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=3)
        if done.returncode == 0 and b"secret-" in done.stdout:
            found.append(command)
    except OSError:
        pass
status = open("/proc/self/status").read()
if "NoNewPrivs:\t1" not in status or "CapEff:\t0000000000000000" not in status or "CapBnd:\t0000000000000000" not in status and os.getuid() == 0:
    found.append(status)
print(found if found else int(input()) + 1)
