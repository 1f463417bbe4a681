import os
import select
import selectors
import socket
import time

reader, writer = os.pipe()
print(select.select([reader], [writer], [], 0) == ([], [writer], []))
os.write(writer, b"x")
poll = select.poll()
poll.register(reader, select.POLLIN)
print(poll.poll(1000) == [(reader, select.POLLIN)])
with select.epoll() as epoll:
    epoll.register(reader, select.EPOLLIN | select.EPOLLET)
    print(len(epoll.poll(1)), epoll.poll(0))
    os.close(writer)
    print([event & select.EPOLLHUP == select.EPOLLHUP for _, event in epoll.poll(1)])
with selectors.DefaultSelector() as selector:
    left, right = socket.socketpair()
    selector.register(left, selectors.EVENT_READ, "left")
    right.send(b"hello")
    print([(key.data, key.fileobj.recv(10)) for key, _ in selector.select(1)], type(selector).__name__)
counter = os.eventfd(3, os.EFD_NONBLOCK)
os.eventfd_write(counter, 4)
print(os.eventfd_read(counter))
left.settimeout(0.01)
try:
    left.recv(1)
except TimeoutError as error:
    print(error)
left.setblocking(False)
try:
    left.recv(1)
except BlockingIOError as error:
    print(error)
start = time.monotonic()
time.sleep(0.02)
print(time.monotonic() - start >= 0.02, time.get_clock_info("monotonic").monotonic, time.time_ns() > 1.6e18)
