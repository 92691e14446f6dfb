"""All policies of a call together."""

from dataclasses import replace

import pytest

from gatewright.aws.policy.combine import (
    FIRST_BLAMED_ACROSS_ACCOUNTS,
    after_authorizer,
    anonymous,
    before_authorizer,
    cognito,
    iam,
)
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.explain import explain
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.layers import Policies
from gatewright.aws.policy.rulings import Ruling
from gatewright.model.principal import Caller
from gatewright.model.unknown import UNKNOWN
from tests.aws.policy.made import ACCOUNT, OTHER, SESSION, USER, attached, call, identity, role, statement, user
from tests.aws.policy.made import ROLE as ROLE_ARN

NOWHERE = "arn:aws:execute-api:eu-west-1:111122223333:other/*"
SIDE = {"A": "Allow", "N": "Allow", "D": "Deny"}
WORDS = {"allow": "allowed", "impl.": "implicitly denied", "expl.": "explicitly denied"}
SAME = ["allow", "allow", "expl.", "allow", "impl.", "expl.", "expl.", "expl.", "expl."]
ACROSS = ["allow", "impl.", "expl.", "impl.", "impl.", "expl.", "expl.", "expl.", "expl."]
PAIRS = [(first, second) for first in "AND" for second in "AND"]


def side(letter: str) -> dict[str, object]:
    """Return a statement that allows, says nothing about the call, or denies."""
    return statement(SIDE[letter], resource=NOWHERE if letter == "N" else "*")


def foreign() -> Caller:
    """Return a user of another account."""
    return user(arn=f"arn:aws:iam::{OTHER}:user/eve", account=OTHER)


@pytest.mark.parametrize(("pair", "expected"), [*zip(PAIRS, SAME, strict=True)])
def test_table_a(pair: tuple[str, str], expected: str) -> None:
    """Within one account either side's Allow suffices, for IAM and for a Lambda authorizer's policy."""
    policies = Policies(identity=(identity(side(pair[0])),), resource=attached(side(pair[1])))

    assert WORDS[expected] == iam(policies, call(caller=user())).verdict
    assert WORDS[expected] == after_authorizer(policies, call()).verdict


@pytest.mark.parametrize(("pair", "expected"), [*zip(PAIRS, ACROSS, strict=True)])
def test_table_b(pair: tuple[str, str], expected: str) -> None:
    """Across accounts both sides must allow."""
    policies = Policies(identity=(identity(side(pair[0])),), resource=attached(side(pair[1])))

    assert WORDS[expected] == iam(policies, call(caller=foreign())).verdict


@pytest.mark.parametrize(
    ("principal", "boundary", "session", "expected"),
    [
        (SESSION, "N", "N", "allowed"),
        ("*", "N", "N", "allowed"),
        (ROLE_ARN, "A", "A", "allowed"),
        (ROLE_ARN, "N", "A", "implicitly denied"),
        (ROLE_ARN, "A", "N", "implicitly denied"),
        (ACCOUNT, "A", "A", "implicitly denied"),
        (SESSION, "D", "A", "explicitly denied"),
        (SESSION, "A", "D", "explicitly denied"),
    ],
)
def test_how_closely_a_resource_policy_names_the_caller(
    principal: str, boundary: str, session: str, expected: str
) -> None:
    """A session named passes silent limits, a role named does not, and an account named grants nothing by itself."""
    policies = Policies(
        resource=attached(statement(Principal={"AWS": principal})),
        boundary=identity(side(boundary), kind="boundary"),
        session=(identity(side(session), kind="session"),),
    )

    assert expected == iam(policies, call(caller=role())).verdict


def test_limits_cut_the_identity_policies() -> None:
    """Identity policy, boundary and session policy must each allow, and the one that does not is named."""
    allow, silent = identity(side("A")), identity(side("N"))
    facts = call(caller=role())

    assert "allowed" == iam(Policies(identity=(allow,), boundary=allow, session=(silent, allow)), facts).verdict
    assert "boundary" == iam(Policies(identity=(allow,), boundary=silent, session=(allow,)), facts).layer
    assert "session" == iam(Policies(identity=(allow,), boundary=allow, session=(silent,)), facts).layer
    assert "identity" == iam(Policies(identity=(silent,), boundary=silent), facts).layer


def test_organisation_policies_bind_principals_only() -> None:
    """A level without Allow holds up a caller of the organisation, but neither the anonymous nor a service."""
    held = Policies(resource=attached(side("A")), scps=((identity(side("A"), kind="scp"),), (identity(side("N")),)))
    service = Caller(kind="service", arn="x.amazonaws.com", account=None, issuer_arn=None)

    assert ("implicitly denied", "scp") == ((found := iam(held, call(caller=user()))).verdict, found.layer)
    assert "allowed" == iam(held, call(caller=service)).verdict
    assert "allowed" == iam(held, call()).verdict
    bound = replace(held, scps=(), rcps=((attached(side("N"), kind="rcp"),),))
    assert ("implicitly denied", "rcp") == ((found := iam(bound, call(caller=user()))).verdict, found.layer)


