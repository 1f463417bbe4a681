# tries: a result that is a socket
# entry: files
# verdict: wrong_answer
# confined: runtime_error (no socket can be made there)

import socket

socket.socket(socket.AF_UNIX).bind("result.txt")
