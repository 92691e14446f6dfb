import gzip

from gatewright.checks.request.content import payload, sent_body, sent_type
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.checks.request.rules import call, rules

PACKED = gzip.compress(b"{}", mtime=0)
CODED = {"content-encoding": "gzip"}


def test_body_that_nobody_shows_says_how_to_learn_it() -> None:
    """So that it can be asked for."""
    found = sent_body(call(body=UNKNOWN))

    assert isinstance(found, Unknown)
    assert ["request.body"] == [gap.subject for gap in found.missing]


def test_payload_is_what_was_packed_where_the_api_unpacks() -> None:
    """Nothing for one that does not unpack, and unknown where the coding is."""
    unpacks = rules(unpacks=True)

    assert PACKED == payload(call(body=PACKED, headers=CODED), rules())
    assert b"{}" == payload(call(body=PACKED, headers=CODED), unpacks)
    assert payload(call(body=b"x", headers=CODED), unpacks) is None
    assert isinstance(payload(call(body=b"x", withheld=True), unpacks), Unknown)


def test_content_type_is_as_it_came() -> None:
    """With its parameters."""
    assert "text/plain; q=1" == sent_type(call(headers={"Content-Type": "text/plain; q=1"}))
