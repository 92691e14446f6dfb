"""What three tokens fold to."""

import pytest

from gatewright.aws.waf.injection.libinjection import sql_triples
from tests.aws.waf.injection.libinjection.windows import kinds


@pytest.mark.parametrize(
    ("text", "expected", "changed"),
    [
        (b"1 + 2", "1", True),
        (b"= 1 =", "o", True),
        (b"= ( =", "o(o", False),
        (b"and x or", "&", True),
        (b"@a = b", "v", True),
        (b"'a' :: int", "s", True),
        (b"a , 'b'", "n", True),
        (b"select - 1", "E1", True),
        (b", - 1", "", True),
        (b", - (", ",(", True),
        (b", - sleep", ",f", True),
        (b"a . b", "n", True),
        (b"select . b", "En", True),
        (b"user ( 1", "n(1", False),
        (b"a b c", "nnn", False),
    ],
)
def test_a_triple_is_folded(text: bytes, expected: str, changed: bool) -> None:
    """By what comes first."""
    assert kinds(text, 3, sql_triples.fold) == (expected, changed)
