"""Does the method require a key, and is the one that came good for this stage? What the cases do not show."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.api_key import API_KEY
from gatewright.checks.api_key.check import check
from gatewright.configuration.build import build
from gatewright.model.authorizer import Authorized
from gatewright.model.call import Call, KeyUse
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Pass, Skip, Unsure
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from tests.casebook import reached, request, world

HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
GOOD = "shop-key-value-of-forty-characters-00001"
LOOSE = "newcomer-key-value-of-forty-chars-000003"
TESTER = "tester-key-value-of-forty-characters-004"
REFUSED = Unknown(
    (Missing(subject="configuration.api_keys", what=Message("the API keys"), permission="apigateway:GET"),)
)


class But:
    """A world of which some answers are not known."""

    def __init__(self, whole: Any, **untold: Unknown) -> None:
        self.whole = whole
        self.untold = untold

    def get(self, kind: str, *ids: str) -> Any:
        """Return the world's answer, or why it is not known."""
        return self.untold.get("_".join((kind, *ids)), self.untold.get(kind, self.whole.get(kind, *ids)))


def orders(key: str | None = None, change: dict[str, Any] | None = None, **untold: Unknown) -> Call:
    """Return a call of POST /orders with this key, of which some answers are not known."""
    sent = request(f"POST {HOST}/prod/orders" + (f"\nx-api-key: {key}" if key is not None else ""))
    documents = But(world("pets", change), **untold)
    return reached("api-key", sent, build(documents, account_id="111122223333", region="eu-west-1"))


def may(call: Call) -> list[str]:
    """Return the causes that an unsure check leaves open, the likeliest first."""
    outcome = check(call)
    if not isinstance(outcome, Unsure):
        raise TypeError(f"expected an unsure check, not {outcome}")
    return [denial.cause.id for denial in outcome.may]


def test_a_good_key_establishes_itself_and_its_plan() -> None:
    """A key that opens the stage is kept with the plan that joins them: the limits are read from it."""
    outcome = check(orders(GOOD))

    assert isinstance(outcome, Pass)
    assert outcome.call is not None
    assert isinstance(outcome.call.key_use, KeyUse)
    assert (outcome.call.key_use.key.name, outcome.call.key_use.plan.name) == ("shop", "shops")


def test_where_no_key_is_wanted_none_is_looked_at() -> None:
    """A method without the flag skips the check, and its call is known to use no key, whatever it sent."""
    call = reached("api-key", request(f"GET {HOST}/prod/pets\nx-api-key: {GOOD}"), world("pets").configuration())
    outcome = check(call)

    assert isinstance(outcome, Skip)
    assert outcome.call is not None
    assert outcome.call.key_use is None


def test_of_two_keys_the_first_counts() -> None:
    """The first x-api-key header is the one that is read."""
    first = check(orders(f"{GOOD}\nx-api-key: nobody"))
    second = check(orders(f"nobody\nx-api-key: {GOOD}"))

    assert isinstance(first, Pass)
    assert isinstance(second, Deny)


@pytest.mark.parametrize(
    ("key", "untold", "expected"),
    [
        (GOOD, "get_api_keys", {"api-key.unknown", "api-key.disabled", "api-key.in-no-usage-plan"}),
        (GOOD, "get_usage_plans", {"api-key.in-no-usage-plan", "api-key.plan-misses-stage"}),
        (GOOD, "get_usage_plan_keys", {"api-key.in-no-usage-plan", "api-key.plan-misses-stage"}),
        (None, "get_resources", {"api-key.missing", "stage.changed-since-deployment"}),
        ("nobody", "get_resources", {"api-key.unknown", "stage.changed-since-deployment"}),
        (LOOSE, "get_resources", {"api-key.in-no-usage-plan", "stage.changed-since-deployment"}),
    ],
)
def test_what_is_not_known_leaves_just_its_causes_open(key: str | None, untold: str, expected: set[str]) -> None:
    """Each document that is lacking leaves the causes open that it could bring, and names what is lacking."""
    call = orders(key, None, **{untold: UNKNOWN})
    outcome = check(call)

    assert expected <= set(may(call))
    assert isinstance(outcome, Unsure)
    assert outcome.missing
    assert all(one.permission == "apigateway:GET" and one.command for one in outcome.missing)


def test_a_reason_why_something_is_unknown_is_kept() -> None:
    """Where a reader was refused, the check passes on what would have to be learnt."""
    outcome = check(orders(GOOD, get_api_keys=REFUSED))

    assert isinstance(outcome, Unsure)
    assert outcome.missing == REFUSED.missing


def test_without_a_header_only_a_missing_key_can_be_meant() -> None:
    """A call that sent no key cannot have sent a bad one, whatever else is not known."""
    assert may(orders(None, get_deployment=UNKNOWN, get_resources=UNKNOWN)) == [
        "api-key.missing",
        "stage.changed-since-deployment",
    ]


def test_a_header_that_is_withheld_may_have_been_sent() -> None:
    """Where the evidence leaves headers out, each cause of the check may be meant."""
    call = orders()
    partly = replace(call.request, headers=Headers(call.request.headers.items, withheld=True))
    outcome = check(replace(call, request=partly))

    assert isinstance(outcome, Unsure)
    assert {denial.cause.id for denial in outcome.may} == {cause.id for cause in API_KEY.causes}
    assert [one.subject for one in outcome.missing] == ["request.headers.x-api-key"]


