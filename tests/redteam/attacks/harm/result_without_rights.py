# tries: a result that nobody may read: the grader takes it all the same, or says that there is none
# entry: files
# verdict: accepted | wrong_answer (whether the grader may read it differs; it must end as one of these)
# confined: runtime_error (modes cannot be changed there)

import os

n = int(input())
with open("result.txt", "w") as file:
    print(n + 1, file=file)
os.chmod("result.txt", 0)
os.chmod(".", 0)
