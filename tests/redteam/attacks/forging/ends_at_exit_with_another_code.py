# tries: to count as ended well with another exit code, given at the very end
# entry: script
# verdict: wrong_answer

import atexit
import os

print(int(input()) + 1, flush=True)
atexit.register(os._exit, 3)
