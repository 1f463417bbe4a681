def greet(name, greeting="Hello"):
    return f"{greeting}, {name}!"


def join(*parts, sep=", "):
    return sep.join(parts)


def table(**columns):
    return ";".join(f"{key}={columns[key]}" for key in sorted(columns))


def pick(items, by=max):
    return by(items)


def summarize(first, second="two", *rest, flag=False, **options):
    return {"first": first, "second": second, "rest": list(rest), "flag": flag, "options": options}
