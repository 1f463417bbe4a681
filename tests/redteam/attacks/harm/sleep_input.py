# tries: a program that waits for more input than there is, through its own descriptors
# entry: script
# verdict: wrong_answer
# limits: wall_time = "500ms"

import os
import sys

sys.stdin.read()
sys.stdin.read()
print("no more: " + repr(os.read(0, 1)))
