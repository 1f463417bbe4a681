#: open_files = 128
import os
import tempfile
from pathlib import Path

with tempfile.TemporaryFile("w+") as file:
    file.write("text")
    file.seek(0)
    print(file.read())
with tempfile.NamedTemporaryFile(suffix=".x") as file:
    file.write(b"data")
    file.flush()
    print(Path(file.name).read_bytes(), file.name.startswith("/tmp/"), oct(os.stat(file.name).st_mode))
print(Path(file.name).exists())
with tempfile.TemporaryDirectory() as folder:
    (Path(folder) / "a").mkdir()
    (Path(folder) / "a" / "b").write_text("c")
print(Path(folder).exists(), tempfile.gettempdir())
with tempfile.SpooledTemporaryFile(max_size=10) as file:
    file.write(b"x" * 5)
    before = file._rolled
    file.write(b"x" * 50)
    print(before, file._rolled)
handle, name = tempfile.mkstemp(dir=".")
os.close(handle)
os.unlink(name)
print(os.listdir("."))
handle = os.open("/tmp", os.O_TMPFILE | os.O_RDWR)
print(os.write(handle, b"nameless"), os.fstat(handle).st_nlink)
