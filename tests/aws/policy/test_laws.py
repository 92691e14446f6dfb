"""Laws that hold for every policy and every call."""

import json
from dataclasses import fields, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.aws.policy.combine import after_authorizer, anonymous, before_authorizer, cognito, iam
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.document import document
from gatewright.aws.policy.explain import explain
from gatewright.aws.policy.facts import Facts, method_resource
from gatewright.aws.policy.layers import Policies
from gatewright.aws.policy.lint import lint
from gatewright.aws.policy.near import near
from gatewright.aws.policy.rulings import Ruling
from gatewright.model.network import VpcEndpoint
from gatewright.model.principal import Caller
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from tests.aws.policy.made import (
    ACCOUNT,
    API,
    OTHER,
    ROLE,
    SESSION,
    USER,
    attached,
    call,
    identity,
    role,
    statement,
    user,
)

RESOURCES = [
    "*",
    f"{API}/*",
    f"{API}/prod/GET/*",
    f"{API}/*/GET/pets/?",
    f"{API}/prod/${{aws:username}}/*",
    f"{API}/prod/GET/${{aws:PrincipalTag/team, 'pets'}}/*",
    "arn:aws:execute-api:*:*:*",
    "arn:aws:execute-api:eu-west-1:444455556666:*",
    f"{API}/",
    "arn:aws:*:*:*:*",
]
PRINCIPALS: list[Any] = [
    "*",
    {"AWS": USER},
    {"AWS": [ROLE, OTHER]},
    {"AWS": SESSION},
    {"AWS": ACCOUNT},
    {"Service": "x.amazonaws.com"},
    {"AWS": ["AIDAGONE", f"arn:aws:iam::{OTHER}:user/eve"]},
]
CONDITIONS = [
    ("aws:SourceIp", ["IpAddress", "NotIpAddress"], ["203.0.113.0/24", "10.0.0.0/8", "::/0", "bad"]),
    ("aws:SourceVpce", ["StringEquals", "StringNotEquals", "StringLike"], ["vpce-1", "vpce-?", "*"]),
    ("aws:PrincipalArn", ["ArnLike", "ArnNotLike", "StringLike"], [ROLE, f"arn:aws:iam::{ACCOUNT}:*", "*"]),
    (
        "aws:PrincipalTag/team",
        ["StringEquals", "StringNotEqualsIgnoreCase"],
        ["pets", "${aws:username}", "${a:b, 'PETS'}"],
    ),
    ("aws:PrincipalOrgPaths", ["StringLike", "StringNotLike"], ["o-a1b2c3d4e5/*", "o-2/*"]),
    ("aws:UserAgent", ["StringLike", "StringNotLike"], ["curl/*", "${aws:username}*", ""]),
    ("aws:CurrentTime", ["DateLessThan", "DateGreaterThan"], ["2026-09-21T14:15:00Z", "1790000100", "2027"]),
    ("aws:MultiFactorAuthAge", ["NumericLessThan", "NumericNotEquals"], ["60", "x"]),
    ("aws:SecureTransport", ["Bool"], ["true", "false", "no"]),
    ("aws:TokenIssueTime", ["Null"], ["true", "false"]),
]


@st.composite
def conditions(draw: st.DrawFn) -> dict[str, dict[str, list[str]]]:
    """Return a condition of one key."""
    key, names, values = draw(st.sampled_from(CONDITIONS))
    name = draw(st.sampled_from(names))
    if name != "Null":
        prefix = draw(st.sampled_from(["", "", "ForAllValues:", "ForAnyValue:"]))
        name = f"{prefix}{name}{draw(st.sampled_from(['', '', 'IfExists']))}"
    return {name: {key: draw(st.lists(st.sampled_from(values), min_size=1, max_size=2))}}


@st.composite
def statements(draw: st.DrawFn, *, named: bool) -> dict[str, object]:
    """Return a statement, with principals where it is to name some."""
    node: dict[str, object] = {"Effect": draw(st.sampled_from(["Allow", "Allow", "Deny"]))}
    node[draw(st.sampled_from(["Resource", "Resource", "NotResource"]))] = draw(
        st.lists(st.sampled_from(RESOURCES), min_size=1, max_size=2)
    )
    node[draw(st.sampled_from(["Action", "Action", "Action", "NotAction"]))] = draw(
        st.sampled_from(["*", "execute-api:Invoke", "execute-api:*", "s3:*"])
    )
    if named:
        name = draw(st.sampled_from(["Principal", "Principal", "Principal", "NotPrincipal"]))
        node[name] = draw(st.sampled_from(PRINCIPALS))
    found: dict[str, dict[str, list[str]]] = {}
    for condition in draw(st.lists(conditions(), max_size=2)):
        found.update(condition)
    if found:
        node["Condition"] = found
    return node


