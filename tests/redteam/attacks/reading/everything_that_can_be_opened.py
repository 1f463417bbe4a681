# tries: to find cases, other submissions and secrets in any file of its root
# entry: script
# verdict: accepted
# confined: runtime_error (nothing is mounted there: this place is the host's, and refused)
# limits: cpu_time = "10s", wall_time = "30s"

import os
import re

WANTED = re.compile(b"|".join(word[::-1] for word in (b'"tcepxe"', b"dnuora_kool fed", b"]]tupni[[", rb"}23{]f-a9-0[-terces")))
found = []
for top in sorted(os.listdir("/")):
    if top in ("usr", "bin", "lib", "lib64", "proc", "dev"):
        continue
    for folder, _, names in os.walk(f"/{top}"):
        for name in names:
            path = os.path.join(folder, name)
            if name == "solution.py" or folder == "/etc/alternatives":  # itself, and links into /usr
                continue
            try:
                if os.path.isfile(path) and WANTED.search(open(path, "rb").read(1 << 20)):
                    found.append(path)
            except OSError:
                pass
print(found if found else int(input()) + 1)
