"""Numbers of SQL."""

import pytest

from tests.aws.waf.injection.libinjection.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"12", [("1", b"12")]),
        (b"1.5e-3", [("1", b"1.5e-3")]),
        (b".5", [("1", b".5")]),
        (b".", [(".", b".")]),
        (b"1.e", [("n", b"1.e")]),
        (b"0x1F", [("1", b"0x1F")]),
        (b"0x", [("n", b"0x")]),
        (b"0b012", [("1", b"0b01"), ("1", b"2")]),
        (b"1.2f", [("1", b"1.2f")]),
        (b"1fUNION", [("1", b"1f"), ("U", b"UNION")]),
        (b"1foo", [("1", b"1"), ("n", b"foo")]),
        (b"x'0A'", [("1", b"x'0A'")]),
        (b"x'0G'", [("n", b"x"), ("s", b"0G")]),
        (b"b'01'", [("1", b"b'01'")]),
    ],
)
def test_a_number_is_read_in_every_way(text: bytes, expected: list[tuple[str, bytes]]) -> None:
    """Those of Oracle and MySQL too."""
    assert [(token.kind, token.value) for token in read(text)] == expected
