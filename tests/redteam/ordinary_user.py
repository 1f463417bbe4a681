"""Grades the shipped challenges as an ordinary user."""
from pathlib import Path

from redteam import NOBODY, AsNobody

SHIPPED = ("log-parser", "lru-cache", "stream-large-log", "thread-safe-singleton")

__all__ = ["NOBODY", "SHIPPED", "OrdinaryUser"]


class OrdinaryUser(AsNobody):
    def first_reference(self, challenge: str) -> Path:
        return sorted((self.open / "challenges" / challenge / "solutions" / "accepted").glob("*.py"))[0]

    def grade_as_nobody(self, challenge: str, solution: Path, tier: str):
        return self.run_as_nobody(
            "grade", self.open / "challenges" / challenge, solution, "--require", tier, "--report", "json=-"
        )
