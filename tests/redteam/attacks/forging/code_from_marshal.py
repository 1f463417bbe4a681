# tries: to crash by a code object read from damaged bytes
# entry: calls
# verdict: runtime_error

import marshal


def answer(n):
    data = bytearray(marshal.dumps(answer.__code__.replace(co_consts=(None,) * 200)))
    for place in range(4, len(data), 3):
        broken = data[:]
        broken[place] ^= 0x5B
        try:
            exec(marshal.loads(bytes(broken)), {"n": 1})
        except Exception:
            pass
    raise ValueError("no crash this time")
