# tries: an archive in an archive: the inner one claims to be small
# entry: calls
# verdict: memory_limit_exceeded
# rootless: runtime_error (an rlimit keeps memory there, so it is a MemoryError)
# confined: runtime_error (memory is kept by rlimits there: what they refuse is an error)
# limits: memory = "16MiB", threads = 1, cpu_time = "2s"

import io
import struct
import zipfile
import zlib

packer = zlib.compressobj(9, zlib.DEFLATED, -15)
BLOCK = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("inner", BLOCK * 256 + b"\x03\x00")
    data = bytearray(file.getvalue())
    at = data.index(b"PK\x01\x02")
    data[at + 10 : at + 12] = struct.pack("<H", zipfile.ZIP_DEFLATED)
    data[at + 24 : at + 28] = struct.pack("<I", 256 << 20)
    return bytes(data)


def answer(n):
    with zipfile.ZipFile(io.BytesIO(bomb())) as archive:
        return len(archive.read("inner"))
