# tries: to pass by leaving while it is loaded
# entry: calls
# verdict: runtime_error

raise SystemExit(0)
