# tries: to rewrite what a terminal or a log shows, by control characters in output and in an exception
# entry: calls
# verdict: wrong_answer

import sys

ESCAPES = "\x1b[2J\x1b[1;1Haccepted 2/2\x07\x9b\r\x08\u202e\u2066\ufeff\x00\n::error::forged\n##teamcity[testPassed]\n]]><x/>&amp;"


def answer(n):
    sys.stdout.buffer.write(ESCAPES.encode() + b"\xff\xfe\xc0\x80\xed\xa0\x80")
    sys.stderr.buffer.write(ESCAPES.encode() + b"\xff\xfe\xc0\x80\xed\xa0\x80")
    return ESCAPES
