# tries: a program that ends, with a daemon that goes on writing to its standard output and error
# entry: script
# verdict: accepted | output_limit_exceeded | time_limit_exceeded (the daemon may fill its pipe before the program ends)
# limits: processes = 8

import os
import sys

print(int(input()) + 1)
sys.stdout.flush()
if os.fork() == 0:
    os.setsid()
    signal_to_parent = os.read(0, 1)
    while True:
        os.write(2, b"still here\n")
