# tries: to start programs that run as root on the host: they run as the candidate
# entry: calls
# verdict: accepted
# limits: processes = 8, cpu_time = "2s"

import os
import subprocess


def answer(n):
    tried = 0
    for name in sorted(os.listdir("/usr/bin")):
        if os.lstat(f"/usr/bin/{name}").st_mode & 0o6000 and tried < 3:
            tried += 1
            child = os.posix_spawn(f"/usr/bin/{name}", [name, "--version"], {}, file_actions=[(os.POSIX_SPAWN_CLOSE, 1)])
            os.waitpid(child, 0)
    uid = subprocess.run(["/usr/bin/id", "-u"], capture_output=True, text=True).stdout.strip()
    status = subprocess.run(["/usr/bin/grep", "NoNewPrivs", "/proc/self/status"], capture_output=True, text=True).stdout.split()
    return n + 1 if uid == str(os.getuid()) and status[1:] == ["1"] else str((uid, status))
