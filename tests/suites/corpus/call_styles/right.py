def greet(name, greeting="Hello"):
    """Greet somebody."""
    return f"{greeting}, {name}!"


def join(*parts, sep=", "):
    return sep.join(map(str, parts))


def table(**columns):
    return ";".join(f"{key}={value}" for key, value in columns.items())


def pick(items, *, by=max):
    return by(items)


def summarize(first, second="two", *rest, flag=False, **options):
    return {"first": first, "second": second, "rest": rest, "flag": flag, "options": options}
