import filecmp
import fnmatch
import glob
import os
import shutil
import stat
from pathlib import Path

root = Path("tree")
for name in ("a/b/one.txt", "a/two.txt", "c/three.md"):
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(name)
(root / "c" / "three.md").chmod(0o604)
os.utime(root / "a" / "two.txt", ns=(10**18, 10**18 + 5))
(root / "link").symlink_to("a/two.txt")
os.link(root / "a" / "two.txt", root / "hard")
shutil.copytree(root, "copy", symlinks=True)
print(sorted(str(path.relative_to("copy")) for path in Path("copy").rglob("*")))
print(stat.filemode(os.stat("copy/c/three.md").st_mode), os.stat("copy/a/two.txt").st_mtime_ns, os.readlink("copy/link"))
print(os.stat(root / "hard").st_nlink, filecmp.dircmp(root, "copy").diff_files, os.path.samefile(root / "hard", root / "a/two.txt"))
print(sorted(glob.glob("**/*.txt", root_dir=root, recursive=True)), fnmatch.filter(["x.py", "y.c"], "*.py"))
shutil.move("copy/a", "copy/moved")
os.replace("copy/moved/two.txt", "copy/moved/2.txt")
shutil.rmtree("copy/c")
print([(folder, sorted(folders), sorted(files)) for folder, folders, files in sorted(os.walk("copy"))])
for action in (lambda: os.rmdir("copy"), lambda: os.mkdir("copy"), lambda: open("nowhere"), lambda: os.listdir("tree/hard")):
    try:
        action()
    except OSError as error:
        print(type(error).__name__, error)
os.chmod("tree/hard", 0o000)
try:
    open("tree/hard")
except PermissionError as error:
    print(error)
os.truncate("tree/c/three.md", 3)
print(Path("tree/c/three.md").read_text(), os.umask(0o077), oct(os.umask(0o022)), Path("tree").resolve() == Path.cwd() / "tree")
with os.scandir("tree") as entries:
    print(sorted((entry.name, entry.is_dir(), entry.is_symlink()) for entry in entries))
shutil.copyfile("tree/c/three.md", "sparse")
with open("sparse", "r+b") as file:
    file.seek(100_000)
    file.write(b"end")
print(os.path.getsize("sparse"), shutil.which("sort"), shutil.disk_usage(".").total > 0, os.access("sparse", os.R_OK | os.W_OK))
os.mkfifo("pipe")
print(stat.S_ISFIFO(os.stat("pipe").st_mode), os.path.expanduser("~") == os.environ["HOME"] == os.getcwd())
