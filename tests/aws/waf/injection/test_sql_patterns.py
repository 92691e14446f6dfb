"""Patterns of attacks on SQL queries."""

import pytest

from gatewright.aws.waf.injection.sql_patterns import looks_like_an_attack
from tests.aws.waf.injection.samples import NO_SQL, SQL_ATTACKS, SQL_STATEMENTS


@pytest.mark.parametrize("text", SQL_STATEMENTS)
def test_a_statement_is_found(text: str) -> None:
    """In any letter case."""
    assert looks_like_an_attack(text.encode())
    assert looks_like_an_attack(text.upper().encode())


def test_nearly_all_attacks_are_found() -> None:
    """And few of the texts that people write."""
    assert sum(looks_like_an_attack(text.encode()) for text in SQL_ATTACKS) >= 0.95 * len(SQL_ATTACKS)
    assert sum(looks_like_an_attack(text.encode()) for text in NO_SQL) <= 0.1 * len(NO_SQL)


@pytest.mark.parametrize("piece", ["'", '"', "(", "1 and ", "a=", "/*", "select ", "'a' ", "1,", "1+", "`", "s o n"])
def test_any_text_is_judged(piece: str) -> None:
    """Of sixteen thousand bytes, and of any byte."""
    assert looks_like_an_attack(piece.encode() * (16_000 // len(piece))) in (True, False)
    assert looks_like_an_attack(bytes(range(256))) in (True, False)
