# tries: to become a program that it has written into a memfd and into its folder
# entry: calls
# verdict: accepted
# confined: runtime_error (modes cannot be changed there)

import os


def answer(n):
    with open("/usr/bin/true", "rb") as file:
        program = file.read()
    memory = os.memfd_create("program")
    os.write(memory, program)
    with open("program", "wb") as file:
        file.write(program)
    os.chmod("program", 0o755)
    refused = 0
    for target in (memory, "/work/program"):
        try:
            os.execve(target, ["true"], {})
        except PermissionError:
            refused += 1
    return n + refused // 2
