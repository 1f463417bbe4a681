# tries: to have the next run import its modules, from every folder that Python looks into
# entry: script
# verdict: accepted

import os
import site
import sys

written, found = [], [name for name in ("usercustomize", "redteam") if name in sys.modules]
for folder in {*sys.path, "/work", site.getusersitepackages(), sys.prefix + "/lib/python3/dist-packages"}:
    for name in ("json.py", "sitecustomize.py", "usercustomize.py", "redteam.pth", "__pycache__/os.cpython-311.pyc"):
        try:
            with open(os.path.join(folder or ".", name), "x") as file:
                file.write("import sys; sys.modules['redteam'] = 1; print('owned')")
            written.append(folder)
        except OSError:
            pass
found += [folder for folder in written if folder.startswith("/usr")]
print(found if found else int(input()) + 1)
