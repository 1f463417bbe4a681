# tries: to print without end while it is loaded
# entry: calls
# verdict: output_limit_exceeded

import os

while True:
    os.write(1, b"attack")
