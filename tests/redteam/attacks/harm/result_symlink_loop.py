# tries: a result that is a link to itself
# entry: files
# verdict: wrong_answer

import os

os.symlink("result.txt", "result.txt")
