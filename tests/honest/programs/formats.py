import base64
import configparser
import csv
import email.message
import html
import json
import pickle
import plistlib
import shelve
import struct
import tomllib
import urllib.parse
import uuid
import xml.etree.ElementTree as ElementTree

with open("table.csv", "w", newline="") as file:
    csv.writer(file).writerows([["a", "b;c"], ['d"e', "f\ng"], [1, 2.5]])
with open("table.csv", newline="") as file:
    print(list(csv.reader(file)), repr(open("table.csv", newline="").read()))
print(json.dumps({"ä": [1, None, 1.5e300], "b": {"c": True}}, ensure_ascii=False, indent=1, sort_keys=True))
config = configparser.ConfigParser()
config.read_string("[a]\nx = 1\ny = ${x}\n")
print(config["a"].getint("x"), tomllib.loads("a = [1, 2]\nb.c = 2024-01-01"))
root = ElementTree.fromstring("<r><e k='v'>t&amp;ü</e></r>")
print(root.find("e").text, root.find("e").attrib, ElementTree.tostring(root, encoding="unicode"))
message = email.message.EmailMessage()
message["Subject"], message["To"] = "Grüße", "a@b.example"
message.set_content("text\n")
print(message.as_bytes())


class Point:
    def __init__(self, x):
        self.x = x


print(pickle.loads(pickle.dumps(Point(3))).x, plistlib.loads(plistlib.dumps({"a": b"b"})), struct.pack("<hI", -1, 2))
with shelve.open("shelf") as shelf:
    shelf["point"] = Point(4)
with shelve.open("shelf") as shelf:
    print(shelf["point"].x)
print(urllib.parse.urlencode({"q": "a b&ü"}), html.escape("<a>"), base64.b85encode(b"hello"))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "a.example"), uuid.uuid4().version, uuid.uuid1().version)
