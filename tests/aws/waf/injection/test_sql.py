"""SQL where it should not be."""

import pytest

from gatewright.aws.waf.injection.sql import is_sql_injection
from tests.aws.waf.injection.samples import NO_SQL, SQL_ATTACKS, SQL_STATEMENTS


@pytest.mark.parametrize("text", SQL_ATTACKS)
def test_an_attack_is_found(text: str) -> None:
    """In any context, and in any letter case."""
    assert is_sql_injection(text.encode())
    assert is_sql_injection(text.upper().encode())


@pytest.mark.parametrize("text", NO_SQL)
def test_what_people_write_is_none(text: str) -> None:
    """Words that are also SQL's make no attack."""
    assert not is_sql_injection(text.encode())


@pytest.mark.parametrize("text", SQL_STATEMENTS)
def test_whole_statements_are_found_at_high_sensitivity(text: str) -> None:
    """By themselves they continue no query."""
    assert not is_sql_injection(text.encode())
    assert is_sql_injection(text.encode(), high=True)


def test_high_sensitivity_finds_more() -> None:
    """All that the low one finds, and what may be harmless."""
    assert all(is_sql_injection(text.encode(), high=True) for text in SQL_ATTACKS)
    assert is_sql_injection(b"select name from users", high=True)
    assert not is_sql_injection(b"select name from users")
