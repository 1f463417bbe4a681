#: memory = "256MiB"
import bz2
import gzip
import hashlib
import lzma
import zlib

data = bytes(n * n % 251 for n in range(200_000))
for module in (gzip, bz2, lzma):
    with module.open("file.z", "wb") as file:
        file.write(data)
    with module.open("file.z") as file:
        print(module.__name__, hashlib.sha256(file.read()).hexdigest()[:16])
    with module.open("file.z", "rt", encoding="latin-1") as file:
        print(len(file.readline()))
print(zlib.crc32(data), zlib.adler32(data), zlib.decompress(zlib.compress(data, 9)) == data)
worker = lzma.LZMACompressor(preset=1)
print(lzma.decompress(worker.compress(data) + worker.flush()) == data)
print(hashlib.scrypt(b"p", salt=b"salt", n=16, r=8, p=1).hex()[:16], hashlib.blake2b(data).hexdigest()[:16])
print(hashlib.pbkdf2_hmac("sha256", b"p", b"s", 1000).hex()[:16], hashlib.new("sha3_256", data).hexdigest()[:16])