def test_a_key_of_which_nobody_told_the_value_was_sent() -> None:
    """It is decided on by nobody: not unknown for sure, and missing only where a variable was empty."""
    call = orders()
    blackened = replace(call.request.headers, untold=(("x-api-key", ""),))
    outcome = check(replace(call, request=replace(call.request, headers=blackened)))

    assert isinstance(outcome, Unsure)
    assert [denial.cause.id for denial in outcome.may] == [
        "api-key.unknown",
        "api-key.plan-misses-stage",
        "api-key.in-no-usage-plan",
        "api-key.disabled",
        "api-key.missing",
        "stage.changed-since-deployment",
    ]
    assert [one.subject for one in outcome.missing] == ["request.headers.x-api-key.value"]


def test_one_dark_plan_of_the_stage_may_hold_the_key() -> None:
    """A plan that has the stage and whose keys nobody listed may be the one: the key is not refused."""
    assert may(orders(TESTER, get_usage_plan_keys_pl4npr=UNKNOWN)) == [
        "api-key.plan-misses-stage",
        "api-key.in-no-usage-plan",
        "stage.changed-since-deployment",
    ]


def test_a_dark_plan_without_the_stage_changes_nothing_for_a_key_of_another() -> None:
    """Whichever keys a plan of another stage holds, a key that some plan holds is refused for the stage."""
    outcome = check(orders(GOOD, {"plan shops": {"apiStages": []}}, get_usage_plan_keys_pl4nbt=UNKNOWN))

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "api-key.plan-misses-stage"


def test_a_dark_plan_beside_the_open_one_leaves_only_the_limits_open() -> None:
    """A key that one plan lets in is let in; which plan's limits hold is what another plan of the stage leaves open."""
    both = {"plan testers": {"apiStages": [{"apiId": "a1b2c3d4e5", "stage": "prod"}]}}

    assert may(orders(GOOD, both, get_usage_plan_keys_pl4nbt=UNKNOWN)) == []


def test_the_authorizer_may_bring_the_key() -> None:
    """With the source AUTHORIZER, what is missing is the authorizer's answer, never the header that is not read."""
    change = {"api": {"apiKeySource": "AUTHORIZER"}, "method POST /orders": {"authorizationType": "CUSTOM"}}
    outcome = check(orders(GOOD, change))

    assert isinstance(outcome, Unsure)
    assert "api-key.missing" in may(orders(GOOD, change))
    assert [one.subject for one in outcome.missing] == ["answer.authorizer.usageIdentifierKey"]


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        (None, "api-key.missing"),
        ("", "api-key.missing"),
        ("no-such-key", "api-key.unknown"),
        (LOOSE, "api-key.in-no-usage-plan"),
        (GOOD, None),
    ],
)
def test_the_key_of_the_authorizer_is_judged_and_the_header_is_not_read(said: str | None, cause: str | None) -> None:
    """With the source AUTHORIZER, `usageIdentifierKey` alone counts, whatever key the client sends (asserted live)."""
    change = {"api": {"apiKeySource": "AUTHORIZER"}, "method POST /orders": {"authorizationType": "CUSTOM"}}
    for sent in (None, GOOD, "no-such-key"):
        call = replace(orders(sent, change), authorized=Authorized(usage_identifier_key=said))
        outcome = check(call)

        assert (outcome.cause.id if isinstance(outcome, Deny) else None) == cause
        assert isinstance(outcome, Deny | Pass)


def test_a_method_without_a_lambda_authorizer_gets_no_key_from_one() -> None:
    """Signed callers and those of a user pool bring none when the authorizer is to give it."""
    for kind, authorized in (("AWS_IAM", None), ("COGNITO_USER_POOLS", Authorized()), ("NONE", None)):
        change = {"api": {"apiKeySource": "AUTHORIZER"}, "method POST /orders": {"authorizationType": kind}}
        outcome = check(replace(orders(GOOD, change), authorized=authorized))

        assert isinstance(outcome, Deny)
        assert outcome.cause.id == "api-key.missing"


def test_what_the_saved_api_would_do_is_asked_of_the_whole_saved_api() -> None:
    """A saved ANY method that wants no key opens the call as well as one of the same verb."""
    change = {"saved POST /orders": "gone", "add saved ANY /orders": {"apiKeyRequired": False}}
    outcome = check(orders(None, change))

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "stage.changed-since-deployment"


def test_a_saved_api_without_the_route_opens_nothing() -> None:
    """Deploying an API that no longer has the method would not let the call pass: the key is what it lacks."""
    outcome = check(orders(None, {"saved POST /orders": "gone"}))

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "api-key.missing"


@pytest.mark.parametrize("key", [GOOD[:-1], "closed-branch-key-of-forty-chars-0000002", LOOSE, TESTER])
def test_the_key_is_a_secret(key: str) -> None:
    """A key that was sent stands in no sentence, and in the evidence only where it is marked."""
    outcome = check(orders(key))

    assert isinstance(outcome, Deny)
    assert [value for value in outcome.values.values() if key in value] == []
    assert [fact for fact in outcome.because if key in fact.value and not fact.secret] == []
    assert [fact for fact in outcome.because if key in fact.value]
