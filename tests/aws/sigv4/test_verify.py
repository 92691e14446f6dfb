"""Is the signature right, and whose is it?"""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest

from gatewright.aws.sigv4.answers import (
    BOTH_PLACES,
    EXPIRED,
    KEY_UNKNOWN,
    MISMATCH,
    MISSING_TOKEN,
    SCOPE_WRONG,
    SESSION_EXPIRED,
    SESSION_TOKEN_INVALID,
    Complaint,
)
from gatewright.aws.sigv4.signing_keys import SigningKeys
from gatewright.aws.sigv4.verify import Secret, Verified, verify
from gatewright.model.cause import Signature
from gatewright.model.message import fill
from gatewright.model.request import Headers, Request, headers
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.aws.sigv4.by_botocore import (
    KEY_ID,
    NOW,
    REGION,
    SECRET,
    STAMP,
    Plan,
    any_plan,
    keys_for,
    on_the_wire,
    presigned_by_botocore,
    signature_by_botocore,
)

PLAN = Plan(method="POST", fields=(("X-Api-Key", "k"),), query="b=2&a=1", body=b"{}", token="a-token")
KEY = Secret(value=SECRET, session_token="a-token")
KEYS = {KEY_ID: KEY}
SIGNED = on_the_wire(PLAN, signature_by_botocore(PLAN)[0])


def verified(
    request: Request = SIGNED, keys: Mapping[str, Secret] | Unknown = KEYS, now: float = NOW
) -> Verified | Complaint | Unknown:
    """Return what the verifier says at `now`."""
    secret_of = (lambda _: UNKNOWN) if isinstance(keys, Unknown) else keys.get
    return verify(request, now=now, region=REGION, secret_of=secret_of, signing_keys=SigningKeys())


def answer(found: object) -> Signature:
    """Return how a complaint is answered."""
    assert isinstance(found, tuple)
    return found[0]


def with_header(name: str, value: str | None) -> Request:
    """Return the signed request with one header changed or left out."""
    kept = [(had, old) for had, old in SIGNED.headers if had.lower() != name.lower()]
    return replace(SIGNED, headers=headers(kept if value is None else [*kept, (name, value)]))


def test_a_right_signature_names_its_key() -> None:
    """What was verified says whose key signed which headers, and for what."""
    found = verified()

    assert isinstance(found, Verified)
    assert (found.access_key, found.scope.split("/")[2:]) == (KEY_ID, ["execute-api", "aws4_request"])
    assert found.signed_headers == ("host", "x-amz-date", "x-amz-security-token", "x-api-key")


@pytest.mark.parametrize("seed", range(60))
def test_what_botocore_signs_verifies(seed: int) -> None:
    """Whatever stands in path, query, headers and body: the SDK and we sign the same."""
    plan = any_plan(Random(seed))
    request = on_the_wire(plan, signature_by_botocore(plan)[0])
    presigned = presigned_by_botocore(plan)

    assert isinstance(verified(request, keys_for(plan)), Verified)
    assert isinstance(verified(presigned, keys_for(plan)), Verified)


