# tries: a result that is a link to the host's accounts
# entry: files
# verdict: wrong_answer

import os

os.symlink("/etc/shadow", "result.txt")
