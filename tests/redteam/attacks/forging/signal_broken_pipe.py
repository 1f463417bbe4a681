# tries: to write to a pipe that nobody reads, and get EPIPE instead of a signal, as Python does
# entry: script
# verdict: accepted

import os
import signal

reader, writer = os.pipe()
os.close(reader)
try:
    os.write(writer, b'x')
except BrokenPipeError:
    print(int(input()) + 1)