def test_the_endpoint_policy_must_allow() -> None:
    """A VPC endpoint's policy stands before all that the API says."""
    policies = Policies(resource=attached(side("A")), endpoint=attached(side("N"), kind="endpoint"))

    for answer in (
        iam(policies, call(caller=user())),
        anonymous(policies, call()),
        before_authorizer(policies, call()),
    ):
        assert ("implicitly denied", "endpoint") == (answer.verdict, answer.layer)
    assert "endpoint" == after_authorizer(policies, call()).layer


def test_the_root_user_needs_no_policy_in_its_own_account() -> None:
    """It is bounded by service control policies and by Denies, and abroad by the resource policy."""
    root = user(kind="root", arn=f"arn:aws:iam::{ACCOUNT}:root")
    abroad = user(kind="root", arn=f"arn:aws:iam::{OTHER}:root", account=OTHER)

    assert ("allowed", "identity") == ((found := iam(Policies(), call(caller=root))).verdict, found.layer)
    assert "scp" == iam(Policies(scps=((identity(side("N")),),)), call(caller=root)).layer
    assert "explicitly denied" == iam(Policies(resource=attached(side("D"))), call(caller=root)).verdict
    assert "resource" == iam(Policies(), call(caller=abroad)).layer


def test_both_sides_silent_across_accounts() -> None:
    """The named default: the caller's side is blamed; a silent resource policy is, once that side allows."""
    foreigner = call(caller=foreign())

    assert ("identity", "resource") == FIRST_BLAMED_ACROSS_ACCOUNTS
    assert "identity" == iam(Policies(resource=attached(side("N"))), foreigner).layer
    assert "resource" == iam(Policies(identity=(identity(side("A")),)), foreigner).layer
    assert "identity" == iam(Policies(), call(caller=user())).layer


@pytest.mark.parametrize("flow", [anonymous, cognito])
def test_a_resource_policy_by_itself_must_allow(flow: object) -> None:
    """For NONE and for Cognito silence denies, and a named principal is nobody; without a policy all may enter."""
    assert callable(flow)
    verdicts = [
        flow(Policies(resource=policy), call()).verdict
        for policy in (
            None,
            attached(side("A")),
            attached(side("N")),
            attached(side("D")),
            attached(statement(Principal={"AWS": USER})),
        )
    ]

    assert ["allowed", "allowed", "implicitly denied", "explicitly denied", "implicitly denied"] == verdicts


def test_before_an_authorizer_only_denies_count() -> None:
    """Silence lets the authorizer be asked; then, without a resource policy, its policy decides alone."""
    verdicts = [before_authorizer(Policies(resource=attached(side(letter))), call()).verdict for letter in "AND"]

    assert ["allowed", "allowed", "explicitly denied"] == verdicts
    assert "allowed" == before_authorizer(Policies(), call()).verdict
    assert ("implicitly denied", "identity") == (
        (found := after_authorizer(Policies(identity=(identity(side("N")),)), call())).verdict,
        found.layer,
    )


def test_the_deciding_statement_is_named() -> None:
    """An answer has its layer, policy and statement, for Allow and Deny."""
    policies = Policies(identity=(identity(statement(Sid="mine")),), resource=attached(statement(Sid="theirs")))
    allowed = iam(policies, call(caller=user()))
    denied = iam(replace(policies, identity=(identity(side("D")),)), call(caller=user()))

    assert ("resource", "theirs") == (allowed.layer, allowed.statement.name if allowed.statement else None)
    assert ("identity", "1") == (denied.layer, denied.statement.name if denied.statement else None)
    assert ("allowed", "denied") == (allowed.decision, denied.decision)


def test_unknown_policies_leave_open_only_what_they_could_change() -> None:
    """Certainty needs no policy that could not overturn it; the words say what may still be."""
    facts = call(caller=user())
    denied = iam(Policies(identity=UNKNOWN, resource=attached(side("D"))), facts)
    silent = iam(Policies(scps=UNKNOWN), facts)
    opened = iam(Policies(identity=(identity(side("A")),), resource=UNKNOWN), facts)

    assert "explicitly denied" == denied.verdict
    assert (["explicitly denied", "implicitly denied"], "denied", "undetermined") == (
        sorted(silent.may),
        silent.decision,
        silent.verdict,
    )
    assert (["allowed", "explicitly denied"], "undetermined") == (sorted(opened.may), opened.decision)


def test_an_unknown_caller_is_nobody_in_particular() -> None:
    """What everyone gets is certain within the API; whether an unknown caller is bound elsewhere is not."""
    open_to_all = Policies(resource=attached(side("A")))

    assert "undetermined" == iam(open_to_all, call(caller=UNKNOWN)).decision
    assert "allowed" == anonymous(open_to_all, call(caller=UNKNOWN)).decision
    assert "allowed" == iam(open_to_all, call(caller=user(account=UNKNOWN, kind="root"))).verdict


def test_explaining_combines_like_deciding() -> None:
    """Any reader can be handed in; one that keeps what `explain` shows sees every policy."""
    seen: list[str] = []

    def read(policy: Policy, facts: Facts) -> Ruling:
        shown = explain(policy, facts)
        seen.append(policy.name)
        return shown.ruling

    policies = Policies(identity=(identity(side("N")), identity(side("A"))), resource=attached(side("N")))

    assert iam(policies, call(caller=user())) == iam(policies, call(caller=user()), read)
    assert ["identity", "identity", "resource"] == sorted(seen)
