# tries: to use more memory by files in its folder than it is allowed, where the disk would have room
# entry: calls
# verdict: memory_limit_exceeded
# rootless: wrong_answer (no control group there: files are kept by the disk limit alone)
# confined: wrong_answer (no control group there: the rlimits count neither what is shared nor what the kernel keeps)
# limits: disk = "64MiB", file_size = "64MiB", memory = "16MiB", cpu_time = "2s"

def answer(n):
    with open("large", "wb") as file:
        for _ in range(32):
            file.write(bytes(1 << 20))
    return "32 MiB"
