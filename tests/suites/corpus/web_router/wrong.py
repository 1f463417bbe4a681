import re
from urllib.parse import parse_qsl, urlsplit


class HTTPError(Exception):
    def __init__(self, status, text=""):
        super().__init__(status, text)
        self.status, self.text = status, text


class Request:
    def __init__(self, method, url, body):
        parts = urlsplit(url)
        self.method, self.path, self.body = method, parts.path, body
        self.query = dict(parse_qsl(parts.query))


class Response:
    def __init__(self, body="", status=200, headers=None):
        self.body, self.status, self.headers = body, status, headers or {}
        self.json = body if isinstance(body, dict) else None

    @property
    def ok(self):
        return self.status < 400


class App:
    def __init__(self, name, debug=False):
        self.name, self.debug = name, debug
        self.routes, self.layers, self.errors = {}, [], {}

    def route(self, path, methods=("GET",)):
        def add(function):
            if path in self.routes:
                raise ValueError(f"{path} is taken")
            pattern = re.sub(r"<int:(\w+)>", r"(?P<int_\1>\\d+)", path)
            pattern = re.sub(r"(?<!P)<(\w+)>", r"(?P<\1>[^/]+)", pattern)
            self.routes[path] = re.compile(pattern), methods, function

        return add

    def get(self, path):
        return self.route(path)

    def middleware(self, function):
        self.layers.append(function)
        return function

    def error(self, kind):
        def add(function):
            self.errors[kind] = function
            return function

        return add

    def dispatch(self, request):
        for pattern, methods, function in self.routes.values():
            if match := pattern.fullmatch(request.path):
                values = {
                    name.removeprefix("int_"): int(value) if name.startswith("int_") else value
                    for name, value in match.groupdict().items()
                }
                result = function(request, **values)
                return result if isinstance(result, Response) else Response(result)
        raise HTTPError(404)

    def handle(self, method, url, body=""):
        call = self.dispatch
        for layer in reversed(self.layers):
            call = lambda request: layer(request, self.dispatch)
        try:
            return call(Request(method, url, body))
        except HTTPError as error:
            return Response(error.text, error.status)
        except Exception as error:
            for kind, function in self.errors.items():
                if isinstance(error, kind):
                    return function(error)
            if self.debug:
                raise
            return Response(str(error), 500)
