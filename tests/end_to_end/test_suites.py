import shutil
import unittest

from gradebox_cli import ACCEPTED, GradeboxTest

TEST = """import unittest
from shop.cart import Cart

class TestCart(unittest.TestCase):
    def test_total(self):
        cart = Cart()
        cart.add("tea", 3, amount=2)
        self.assertEqual(cart.total(), 6)

    def test_parts(self):
        for amount in (1, 2):
            with self.subTest(amount=amount):
                cart = Cart()
                cart.add("tea", 3, amount)
                self.assertEqual(cart.total(), 3 * amount)

    def test_rest(self):
        self.assertEqual(Cart().total(), 0)
"""
RIGHT = """class Cart:
    def __init__(self):
        self.items = []
    def add(self, name, price, amount=1):
        self.items.append((price, amount))
    def total(self):
        return sum(price * amount for price, amount in self.items)
"""


class Suites(GradeboxTest):
    def make(self):
        test = self.write("test_cart.py", TEST)
        right = self.write("right.py", RIGHT)
        self.make_suite(test, right, self.folder / "cart", "--module", "shop.cart")
        return self.folder / "cart"

    def make_suite(self, test, reference, folder, *options):
        run = self.run_gradebox("import", "unittest", test, "--reference", reference, "--output", folder, *options)
        self.assert_exit(run, ACCEPTED)

    def graded(self, challenge, source):
        return self.grade(source, "--reveal", challenge=challenge)[1]

    def verdicts(self, result):
        return {case["id"].partition("/")[2]: case["verdict"] for case in result["cases"]}

    def test_an_imported_suite_is_sound_and_grades(self):
        challenge = self.make()
        self.assert_exit(self.run_gradebox("check", challenge), ACCEPTED)
        result = self.graded(challenge, RIGHT.replace("price * amount for", "price for"))
        self.assertEqual(self.verdicts(result), {
            "TestCart.test_parts": "wrong_answer", "TestCart.test_parts [amount=1]": "accepted",
            "TestCart.test_parts [amount=2]": "wrong_answer", "TestCart.test_rest": "accepted",
            "TestCart.test_total": "wrong_answer"})

    def test_both_sides_are_in_one_working_directory(self):
        test = self.write("test_places.py", """import os, tempfile, unittest
import places

class TestPlaces(unittest.TestCase):
    def test_both_ways(self):
        with tempfile.TemporaryDirectory() as folder:
            before = os.getcwd()
            with places.inside(folder):
                self.assertEqual(os.getcwd(), folder)
                os.mkdir("deeper")
                os.chdir("deeper")
                self.assertEqual(places.where(), os.path.join(folder, "deeper"))
            self.assertEqual(os.getcwd(), before)
""")
        right = """import contextlib, os
@contextlib.contextmanager
def inside(folder):
    before = os.getcwd()
    os.chdir(folder)
    yield
    os.chdir(before)
def where():
    return os.getcwd()
"""
        self.make_suite(test, self.write("right.py", right), self.folder / "places", "--module", "places")
        self.assertEqual(self.graded(self.folder / "places", right)["verdict"], "accepted")
        stays = self.graded(self.folder / "places", right.replace("    os.chdir(folder)\n", ""))
        self.assertEqual(stays["verdict"], "wrong_answer")

    def test_what_a_test_imports_comes_along(self):
        self.write("helpers.py", "from deeper.still import amount\n")
        self.write("deeper/still.py", "amount = 2\n")
        self.write("shop/cart.py", RIGHT)
        self.write("unused.py", "")
        test = self.write("test_cart.py", TEST.replace("import unittest", "import unittest, helpers").replace("amount=2", "amount=helpers.amount"))
        challenge = self.folder / "Shop_Cart.1"
        self.make_suite(test, self.write("right.py", RIGHT), challenge, "--module", "shop.cart")
        files = {str(path.relative_to(challenge / "cases")) for path in (challenge / "cases").rglob("*.py")}
        self.assertEqual(files, {"test_cart.py", "helpers.py", "deeper/still.py"})
        self.assert_exit(self.run_gradebox("check", challenge), ACCEPTED)

    def test_a_reference_of_several_files_keeps_its_modules_to_itself(self):
        self.write("money.py", "TAX = 1\n")  # as beside the test of an exercise
        self.write("helpers.py", "amount = 2\n")
        self.write("right/money.py", "TAX = 1\n")
        self.write("right/shop/cart/__init__.py", "import money\n" + RIGHT.replace("return sum", "return money.TAX * sum"))
        self.write("right/shop/cart/helpers.py", "")
        test = self.write("test_cart.py", TEST.replace("import unittest", "import unittest, helpers, money").replace("amount=2", "amount=helpers.amount * money.TAX"))
        challenge = self.folder / "parts"
        self.make_suite(test, self.folder / "right", challenge, "--module", "shop.cart")
        self.assertEqual({path.name for path in (challenge / "cases").iterdir()}, {"test_cart.py", "helpers.py"})
        self.assert_exit(self.run_gradebox("check", challenge), ACCEPTED)
        self.write("wrong/money.py", "TAX = 3\n")
        self.write("wrong/shop/cart.py", RIGHT)
        self.write("wrong/helpers.py", "amount = 'never used'\n")
        run, result = self.grade(self.folder / "wrong", challenge=challenge)
        self.assertEqual(result["verdict"], "wrong_answer", result)

    def test_the_package_itself_as_a_solution(self):
        for module, source in (("shop", "shop/__init__.py"), ("shop.cart", "shop/cart.py")):
            with self.subTest(module=module):
                place = self.folder / module
                for solution, text in (("right", RIGHT), ("wrong", RIGHT.replace("price * amount for", "price for"))):
                    self.write(f"{module}/{solution}/shop/__init__.py", "")
                    self.write(f"{module}/{solution}/{source}", text)
                    self.write(f"{module}/{solution}/shop/beside.py", "")
                test = self.write("test_cart.py", TEST.replace("shop.cart", module))
                self.make_suite(test, place / "right/shop", place / "made", "--module", module)
                self.assert_exit(self.run_gradebox("check", place / "made"), ACCEPTED)
                for solution, verdict in (("right", "accepted"), ("wrong", "wrong_answer")):
                    run, result = self.grade(place / solution / "shop", challenge=place / "made")
                    self.assertEqual(result["verdict"], verdict, result)

    def test_a_module_of_a_package_that_does_something_itself(self):
        """Its __init__.py runs when the tests import any part of it, and may import the part itself."""
        for way, start in (("late", ""), ("early", "from .cart import Cart\n")):
            with self.subTest(way):
                place = self.folder / way
                self.write(f"{way}/right/shop/__init__.py", f"CURRENCY = 'EUR'\n{start}")
                self.write(f"{way}/right/shop/cart.py", "from . import CURRENCY\nfrom .price import PRICE\n" + RIGHT)
                self.write(f"{way}/right/shop/price.py", "PRICE = 2\n")
                test = self.write(f"{way}/test_cart.py", TEST + "    def test_all(self):\n        import shop, shop.cart\n"
                                                                "        from shop.price import PRICE\n"
                                                                "        self.assertIs(shop.cart.Cart, Cart)\n"
                                                                "        self.assertEqual((shop.CURRENCY, PRICE), ('EUR', shop.cart.PRICE))\n")
                self.make_suite(test, place / "right", place / "made", "--module", "shop.cart")
                self.assertEqual(self.grade(place / "right", challenge=place / "made")[1]["verdict"], "accepted")

    def test_a_package_that_holds_a_module_of_its_name(self):
        self.write("right/shop/__init__.py", "")
        self.write("right/shop/shop.py", "from .parts import price\n")
        self.write("right/shop/parts.py", "def price(): return 2\n")
        test = self.write("test_shop.py", "import unittest\nfrom shop.shop import price\n\nclass T(unittest.TestCase):\n"
                                          "    def test_price(self):\n        self.assertEqual(price(), 2)\n")
        challenge = self.folder / "made"
        self.make_suite(test, self.folder / "right/shop", challenge, "--module", "shop")
        self.write("other/__init__.py", "")
        self.write("other/shop.py", "def price(): return 3\n")
        run, result = self.grade(self.folder / "other", challenge=challenge)
        self.assertEqual(result["verdict"], "wrong_answer", result)

    def test_modules_of_any_name(self):
        """What has a name of the library's, or one that only __import__() finds."""
        for number, name in enumerate(("queue", "statistics", "6-max_integer", "0-shop.1-cart")):
            with self.subTest(name=name):
                challenge = self.folder / f"any-{number}"
                source = "class Full(Exception):\n    pass\n\ndef half(n):\n    if n > 9: raise Full(n)\n    return n / 2\n"
                test = self.write("any/test_it.py",
                                  f"import importlib, pytest\nm = importlib.import_module({name!r})\n\n"
                                  "def test_half():\n    assert m.half(3) == 1.5\n\n"
                                  "def test_full():\n    with pytest.raises(m.Full):\n        m.half(10)\n")
                right = self.write("any/right.py", source)
                self.make_suite(test, right, challenge, "--module", name)
                verdicts = self.verdicts(self.graded(challenge, source.replace("> 9", "> 10")))
                self.assertEqual(verdicts, {"test_half": "accepted", "test_full": "wrong_answer"})

    def test_a_conftest_imports_parts_of_a_package_without_a_file_of_its_own(self):
        for module in ("cart", "mail"):
            self.write(f"right/shop/{module}.py", f"def name(): return {module!r}\n")
        self.write("tests/conftest.py", "import pytest\nfrom shop.mail import name as mail\nfrom shop.cart import name as cart\n\n"
                                        "@pytest.fixture\ndef names():\n    return cart(), mail()\n")
        test = self.write("tests/test_names.py", "def test_names(names):\n    assert names == ('cart', 'mail')\n")
        self.make_suite(test, self.folder / "right", self.folder / "parts", "--module", "shop.cart")
        result = self.graded(self.folder / "parts", self.folder / "right")
        self.assertEqual(self.verdicts(result), {"test_names": "accepted"})

    def test_what_a_conftest_raises_is_told(self):
        self.write("tests/conftest.py", "import solution\n\nsolution.missing()\n")
        test = self.write("tests/test_one.py", "def test_one():\n    pass\n")
        self.make_suite(test, self.write("right.py", ""), self.folder / "told", "--module", "solution")
        run = self.run_gradebox("check", self.folder / "told")
        self.assertIn("conftest.py:3: AttributeError: module 'solution' has no attribute 'missing'", run.stderr)

    def test_data_that_lie_beside_a_test(self):
        self.write("words.txt", "tea\n")
        self.write("data/prices.csv", "tea,2\n")
        self.write("golden/shout.txt", "TEA\n")
        self.write(".env", "CURRENCY=EUR\n")
        self.write("data/.swap", "no test names it\n")
        self.write("basket/.gitkeep", "")
        self.write("notes.md", "no test names it\n")
        test = self.write("test_shop.py", """import os, pathlib, shutil, tempfile, unittest
import shop

HERE = os.path.dirname(os.path.abspath(__file__))

class TestShop(unittest.TestCase):
    def test_given(self):
        self.assertEqual(shop.read("words.txt"), "tea\\n")
        self.assertEqual(shop.read(".env"), "CURRENCY=EUR\\n")
        self.assertEqual(os.listdir("basket"), [".gitkeep"])
        self.assertEqual(shop.read(os.path.join(HERE, "data", "prices.csv")), "tea,2\\n")
        self.assertEqual((pathlib.Path(__file__).parent / "data" / "prices.csv").read_text(), "tea,2\\n")

    def test_answers_are_the_tests_alone(self):
        with open("golden/shout.txt") as file:
            self.assertEqual(shop.read("words.txt").upper(), file.read())
        with open(os.path.join(HERE, "golden", "shout.txt"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "TEA\\n")
        with self.assertRaises(FileNotFoundError):
            shop.read("golden/shout.txt")

    def test_folder_of_answers(self):
        golden = pathlib.Path(__file__).parent.resolve() / "golden"
        self.assertTrue(golden.is_dir())
        self.assertEqual([path.read_text() for path in golden.glob("*.txt")], ["TEA\\n"])
        self.assertEqual(os.listdir("golden"), ["shout.txt"])
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(golden, os.path.join(folder, "copy"))
            self.addCleanup(os.chdir, os.getcwd())
            os.chdir(folder)
            self.assertEqual(pathlib.Path("copy/shout.txt").read_text(), (golden / "shout.txt").read_text())
            with self.assertRaises(FileNotFoundError):
                os.listdir("golden")

    def test_written_beside_the_test(self):
        path = os.path.join(HERE, "written.txt")
        with open(path, "w") as file:
            file.write("x")
        self.assertEqual(shop.read(path), "x")
        os.remove(path)
        with self.assertRaises(FileNotFoundError):
            open("written.txt")
""")
        reference = self.write("shop.py", "def read(path):\n    with open(path) as file:\n        return file.read()\n")
        for runner in ("unittest", "pytest"):
            with self.subTest(runner=runner):
                challenge = self.folder / f"made-{runner}"
                run = self.run_gradebox("import", runner, test, "--module", "shop", "--reference", reference, "--output", challenge)
                self.assertIn("the tests alone can read cases/golden/shout.txt\n", run.stdout)
                self.assertIn("every solution can read given/words.txt: delete it if it holds answers", run.stdout)
                given = {str(path.relative_to(challenge / "given")) for path in (challenge / "given").rglob("*.*")}
                self.assertEqual(given, {".env", "words.txt", "data/prices.csv", "basket/.gitkeep"})
                self.assert_exit(self.run_gradebox("check", challenge), ACCEPTED)

    def test_what_the_reference_imports_is_given_to_all(self):
        self.write("prices.py", "PRICES = {'tea': 2}\n")
        self.write("coins.py", "class Coin:\n    worth = 2\n")
        self.write("goods.py", "from prices import PRICES\nfrom coins import Coin\nCASES = list(PRICES.items())\n")
        test = self.write(
            "test_shop.py",
            "import unittest\nfrom shop import price\nfrom goods import CASES, Coin\n"
            "class TestShop(unittest.TestCase):\n"
            "    def test_price(self):\n        for name, expected in CASES:\n            self.assertEqual(price(name, Coin()), expected)\n",
        )
        source = (
            "from prices import PRICES\nfrom coins import Coin\n"
            "def price(name, coin):\n    assert type(coin) is Coin\n    return PRICES[name]\n"
        )
        challenge = self.folder / "shop"
        self.make_suite(test, self.write("reference.py", source), challenge, "--module", "shop")
        self.assertEqual(sorted(path.name for path in (challenge / "given").iterdir()), ["coins.py", "prices.py"])
        self.assertEqual(self.graded(challenge, source)["verdict"], "accepted")
        self.assertEqual(self.graded(challenge, source.replace("return", "PRICES[name] = 5; return"))["verdict"], "wrong_answer")

    def test_a_process_that_a_test_starts_is_one_of_the_solution(self):
        test = self.write(
            "test_of_program.py",
            "import subprocess, sys, unittest\nimport program\nclass TestProgram(unittest.TestCase):\n"
            "    def test_main(self):\n"
            "        ran = subprocess.run([sys.executable, program.__file__, 'b'], input='a', capture_output=True, text=True)\n"
            "        self.assertEqual((ran.stdout, ran.stderr, ran.returncode), ('ab', '', 3))\n"
            "    def test_late(self):\n"
            "        with self.assertRaises(subprocess.TimeoutExpired):\n"
            "            subprocess.run([sys.executable, program.__file__, 'sleep'], input='', timeout=0.01)\n",
        )
        source = (
            "import os, sys, time\nif __name__ == '__main__':\n    if sys.argv[1] == 'sleep': time.sleep(60)\n"
            "    print(sys.stdin.read(), sys.argv[1], sep='', end='')\n    sys.exit(3)\n"
        )
        challenge = self.folder / "program"
        self.make_suite(test, self.write("reference.py", source), challenge, "--module", "program")
        result = self.graded(challenge, source)
        self.assertEqual(result["verdict"], "accepted", result)
        # All that it can find is what the solution can: no test.
        spy = source.replace("    print(", "    print(*[name for _, _, names in os.walk('/') for name in names if name.startswith('test_of_program')], sep='')\n    print(")
        found = [case["message"] for case in self.graded(challenge, spy)["cases"] if "test_main" in case["id"]]
        self.assertIn("'\\nab'", found[0])

    def test_a_reference_that_cannot_be_loaded_says_why(self):
        challenge = self.make()
        (challenge / "solutions/accepted/reference.py").write_text("import nowhere\n" + RIGHT)
        run = self.run_gradebox("check", challenge)
        self.assertIn("loading the solution raised ModuleNotFoundError: No module named 'nowhere'", run.stdout + run.stderr)

    def test_the_example_that_breaks_a_property_is_told(self):
        test = self.write("test_cart.py", """import unittest
from hypothesis import given, strategies
from cart import Cart

class TestCart(unittest.TestCase):
    @given(strategies.lists(strategies.integers()))
    def test_total(self, prices):
        cart = Cart()
        for price in prices:
            cart.add("tea", price)
        self.assertEqual(cart.total(), sum(prices))
""")
        self.make_suite(test, self.write("right.py", RIGHT), self.folder / "cart", "--module", "cart")
        for _ in range(2):
            result = self.graded(self.folder / "cart", RIGHT.replace("sum(price * amount", "max(0, sum(price * amount").replace("self.items)", "self.items))"))
            self.assertEqual(result["verdict"], "wrong_answer")
            self.assertIn("Falsifying example: test_total(", result["cases"][0]["message"])
            self.assertIn("prices=[-1]", result["cases"][0]["message"])

    def test_a_trusted_solution_shares_the_process(self):
        challenge = self.make()
        self.assertEqual(self.graded(challenge, RIGHT)["trust"], "separate-processes")
        toml = challenge / "challenge.toml"
        toml.write_text(toml.read_text().replace("[entry]", '[entry]\ntrust = "shared-process"'))
        self.assert_exit(self.run_gradebox("check", challenge), ACCEPTED)
        wrong = self.graded(challenge, RIGHT.replace("price * amount for", "price for"))
        self.assertEqual(wrong["trust"], "shared-process")
        self.assertEqual(self.verdicts(wrong)["TestCart.test_total"], "wrong_answer")
        # What is given away: the solution can reach its tests.
        forged = "import unittest\nunittest.TestCase.assertEqual = lambda *given: None\n" + RIGHT.replace("price * amount for", "0 for")
        self.assertEqual(self.graded(challenge, forged)["verdict"], "accepted")
        run = self.run_gradebox("grade", challenge, self.write("forged.py", forged))
        self.assertIn("trust: shared-process: the tests ran in the solution's own process, which could forge this grade", run.stdout)
        hanging = self.graded(challenge, RIGHT.replace("def total(self):", "def total(self):\n        while self.items: pass"))
        self.assertEqual(self.verdicts(hanging)["TestCart.test_total"], "time_limit_exceeded")
        self.assertEqual(self.verdicts(hanging)["TestCart.test_rest"], "accepted")
        exiting = self.graded(challenge, "import os\n" + RIGHT.replace("return sum", "if self.items: os._exit(0)\n        return sum"))
        self.assertEqual(self.verdicts(exiting)["TestCart.test_total"], "runtime_error")

    def test_a_test_that_hangs_costs_only_itself(self):
        challenge = self.make()
        toml = challenge / "challenge.toml"
        toml.write_text(toml.read_text() + '\n[limits]\ncpu_time = "300ms"\n')
        result = self.graded(challenge, RIGHT.replace("def add(self, name, price, amount=1):", "def add(self, name, price, amount=1):\n        while amount > 1: pass"))
        verdicts = self.verdicts(result)
        self.assertEqual(verdicts["TestCart.test_total"], "time_limit_exceeded")
        self.assertEqual(verdicts["TestCart.test_rest"], "accepted")

    def suite(self, test, right):
        """A challenge of that test file, which imports `solution`."""
        folder = self.folder / "suite"
        self.make_suite(self.write("test_it.py", test), self.write("right.py", right), folder, "--module", "solution")
        return folder

    def test_deep_calls_and_much_memory_on_the_tests_side(self):
        """What the interpreter's stack gives back is no memory for objects."""
        challenge = self.suite(
            "import unittest\nfrom solution import f\n\n"
            "def deep(n):\n    return n and deep(n - 1)\n\n"
            "class T(unittest.TestCase):\n"
            "    def test_deep(self):\n"
            "        for _ in range(3):\n"
            "            deep(900)\n"
            "            kept = [str(i) * 9 for i in range(50_000)]\n"
            "            self.assertEqual(f(len(kept)), 50_000)\n",
            "def f(x):\n    return x\n")
        self.assertEqual(self.graded(challenge, "def f(x):\n    return x\n")["verdict"], "accepted")

    def test_all_that_the_reference_fails_is_told(self):
        challenge = self.suite(
            "import unittest\nimport solution\n\nclass T(unittest.TestCase):\n"
            "    def test_one(self):\n        self.assertEqual(solution.X, 1)\n"
            "    def test_three(self):\n        self.assertEqual(solution.X, 3)\n"
            "    def test_two(self):\n        self.assertEqual(solution.X, 2)\n",
            "X = 1\n")
        run = self.run_gradebox("check", challenge)
        self.assertIn("it fails the test T.test_three: test_it.py:8: AssertionError: 1 != 3", run.stdout + run.stderr)
        self.assertIn("it fails the test T.test_two: test_it.py:10: AssertionError: 1 != 2", run.stdout + run.stderr)

    def test_a_test_case_in_the_solution_is_an_error(self):
        """Its tests would run where the solution is; without a word they would be missing."""
        base = "import unittest\n\nclass Base(unittest.TestCase):\n    def test_inherited(self):\n        pass\n"
        challenge = self.suite(
            "import unittest\nimport solution\n\nclass T(solution.Base):\n    def test_one(self):\n        pass\n\n"
            "class U(unittest.TestCase):\n    def test_two(self):\n        pass\n",
            base)
        run = self.run_gradebox("check", challenge)
        self.assertIn("T is a TestCase by way of the solution", run.stdout + run.stderr)

    def test_tests_of_one_name_are_all_there(self):
        test = (
            "import unittest\nfrom solution import double\n\n"
            "def make(*numbers):\n"
            "    class Double(unittest.TestCase):\n"
            "        def test_it(self):\n"
            "            for n in numbers:\n"
            "                with self.subTest():\n"
            "                    self.assertEqual(double(n), 2 * n)\n"
            "    return unittest.TestLoader().loadTestsFromTestCase(Double)\n\n"
            "def test_suite():\n"
            "    return unittest.TestSuite([make(1, 2), make(3), make(1)])\n\n"
            "def load_tests(loader, tests, pattern):\n"
            "    return test_suite()\n")
        challenge = self.suite(test, "def double(n): return 2 * n\n")
        result = self.graded(challenge, "def double(n): return 2\n")
        name = "make.<locals>.Double.test_it"
        self.assertEqual(self.verdicts(result), {
            name: "wrong_answer", f"{name} []": "wrong_answer", f"{name} (2)": "wrong_answer", f"{name} (2) []": "wrong_answer",
            f"{name} (3)": "accepted", f"{name} (3) []": "accepted"})

    def test_what_collects_the_tests_is_none(self):
        test = ("import unittest\nimport solution\n\nclass T(unittest.TestCase):\n    def test_one(self):\n        pass\n\n"
                "def test_suite():\n    return unittest.TestLoader().loadTestsFromTestCase(T)\n\n"
                "def test_main():\n    unittest.main(defaultTest='test_suite')\n")
        challenge = self.suite(test, "")
        self.assertEqual(self.verdicts(self.graded(challenge, "")), {"T.test_one": "accepted"})

    def test_functions_that_tests_call_are_none(self):
        test = ("import unittest\nimport solution\n\ndef test_all(one, two):\n    return one == two\n\n"
                "class T(unittest.TestCase):\n    def test_one(self):\n        self.assertTrue(test_all(solution.X, 1))\n")
        challenge = self.suite(test, "X = 1\n")
        self.assertEqual(self.verdicts(self.graded(challenge, "X = 2\n")), {"T.test_one": "wrong_answer"})
        shutil.rmtree(challenge)
        test = test.replace("test_all(one, two)", "test_all(\n    tmp_path,\n)").replace("test_all(solution.X, 1)", "solution.X")
        challenge = self.suite(test.replace("return one == two", "assert tmp_path"), "X = 1\n")
        self.assertEqual(set(self.verdicts(self.graded(challenge, "X = 2\n"))), {"test_all", "T::test_one"})

    def test_pytest_is_found_wherever_it_is_imported(self):
        for way in ("import sys, pytest", "try:\n    import pytest\nexcept ImportError:\n    pytest = None",
                    "if True: from pytest import raises"):
            with self.subTest(way=way):
                test = f"{way}\nimport unittest, solution\n\nclass T(unittest.TestCase):\n    def test_one(self):\n        pass\n"
                challenge = self.suite(test, "")
                self.assertIn("T::test_one", self.verdicts(self.graded(challenge, "")))
                shutil.rmtree(challenge)

    def test_classes_that_are_no_test_case_are_pytests(self):
        challenge = self.suite("import solution\n\nclass TestOne:\n    @staticmethod\n    def test_one():\n        assert solution\n", "")
        self.assertEqual(self.verdicts(self.graded(challenge, "")), {"TestOne::test_one": "accepted"})

    def test_functions_are_pytests_by_the_beginnings_of_their_names(self):
        challenge = self.suite("import solution\n\ndef tests():\n    assert solution\n", "")
        self.assertEqual(self.verdicts(self.graded(challenge, "")), {"tests": "accepted"})

    def test_an_assertion_of_pytests_tells_its_values(self):
        challenge = self.suite("import pytest, solution\n\ndef test_one():\n    assert solution.f(1) == 2\n", "def f(x): return x + 1\n")
        result = self.graded(challenge, "def f(x): return x + 2\n")
        self.assertIn("AssertionError: assert 3 == 2\n +  where 3 = ", result["cases"][0]["message"])

    def test_nothing_that_lies_where_gradebox_runs_is_run(self):
        """A folder of submissions may hold anything; the worker is outside every box when it gets ready."""
        challenge = self.suite("import pytest, solution\n\ndef test_one():\n    assert solution.X\n", "X = 1\n")
        solution = self.write("submitted/solution.py", "X = 1\n")
        trap = f"open({str(self.folder / 'caught')!r}, 'a').write(__file__)\n"
        for name in ("conftest", "pytest", "hypothesis", "sitecustomize", "usercustomize", "json", "_pytest/__init__"):
            self.write(f"submitted/{name}.py", trap)
        self.write("submitted/pytest.ini", "[pytest]\naddopts = --no-such-option\n")
        inside = ["env", "--chdir", solution.parent]
        run = self.run_gradebox("grade", challenge, "solution.py", before=inside)
        self.assert_exit(run, ACCEPTED)
        self.assertFalse((self.folder / "caught").exists())

    def test_output_has_a_limit(self):
        challenge = self.make()
        toml = challenge / "challenge.toml"
        toml.write_text(toml.read_text() + '\n[limits]\noutput = "256KiB"\n')
        printing = RIGHT.replace("return sum", "for _ in range(LINES if self.items else 1): print('-' * 1023)\n        return sum")
        self.assertEqual(self.graded(challenge, printing.replace("LINES", "100"))["verdict"], "accepted")
        verdicts = self.verdicts(self.graded(challenge, printing.replace("LINES", "1_000_000")))
        self.assertEqual(verdicts["TestCart.test_total"], "output_limit_exceeded")
        self.assertEqual(verdicts["TestCart.test_rest"], "accepted")

    def test_a_test_that_waits_for_what_never_comes(self):
        """It hangs on its own side, while the solution answers each time it is asked."""
        challenge = self.make()
        test = challenge / "cases/test_cart.py"
        test.write_text(TEST.replace("self.assertEqual(cart.total(), 6)", "while cart.total() != 6: pass"))
        toml = challenge / "challenge.toml"
        toml.write_text(toml.read_text() + '\n[examiner]\ncpu_time = "500ms"\nwall_time = "3s"\n')
        verdicts = self.verdicts(self.graded(challenge, RIGHT.replace("price * amount for", "price for")))
        self.assertEqual(verdicts["TestCart.test_total"], "time_limit_exceeded")
        self.assertEqual(verdicts["TestCart.test_rest"], "accepted")

    def test_a_solution_that_ends_its_process(self):
        result = self.graded(self.make(), RIGHT.replace("return sum", "import os; os._exit(0)\n        return sum"))
        self.assertEqual(set(self.verdicts(result).values()), {"runtime_error"})

    def test_a_solution_that_cannot_be_loaded(self):
        challenge = self.make()
        for source, told in (
            ("x = 1 / 0\n" + RIGHT, "loading the solution raised ZeroDivisionError"),
            ("raise SystemExit\n" + RIGHT, "loading the solution raised SystemExit"),
            (RIGHT + "import nowhere\n", "loading the solution raised ModuleNotFoundError"),
            ("class Cart:\n    retrun 1\n", "line 2: "),
            ("import os\nos._exit(3)\n", "the program ended (exit code 3) before it answered"),
        ):
            with self.subTest(source=source):
                result = self.graded(challenge, source)
                self.assertIn(result["verdict"], ("runtime_error", "compile_error"))
                self.assertIn(told, result["cases"][0]["message"])

    def test_one_that_failed_to_load_once_is_judged_by_what_the_tests_make_of_it(self):
        test = """import sys, unittest
class TestLate(unittest.TestCase):
    def test_once_more(self):
        with self.assertRaises(ImportError):
            import solution
        sys.modules["friend"] = object()
        import solution
        self.assertEqual(solution.twice(2), 4)
"""
        right = "import friend\ndef twice(x):\n    return 2 * x\n"
        challenge = self.suite(test, right)
        self.assertEqual(self.graded(challenge, right)["verdict"], "accepted")
        self.assertEqual(self.graded(challenge, right.replace("2 * x", "x * x * x"))["verdict"], "wrong_answer")

    def test_processes_that_the_solution_forks_say_nothing(self):
        test = "import solution, unittest\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(solution.twice(2), 4)\n"
        right = "import os\nif os.fork():\n    os.wait()\ndef twice(x):\n    if os.fork() == 0:\n        return x\n    os.wait()\n    return 2 * x\n"
        challenge = self.suite(test, "def twice(x):\n    return 2 * x\n")
        toml = challenge / "challenge.toml"
        toml.write_text(toml.read_text() + "\n[limits]\nprocesses = 4\n")
        self.assertEqual(self.graded(challenge, right)["verdict"], "accepted")

    def test_a_missing_name(self):
        result = self.graded(self.make(), "class Basket: pass\n")
        self.assertEqual(set(self.verdicts(result).values()), {"runtime_error"})
        self.assertIn("cannot import name 'Cart'", result["cases"][0]["message"])

    def test_an_object_that_equals_everything_wins_nothing(self):
        source = RIGHT.replace("return sum", "return Yes()\n        return sum") + """
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
"""
        self.assertEqual(set(self.verdicts(self.graded(self.make(), source)).values()), {"wrong_answer"})

    def test_nor_does_one_of_a_class_that_the_test_uses(self):
        """Unless the reference's decides, too, in the same test."""
        chameleon = RIGHT + "    def __eq__(self, other): return True\n    __hash__ = None\n"
        source = chameleon.replace("return sum(price * amount for price, amount in self.items)", "return self")
        challenge = self.make()
        self.assertEqual(set(self.verdicts(self.graded(challenge, source)).values()), {"wrong_answer"})
        test = challenge / "cases/test_cart.py"
        test.write_text(TEST + "    def test_equal(self):\n        self.assertEqual(Cart(), 5)\n")
        (challenge / "solutions/accepted/right.py").write_text(chameleon)
        verdicts = self.verdicts(self.graded(challenge, source))
        self.assertEqual(verdicts.pop("TestCart.test_equal"), "accepted")
        self.assertEqual(set(verdicts.values()), {"wrong_answer"})

    def test_the_tests_are_nowhere_to_be_found(self):
        source = RIGHT.replace("return sum", """import os, sys, unittest
        cases = unittest.TestCase.__subclasses__()
        named = [n for n in sys.modules if "test_cart" in n or "pytest" in n and hasattr(sys.modules[n], "__file__")]
        found = [os.listdir("/dev/shm"), named]
        found.append([c for c in cases if not c.__module__.startswith("unittest.")])
        frames, frame = [], sys._getframe()
        while frame:
            frames.append(frame.f_code.co_filename)
            frame = frame.f_back
        if found != [[], [], []] or any("solution" not in f and "cart" not in f for f in frames):
            raise RuntimeError(f"{found} {frames}")
        return sum""")
        challenge = self.make()
        for test in (TEST, "import pytest\n" + TEST):
            (challenge / "cases/test_cart.py").write_text(test)
            self.assertEqual(set(self.verdicts(self.graded(challenge, source)).values()), {"accepted"})

    def test_a_callback_leads_to_nothing_of_the_test(self):
        test = self.write("test_each.py", """import unittest
from solution import each
EXPECTED = [1, 2]
class TestEach(unittest.TestCase):
    def test_each(self):
        got = []
        each([1, 2], lambda x: got.append(x))
        self.assertEqual(got, EXPECTED)
""")
        tries = ["__globals__", "__closure__", "__self__", "__builtins__", "__init_subclass__", "__getattr__", "gi_frame", "f_back"]
        right = self.write("right.py", "def each(items, function):\n    for item in items: function(item)\n")
        self.make_suite(test, right, self.folder / "each")
        source = f"""
def each(items, function):
    for name in {tries!r}:
        for look_up in (lambda: getattr(function, name), lambda: function.__getattribute__(name)):
            try:
                found = look_up()
            except AttributeError:
                continue
            raise RuntimeError(name)
    if hasattr(function.__code__, "co_consts") or function.__code__.co_varnames != ("x",):
        raise RuntimeError("the code of the test")
    for item in items: function(item)
"""
        self.assertEqual(set(self.verdicts(self.graded(self.folder / "each", source)).values()), {"accepted"})


if __name__ == "__main__":
    unittest.main()
