# tries: to speak to services of the host: by paths, and by abstract names
# entry: calls
# verdict: accepted

import socket

PLACES = (
    "/run/docker.sock", "/var/run/docker.sock", "/run/systemd/private", "/run/dbus/system_bus_socket", "/dev/log",
    "/run/containerd/containerd.sock", "/tmp/.X11-unix/X0", "/run/user/0/bus", "/run/udev/control",
    "\0/tmp/.X11-unix/X0", "\0/org/freedesktop/systemd1/notify", "\0/tmp/dbus-session", "\0xtables",
)  # fmt: skip


def answer(n):
    with open("/proc/self/net/unix") as file:
        names = [line.split()[-1] for line in file.read().splitlines()[1:]]
    reached = []
    for place in (*PLACES, *(name.replace("@", "\0") for name in names)):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
            try:
                socket.socket(socket.AF_UNIX, kind).connect(place)
                reached.append(place)
            except OSError:
                pass
    return n + 1 if not reached else str(reached)
