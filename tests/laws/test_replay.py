"""A replay never says what is not so: whatever it decides, the whole truth decides too."""

import json
from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gatewright.aws.context_variables import VARIABLES, Context
from gatewright.aws.http_context import HTTP_VARIABLES, HttpContext
from gatewright.bulk.replay import Replay
from gatewright.bulk.replay_alike import keyed
from gatewright.bulk.replay_decided import Fate, fate
from gatewright.bulk.replay_logged import Logged, logged
from gatewright.bulk.replay_side import Side, place_of
from gatewright.configuration.documents import Document
from gatewright.engine.decide import decide
from gatewright.model.decision import Decision
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.laws import callers, web_acls
from tests.laws.worlds import ACCOUNT, LEVELS, Answers, Scene, scene, seen

_OF_AN_API = ("get_rest_api", "get_resources", "get_deployment", "get_stages", "get_authorizers", "get_web_acl")
_KINDS = (
    *_OF_AN_API,
    "get_api_keys",
    "get_usage_plans",
    "get_usage_plan_keys",
    "get_base_path_mappings",
    "get_domain_name",
    "describe_vpc_endpoints",
    "get_account_authorization_details",
)


class World:
    """The documents of a scene, in one region."""

    def __init__(self, whole: Scene, *untold: str) -> None:
        self._answers = whole.answers
        self._untold = untold
        self.region = whole.region

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return AWS's answer."""
        if kind == "get_caller_identity":
            return {"Account": ACCOUNT}
        if kind in self._untold:
            return UNKNOWN
        if kind == "get_policy" and (kind, *ids) not in self._answers:
            return UNKNOWN
        return self._answers.get((kind, *ids))


def two_scenes(seed: int) -> tuple[Scene, Scene]:
    """Draw a world, and the same with some of another's documents in the place of its own."""
    chance = Random(seed)
    now, other = scene(chance), scene(chance)
    now = replace(now, says_yes=dict.fromkeys(LEVELS, True), region="eu-west-1")
    untold = Random(seed).choice(_UNTOLD)
    kinds = chance.sample([kind for kind in _KINDS if kind not in untold], chance.choice((1, 1, 2, 4)))
    answers: Answers = dict(now.answers)
    for key, answer in other.answers.items():
        if key[0] in kinds and (key in answers or key[0] != "get_rest_api"):
            answers[key] = answer
    web_acl = None if "get_web_acl" in untold else answers.get(("get_web_acl", web_acls.ARN))
    if web_acl is not None and chance.random() < 0.7:
        answers["get_web_acl", web_acls.ARN] = _edited(
            chance, now.answers.get(("get_web_acl", web_acls.ARN)) or web_acl
        )
    if (api := now.answers.get(("get_rest_api", "a1"))) is not None and "policy" in api and chance.random() < 0.5:
        answers["get_rest_api", "a1"] = {**api, "policy": _edited_policy(chance, api["policy"])}
    rest = [answer for (kind, *_), answer in answers.items() if kind == "get_rest_api"]
    answers["get_rest_apis",] = {"items": rest}
    answers["get_domain_names",] = {"items": [one for (kind, *_), one in answers.items() if kind == "get_domain_name"]}
    return now, replace(now, answers=answers)


def _edited(chance: Random, told: dict[str, Any]) -> dict[str, Any]:
    """Return a web ACL with a rule more, or one less."""
    rules = list(told["WebACL"]["Rules"])
    if rules and chance.random() < 0.3:
        rules.pop(chance.randrange(len(rules)))
    (added,) = web_acls.draw_rules(chance, 1)
    rules.insert(chance.randint(0, len(rules)), {**added, "Name": "added"})
    placed = [{**rule, "Priority": at} for at, rule in enumerate(rules)]
    return {**told, "WebACL": {**told["WebACL"], "Rules": placed}}


def _edited_policy(chance: Random, text: str) -> str:
    """Return a policy with a statement more, and perhaps one less."""
    statements = json.loads(text)["Statement"]
    if statements and chance.random() < 0.3:
        statements.pop(chance.randrange(len(statements)))
    drawn = None
    while drawn is None:
        drawn = callers.draw_policy(chance)
    added = json.loads(drawn)["Statement"]
    return json.dumps({"Version": "2012-10-17", "Statement": [*statements, *added]})


def truth(whole: Scene) -> Decision:
    """Decide with all that there is to know."""
    part = seen(whole)
    return decide(part.request, part.configuration, part.world)


