# tries: to remove, rename and replace the folders that it works in
# entry: calls
# verdict: accepted

import os


def answer(n):
    before = os.getcwd()
    done = []
    for folder in (before, "/tmp", "/dev/shm"):
        for change in (
            lambda: os.rmdir(folder), lambda: os.rename(folder, folder + "2"), lambda: os.symlink("/etc", folder),
            lambda: os.rename(folder, before + "/inside"), lambda: os.unlink(folder),
        ):  # fmt: skip
            try:
                change()
                done.append(folder)
            except OSError:
                pass
    return n + 1 if not done and os.getcwd() == before else str(done)
