class Shelf:
    def __init__(self, name):
        self.name, self.items = name, []

    def put(self, item):
        self.items.append(item)

    def take_all(self):
        items = []
        while self.items:
            items.append(self.items.pop())
        return items

    def __len__(self):
        return len(self.items)

    def __contains__(self, item):
        return item in self.items


class Warehouse:
    def __init__(self, rows):
        self.rows, self.is_open, self.shelves = rows, False, {}

    def open(self):
        self.is_open = True

    def close(self):
        self.is_open = False

    def reserve(self, row):
        for number in range(1, self.rows + 1):
            name = f"{row}{number}"
            if name not in self.shelves:
                self.shelves[name] = Shelf(name)
                return self.shelves[name]
        raise LookupError(f"row {row} is full")

    def release(self, shelf):
        self.shelves.pop(shelf)

    def reserved(self):
        return set(self.shelves)
