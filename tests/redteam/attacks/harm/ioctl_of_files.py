# tries: to have files changed by ioctl: frozen, trimmed, made immutable, cloned, their ranges shared
# entry: calls
# verdict: accepted

import fcntl
import os

REQUESTS = {
    "FIFREEZE": 0xC0045877, "FITRIM": 0xC0185879, "FS_IOC_SETFLAGS": 0x40086602, "FICLONE": 0x40049409,
    "FIBMAP": 1, "FIDEDUPERANGE": 0xC0189436, "FS_IOC_SETVERSION": 0x40087602, "FIOASYNC": 0x5452, "NS_GET_USERNS": 0xB701,
    "FS_IOC_ENABLE_VERITY": 0x40806685, "BLKRRPART": 0x125F,
}  # fmt: skip


def answer(n):
    done = []
    open("own", "w").close()
    for path in ("/usr/bin/true", "own", "/proc/self/ns/net", "/dev/null"):
        file = os.open(path, os.O_RDONLY)
        for name, request in REQUESTS.items():
            try:
                fcntl.ioctl(file, request, bytes(128))
                done.append((path, name))
            except OSError as error:
                if error.errno != 38:
                    done.append((path, name, error.strerror))
        os.close(file)
    return n + 1 if not done else str(done)
