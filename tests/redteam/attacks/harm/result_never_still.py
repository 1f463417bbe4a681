# tries: a result that a child goes on changing, from right to wrong and back, after the program has ended
# entry: files
# verdict: accepted | wrong_answer (by what the child left when it was killed; never torn, never waited for)
# limits: processes = 8

import os

n = int(input())
if os.fork() == 0:
    while True:
        for text in (f"{n + 1}\n", "attack\n" * 1000):
            with open("new", "w") as file:
                file.write(text)
            os.rename("new", "result.txt")
os.close(1)
