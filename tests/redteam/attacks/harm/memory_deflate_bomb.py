# tries: 256 KiB that decompress to 256 MiB
# entry: calls
# verdict: memory_limit_exceeded
# rootless: runtime_error (an rlimit keeps memory there, so it is a MemoryError)
# confined: runtime_error (memory is kept by rlimits there: what they refuse is an error)
# limits: memory = "16MiB", threads = 1, cpu_time = "2s"

import zlib

packer = zlib.compressobj(9, zlib.DEFLATED, -15)
BLOCK = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)


def answer(n):
    return len(zlib.decompress(BLOCK * 256 + b"\x03\x00", -15))
