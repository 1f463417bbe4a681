# tries: to end with exit code 0 from what Python calls at its end
# entry: script
# verdict: runtime_error

import os
import threading

threading._shutdown = lambda: os._exit(0)
print("accepted")
raise ValueError("not seen")
