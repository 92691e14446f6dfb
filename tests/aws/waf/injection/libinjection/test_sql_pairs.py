"""What two tokens fold to."""

import pytest

from gatewright.aws.waf.injection.libinjection import sql_pairs
from tests.aws.waf.injection.libinjection.windows import kinds


@pytest.mark.parametrize(
    ("text", "expected", "changed"),
    [
        (b"'a' 'b'", "s", True),
        (b"; ;", ";", True),
        (b"= -", "o", True),
        (b"( -", "(", True),
        (b"union all", "U", True),
        (b"; if", ";T", True),
        (b"user(", "f(", True),
        (b"in (", "o(", True),
        (b"in x", "nn", True),
        (b"like (", "f(", False),
        (b"int 1", "1", True),
        (b"collate a_b", "At", False),
        (rb"\ x", "n", True),
        (rb"\ *", "1o", True),
        (b"( (", "(", True),
        (b"{ a", "", True),
        (b"{ ``", "{X", True),
        (b"a }", "n", True),
        (b"a b", "nn", False),
    ],
)
def test_a_pair_is_folded(text: bytes, expected: str, changed: bool) -> None:
    """By what comes first."""
    assert kinds(text, 2, sql_pairs.fold) == (expected, changed)
