import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print(libc.strlen(b"hello"), libc.abs(-5))
compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
numbers = (ctypes.c_int * 5)(5, 1, 4, 2, 3)
libc.qsort(numbers, 5, ctypes.sizeof(ctypes.c_int), compare(lambda a, b: a[0] - b[0]))
print(list(numbers), libc.open(b"/no/such", 0), ctypes.get_errno())


class Pair(ctypes.Structure):
    _fields_ = [("a", ctypes.c_uint8), ("b", ctypes.c_double)]


print(ctypes.sizeof(Pair), bytes(Pair(1, 0.5)).hex(), ctypes.CDLL("libm.so.6").abs(-3))
