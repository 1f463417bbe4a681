# tries: to pass for exit code 0 by one that is 0 only when more bits are looked at
# entry: script
# verdict: wrong_answer

print(int(input()) + 1)
raise SystemExit(0xFF + (1 << 40))
