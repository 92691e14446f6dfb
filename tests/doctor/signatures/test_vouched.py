"""Who signed, by the answer's own word."""

from dataclasses import replace

import pytest

from gatewright.checks.authentication import authenticate
from gatewright.doctor.consult import consult
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.doctor.signatures.vouched import accounts_say, vouched
from gatewright.model.call import Call
from gatewright.model.principal import AccessKey
from gatewright.model.request import Request
from gatewright.sources.exchange import Exchange
from tests.casebook import request, world
from tests.doctor.evidence import answered, call
from tests.http_apis import Told
from tests.signed_requests import signed

BOB = "arn:aws:iam::********3333:user/bob"
PETS = "arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/pets"
SILENT = " because no identity-based policy allows the execute-api:Invoke action"
WORLD = world("pets", {"method GET /pets": {"authorizationType": "AWS_IAM"}})
IN_NO_ORGANIZATION = {**WORLD.answers, ("describe_organization",): None}


def refused(caller: str = BOB, ending: str = SILENT) -> Exchange:
    """Return a call that Bob signed, and that was refused to `caller`."""
    plain = request("GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets")
    sent = signed(plain, {"by": "AKIABOBBOBBOBEXAMPLE"}, WORLD.answers)
    text = (
        f'{{"Message":"User: {caller} is not authorized to perform: execute-api:Invoke on resource: {PETS}{ending}"}}'
    )
    seen = answered(403, "AccessDeniedException", text.encode())
    exchange = call("GET", "/prod/pets", seen)
    return replace(exchange, headers=replace(sent.headers, untold=exchange.headers.untold))


def diagnosed(exchange: Exchange, told: Told | None = None) -> Diagnosis:
    """Return the diagnosis with what an account tells that shows no secrets."""
    sent = exchange.request
    assert isinstance(sent, Request)
    known = consult(sent, told or Told(IN_NO_ORGANIZATION), named=vouched(exchange))
    return examine(exchange, known)


def test_who_is_refused_by_name_is_known_without_his_secret() -> None:
    """So the cause is sure, its proof names what his policies have, and the fix is proven."""
    diagnosis = diagnosed(refused())
    first = diagnosis.findings[0]

    assert (first.cause.id, first.standing) == ("iam.not-allowed", "confirmed")
    assert [(fix.proven, fix.safety) for fix in first.fixes] == [(True, "widens-access")]


def test_a_silence_of_the_callers_own_tells_that_the_organization_allows() -> None:
    """Its policies are asked first. An explicit deny tells nothing of them, so that then no fix is called proven."""
    above = {"Organization": {"Id": "o-1", "MasterAccountId": "999988887777"}}
    member = Told({**WORLD.answers, ("describe_organization",): above})
    denied = refused(ending=" with an explicit deny in an identity-based policy")
    silent, explicit = (diagnosed(one, member).findings[0] for one in (refused(), denied))

    assert (silent.cause.id, [fix.proven for fix in silent.fixes]) == ("iam.not-allowed", [True])
    assert explicit.cause.id == "iam.explicit-deny"
    assert True not in {fix.proven for fix in explicit.fixes}


def test_another_signature_of_the_key_is_not_vouched_for() -> None:
    """The answer speaks of the signature that came with its call."""
    exchange = refused()
    sent = exchange.request
    assert isinstance(sent, Request)
    known = consult(sent, Told(IN_NO_ORGANIZATION), named=vouched(exchange))
    other = replace(sent, headers=sent.headers.without("authorization"))
    other = replace(other, headers=replace(other.headers, items=(*other.headers.items, ("Authorization", "AWS4 x"))))

    assert isinstance(authenticate(Call(sent, known)), AccessKey)
    assert not isinstance(authenticate(Call(other, known)), AccessKey)


@pytest.mark.parametrize(
    "exchange",
    [
        refused(caller="anonymous"),
        call("GET", "/prod/pets", refused().observation),
        replace(refused(), observation=answered(403, "ForbiddenException", b'{"message":"Forbidden"}')),
    ],
    ids=["nobody named", "nobody signed", "nothing said"],
)
def test_an_answer_that_names_no_signer_vouches_for_nobody(exchange: Exchange) -> None:
    """Both are needed: a signature, and the name that the answer gives its owner."""
    assert vouched(exchange) is None


def test_accounts_that_end_in_other_digits_are_two() -> None:
    """Then neither side's Allow suffices by itself; within one account nothing follows."""
    elsewhere = refused(caller="arn:aws:iam::********4444:user/bob")
    diagnosis = diagnosed(elsewhere)

    assert accounts_say(refused()) == ()
    assert [said.about for said in accounts_say(elsewhere)] == [("iam.not-allowed", "resource-policy.nothing-allows")]
    assert [finding.cause.id for finding in diagnosis.findings][:1] == ["iam.cross-account-needs-both"]


def test_of_a_session_the_role_is_known() -> None:
    """The policies that were passed when it was assumed are not, so that the fix is not called proven."""
    exchange = refused(caller="arn:aws:sts::********3333:assumed-role/nobody-told/s")
    diagnosis = diagnosed(exchange)

    assert diagnosis.findings[0].cause.id == "iam.not-allowed"
    assert diagnosis.findings[0].standing == "likely"
