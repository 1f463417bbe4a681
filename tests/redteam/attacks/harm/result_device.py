# tries: a result that is a device
# entry: files
# verdict: wrong_answer

import os
import stat

try:
    os.mknod("result.txt", stat.S_IFCHR | 0o666, os.makedev(1, 5))
except OSError:
    pass