CHANGED = [
    ("method", replace(SIGNED, method="PUT")),
    ("path", replace(SIGNED, path="/prod/pets/")),
    ("query", replace(SIGNED, query="a=1&b=3")),
    ("body", replace(SIGNED, body=b"{ }")),
    ("host", with_header("Host", "api.example.com")),
    ("signed header", with_header("X-Api-Key", "l")),
    ("signed header left out", with_header("X-Api-Key", None)),
    ("body that a header speaks of", with_header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")),
    ("signature in capitals", with_header("Authorization", signature_by_botocore(PLAN)[0][:-64] + "F" * 64)),
    ("signature of letters", with_header("Authorization", signature_by_botocore(PLAN)[0][:-64] + "é日")),
]


@pytest.mark.parametrize("request_", [row[1] for row in CHANGED], ids=[row[0] for row in CHANGED])
def test_whatever_was_signed_counts(request_: Request) -> None:
    """A change of any signed part is a mismatch."""
    assert answer(verified(request_)) is MISMATCH


@pytest.mark.parametrize(
    "request_",
    [
        with_header("X-Colour", "red"),
        replace(SIGNED, query="a=1&b=2"),
        replace(SIGNED, path="/prod/./pets"),
        with_header("X-Api-Key", "  k "),
    ],
)
def test_what_was_not_signed_does_not_count(request_: Request) -> None:
    """A header beside the signed ones, the order of the query, dots of the path and blanks may change on the way."""
    assert isinstance(verified(request_), Verified)


def test_a_mismatch_prints_what_should_have_been_signed() -> None:
    """The answer repeats both texts as in the answer recorded in October 2020."""
    plan = Plan(method="POST", host="9sl8c9eseb.execute-api.us-east-1.amazonaws.com", path="/live/api/shipment")
    request = replace(on_the_wire(plan, signature_by_botocore(plan)[0]), body=b"{}")
    found = verified(request, keys_for(plan))
    assert isinstance(found, tuple)

    assert fill(found[0].message, found[1]) == (
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access"
        " Key and signing method. Consult the service documentation for details.\n\nThe Canonical String for this"
        " request should have been\n'POST\n/live/api/shipment\n\n"
        f"host:9sl8c9eseb.execute-api.us-east-1.amazonaws.com\nx-amz-date:{STAMP}\n\nhost;x-amz-date\n"
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'\n\nThe String-to-Sign should have been\n"
        f"'AWS4-HMAC-SHA256\n{STAMP}\n20260115/eu-west-1/execute-api/aws4_request\n"
        + sha256(found[1]["canonical_request"].encode()).hexdigest()
        + "'\n"
    )
    assert (found[0].status, found[0].error_type) == (403, "InvalidSignatureException")


ORDER = [
    # each row has the fault of its line and all that follow: the first is complained about
    (MISSING_TOKEN, with_header("Authorization", None), {}, NOW),
    (BOTH_PLACES, replace(SIGNED, query="X-Amz-Algorithm=x"), {}, NOW + 999),
    (EXPIRED, SIGNED, {}, NOW + 301),
    (SCOPE_WRONG, with_header("Authorization", signature_by_botocore(replace(PLAN, region="eu-west-2"))[0]), {}, NOW),
    (KEY_UNKNOWN, replace(SIGNED, body=b""), {}, NOW),
    (MISMATCH, replace(SIGNED, body=b""), {KEY_ID: replace(KEY, session_token="b", expires_at=NOW)}, NOW),
    (SESSION_TOKEN_INVALID, SIGNED, {KEY_ID: replace(KEY, session_token="b", expires_at=NOW)}, NOW),
    (SESSION_EXPIRED, SIGNED, {KEY_ID: replace(KEY, expires_at=NOW)}, NOW),
]


@pytest.mark.parametrize(("expected", "request_", "keys", "now"), ORDER, ids=range(len(ORDER)))
def test_the_first_fault_is_the_answer(
    expected: Signature, request_: Request, keys: dict[str, Secret], now: float
) -> None:
    """Form, key, signature, session token: the first that is wrong is complained about."""
    assert answer(verified(request_, keys, now)) is expected


def test_a_session_lasts_until_it_ends() -> None:
    """One second before its end a session is good."""
    assert isinstance(verified(keys={KEY_ID: replace(KEY, expires_at=NOW + 1)}), Verified)


def test_a_temporary_key_without_its_token_is_unknown() -> None:
    """A temporary key is looked up by its token; an empty token is none."""
    plan = replace(PLAN, token=None)
    request = on_the_wire(plan, signature_by_botocore(plan)[0])
    empty = replace(request, headers=headers([*request.headers, ("X-Amz-Security-Token", "")]))

    assert answer(verified(request)) is KEY_UNKNOWN
    assert answer(verified(empty)) is KEY_UNKNOWN


def test_a_token_beside_a_key_that_has_none_is_invalid() -> None:
    """A key of a user comes without a token; a token of another session does not help it."""
    assert answer(verified(keys={KEY_ID: Secret(value=SECRET)})) is SESSION_TOKEN_INVALID


def test_a_token_may_join_the_header_form_after_signing() -> None:
    """The header with the token need not be signed."""
    plan = replace(PLAN, token=None)
    request = on_the_wire(PLAN, signature_by_botocore(plan)[0])

    assert isinstance(verified(request), Verified)


@pytest.mark.parametrize("expires", ["1", "3600", "604801", "never"])
def test_a_presigned_query_stands_for_five_minutes(expires: str) -> None:
    """`X-Amz-Expires` makes it neither longer nor shorter (published with the answer, 30 March 2021)."""
    request = presigned_by_botocore(PLAN, expires=expires)

    assert isinstance(verified(request, now=NOW + 300), Verified)
    assert answer(verified(request, now=NOW + 301)) is EXPIRED


def test_what_nobody_told_is_unknown() -> None:
    """Without the keys, a signed header, the body or the token nobody can tell; what is told may be enough."""
    withheld = Headers(tuple(pair for pair in SIGNED.headers if pair[0] != "X-Api-Key"), withheld=True)
    plan = Plan()
    no_token = on_the_wire(plan, signature_by_botocore(plan)[0])
    no_token = replace(no_token, headers=Headers(no_token.headers.items, withheld=True))

    assert isinstance(verified(keys=UNKNOWN), Unknown)
    assert isinstance(verified(replace(SIGNED, headers=withheld)), Unknown)
    assert isinstance(verified(replace(SIGNED, body=UNKNOWN)), Unknown)
    assert isinstance(verified(no_token), Unknown)
    assert isinstance(verified(replace(no_token, method="PUT")), Unknown)
    of_a_user = {KEY_ID: Secret(value=SECRET)}
    assert answer(verified(replace(no_token, method="PUT"), keys=of_a_user)) is MISMATCH
    assert isinstance(verified(now=0), Unknown)


def test_a_secret_is_not_printed() -> None:
    """Whoever prints a key or what was verified, in a log or a traceback, gives nothing away."""
    shown = f"{KEY!r} {verified()!r}"

    assert SECRET not in shown
    assert "a-token" not in shown
