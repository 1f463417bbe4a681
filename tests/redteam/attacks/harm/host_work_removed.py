# tries: to remove, rename and replace the folders that it works in
# entry: calls
# verdict: accepted

import os


def answer(n):
    done = []
    for folder in ("/work", "/tmp", "/dev/shm"):
        for change in (
            lambda: os.rmdir(folder), lambda: os.rename(folder, folder + "2"), lambda: os.symlink("/etc", folder),
            lambda: os.rename(folder, "/work/inside"), lambda: os.unlink(folder),
        ):  # fmt: skip
            try:
                change()
                done.append(folder)
            except OSError:
                pass
    return n + 1 if not done and os.getcwd() == "/work" else str(done)
