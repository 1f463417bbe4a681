# tries: to leave zombies: orphans of which nobody hears the end
# entry: script
# verdict: accepted
# limits: processes = 4

import os

reader, writer = os.pipe()
if os.fork() == 0:
    if os.fork() == 0:
        os.close(reader)
        while os.getppid() != 1:
            os.sched_yield()
        os.write(writer, str(os.getpid()).encode())
        os._exit(0)
    os._exit(0)
os.wait()
os.close(writer)
orphan = os.read(reader, 100).decode()
assert orphan
while os.read(reader, 1):
    pass
while os.path.exists(f"/proc/{orphan}"):
    os.sched_yield()
print(int(input()) + 1)
