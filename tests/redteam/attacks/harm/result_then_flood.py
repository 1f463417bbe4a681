# tries: to write the right result and then print without end
# entry: files
# verdict: output_limit_exceeded

n = int(input())
with open("result.txt", "w") as file:
    print(n + 1, file=file)
while True:
    print("attack" * 1000)
