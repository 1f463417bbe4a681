# tries: a result that is a fifo: whoever opens it would wait for ever
# entry: files
# verdict: wrong_answer

import os

os.mkfifo("result.txt")
