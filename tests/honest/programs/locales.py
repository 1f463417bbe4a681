import codecs
import gettext
import locale
import os
import sys

print(locale.setlocale(locale.LC_ALL), locale.setlocale(locale.LC_ALL, ""), locale.getlocale())
print(locale.format_string("%d %.2f", (1234567, 0.5), grouping=True), locale.localeconv()["decimal_point"])
print(locale.getpreferredencoding(), sys.getfilesystemencoding(), sys.getdefaultencoding(), sys.getfilesystemencodeerrors())
print(sys.stdout.encoding, sys.stdout.errors, sys.stdin.encoding, sys.stdin.errors, sys.stderr.errors, locale.getencoding())
print(sys.stdout.line_buffering, sys.stdout.write_through, sys.stdin.isatty(), sys.stdout.isatty())
for name in ("de_DE.UTF-8", "nowhere"):
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error as error:
        print(error)
print(sorted(["b", "A", "ä"], key=locale.strxfrm), locale.strcoll("a", "B"), locale.nl_langinfo(locale.CODESET))
print(gettext.gettext("hello"), codecs.lookup("latin-1").name, "ß".upper(), "É".casefold(), os.fsencode("é"))
print("äöü€😀", "naïve".encode("cp1252"), b"\xff".decode("utf-8", "replace"))
