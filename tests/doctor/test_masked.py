"""A diagnosis that may be kept."""

import pickle
from dataclasses import replace

import pytest

from gatewright.doctor.examine import examine
from gatewright.doctor.masked import MOST_OF_A_BODY, masked, masked_body, masked_diagnosis, secrets_of_call
from gatewright.doctor.report.html import as_html
from gatewright.i18n import in_english
from gatewright.model.configuration import Configuration
from gatewright.model.fact import Fact
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange
from tests.doctor.evidence import answered, call, with_pets
from tests.doctor.report.made import ALL, DECIDED, MISMATCH

SECRET = "hush-hush-hush-hush-0001"
TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl"
CALL = Exchange(
    method="GET",
    host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    path=f"/prod/{TOKEN}",
    query=f"token={SECRET}&page=1",
    headers=Headers((("X-Api-Key", SECRET), ("Accept", "*/*"))),
    url=f"https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/{TOKEN}?token={SECRET}&page=1",
    observation=Observation(status=403, body=f'{{"message":"no {SECRET}"}}'.encode()),
)


def test_no_text_of_a_diagnosis_holds_a_secret() -> None:
    """Wherever it stands: in the call, in what proves a cause, in fixes and their requests, in the trace."""
    found = masked_diagnosis(examine(CALL, Configuration()))

    everything = pickle.dumps(found)
    for secret in (SECRET, TOKEN, "c2lnbmF0dXJl"):
        assert secret.encode() not in everything
    assert found.exchange.headers.get("x-api-key") == "********0001"
    assert found.exchange.query == "token=********0001&page=1"


@pytest.mark.parametrize("diagnosis", ALL)
def test_what_holds_no_secret_reads_as_before(diagnosis: object) -> None:
    """The page of a masked diagnosis is that of the diagnosis."""
    if diagnosis is MISMATCH:
        return
    kept = masked_diagnosis(diagnosis)  # type: ignore[arg-type]

    shown = as_html([kept], in_english, show_secrets=True)
    assert len(shown) == pytest.approx(len(as_html([diagnosis], in_english)), rel=0.05)  # type: ignore[list-item]


def test_a_difference_that_shows_a_secret_is_left_out() -> None:
    """A session token that differs; of every other part both lines stay."""
    assert MISMATCH.difference is not None
    of_a_token = replace(MISMATCH, difference=replace(MISMATCH.difference, part="token"))
    of_a_field = replace(MISMATCH, difference=replace(MISMATCH.difference, part="header", name="x-api-key"))

    assert masked_diagnosis(MISMATCH).difference is not None
    assert masked_diagnosis(of_a_token).difference is None
    assert masked_diagnosis(of_a_field).difference is None


def test_facts_that_are_secret_are_masked_and_no_fix_keeps_its_request() -> None:
    """A key that the account holds, say, though the call did not bring it."""
    assert masked(Fact("configuration", "api_keys", SECRET, secret=True), frozenset()) == Fact(
        "configuration", "api_keys", "********0001"
    )
    fixes = [fix for finding in masked_diagnosis(DECIDED).findings for fix in finding.fixes]
    assert fixes
    assert all(fix.request is None and fix.remedy is None for fix in fixes)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", b""),
        (f"no {SECRET}!".encode(), b"no ********0001!"),
        (f'{{"id_token": "{TOKEN}"}}'.encode(), b'{"id_token": "********dXJl"}'),
        (b"\xff\xfe\x00", UNKNOWN),
        ("é".encode() * MOST_OF_A_BODY, "é".encode() * (MOST_OF_A_BODY // 2)),
    ],
)
def test_a_body_is_kept_as_text_and_in_part(body: bytes, expected: bytes | Unknown) -> None:
    """What is no text is not kept; a letter that was cut through goes."""
    assert masked_body(body, frozenset({SECRET})) == expected


def test_what_is_not_known_of_a_call_brings_no_secret() -> None:
    """An answer alone has none."""
    assert secrets_of_call(Exchange()) == frozenset()
    assert secrets_of_call(CALL) == {SECRET, TOKEN}


def test_of_the_body_of_a_request_nothing_is_kept_but_what_kind_of_value_does_not_fit() -> None:
    """Neither the value, nor the words of the log that quote it."""
    change = {
        "request validator v1": {"validateRequestBody": True},
        "model Toy": {"properties": {"name": {"enum": ["Rex"]}}},
        "add method POST /toys": {"requestValidatorId": "v1", "requestModels": {"$default": "Toy"}},
    }
    answer = answered(400, "BadRequestException", b'{"message": "Invalid request body"}')
    found = with_pets(call("POST", "/prod/toys", answer, body=b'{"name": "my own name"}'), change)
    kept = masked_diagnosis(found)

    assert "my own name" in str(found)
    assert "my own name" not in str(kept)
    assert Fact("request", "body/name", "string") in kept.findings[0].because
