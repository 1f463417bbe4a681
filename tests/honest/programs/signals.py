#: processes = 4
#: threads = 4
import os
import signal
import threading
import time

caught = []
signal.signal(signal.SIGUSR1, lambda number, frame: caught.append((signal.Signals(number).name, frame.f_code.co_name)))
os.kill(os.getpid(), signal.SIGUSR1)
print(caught)
signal.signal(signal.SIGALRM, lambda *_: caught.append("alarm"))
signal.setitimer(signal.ITIMER_REAL, 0.01)
signal.pause()
print(caught[1:])
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
os.kill(os.getpid(), signal.SIGUSR2)
print(signal.sigpending(), signal.sigwait([signal.SIGUSR2]), signal.sigtimedwait([signal.SIGUSR2], 0))
print([str(signal.getsignal(s)) for s in (signal.SIGTERM, signal.SIGPIPE, signal.SIGXFSZ, signal.SIGHUP, signal.SIGCHLD)])
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.pthread_sigmask(signal.SIG_BLOCK, []))
reader, writer = os.pipe()
os.set_blocking(writer, False)
signal.set_wakeup_fd(writer)
signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1)
print(os.read(reader, 1) == bytes([signal.SIGUSR1]))
signal.set_wakeup_fd(-1)
os.close(reader)
try:
    os.write(writer, b"x")
except BrokenPipeError as error:
    print(error)
for number in (signal.SIGTERM, signal.SIGABRT, signal.SIGSEGV, signal.SIGKILL):
    if (child := os.fork()) == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        time.sleep(60)
        os._exit(1)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
print(threading.main_thread().native_id == threading.get_native_id() == os.getpid())
