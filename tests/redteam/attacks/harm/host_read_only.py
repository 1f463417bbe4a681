# tries: to change what all submissions share: libraries, programs, accounts, its own root
# entry: calls
# verdict: accepted
# after: host_file_unchanged /usr/lib/python3.11/os.py; host_file_unchanged /usr/bin/true; no_file /redteam; no_file /usr/bin/redteam

import os


def answer(n):
    done = []
    for folder in ("/", "/usr", "/usr/lib", "/usr/bin", "/usr/lib/python3.11", "/lib", "/etc", "/dev", "/proc"):
        for change in (
            lambda: os.close(os.open(f"{folder}/redteam", os.O_CREAT | os.O_WRONLY)),
            lambda: os.mkdir(f"{folder}/redteam"), lambda: os.symlink("/", f"{folder}/redteam"),
            lambda: os.chmod(folder, 0o777), lambda: os.utime(folder), lambda: os.rename(folder, "/redteam"),
            lambda: os.rmdir(folder), lambda: os.mkfifo(f"{folder}/redteam"),
        ):  # fmt: skip
            try:
                change()
                done.append(folder)
            except OSError:
                pass
    for file in ("/usr/lib/python3.11/os.py", "/usr/bin/true", "/etc/passwd", "/usr/lib/python3.11/site.py"):
        for change in (
            lambda: os.close(os.open(file, os.O_WRONLY)), lambda: os.truncate(file, 0), lambda: os.unlink(file),
            lambda: os.chmod(file, 0o4777), lambda: os.link(file, "/work/linked"), lambda: os.utime(file),
            lambda: os.rename(file, file + "~"), lambda: os.rename("/work", file),
        ):  # fmt: skip
            try:
                change()
                done.append(file)
            except OSError:
                pass
    return n + 1 if not done else str(done)
