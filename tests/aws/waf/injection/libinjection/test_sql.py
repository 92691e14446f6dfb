"""libinjection's verdict on SQL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.waf.injection.libinjection.sql import fingerprint, is_sql_injection
from tests.aws.waf.injection import oracle
from tests.aws.waf.injection.samples import NO_SQL, SQL_ATTACKS

PIECES = (
    *("'", '"', "`", "\\", "/*", "*/", "/*!", "--", "-- ", "#", "(", ")", "{", "}", ",", ";", "\x00", "\xa0", "\xff"),
    *("@", "@@", "$", "$a$", "[", "]", ".", ":", "::", "=", "!", "<=>", "||", "&&", "%", "?", "\\N", "0x1F", "0b01"),
    *("1", "1.5e3", "1e", "2f", "q'(", ")'", "n'", "x'0A'", "b'1'", "u&'", "e'", " ", "\n", "foo", "user", "user("),
    *("union ", "select ", "all ", "or ", "and ", "not ", "in ", "like ", "collate ", "a_b ", "int ", "if", "from "),
    *("where ", "order by ", "group by ", "limit ", "into outfile ", "sp_password", "sleep(", "null", "- ", "~", "+ "),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"1 OR 1=1", "1&1"),
        (b"' OR '1'='1", "s&sos"),
        (b'" OR 1=1 -- x', "s&1c"),
        (b"1 UNION SELECT 2", "1UE1"),
        (b"1 /*!UNION*/ SELECT 1", "X"),
        (b"1-- ", "1c"),
        (b"foo -- bar", ""),
        (b"sexy and 17", ""),
        (b"sexy and 17<18", "n&1"),
        (b"1; drop table users", "1;Tnn"),
        (b"select `a", ""),
        (b"", ""),
        (b"12345", ""),
    ],
)
def test_an_attack_has_a_fingerprint(text: bytes, expected: str) -> None:
    """What is none has none."""
    assert fingerprint(text) == expected
    assert is_sql_injection(text) is bool(expected)


@pytest.mark.skipif(oracle.library() is None, reason="libmodsecurity3 is not installed")
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_it_says_what_the_library_says(pieces: list[str]) -> None:
    """To the letter."""
    text = "".join(pieces).encode("latin-1")

    assert fingerprint(text) == oracle.fingerprint(text)


@pytest.mark.skipif(oracle.library() is None, reason="libmodsecurity3 is not installed")
@pytest.mark.parametrize("text", SQL_ATTACKS + NO_SQL)
def test_samples_are_judged_as_the_library_judges(text: str) -> None:
    """Cut off anywhere, too."""
    value = text.encode()

    assert all(fingerprint(value[:end]) == oracle.fingerprint(value[:end]) for end in range(1, len(value) + 1))


@pytest.mark.parametrize("piece", ["'", '"', "(", "1 and ", "a=", "/*", "1,", "1+", "\\", "$a$", "&#x", "q'(", "{a "])
def test_any_text_is_judged(piece: str) -> None:
    """Of sixteen thousand bytes, and of any byte."""
    assert is_sql_injection(piece.encode() * (16_000 // len(piece))) in (True, False)
    assert is_sql_injection(bytes(range(256))) in (True, False)
