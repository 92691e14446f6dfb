"""What a refusal for an API key shows, and what is missing to be sure."""

from gatewright.checks.api_key import missing, plan_misses_stage
from gatewright.checks.api_key.evidence import comes_from_authorizer, denial, key_fact, missing_knowledge, no_key_fact
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from gatewright.model.usage import ApiKey, UsagePlan
from tests.casebook import reached, request, world

CALL = reached(
    "api-key",
    request("POST https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders"),
    world("pets").configuration(),
)
KEY = ApiKey(id="k1", value="secret")


def test_a_refusal_says_that_the_method_wants_a_key() -> None:
    """The first fact of each refusal is the flag that made the check ask."""
    refusal = denial(CALL, missing.CAUSE, (Fact("request", "headers.x-api-key", "-"),))

    assert refusal.because[0] == Fact("configuration", "deployed[/orders].POST.apiKeyRequired", "true")
    assert (refusal.values["key_id"], refusal.values["plan_id"], refusal.values["plan_stages"]) == ("-", "-", "-")


def test_stages_of_all_plans_are_named_in_order() -> None:
    """A reader sees every stage that the key would open."""
    plans = [
        UsagePlan(id="p1", stages=frozenset({("b", "prod"), ("a", "prod")})),
        UsagePlan(id="p2", stages=frozenset({("a", "beta")})),
    ]
    refusal = denial(CALL, plan_misses_stage.CAUSE, (), KEY, plans)

    assert refusal.values["plan_stages"] == "a:beta, a:prod, b:prod"
    assert (refusal.values["key_id"], refusal.values["plan_id"]) == ("k1", "p1")


def test_a_key_is_shown_as_a_secret() -> None:
    """The value of a key is marked, so that reports mask it."""
    assert key_fact(CALL, "value") == Fact("request", "headers.x-api-key", "value", secret=True)


def test_a_key_of_the_authorizer_is_looked_for_in_its_answer() -> None:
    """With the source AUTHORIZER, a key and its absence stand in what the authorizer said, not in the header."""
    documents = world("pets", {"api": {"apiKeySource": "AUTHORIZER"}}).configuration()
    call = reached("api-key", CALL.request, documents)

    assert comes_from_authorizer(call)
    assert key_fact(call, "value") == Fact("answer", "authorizer.usageIdentifierKey", "value", secret=True)
    assert no_key_fact(call) == Fact("answer", "authorizer.usageIdentifierKey", "-")
    assert (comes_from_authorizer(CALL), no_key_fact(CALL)) == (False, Fact("request", "headers.x-api-key", "-"))


def test_what_is_missing_is_named_with_its_command() -> None:
    """Without a reason of the reader's own, the check says what to read, ready to be run."""
    (gap,) = missing_knowledge(CALL, UNKNOWN, "method", ())

    assert gap.subject == "configuration.method"
    assert gap.command == (
        "aws apigateway get-deployment --rest-api-id a1b2c3d4e5 --deployment-id d3p1oy --embed apisummary"
    )
    assert gap.permission == "apigateway:GET"


def test_a_header_is_learnt_by_no_command() -> None:
    """What the caller sent can only be told by the caller."""
    (gap,) = missing_knowledge(CALL, UNKNOWN, "request.headers.x-api-key", ())

    assert (gap.subject, gap.command, gap.permission) == ("request.headers.x-api-key", None, None)


def test_the_readers_own_reasons_come_first() -> None:
    """Why the reader does not know, and the keys of each dark plan, stand in place of the general words."""
    reason = Missing(subject="configuration.usage_plans", what=Message("the usage plans"))
    dark, told = UsagePlan(id="p1"), UsagePlan(id="p2", key_ids=Unknown((reason,)))

    assert missing_knowledge(CALL, Unknown((reason,)), "usage_plans", ()) == (reason,)
    assert [gap.subject for gap in missing_knowledge(CALL, UNKNOWN, "usage_plans", (dark, told))] == [
        "configuration.usage_plans[p1].keys",
        "configuration.usage_plans",
    ]
