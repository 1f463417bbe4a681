import copy


def sort_in_place(items, key=None):
    items.sort(key=key)


def merge_into(target, source):
    for key, value in source.items():
        if isinstance(value, dict) and isinstance(target.get(key), dict):
            merge_into(target[key], value)
        else:
            target[key] = value
    return target


def bump_all(grid):
    for index, value in enumerate(grid):
        if isinstance(value, list):
            bump_all(value)
        else:
            grid[index] += 1


def flatten_into(items, found):
    for item in items:
        if isinstance(item, list):
            flatten_into(item, found)
        else:
            found.add(item)


def rotate(items, steps):
    for _ in range(abs(steps)):
        if steps > 0:
            items.insert(0, items.pop())
        else:
            first = items[0]
            del items[0]
            items.append(first)


def drain(source):
    while source:
        yield source.pop(0)


def append_to(value, items=None):
    items = [] if items is None else items
    items.append(value)
    return items


def label(record, tag):
    record = copy.deepcopy(record)
    record["tags"].append(tag)
    return record
