import gzip

import pytest

from gatewright.aws.request_content import LONGEST
from gatewright.checks.request.coding import coding
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.unknown import UNKNOWN
from tests.checks.request.rules import call, rules

ASKED = rules(unpacks=True)


@pytest.mark.parametrize(
    ("named", "body", "cause"),
    [
        ("br", b"x", "request.media-type-unsupported"),
        ("gzip", b"x", "request.body-invalid"),
        ("gzip", gzip.compress(b"{}", mtime=0), None),
        ("identity", b"x", None),
        ("br", b"", None),
        ("gzip", gzip.compress(b"\0" * (LONGEST + 1), mtime=0), None),
    ],
)
def test_body_is_unpacked_or_refused(named: str, body: bytes, cause: str | None) -> None:
    """What unpacks to too much is refused behind the check."""
    found = coding(call(ASKED, body, headers={"content-encoding": named}), ASKED)

    assert cause == (found.cause.id if isinstance(found, Deny) else None)


def test_api_that_does_not_compress_unpacks_nothing() -> None:
    """The coding is the backend's business."""
    assert coding(call(rules(), b"x", headers={"content-encoding": "br"}), rules()) is None


def test_nobody_knows_what_is_in_a_packed_body_that_nobody_shows() -> None:
    """Nor whether a body is packed, where header fields are left out."""
    assert isinstance(coding(call(ASKED, UNKNOWN, headers={"content-encoding": "gzip"}), ASKED), Unsure)
    assert isinstance(coding(call(ASKED, b"x", withheld=True), ASKED), Unsure)
    assert coding(call(ASKED, UNKNOWN, headers={"content-encoding": "identity"}), ASKED) is None
