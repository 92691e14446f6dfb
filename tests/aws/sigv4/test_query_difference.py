"""How two queries differ."""

import pytest

from gatewright.aws.sigv4.difference import Difference
from gatewright.aws.sigv4.query_difference import query_difference

TOKEN = "X-Amz-Security-Token=t"


@pytest.mark.parametrize(
    ("parameter", "part"),
    [
        ("X-Amz-Date=20260115T120000Z", "date"),
        ("X-Amz-Credential=K%2F20260115", "scope"),
        ("X-Amz-Security-Token=t", "token"),
        ("X-Amz-SignedHeaders=host", "header"),
        ("X-Amz-Expires=300", "query"),
    ],
)
def test_the_parameters_of_a_presigned_query_have_their_parts(parameter: str, part: str) -> None:
    """A date, a scope or a token is what it is in the query too."""
    found = query_difference(f"{parameter}&b=1", f"{parameter}0&b=1")

    assert found is not None
    assert found.part == part


def test_a_name_alone_is_an_encoding() -> None:
    """AWS writes the equal sign behind a name alone."""
    found = query_difference("a", "a=")

    assert found == Difference(part="query-encoding", detail="no-equal-sign", signed="a", received="a=")


@pytest.mark.parametrize(
    ("signed", "received", "detail"),
    [("a=1", f"{TOKEN}&a=1", "not-signed"), (f"{TOKEN}&a=1", "a=1", "not-received"), (TOKEN, f"{TOKEN}2", "")],
)
def test_a_token_can_lack_on_either_side(signed: str, received: str, detail: str) -> None:
    """One that was added to a presigned URL was not signed."""
    found = query_difference(signed, received)

    assert found is not None
    assert (found.part, found.detail) == ("token", detail)


def test_equal_queries_do_not_differ() -> None:
    """There is nothing to tell."""
    assert query_difference("a=1", "a=1") is None