def line(whole: Scene, decision: Decision) -> Mapping[str, str]:
    """Return the line that the stage would log."""
    call, denial = decision.call, decision.denial
    is_http = not isinstance(call.api, Unknown) and call.api.protocol == "HTTP"
    context = (HttpContext if is_http else Context)(call=call, denial=denial)
    told = {name: context.get(name) or "-" for name in (HTTP_VARIABLES if is_http else VARIABLES)}
    custom = None if denial is None else denial.custom
    status = 200 if denial is None else custom.status if custom is not None else denial.answered.status
    told |= {"status": str(status), "integration.status": "200" if denial is None else "-"}
    return {**told, "path": whole.request.path, "domainName": whole.request.host}


def replayed(now: Scene, against: Scene, *untold: str) -> tuple[Fate, Decision, Decision, Logged]:
    """Replay the one call of a scene, for somebody to whom some kinds of documents were never told."""
    before, after = truth(now), truth(against)
    call = logged(line(now, before))
    assert isinstance(call, Logged)
    return fate(call, Side(lambda _: World(now, *untold)), Side(lambda _: World(against, *untold))), before, after, call


_EXPECTED = {
    ("allowed", "allowed"): "stays-admitted",
    ("allowed", "denied"): "denied",
    ("denied", "denied"): "stays-refused",
    ("denied", "allowed"): "admitted",
}


def settled(decision: Decision) -> bool:
    """Tell whether even the whole truth decides a call, and for one reason: no web ACL here knows countries."""
    return decision.outcome == "allowed" or decision.denial is not None


_UNTOLD = ((), (), ("get_account_authorization_details",), ("get_usage_plan_keys",), ("get_authorizers", "get_web_acl"))
"""What nobody may have told of either configuration; it has to be the same in both, as a replay takes it to be."""


@settings(max_examples=300)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_what_a_replay_decides_is_so(seed: int) -> None:
    """Over random worlds, random changes of them, and the line that the true outcome logs."""
    now, against = two_scenes(seed)
    told, before, after, _ = replayed(now, against, *Random(seed).choice(_UNTOLD))
    assume(settled(before) and settled(after) and not told.assumed)

    assert told.change in ("undecided", "unexplained", _EXPECTED[before.outcome, after.outcome])


@settings(max_examples=120)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_nothing_changes_under_the_same_configuration(seed: int) -> None:
    """A replay against the configuration in force denies and admits nobody."""
    now, _ = two_scenes(seed)
    told, before, _, _ = replayed(now, now)
    assume(settled(before))

    assert told.change in ("undecided", "unexplained", _EXPECTED[before.outcome, before.outcome])


@settings(max_examples=120)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_calls_with_one_key_have_one_fate(seed: int) -> None:
    """Whatever else of their lines differs: address, path, user agent, time."""
    now, against = two_scenes(seed)
    before = truth(now)
    chance = Random(seed)
    one = dict(line(now, before))
    other = {**one, **chance.choice(_OTHERWISE)}
    other["path"] = chance.choice((one["path"], f"{one['path']}/9", one["path"].replace("7", "8")))
    sides = Side(lambda _: World(now)), Side(lambda _: World(against))
    first, second = logged(one), logged(other)
    assert isinstance(first, Logged)
    assert isinstance(second, Logged)
    key = keyed([side.configuration(place_of(first)) for side in sides], ())
    assume(settled(before) and key(one) == key(other))
    fates = [fate(call, *sides) for call in (first, second)]

    assert len({(told.change, told.check, told.denial and told.denial.cause.id) for told in fates}) == 1


_OTHERWISE: tuple[dict[str, str], ...] = (
    {"identity.sourceIp": "192.0.2.99"},
    {"identity.sourceIp": "203.0.113.1", "identity.userAgent": "robot"},
    {"requestTimeEpoch": "1768478499000"},
    {},
)


_NAMES = (*sorted(VARIABLES), "routeKey", "authorizer.error")
_VALUES = st.one_of(
    st.sampled_from(("-", "", "GET", "/prod/pets", "MESSAGE", "CONNECT", "403", "200", "ACCESS_DENIED", "a1", "true")),
    st.just("a1.execute-api.eu-west-1.amazonaws.com"),
    st.just("arn:aws:iam::111122223333:user/ann"),
    st.text(max_size=12),
)


@settings(max_examples=150)
@given(lines=st.lists(st.dictionaries(st.sampled_from(_NAMES), _VALUES), max_size=4), seed=st.integers(0, 500))
def test_whatever_a_log_holds_is_replayed(lines: list[dict[str, str]], seed: int) -> None:
    """Each line has its fate, and no line ends the replay."""
    now, against = two_scenes(seed)
    needed = {"httpMethod": "GET", "domainName": "a1.execute-api.eu-west-1.amazonaws.com", "path": "/prod/pets"}
    every = [*lines, *({**needed, **one} for one in lines)]
    found = Replay(Side(lambda _: World(now)), Side(lambda _: World(against))).over(every)

    assert sum(found.by_change.values()) == found.calls == len(every)
