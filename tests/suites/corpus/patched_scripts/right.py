import requests

name = input("Name: ")
times = int(input("Times: "))
for _ in range(times):
    print("Hi", name)


def square(x):
    return x * x


def fetch(url):
    return requests.get(url).json()


counts = []
