"""The vectors of aws-c-auth and the classic suite (SOURCE.md says where they are from)."""

from pathlib import Path

import pytest

from gatewright.aws.sigv4.answers import MISMATCH, Complaint
from gatewright.aws.sigv4.canonical import canonical_request, string_to_sign
from gatewright.aws.sigv4.signing_keys import SigningKeys, signature_of, signing_key
from gatewright.aws.sigv4.verify import Verified, verify
from gatewright.model.unknown import Unknown
from tests.conformance.sigv4.vectors import (
    CLASSIC,
    CLASSIC_NOW,
    CLASSIC_SECRET,
    CLASSIC_SERVICE,
    CRT,
    KEY_ID,
    Case,
    case,
    encoded_once,
    parsed,
    sent_with,
    text,
)

FAULTY = "get-vanilla-with-session-token"
"""Its `.sreq` lists the token among the signed headers, and carries the signature of `get-vanilla`."""


def test_all_vectors_are_here() -> None:
    """No directory was lost on the way."""
    assert (len(CRT), len(CLASSIC)) == (38, 34)


def of_crt(found: Case, form: str, *, as_signed: bool) -> Verified | Complaint | Unknown:
    """Return what the verifier says of one signed request of aws-c-auth."""
    return verify(
        found.as_signed(form) if as_signed else found.signed(form),
        now=found.now,
        region=found.context["region"],
        secret_of={KEY_ID: found.secret}.get,
        signing_keys=SigningKeys(),
        service=found.service,
    )


@pytest.mark.parametrize("form", ["header", "query"])
@pytest.mark.parametrize("folder", CRT, ids=lambda folder: folder.name)
def test_crt_texts(folder: Path, form: str) -> None:
    """Canonical request, string to sign and signature are those of AWS's common runtime."""
    found = case(folder)
    request = found.as_signed(form)
    sent = sent_with(request)
    canonical = canonical_request(request, sent, found.path_rule)
    assert isinstance(canonical, str)
    to_sign = string_to_sign(sent, canonical)
    key = signing_key(found.secret.value, *sent.credential[1:4])

    assert canonical == found.expected(f"{form}-canonical-request")
    assert to_sign == found.expected(f"{form}-string-to-sign")
    assert signature_of(key, to_sign) == found.expected(f"{form}-signature") == sent.signature


@pytest.mark.parametrize("folder", CRT, ids=lambda folder: folder.name)
def test_crt_header_form_verifies(folder: Path) -> None:
    """Every request signed in its header verifies, the token added after signing included."""
    found = of_crt(case(folder), "header", as_signed=False)

    assert isinstance(found, Verified)
    assert found.access_key == KEY_ID


@pytest.mark.parametrize("folder", CRT, ids=lambda folder: folder.name)
def test_crt_query_form_verifies(folder: Path) -> None:
    """Every presigned request verifies; where a token joined the query after signing, the query is another one."""
    found = case(folder)
    result = of_crt(found, "query", as_signed=False)

    if found.token_added_later:
        assert isinstance(result, tuple)
        assert result[0] is MISMATCH
    else:
        assert isinstance(result, Verified)


@pytest.mark.parametrize("path", CLASSIC, ids=lambda path: path.stem)
def test_classic(path: Path) -> None:
    """The signed request gives the published texts and verifies, but for the one whose signature is another's."""
    request = parsed(path.with_suffix(".sreq"))
    sent = sent_with(request)
    canonical = canonical_request(request, sent, encoded_once)
    assert isinstance(canonical, str)
    token = request.headers.get("x-amz-security-token")
    assert token is None or isinstance(token, str)
    result = verify(
        request,
        now=CLASSIC_NOW,
        region="us-east-1",
        secret_of={KEY_ID: type(CLASSIC_SECRET)(value=CLASSIC_SECRET.value, session_token=token)}.get,
        signing_keys=SigningKeys(),
        service=CLASSIC_SERVICE,
    )

    assert canonical == text(path.with_suffix(".creq"))
    assert string_to_sign(sent, canonical) == text(path.with_suffix(".sts"))
    if path.stem == FAULTY:
        assert isinstance(result, tuple)
        assert result[0] is MISMATCH
        assert sent.signature in text(path.parents[1] / "get-vanilla" / "get-vanilla.authz")
        assert sent.signature not in text(path.with_suffix(".authz"))
    else:
        assert isinstance(result, Verified)
        assert sent.signature in text(path.with_suffix(".authz"))
