import re
from collections import namedtuple

Token = namedtuple("Token", "kind value position")
PATTERN = re.compile(r"\s*(?:(?P<NUMBER>\d+(?:\.\d+)?)|(?P<NAME>[A-Za-z_]\w*)|(?P<OP>[-+*/=()])|(?P<BAD>\S))")


def tokenize(source):
    lines = [source] if isinstance(source, str) else source
    for line in lines:
        for match in PATTERN.finditer(line):
            kind, text = match.lastgroup, match[match.lastgroup]
            position = match.start(kind)
            if kind == "BAD":
                error = SyntaxError(f"unexpected {text!r}")
                error.offset = position + 1
                raise error
            if kind == "NUMBER":
                text = float(text) if "." in text else int(text)
            yield Token(kind, text, position)
