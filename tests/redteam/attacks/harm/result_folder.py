# tries: a result that is a folder, with folders in it
# entry: files
# verdict: wrong_answer

import os

os.makedirs("result.txt/result.txt/result.txt")
