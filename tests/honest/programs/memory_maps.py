#: processes = 2
import mmap
import os

with open("data.bin", "w+b") as file:
    file.write(b"\0" * 16384)
    file.flush()
    with mmap.mmap(file.fileno(), 0) as data:
        data[5:10] = b"hello"
        data.flush()
        print(data.find(b"llo"), data.size(), data.readline()[:10])
        data.resize(32768)
        data.move(100, 5, 5)
        data.madvise(mmap.MADV_SEQUENTIAL)
    file.seek(100)
    print(file.read(5), os.path.getsize("data.bin"))
shared = mmap.mmap(-1, 4096)
if (child := os.fork()) == 0:
    shared[:3] = b"abc"
    os._exit(0)
os.waitpid(child, 0)
print(shared[:4])
with open("data.bin", "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
    try:
        data[0] = 1
    except TypeError as error:
        print(error)
with open("data.bin", "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as data:
    data[0:1] = b"z"
    print(data[0], file.read(1))
nameless = os.memfd_create("nameless")
os.write(nameless, b"in memory")
print(os.pread(nameless, 20, 3), os.posix_fallocate(nameless, 0, 100), os.fstat(nameless).st_size)
