"""SQL where it should not be."""

import pytest

from gatewright.aws.waf.injection.sql import is_sql_injection
from tests.aws.waf.injection import oracle
from tests.aws.waf.injection.samples import NO_SQL, SQL_ATTACKS


@pytest.mark.parametrize("text", SQL_ATTACKS)
def test_an_attack_is_found(text: str) -> None:
    """In any context, and in any letter case."""
    assert is_sql_injection(text.encode())
    assert is_sql_injection(text.upper().encode())


@pytest.mark.parametrize("text", NO_SQL)
def test_what_people_write_is_none(text: str) -> None:
    """Words that are also SQL's make no attack."""
    assert not is_sql_injection(text.encode())


def test_high_sensitivity_finds_more() -> None:
    """All that the low one finds, and what may be harmless."""
    assert all(is_sql_injection(text.encode(), high=True) for text in SQL_ATTACKS)
    assert is_sql_injection(b"select name from users", high=True)
    assert not is_sql_injection(b"select name from users")


@pytest.mark.skipif(oracle.library() is None, reason="libmodsecurity3 is not installed")
def test_another_detector_agrees_mostly() -> None:
    """Of attacks ours finds no fewer, of other texts it takes no more for attacks."""
    found = [sum(detect(text.encode()) for text in SQL_ATTACKS) for detect in (is_sql_injection, oracle.is_sql)]
    wrong = [sum(detect(text.encode()) for text in NO_SQL) for detect in (is_sql_injection, oracle.is_sql)]

    assert found[0] >= found[1] > 0.8 * len(SQL_ATTACKS)
    assert wrong[0] <= wrong[1]


@pytest.mark.parametrize("piece", ["'", '"', "(", "1 and ", "a=", "/*", "select ", "'a' ", "1,", "1+", "`", "s o n"])
def test_any_text_is_judged(piece: str) -> None:
    """Of sixteen thousand bytes, and of any byte."""
    assert is_sql_injection(piece.encode() * (16_000 // len(piece))) in (True, False)
    assert is_sql_injection(bytes(range(256))) in (True, False)
