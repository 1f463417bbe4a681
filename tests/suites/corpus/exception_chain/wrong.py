class AppError(Exception):
    code = 500


class ConfigError(AppError):
    pass


class NotFound(AppError, LookupError):
    def __init__(self, what, code=404):
        super().__init__(what)
        self.what, self.code = what, code

    def __str__(self):
        return f"[{self.code}] {self.what} was not found"


def load(text):
    try:
        key, value = text.split("=")
    except ValueError:
        raise ConfigError(text)
    settings = {key: value}
    try:
        return {"port": int(settings["port"])}
    except KeyError as error:
        raise NotFound("port") from error
    except ValueError as error:
        raise ConfigError(text) from error


def handle(action):
    try:
        return action()
    except AppError as error:
        return error.code, str(error)


def safe_call(function, *args, **kwargs):
    try:
        return function(*args, **kwargs), None
    except Exception as error:
        return None, RuntimeError(*error.args)
