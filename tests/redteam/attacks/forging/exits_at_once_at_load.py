# tries: to pass by ending the process while it is loaded
# entry: calls
# verdict: runtime_error

import os

os._exit(0)
