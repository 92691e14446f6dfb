"""The request line."""

import pytest

from gatewright.aws.waf.inspection import Found, Partial
from tests.aws.waf.asking import part, request


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Method", (b"POST",)),
        ("UriPath", (b"/prod/a%20b",)),
        ("QueryString", (b"x=%41",)),
        ("UriFragment", ()),
    ],
)
def test_parts_stand_as_they_were_sent(kind: str, expected: Found) -> None:
    """Nothing is decoded; the stage is in the path."""
    assert part({kind: {}}, request("/prod/a%20b", "x=%41", method="POST")) == expected


def test_a_fragment_ends_path_and_query() -> None:
    """Who sends one is looked at for it."""
    asked = request("/prod/pets#a", "")

    assert (part({"UriPath": {}}, asked), part({"UriFragment": {}}, asked)) == ((b"/prod/pets",), (b"a",))
    assert part({"UriFragment": {}}, request(query="b#c")) == (b"c",)


def test_evidence_without_headers_tells_no_query_either() -> None:
    """An empty query string may be one that nobody wrote down; a query that is there is there."""
    assert isinstance(part({"QueryString": {}}, request(withheld=True)), Partial)
    assert part({"QueryString": {}}, request(query="a", withheld=True)) == (b"a",)
