"""What an application takes apart."""

import pytest

from gatewright.aws.waf.injection.pieces import segments, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"a=1&b[]=2=3&c", [b"1", b"2=3"]),
        (b"1 OR 1=1", []),
        (b"name", []),
        (b"", []),
        (b"&".join(b"a=%d" % at for at in range(300))[:-1], [b"%d" % at for at in range(200)]),
    ],
)
def test_the_values_of_arguments_are_found(text: bytes, expected: list[bytes]) -> None:
    """Of the first two hundred; what has no plain name is none."""
    assert list(values(text))[: len(expected)] == expected
    assert len(list(values(text))) - len(expected) in (0, 1)


def test_the_segments_of_a_path_are_found() -> None:
    """With the empty one before the first slash."""
    assert list(segments(b"/prod/1 or 1=1")) == [b"", b"prod", b"1 or 1=1"]
