import os
import unicodedata
from pathlib import Path

for name in ("grüße.txt", "日本語", "😀", "with space\tand\nlines", "é", "e\u0301", b"bytes-\xff".decode("utf-8", "surrogateescape")):
    Path(name).write_text(name.encode("unicode-escape").decode())
print(sorted(map(ascii, os.listdir("."))), sorted(os.listdir(b".")))
print(Path("grüße.txt").read_text(), unicodedata.normalize("NFC", "e\u0301") == "é", Path("é").exists())
try:
    open("a\0b")
except ValueError as error:
    print(error)
try:
    open("x" * 300, "w")
except OSError as error:
    print(error.strerror)
os.environ["KEY_ä"] = "wért"
print(os.environb["KEY_ä".encode()], unicodedata.name("😀"), unicodedata.unidata_version)
