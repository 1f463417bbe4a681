#: threads = 8
#: processes = 3
import array
import os
import socket
import socketserver
import struct
import threading


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.readline().upper())


with socketserver.ThreadingUnixStreamServer("server.sock", Upper) as server:
    threading.Thread(target=server.serve_forever).start()
    for word in (b"one\n", b"two\n"):
        with socket.socket(socket.AF_UNIX) as client:
            client.connect("server.sock")
            client.sendall(word)
            print(client.recv(10))
    server.shutdown()
left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
left.send(b"datagram")
print(right.recv(100), left.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_DGRAM)
reader, writer = os.pipe()
left.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [writer]))])
_, ancillary, _, _ = right.recvmsg(1, socket.CMSG_LEN(4))
received = struct.unpack("i", ancillary[0][2])[0]
os.write(received, b"through a sent descriptor")
print(os.read(reader, 100))
credentials = struct.unpack("3i", left.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
print(credentials == (os.getpid(), os.getuid(), os.getgid()))
abstract = socket.socket(socket.AF_UNIX)
abstract.bind("\0name")
abstract.listen()
other = socket.socket(socket.AF_UNIX)
other.connect("\0name")
print(abstract.accept()[0].getsockname())
