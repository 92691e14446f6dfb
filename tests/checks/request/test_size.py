import pytest

from gatewright.aws.request_content import LONGEST
from gatewright.checks.request.size import oversize
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.checks.request.rules import call


@pytest.mark.parametrize(
    ("body", "length", "place"),
    [
        (b" " * (LONGEST + 1), None, "body"),
        (UNKNOWN, str(LONGEST + 1), "headers.content-length"),
        (b" " * LONGEST, None, None),
        (UNKNOWN, str(LONGEST), None),
        (UNKNOWN, "much", None),
        (UNKNOWN, None, None),
    ],
    ids=["a long body", "a long body that nobody shows", "as much as is taken", "told to be so", "no number", "untold"],
)
def test_size_shows_in_the_body_or_is_told_beside_it(
    body: bytes | Unknown, length: str | None, place: str | None
) -> None:
    """Where neither does, nobody knows."""
    found = oversize(call(body=body, headers={} if length is None else {"Content-Length": length}))

    assert place == (None if found is None else found.because[0].path)
