#: memory = "128MiB"
import io
import os
import shutil
import tarfile
import zipfile
from pathlib import Path

Path("tree/deep").mkdir(parents=True)
Path("tree/a.txt").write_text("alpha\n" * 100)
Path("tree/deep/ü.bin").write_bytes(bytes(range(256)) * 8)
os.symlink("a.txt", "tree/link")
os.chmod("tree/a.txt", 0o640)
os.utime("tree/a.txt", (1e9, 1e9))
for mode in ("gz", "bz2", "xz"):
    with tarfile.open(f"tree.tar.{mode}", f"w:{mode}") as tar:
        tar.add("tree")
    with tarfile.open(f"tree.tar.{mode}") as tar:
        print(mode, sorted((m.name, m.size, m.issym(), oct(m.mode)) for m in tar.getmembers() if not m.isdir()))
        tar.extractall(f"out-{mode}")
    print(os.stat(f"out-{mode}/tree/a.txt").st_mtime, os.readlink(f"out-{mode}/tree/link"))
with zipfile.ZipFile("tree.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for path in sorted(Path("tree").rglob("*")):
        archive.write(path)
    archive.writestr("extra", "text", zipfile.ZIP_LZMA)
with zipfile.ZipFile("tree.zip") as archive:
    print(archive.testzip(), archive.namelist(), archive.read("extra"))
print(os.path.basename(shutil.make_archive("made", "zip", "tree")), zipfile.is_zipfile("made.zip"))
shutil.unpack_archive("made.zip", "unpacked")
print(sorted(os.listdir("unpacked")), len(io.BytesIO(Path("made.zip").read_bytes()).read()) > 500)
