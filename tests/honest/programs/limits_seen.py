# What programs ask of the machine before they begin.
#: threads = 3
import getpass
import grp
import os
import platform
import pwd
import resource
import socket
import stat
import sys
import sysconfig

print(pwd.getpwuid(os.getuid()).pw_name == getpass.getuser(), os.getuid() == os.geteuid() != 0)
print(pwd.getpwuid(0).pw_name, grp.getgrgid(0).gr_name, bool(pwd.getpwuid(os.stat("/usr").st_uid).pw_name))
print(resource.getrlimit(resource.RLIMIT_NOFILE), resource.getrlimit(resource.RLIMIT_CORE), resource.getrusage(resource.RUSAGE_SELF).ru_utime >= 0)
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (20, hard))
handles = []
try:
    while True:
        handles.append(os.open("/dev/null", os.O_RDONLY))
except OSError as error:
    print(error.strerror, len(handles))
for handle in handles:
    os.close(handle)
print(os.listdir("/proc/self/fd")[:3], platform.system(), platform.python_version(), bool(socket.gethostname()))
print(os.cpu_count() >= len(os.sched_getaffinity(0)) >= 1, os.getloadavg() >= (0, 0, 0), os.sysconf("SC_PAGESIZE"))
print([stat.S_ISCHR(os.stat(f"/dev/{name}").st_mode) for name in ("null", "zero", "full", "random", "urandom")])
with open("/dev/full", "w") as file:
    try:
        file.write("x" * 10_000)
        file.flush()
    except OSError as error:
        print(error.strerror)
    os.dup2(os.open("/dev/null", os.O_WRONLY), file.fileno())
print(len(os.urandom(20)), open("/dev/zero", "rb").read(4), os.path.exists("/etc/passwd"), sysconfig.get_platform())
print(os.getpriority(os.PRIO_PROCESS, 0) >= 0, os.nice(1) > 0, os.uname().sysname, sys.stdout.fileno(), os.ctermid())
try:
    os.setuid(0)
except PermissionError as error:
    print(error)
try:
    os.chown(".", 0, 0)
except PermissionError as error:
    print(error.strerror)
