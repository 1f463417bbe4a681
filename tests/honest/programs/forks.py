#: processes = 6
#: threads = 6
import fcntl
import os
import sys
import threading

print("before")
sys.stdout.flush()
reader, writer = os.pipe()
children = []
for n in range(3):
    child = os.fork()
    if child == 0:
        os.write(writer, f"child {n}\n".encode())
        os._exit(n)
    children.append(child)
print([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children], sorted(os.read(reader, 100).split(b"\n")))
try:
    os.wait()
except ChildProcessError as error:
    print(error)
if os.fork() == 0:  # an orphan, taken over by pid 1
    if os.fork() == 0:
        os.setsid()
        os.write(writer, b"%d" % (os.getsid(0) == os.getpid()))
        os._exit(0)
    os._exit(0)
os.wait()
print(os.read(reader, 1))
worker = threading.Thread(target=lambda: os.write(writer, b"thread") and None)
if (child := os.fork()) == 0:
    worker.start()
    worker.join()
    print("a child's own end", threading.active_count())
    sys.exit(4)
print(os.waitid(os.P_PID, child, os.WEXITED).si_status, os.read(reader, 6))
with open("lock", "w") as file:
    fcntl.flock(file, fcntl.LOCK_EX)
    if (child := os.fork()) == 0:
        with open("lock") as other:
            try:
                fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os._exit(11)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
if (child := os.fork()) == 0:
    os.execv(sys.executable, [sys.executable, "-I", "-c", "import sys; sys.exit(len(sys.argv[1]))", "xyz"])
print(os.waitstatus_to_exitcode(os.wait4(child, 0)[1]))
