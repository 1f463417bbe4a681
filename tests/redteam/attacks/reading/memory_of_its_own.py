# tries: to find secrets of the host, later cases and sources in all the memory that it inherited
# entry: calls
# verdict: accepted
# limits: cpu_time = "20s", wall_time = "60s", memory = "512MiB"

import re

WORDS = [b'"tcepxe"', b"lnosj.terces", b"dnuora_kool fed", b"TERCES_TSET_XOBEDARG", b"lmot.egnellahc"]
# Letter by letter, so that looking for a word does not make it.
WANTED = re.compile(b"|".join(b"".join(b"[%c]" % letter for letter in reversed(word)) for word in WORDS) + rb"|secret-[0-9a-f]{32}")


def search():
    found = set()
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
        for line in maps.read().splitlines():
            span, access, *rest = line.split()
            if "r" not in access or "memfd:mailbox" in line or rest[-1] in ("[vvar]", "[vsyscall]", "[vvar_vclock]"):
                continue
            start, end = (int(number, 16) for number in span.split("-"))
            while start < end:
                try:
                    memory.seek(start)
                    chunk = memory.read(min(end - start, 1 << 20))
                except OSError:
                    chunk = b""
                found |= {*WANTED.findall(chunk)}
                start += 1 << 20
    return found


def answer(n):
    found = search()
    return sorted(found) if found else n + 1
