# tries: to count as ended well, aborted after all was printed, by the last of its objects
# entry: script
# verdict: runtime_error

import os


class Last:
    def __del__(self, abort=os.abort):
        abort()


last = Last()
print(int(input()) + 1, flush=True)
