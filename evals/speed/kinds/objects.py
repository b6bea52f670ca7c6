"""Objects with fields that methods change."""

from dataclasses import dataclass, field


@dataclass
class Account:
    """A balance and its last movements."""

    balance: int = 0
    last: list[int] = field(default_factory=list)

    def pay(self, amount: int) -> None:
        """Take in, or give out if negative."""
        self.balance += amount
        self.last = [*self.last[-3:], amount]


def solve(size: int) -> int:
    """Move money between two accounts."""
    left = Account(100)
    right = Account()
    for index in range(size // 12):
        amount = index % 13 - 5
        left.pay(-amount)
        right.pay(amount)
    return left.balance * 1000 + right.balance
