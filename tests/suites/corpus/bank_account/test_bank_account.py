import unittest

import solution
from solution import Account, BankError, InsufficientFunds


class TestAccount(unittest.TestCase):
    def setUp(self):
        self.account = Account("Mira", balance=100)

    def test_defaults(self):
        account = Account("Otto")
        self.assertEqual(account.owner, "Otto")
        self.assertEqual(account.balance, 0)

    def test_deposit_and_withdraw_return_the_balance(self):
        self.assertEqual(self.account.deposit(50), 150)
        self.assertEqual(self.account.withdraw(amount=30), 120)
        self.assertEqual(self.account.balance, 120)

    def test_balance_is_read_only(self):
        with self.assertRaises(AttributeError):
            self.account.balance = 1_000_000
        self.assertEqual(self.account.balance, 100)

    def test_bad_amounts(self):
        for amount in (0, -1, -0.5):
            with self.subTest(amount=amount):
                with self.assertRaisesRegex(ValueError, r"positive.*-?\d"):
                    self.account.deposit(amount)
                with self.assertRaises(ValueError):
                    self.account.withdraw(amount)

    def test_overdraft(self):
        with self.assertRaises(InsufficientFunds) as caught:
            self.account.withdraw(130)
        error = caught.exception
        self.assertIsInstance(error, BankError)
        self.assertEqual(error.missing, 30)
        self.assertIs(error.account, self.account)
        self.assertEqual(str(error), "Mira is short of 30")
        self.assertEqual(self.account.balance, 100)

    def test_exception_hierarchy(self):
        self.assertTrue(issubclass(InsufficientFunds, BankError))
        self.assertTrue(issubclass(BankError, Exception))
        self.assertFalse(issubclass(BankError, ValueError))

    def test_transfer_between_accounts(self):
        other = Account("Nils", 5)
        solution.transfer(self.account, other, 40)
        self.assertEqual((self.account.balance, other.balance), (60, 45))

    def test_failed_transfer_says_why(self):
        other = Account("Nils")
        with self.assertRaises(BankError) as caught:
            solution.transfer(self.account, other, 500)
        self.assertIsInstance(caught.exception.__cause__, InsufficientFunds)
        self.assertEqual(caught.exception.__cause__.missing, 400)
        self.assertEqual(caught.exception.args, ("transfer failed", 500))
        self.assertEqual(other.balance, 0)
