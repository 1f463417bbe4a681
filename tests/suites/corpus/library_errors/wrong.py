import argparse
import configparser
import copy
import csv
import ctypes
import getopt
import json
import sqlite3
import struct
import subprocess
import tomllib
import urllib.error
import xml.etree.ElementTree
import zipfile
import zlib
from io import BytesIO


class ReadError(Exception):
    pass


def read(kind, text):
    if kind == "json":
        try:
            return json.loads(text)
        except ValueError as error:
            raise ValueError(str(error)) from None
    if kind == "options":
        return getopt.getopt([text], "b:")
    if kind == "c":
        function = ctypes.pythonapi.Py_IsInitialized
        function.argtypes = [ctypes.c_int]
        return function(text)
    if kind == "toml":
        return tomllib.loads(text)
    if kind == "xml":
        return xml.etree.ElementTree.fromstring(text)
    if kind == "ini":
        return configparser.ConfigParser().read_string(text)
    if kind == "csv":
        return list(csv.reader([text]))
    if kind == "struct":
        return struct.unpack("i", text.encode())
    if kind == "zlib":
        return zlib.decompress(text.encode())
    if kind == "zip":
        return zipfile.ZipFile(BytesIO(text.encode()))
    if kind == "sql":
        return sqlite3.connect(":memory:").execute(text)
    if kind == "flag":
        raise argparse.ArgumentError(None, text)
    if kind == "command":
        raise subprocess.CalledProcessError(1, text)
    if kind == "url":
        raise urllib.error.HTTPError(text, 404, "not found", {}, None)
    if kind == "copy":
        raise copy.Error(text)
    raise ReadError(text)
