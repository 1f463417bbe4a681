from collections import OrderedDict


class LruCache(OrderedDict):
    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity

    def put(self, key, value):
        self[key] = value
        self.move_to_end(key)
        if len(self) > self.capacity:
            self.popitem(last=False)

    def look(self, key):
        self.move_to_end(key)
        return self[key]


class Stack(list):
    push = list.append


class Registry(dict):
    def add(self, key, value):
        self[key] = value


def edit_list(items, change, place, value):
    if change == "append":
        items.append(value)
    elif change == "insert":
        items.insert(place, value)
    elif change == "remove":
        del items[place]
    elif change == "replace":
        items[place] = value
    elif change == "slice":
        items[place : place + 5] = [value] * 3
    elif change == "rotate":
        items.append(items.pop(0))
    elif change == "reverse":
        items.reverse()


def edit_dict(items, change, key, value):
    if change == "set":
        items[key] = value
    elif change == "remove":
        items.pop(key, None)
    elif change == "again":
        items.pop(key, None)
        items[key] = value
    elif change == "halve":
        for each in list(items)[::2]:
            del items[each]
    elif change == "refill":
        kept = list(items.items())
        items.clear()
        for key, value in kept:
            items[key] = value


def call_with(items, function):
    items.append("before")
    function(items)
    items.append("after")
    return len(items)
