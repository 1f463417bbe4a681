#: processes = 8
#: threads = 8
#: memory = "128MiB"
#: wall_time = "60s"
import os
import signal
import subprocess
import sys

print(subprocess.run("printf 'b\\na\\nc\\n' | sort | tr a-z A-Z", shell=True, capture_output=True, text=True, check=True).stdout)
print(subprocess.check_output([sys.executable, "-c", "import sys; print(sys.argv[1:], sys.flags.optimize)", "ä", "b c"], text=True))
first = subprocess.Popen(["printf", "3\\n1\\n2\\n"], stdout=subprocess.PIPE)
second = subprocess.Popen(["sort", "-n"], stdin=first.stdout, stdout=subprocess.PIPE)
first.stdout.close()
print(second.communicate()[0], first.wait())
for command in (["false"], ["sh", "-c", "kill -TERM $$"], ["sh", "-c", "exit 42"]):
    print(subprocess.run(command, check=False).returncode)
try:
    subprocess.run(["sleep", "600"], timeout=0.05, check=False)
except subprocess.TimeoutExpired:
    print("timed out")
try:
    subprocess.run(["no-such-program"], check=False)
except FileNotFoundError as error:
    print(error)
with open("out.txt", "w+b") as file:
    subprocess.run(["sh", "-c", "echo $NAME; echo err >&2; pwd"], stdout=file, stderr=subprocess.STDOUT, cwd="/usr",
                   env={"NAME": "given", "PATH": os.environ["PATH"]}, check=True)  # fmt: skip
    file.seek(0)
    print(file.read())
child = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
print(os.getsid(child.pid) == child.pid)
child.send_signal(signal.SIGSTOP)
print(os.WIFSTOPPED(os.waitpid(child.pid, os.WUNTRACED)[1]))
child.send_signal(signal.SIGCONT)
print(child.communicate(b"through")[0], child.returncode)
sys.stdout.flush()
print(os.system("exit 3"), os.popen("echo popen").read())
print(os.waitstatus_to_exitcode(os.waitpid(os.posix_spawn("/bin/sh", ["sh", "-c", "exit 9"], os.environ), 0)[1]))
