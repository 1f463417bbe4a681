"""Runs the tests of a file of pytest's. What pytest does before it looks at any file is done once, before a fork."""

import ast
import contextlib
import io
import os
import pathlib
import types
from builtins import compile, exec  # what they are before any suite

driver = None  # the module of that name
_ready = None  # a configuration of pytest's that has not looked at any file

_OPTIONS = ["-p", "no:cacheprovider", "-p", "no:faulthandler", "-q", "-c", "/dev/null"]
_PLUGINS = "pytest11"  # the group of entry points that are plugins of pytest's


class Plugin:
    """Takes pytest's loop over the tests into its own hands."""

    def __init__(self, wanted, link, surroundings, compiled):
        self.wanted = wanted
        self.link = link
        self.surroundings = surroundings
        self.compiled = compiled
        self.parts = None
        self.trouble = None

    def pytest_collection(self):
        self.surroundings.share_environment()  # not before pytest has read its own variables

    def pytest_collectreport(self, report):
        if report.failed and self.trouble is None:
            self.trouble = report.longreprtext.strip()

    def pytest_runtestloop(self, session):
        import pytest

        if self.trouble is not None:
            raise RuntimeError(self.trouble)
        for module in {item.getparent(pytest.Module).obj for item in session.items}:
            self.surroundings.share_imports(module)
        tests = {item.nodeid.partition("::")[2]: item for item in session.items}
        chosen = driver.in_order(tests, self.wanted)
        self.link.listed([name for name, _ in chosen], list(self.compiled.made.items()))
        for position, (name, item) in enumerate(chosen):
            if not self.link.next(name):
                return True
            self.parts = driver.Parts(name)
            following = chosen[position + 1][1] if position + 1 < len(chosen) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            self.link.ended(self.parts.to_list())
        self.link.rest()
        return True

    def pytest_runtest_makereport(self, item, call):
        self.error = call.excinfo.value if call.excinfo else None

    def pytest_runtest_logreport(self, report):
        message = driver.describe(self.error) if self.error else ""
        if hasattr(report, "wasxfail"):
            self.parts.add("unexpected_success" if report.passed else "expected_failure", message)
        elif report.skipped:
            self.parts.add("skipped", str(self.error))
        elif report.failed:
            failed = report.when == "call"
            self.parts.add("failed" if failed else "error", message or str(report.longrepr))
        elif report.when == "call":
            self.parts.add("passed")


def _main(config, folder, file, plugin, *further_options):
    """As pytest.main does, but what a conftest.py raises is raised."""
    from _pytest.config import ConftestImportFailure

    arguments = [*_OPTIONS, f"--rootdir={folder}", *further_options, f"{folder}/{file}"]
    config.invocation_params = config.InvocationParams(args=arguments, plugins=[plugin], dir=pathlib.Path.cwd())
    manager = config.pluginmanager
    try:
        manager.register(plugin)
        manager.hook.pytest_cmdline_parse(pluginmanager=manager, args=arguments)
        return config.hook.pytest_cmdline_main(config=config)
    except ConftestImportFailure as failure:
        raise failure.excinfo[1] from None
    finally:
        config._ensure_unconfigure()


def _compile_once(rewrite, compiled):
    """Of what pytest makes of the assertions in a file."""
    here = rewrite._rewrite_test

    def rewrite_test(path, config):
        file = str(path).removeprefix(f"{driver.FOLDER}/")
        return os.stat(path), compiled.get(file, lambda: here(path, config)[1])

    rewrite._rewrite_test = rewrite_test


def _show_path(rewrite):
    """Test files of pytest's get that path as well."""
    from _pytest import pathlib

    here = rewrite.AssertionRewritingHook.exec_module

    def exec_module(self, module):
        module.__file__ = driver.shown_path(module.__file__.removeprefix(f"{driver.FOLDER}/"))
        here(self, module)

    rewrite.AssertionRewritingHook.exec_module = exec_module
    pathlib._is_same = lambda one, other: True


def run(file, wanted, link, surroundings, compiled):
    from _pytest.assertion import rewrite

    _compile_once(rewrite, compiled)
    _show_path(rewrite)
    plugin = Plugin(wanted, link, surroundings, compiled)
    status = _main(_ready, driver.FOLDER, file, plugin)
    if plugin.trouble is not None:
        raise RuntimeError(plugin.trouble)
    if status not in (0, 1):
        raise RuntimeError(f"pytest ended with {status!s}")


def _run_nothing(config):
    """A test with a fixture, without a file or a line of output: what pytest imports and remembers when it is first used."""
    import pytest
    from _pytest.assertion import rewrite

    source = b"def test_nothing(monkeypatch):\n    assert [1] == [1]\n"
    module = types.ModuleType("warm_up")
    tree = ast.parse(source)
    rewrite.rewrite_asserts(tree, source)
    exec(compile(tree, "warm_up.py", "exec"), module.__dict__)

    class Tests(pytest.Module):
        def _getobj(self):
            return module

    class Collected(Plugin):
        def pytest_collection(self, session):
            tests = Tests.from_parent(session, path=pathlib.Path("/warm_up.py"))
            session.items = list(session.genitems(tests))
            session.testscollected = len(session.items)
            return True

    link = types.SimpleNamespace(listed=lambda *given: None, next=lambda name: True, ended=lambda parts: None, rest=lambda: None)
    surroundings = types.SimpleNamespace(share_imports=lambda module: None)
    said = io.StringIO()
    # There is no box so far: nothing that lies where gradebox runs is run.
    options = "--capture=sys", "--noconftest"
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        if _main(config, "/", "warm_up.py", Collected([], link, surroundings, driver.Compiled({})), *options) != 0:
            raise RuntimeError(f"pytest cannot be warmed up: {said.getvalue()}")


def _remember_plugins(*modules):
    """Which packages bring plugins, these look for in all that are installed, more than once in a run."""
    import importlib.metadata

    bringing = [
        package
        for package in importlib.metadata.distributions()
        if any(point.group == _PLUGINS for point in package.entry_points)
    ]
    for module in modules:
        module.importlib_metadata = types.SimpleNamespace(distributions=lambda: bringing)


def _remember_parsers(parser_class):
    """A parser of the command line is made anew for each of six looks at it."""
    make = parser_class._getparser

    def get(self):
        options = [len(group.options) for group in (*self._groups, self._anonymous)]
        if getattr(self, "_options_of_made", None) != options:
            self._made, self._options_of_made = make(self), options
        return self._made

    parser_class._getparser = get


def prepare():
    """Before a candidate is there, and before a fork."""
    global _ready
    import _pytest.config.argparsing
    import pluggy._manager

    _remember_plugins(_pytest.config, pluggy._manager)
    _remember_parsers(_pytest.config.argparsing.Parser)
    _run_nothing(_pytest.config.get_config(_OPTIONS))
    _ready = _pytest.config.get_config(_OPTIONS)
    _ready.pluginmanager.load_setuptools_entrypoints(_PLUGINS)
    _ready._parser._getparser()


def rehearse():
    """In a fork that is of no more use afterwards."""
    _run_nothing(_ready)
