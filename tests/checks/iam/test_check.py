"""Is the call signed, by whom, and well?"""

from dataclasses import replace

import pytest

from gatewright.checks.iam.check import check
from gatewright.engine.decide import walk
from gatewright.model.configuration import Configuration
from gatewright.model.outcome import Deny, Skip
from gatewright.model.principal import Principal
from gatewright.model.unknown import UNKNOWN
from tests.casebook import request, world
from tests.checks.presence import CONTROL_PLANE, PETS, PRIVATE, authorized_by, blind, ids, known, reaching
from tests.signed_requests import signed

IAM = authorized_by("AWS_IAM")
BEARER = f"{PETS}\nAuthorization: Bearer eyJhbGciOiJub25lIn0.e30."
MISREAD = "endpoint.vpc-endpoint-policy-reads-authorization"


def test_a_method_that_wants_no_signature_is_skipped() -> None:
    """It is established that nobody need have signed, whether a token came or not."""
    for text in (PETS, BEARER):
        outcome = check(reaching("iam", text))

        assert isinstance(outcome, Skip)
        assert outcome.call is not None
        assert outcome.call.principal is None


@pytest.mark.parametrize(
    ("text", "cause", "error_type"),
    [
        (PETS, "iam.signature-missing", "MissingAuthenticationTokenException"),
        (BEARER, "iam.bearer-token-sent", "IncompleteSignatureException"),
        (
            f"{PETS}\nAuthorization: AWS4-HMAC-SHA256 Credential=x",
            "iam.header-malformed",
            "IncompleteSignatureException",
        ),
    ],
)
def test_what_came_tells_the_cause_and_the_answer(text: str, cause: str, error_type: str) -> None:
    """The form of the header decides without any secret, so the answer is exact."""
    outcome = check(known(text, IAM))

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == cause
    assert outcome.answered.error_type == error_type
    assert outcome.answered in outcome.cause.signatures


def test_knowing_the_method_adds_no_cause() -> None:
    """What an IAM method may refuse for was possible before anybody told of the method."""
    for text, cause in ((PETS, "iam.signature-missing"), (BEARER, "iam.bearer-token-sent")):
        assert cause in ids(check(blind(text)))


def test_a_private_api_may_misread_a_token() -> None:
    """A VPC endpoint's own policy makes a signature of any Authorization header; without one nothing is read."""
    assert ids(check(reaching("iam", BEARER, PRIVATE))) == [MISREAD]
    assert isinstance(check(reaching("iam", PETS, PRIVATE)), Skip)
    assert MISREAD in ids(check(blind(BEARER)))


def test_the_control_plane_has_no_method() -> None:
    """The host that configures APIs is judged by `domain`."""
    assert isinstance(check(blind(CONTROL_PLANE)), Skip)


def test_a_name_that_leads_nobody_knows_where_may_be_in_another_region() -> None:
    """A signature for one region may be for the wrong one, as long as nobody told which is called."""
    text = request("GET https://api.example.com/pets")
    by = {"by": "AKIAIOSFODNN7EXAMPLE"}
    outcome = check(walk(signed(text, by, world("pets").answers), Configuration()).call)

    assert "iam.scope-mismatch" in ids(outcome)


def test_whose_key_it_is_counts_where_nobody_told_its_secret() -> None:
    """Then the policies are judged, and what they refuse is told beside what a signature may be refused for."""
    told = world("pets", authorized_by("AWS_IAM"))
    sent = signed(request(PETS), {"by": "AKIABOBBOBBOBEXAMPLE"}, told.answers)
    configuration = told.configuration()
    keys = configuration.access_keys
    untold = {name: key and replace(key, secret=UNKNOWN) for name, key in keys.items.items()}
    call = walk(sent, replace(configuration, access_keys=replace(keys, items=untold))).call

    assert isinstance(call.principal, Principal)
    assert call.principal.caller.user_name == "bob"
