"""The text of an answer tells causes apart that answer alike."""

import json

import pytest

from gatewright.doctor.examine import examine
from gatewright.doctor.signatures.text_says import text_says
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.configuration import Configuration
from gatewright.model.observation import Observation
from gatewright.sources.exchange import Exchange
from tests.doctor.evidence import FORBIDDEN

QUOTED = "'%s' not a valid key=value pair (missing equal-sign) in Authorization header: '%s'."
SIGNING = "AWS4-HMAC-SHA256 Credential= AKIDEXAMPLE/20260115/eu-west-1/execute-api/aws4_request"
NOTHING_SENT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def mismatch(method: str, path: str, query: str = "", body_hash: str = NOTHING_SENT) -> str:
    """Return the answer to a signature that does not match, with the text that AWS would sign."""
    canonical = f"{method}\n{path}\n{query}\nhost:h\nx-amz-date:20260115T120000Z\n\nhost;x-amz-date\n{body_hash}"
    to_sign = f"AWS4-HMAC-SHA256\n20260115T120000Z\n20260115/eu-west-1/execute-api/aws4_request\n{'0' * 64}"
    return (
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access"
        " Key and signing method. Consult the service documentation for details.\n\nThe Canonical String for this"
        f" request should have been\n'{canonical}'\n\nThe String-to-Sign should have been\n'{to_sign}'\n"
    )


def causes(message: str) -> list[str]:
    """Return the causes that are named for an answer of this text."""
    seen = Observation(status=403, body=json.dumps({"message": message}).encode())
    found = examine(Exchange(observation=seen), Configuration()).findings
    return [finding.cause.id for finding in found if finding.standing in ANSWERS]


@pytest.mark.parametrize(
    ("sent", "first", "not_among"),
    [
        (SIGNING, "iam.header-malformed", "iam.bearer-token-sent"),
        ("Bearer abc", "iam.bearer-token-sent", "iam.header-malformed"),
        ("eyJraWQiOiJ", "iam.bearer-token-sent", "iam.header-malformed"),
    ],
)
def test_the_header_that_is_quoted_tells_a_signature_from_a_token(sent: str, first: str, not_among: str) -> None:
    """What begins as a signature is none of the tokens, and the other way about."""
    found = causes(QUOTED % (sent.rpartition(" ")[2], sent))

    assert (first, False) == (found[0], not_among in found)


def test_a_header_without_a_mark_tells_nothing() -> None:
    """Blackened tokens are no evidence."""
    found = causes(QUOTED % ("...", "..."))

    assert {"iam.header-malformed", "iam.bearer-token-sent"} <= set(found)


@pytest.mark.parametrize(
    ("message", "excluded"),
    [
        (mismatch("GET", "/prod/pets"), {"query-order", "body", "encoding"}),
        (mismatch("POST", "/prod/pets", "", "1" * 64), {"query-order", "encoding"}),
        (mismatch("GET", "/prod/%40connections/x", "a=1&b=2"), {"body"}),
        (mismatch("GET", "/prod/pets", "a=%20"), {"body"}),
    ],
)
def test_what_a_request_does_not_have_cannot_differ(message: str, excluded: set[str]) -> None:
    """No query, no body, nothing to encode: the canonical string that AWS prints shows it."""
    told_apart = {"query-order", "body", "encoding", "path", "secret", "host"}
    named = {cause.removeprefix("iam.signature-mismatch-") for cause in causes(message)}

    assert told_apart - excluded == named & told_apart


def test_a_line_of_a_log_shows_no_query_and_no_body() -> None:
    """So the canonical string in its message tells what the call did not have."""
    seen = Observation(status=403, body=json.dumps({"message": mismatch("GET", "/prod/pets")}).encode())
    told = Exchange(observation=seen, method="GET", host="h", path="/prod/pets", from_log=True)

    assert text_says(told) == text_says(Exchange(observation=seen))
    assert text_says(told) != ()


def test_a_call_that_was_shown_says_it_itself() -> None:
    """Then the request is looked at, not what an answer repeats of it."""
    shown = Exchange(observation=FORBIDDEN, method="GET", host="h", path="/", query="")

    assert text_says(shown) == ()