BODIES = st.lists(statements(named=True), min_size=1, max_size=4)
OWN = st.lists(statements(named=False), min_size=1, max_size=3)

CALLERS: list[Caller | None] = [
    None,
    user(),
    user(tags={}, org_id=None, org_paths=(), has_boundary=True),
    role(),
    role(mfa_at=1_790_000_050.0, tags={"Team": "PETS"}),
    user(arn=f"arn:aws:iam::{OTHER}:user/eve", account=OTHER, user_name="GET"),
    user(kind="root", arn=f"arn:aws:iam::{ACCOUNT}:root", user_name=None),
    user(kind="federated-user", arn=f"arn:aws:sts::{ACCOUNT}:federated-user/bo", issuer_arn=USER, user_name=None),
    Caller(
        kind="service",
        arn="x.amazonaws.com",
        account=None,
        issuer_arn=None,
        user_id=None,
        user_name=None,
        tags={},
        org_id=None,
        org_paths=(),
        issued_at=None,
        mfa_at=None,
        has_boundary=False,
    ),
]


@st.composite
def calls(draw: st.DrawFn) -> Facts:
    """Return a call of which everything is known."""
    target = {
        "region": "eu-west-1",
        "account_id": ACCOUNT,
        "api_id": draw(st.sampled_from(["a1b2c3d4e5", "other"])),
        "stage": draw(st.sampled_from(["prod", "dev"])),
        "http_method": draw(st.sampled_from(["GET", "POST"])),
        "path": draw(st.sampled_from(["/", "/pets/7", "/pets/77", "/ann/x"])),
    }
    endpoint = draw(st.sampled_from([None, VpcEndpoint(vpce_id="vpce-1", vpc_id="vpc-1", source_ip="10.0.0.7")]))
    return call(
        resource=method_resource(**target),
        caller=draw(st.sampled_from(CALLERS)),
        source_ip=draw(st.sampled_from(["203.0.113.7", "10.1.2.3", "::1"])),
        vpc_endpoint=endpoint,
        headers=draw(st.sampled_from([Headers(), Headers((("user-agent", "curl/8"),))])),
        secure_transport=draw(st.booleans()),
    )


@st.composite
def hidden(draw: st.DrawFn, facts: Facts) -> Facts:
    """Return a call of which some facts are not told."""
    names = draw(st.sets(st.sampled_from(["source_ip", "secure_transport", "vpc_endpoint", "now", "caller"])))
    changes: dict[str, Any] = dict.fromkeys(names, UNKNOWN)
    if draw(st.booleans()):
        changes["headers"] = Headers(withheld=True)
    if isinstance(facts.caller, Caller) and "caller" not in names:
        forgotten = draw(st.sets(st.sampled_from([field.name for field in fields(Caller)])))
        changes["caller"] = replace(facts.caller, **dict.fromkeys(forgotten, UNKNOWN))
    if draw(st.booleans()):
        changes["resource"] = draw(forgotten_resource(facts))
    return replace(facts, **changes)


@st.composite
def forgotten_resource(draw: st.DrawFn, facts: Facts) -> object:
    """Return the resource of a call with parts of it not told."""
    parts = facts.resource.parts
    api_id, stage, http_method, path = str(parts[5]).split("/", 3)
    known: dict[str, Any] = {
        "region": parts[3],
        "account_id": parts[4],
        "api_id": api_id,
        "stage": stage,
        "http_method": http_method,
        "path": f"/{path}",
    }
    for name in draw(st.sets(st.sampled_from(sorted(known)), min_size=1)):
        known[name] = UNKNOWN
    return method_resource(**known)


@st.composite
def worlds(draw: st.DrawFn) -> Policies:
    """Return policies of every layer, or of some."""
    own = [identity(*draw(OWN)) for _ in range(draw(st.integers(0, 2)))]
    return Policies(
        identity=tuple(own),
        resource=draw(st.one_of(st.none(), BODIES.map(lambda body: attached(*body)))),
        boundary=draw(st.one_of(st.none(), OWN.map(lambda body: identity(*body, kind="boundary")))),
        session=draw(st.one_of(st.none(), OWN.map(lambda body: (identity(*body, kind="session"),)))),
        scps=draw(st.one_of(st.just(()), OWN.map(lambda body: ((identity(*body, kind="scp"),),)))),
        endpoint=draw(st.one_of(st.none(), BODIES.map(lambda body: attached(*body, kind="endpoint")))),
    )


