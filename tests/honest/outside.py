"""Runs a program as it runs without gradebox: an ordinary user, a folder, a temporary folder and shared memory of its
own, and the environment and the kinds of standard stream that a run in the box has. Needs root, to become that user."""
import subprocess

PYTHON = "/usr/bin/python3.11"
NOBODY = 65534
CANNOT = 99

# A root of its own, of the machine's folders, in which /work is a new one as it is in the box: so the same paths mean
# the same, and nothing is left behind. A process namespace, so that nothing goes on afterwards.
SCRIPT = f"""\
root=/mnt
mount -t tmpfs tmpfs $root || exit {CANNOT}
for path in /*; do
    case $path in
        /mnt | /proc | /tmp | /work) ;;
        *)
            if [ -L "$path" ]; then
                cp -P "$path" $root
            elif [ -d "$path" ]; then
                mkdir $root"$path" && mount --rbind "$path" $root"$path"
            fi
            ;;
    esac
done
mkdir $root/proc $root/tmp $root/work && chown {NOBODY}:{NOBODY} $root/work &&
    mount -t proc proc $root/proc && mount -t tmpfs -o mode=1777 tmpfs $root/tmp &&
    mount -t tmpfs -o mode=1777 tmpfs $root/dev/shm && cat >$root/work/solution.py &&
    chown {NOBODY}:{NOBODY} /proc/self/fd/1 /proc/self/fd/2 && ulimit -n "$1" && ulimit -c 0 && cd $root || exit {CANNOT}
shift
exec chroot . setpriv --reuid {NOBODY} --regid {NOBODY} --clear-groups env -i --default-signal -C /work PATH=/usr/bin:/bin HOME=/work \
    LANG=C.UTF-8 TZ=UTC OPENBLAS_NUM_THREADS=1 {PYTHON} -I -B /work/solution.py "$@" </dev/null
"""


def run_outside(solution: bytes, *arguments: str, open_files: int = 64, timeout: float = 300) -> tuple[int | None, bytes]:
    """The exit code and standard output of `python3 /work/solution.py arguments…`; no exit code when it took too long."""
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", SCRIPT, "sh", str(open_files),
               *arguments]  # fmt: skip
    try:
        done = subprocess.run(command, input=solution, capture_output=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired as expired:
        return None, expired.stdout or b""
    if done.returncode == CANNOT:
        raise RuntimeError(f"cannot run outside: {done.stderr.decode(errors='replace')}")
    return done.returncode, done.stdout
