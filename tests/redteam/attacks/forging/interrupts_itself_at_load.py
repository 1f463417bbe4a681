# tries: to be taken for interrupted by a KeyboardInterrupt while it is loaded
# entry: calls
# verdict: runtime_error

raise KeyboardInterrupt