def shown(policy: Policy, facts: Facts) -> Ruling:
    """Read by explaining."""
    return explain(policy, facts).ruling


@given(BODIES, calls(), st.data())
def test_decide_and_explain_agree(body: list, facts: Facts, data: st.DataObject) -> None:
    """Both readers say the same, statement included, whether everything is known or not."""
    policy = attached(*body)
    less = data.draw(hidden(facts))

    assert decide(policy, facts) == shown(policy, facts)
    assert decide(policy, less) == shown(policy, less)


@given(BODIES, calls(), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(body: list, facts: Facts, chance: Any) -> None:
    """Statements in any order, some of them twice, come to the same ruling."""
    other = [*body, *chance.sample(body, chance.randint(0, len(body)))]
    chance.shuffle(other)

    assert decide(attached(*body), facts).may == decide(attached(*other), facts).may


@given(st.lists(statements(named=True), min_size=7, max_size=15), calls(), st.data())
def test_the_index_leaves_out_nothing(body: list, facts: Facts, data: st.DataObject) -> None:
    """Where statements are looked up, the ruling is the one of running them all."""
    policy = attached(*body)
    less = data.draw(hidden(facts))

    assert decide(policy, facts) == shown(policy, facts)
    assert decide(policy, less) == shown(policy, less)


@given(BODIES, statements(named=True), calls())
def test_one_statement_more_acts_one_way(body: list, more: dict, facts: Facts) -> None:
    """An added Deny never lets anyone in, an added Allow never keeps anyone out."""
    before = decide(attached(*body), facts).verdict
    after = decide(attached(*body, more), facts).verdict
    kept = "allowed" if more["Effect"] == "Allow" else "implicitly denied"

    assert before != "explicitly denied" or after == "explicitly denied"
    assert before != kept or after == kept or (after == "explicitly denied") == (more["Effect"] == "Deny")
    assert after != "allowed" or before == "allowed" or more["Effect"] == "Allow"
    assert before != "allowed" or after == "allowed" or more["Effect"] == "Deny"


@given(worlds(), calls(), st.data())
@settings(max_examples=200)
def test_learning_never_overturns(policies: Policies, facts: Facts, data: st.DataObject) -> None:
    """What may be said while facts and policies are missing includes what is said once they are known."""
    less = data.draw(hidden(facts))
    lost = data.draw(st.sets(st.sampled_from([field.name for field in fields(Policies)])))
    fewer = replace(policies, **dict.fromkeys(lost - {"rcps"}, UNKNOWN)) if data.draw(st.booleans()) else policies

    for flow in (iam, anonymous, cognito, before_authorizer, after_authorizer):
        full = flow(policies, facts)
        assert "undetermined" != full.verdict
        assert full.may <= flow(fewer, less).may
        assert full.may <= flow(policies, less).may
        assert full.may <= flow(fewer, facts).may


@given(worlds(), calls(), st.data())
def test_answers_are_the_same_explained(policies: Policies, facts: Facts, data: st.DataObject) -> None:
    """All flows come to the same by either reader."""
    less = data.draw(hidden(facts))

    for flow in (iam, anonymous, cognito, before_authorizer, after_authorizer):
        assert flow(policies, facts) == flow(policies, facts, shown)
        assert flow(policies, less) == flow(policies, less, shown)


@given(BODIES, calls())
def test_what_is_near_accounts_for_the_ruling(body: list, facts: Facts) -> None:
    """A denial has a Deny that hits or no Allow that applies; each Allow that misses has an atom that fails."""
    read = explain(attached(*body), facts)
    found = near(read)

    assert (read.ruling.verdict == "explicitly denied") is any(hit.truth is True for hit in found.denies)
    assert all(miss.failing for miss in found.allows)


@given(BODIES)
def test_any_policy_can_be_linted_and_read_from_text(body: list) -> None:
    """No policy is too odd to look at, and its text reads as its values do."""
    source = {"Version": "2012-10-17", "Statement": [{"Principal": "*", **statement()}, *body]}
    lint(attached(*body))

    assert document(source, "resource") == document(json.dumps(source), "resource")


@given(BODIES, calls(), st.integers(0, 24))
def test_a_narrower_range_gains_no_callers(body: list, facts: Facts, length: int) -> None:
    """An Allow for a range lets in no more calls when the range shrinks."""
    wide, narrow = (
        statement(Condition={"IpAddress": {"aws:SourceIp": f"203.0.113.0/{bits}"}}) for bits in (length, length + 8)
    )

    assert "allowed" != decide(attached(*body, narrow), facts).verdict or (
        "allowed" == decide(attached(*body, wide), facts).verdict
    )
