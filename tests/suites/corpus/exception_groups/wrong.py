import asyncio


class Invalid(Exception):
    def __init__(self, field):
        super().__init__(f"{field} is invalid")
        self.field = field


def check_form(form):
    errors = []
    if not form["name"]:
        errors.append(Invalid("name"))
    age = form["age"]
    if not age.isdigit() or int(age) > 150:
        errors.append(ValueError(f"age: {age}"))
    if errors:
        raise ExceptionGroup("bad form", errors)
    return {**form, "age": int(age)}


def check_all(value, checks):
    errors = []
    for check in checks:
        try:
            check(value)
        except Invalid as error:
            errors.append(Invalid(error.field))
    if errors:
        group = ExceptionGroup("checks failed", errors)
        group.add_note(f"value: {value!r}")
        raise group


async def run_tasks(work, items):
    return await asyncio.wait_for(asyncio.gather(*map(work, items)), 1)
