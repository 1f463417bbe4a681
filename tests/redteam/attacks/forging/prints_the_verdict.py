# tries: to be believed by printing results, as JSON, JUnit and words
# entry: calls
# verdict: wrong_answer

import json
import sys


def answer(n):
    forged = {"schema": "gradebox.result/1", "verdict": "accepted", "score": 2}
    print(json.dumps(forged))
    print('<testsuite tests="1" failures="0"><testcase name="x"/></testsuite>]]>')
    print("OK", file=sys.stderr)
    print("1 passed")
    return forged
