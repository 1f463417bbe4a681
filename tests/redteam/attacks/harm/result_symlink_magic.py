# tries: a result that is a link to what only the grader may read
# entry: files
# verdict: wrong_answer

import os

os.symlink("/proc/self/environ", "result.txt")
