import pytest

from solution import App, HTTPError, Response


@pytest.fixture
def app():
    app = App("shop")

    @app.get("/items/<int:id>")
    def item(request, id):
        return {"id": id, "color": request.query.get("color")}

    @app.route("/login", methods=["POST"])
    def login(request):
        if request.body != "secret":
            raise HTTPError(403, "wrong password")
        return Response("welcome", headers={"X-User": "me"})

    @app.get("/hello/<name>")
    def hello(request, name):
        return f"hello {name}"

    return app


def test_path_parameters(app):
    assert app.handle("GET", "/items/7").json == {"id": 7, "color": None}
    assert app.handle("GET", "/items/7?color=red").json["color"] == "red"
    assert app.handle("GET", "/hello/you").body == "hello you"


@pytest.mark.parametrize(
    "method, path, status",
    [("GET", "/nothing", 404), ("GET", "/items/x", 404), ("POST", "/items/1", 405), ("POST", "/login", 403)],
)
def test_errors(app, method, path, status):
    response = app.handle(method, path)
    assert response.status == status
    assert response.ok is False


def test_response_object(app):
    response = app.handle("POST", "/login", body="secret")
    assert isinstance(response, Response)
    assert (response.status, response.body, response.headers["X-User"]) == (200, "welcome", "me")
    assert response.ok
    response.headers["X-User"] = "changed"
    assert app.handle("POST", "/login", body="secret").headers == {"X-User": "me"}


def test_middleware_order(app):
    order = []

    @app.middleware
    def outer(request, call_next):
        order.append("outer in")
        response = call_next(request)
        order.append("outer out")
        response.headers["X-Time"] = "1"
        return response

    @app.middleware
    def inner(request, call_next):
        order.append(f"inner {request.path}")
        return call_next(request)

    assert app.handle("GET", "/hello/a").headers == {"X-Time": "1"}
    assert order == ["outer in", "inner /hello/a", "outer out"]


def test_handler_crash(app):
    @app.get("/crash")
    def crash(request):
        return [][0]

    assert app.handle("GET", "/crash").status == 500
    app.debug = True
    with pytest.raises(IndexError, match="list index out of range"):
        app.handle("GET", "/crash")


def test_error_handler_of_the_test(app):
    @app.error(KeyError)
    def missing(error):
        return Response(f"no {error.args[0]}", status=410)

    app.get("/gone")(lambda request: {}["thing"])
    assert app.handle("GET", "/gone").body == "no thing"
    assert missing(KeyError("x")).status == 410


def test_decorators_return_the_function(app):
    def view(request):
        return "view"

    assert app.get("/view")(view) is view
    with pytest.raises(ValueError, match="/view is taken"):
        app.get("/view")(view)
