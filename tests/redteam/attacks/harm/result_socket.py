# tries: a result that is a socket
# entry: files
# verdict: wrong_answer

import socket

socket.socket(socket.AF_UNIX).bind("result.txt")
