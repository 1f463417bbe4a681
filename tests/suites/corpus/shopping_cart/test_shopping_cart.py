import pytest
from pytest import approx

from solution import Cart, EmptyCart, Product


@pytest.fixture
def apple():
    return Product("apple", 0.3)


@pytest.fixture
def cart(apple):
    cart = Cart()
    cart.add(apple, 3)
    cart.add(Product("pear", price=0.25))
    return cart


def test_total(cart):
    assert cart.total() == approx(1.15)
    assert cart.total(discount=0.1) == approx(1.035, rel=1e-6)


def test_len_counts_pieces(cart, apple):
    assert len(cart) == 4
    assert cart[apple] == 3
    assert cart["pear"] == 1


def test_remove(cart, apple):
    cart.remove(apple)
    assert apple not in cart
    with pytest.raises(KeyError, match="apple"):
        cart.remove(apple)


def test_total_of_empty_cart():
    with pytest.raises(EmptyCart) as caught:
        Cart().checkout(pay=print)
    assert caught.type is EmptyCart
    assert caught.value.args == ()
    assert isinstance(caught.value, RuntimeError)


def test_checkout_calls_the_payment(cart):
    paid = []
    receipt = cart.checkout(pay=paid.append)
    assert paid == [approx(1.15)]
    assert receipt == ["3 x apple", "1 x pear"]
    assert not cart


def test_failed_payment_keeps_the_cart(cart):
    def pay(amount):
        raise PermissionError(f"cannot pay {amount:.2f}")

    with pytest.raises(PermissionError, match=r"cannot pay 1\.15"):
        cart.checkout(pay)
    assert len(cart) == 4


def test_carts_are_independent(cart):
    assert len(Cart()) == 0
    assert cart.shares() == approx({"apple": 0.9 / 1.15, "pear": 0.25 / 1.15})


@pytest.mark.parametrize("count", [0, -1])
def test_bad_counts(cart, apple, count):
    with pytest.raises(ValueError):
        cart.add(apple, count)
    assert cart[apple] == 3
