"""Whom a statement names."""

import pytest

from gatewright.aws.policy.document import Principals, document
from gatewright.aws.policy.principals import account_of, boundary_outweighs, named, spared, spared_from_deny
from gatewright.aws.policy.rulings import ACCOUNT, DIRECT, ROLE, SILENT
from gatewright.model.principal import Caller
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.aws.policy.made import ACCOUNT as OWN
from tests.aws.policy.made import OTHER, SESSION, USER, call, role, statement, user
from tests.aws.policy.made import ROLE as ROLE_ARN

SERVICE = Caller(kind="service", arn="events.amazonaws.com", account=None, issuer_arn=None)
FEDERATED = user(kind="federated-user", arn=f"arn:aws:sts::{OWN}:federated-user/bo", issuer_arn=USER)


def principals(value: object) -> Principals:
    """Read the principals of a statement."""
    found = document({"Statement": statement(Principal=value)}, "resource").statements[0].principals
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("principal", "caller", "closeness"),
    [
        ("*", None, DIRECT),
        ({"AWS": "*"}, SERVICE, DIRECT),
        ({"AWS": OWN}, None, SILENT),
        ({"AWS": OWN}, user(), ACCOUNT),
        ({"AWS": f"arn:aws:iam::{OWN}:root"}, role(), ACCOUNT),
        ({"AWS": OTHER}, user(), SILENT),
        ({"AWS": USER}, user(), DIRECT),
        ({"AWS": USER}, FEDERATED, ROLE),
        ({"AWS": FEDERATED.arn}, FEDERATED, DIRECT),
        ({"AWS": ROLE_ARN}, role(), ROLE),
        ({"AWS": SESSION}, role(), DIRECT),
        ({"AWS": [OWN, ROLE_ARN]}, role(), ROLE),
        ({"AWS": [OWN, ROLE_ARN, SESSION]}, role(), DIRECT),
        ({"AWS": SESSION}, role(arn=f"{SESSION}2"), SILENT),
        ({"AWS": "AIDAEXAMPLE"}, user(), SILENT),
        ({"Service": "events.amazonaws.com"}, SERVICE, DIRECT),
        ({"Service": "events.amazonaws.com"}, user(), SILENT),
        ({"Federated": "accounts.google.com"}, user(), SILENT),
        ({"CanonicalUser": "79a5"}, user(), SILENT),
    ],
)
def test_closeness(principal: object, caller: Caller | None, closeness: int) -> None:
    """The caller itself is nearer than the role behind it, and that than the account."""
    assert closeness == named(principals(principal))[0].closeness(call(caller=caller))


@pytest.mark.parametrize(
    ("principal", "caller", "closeness"),
    [
        ({"AWS": [OWN, USER]}, UNKNOWN, DIRECT | ROLE | ACCOUNT | SILENT),
        ("*", UNKNOWN, DIRECT),
        ({"AWS": [OWN, ROLE_ARN]}, role(issuer_arn=UNKNOWN), ACCOUNT | ROLE),
        ({"AWS": [f"arn:aws:iam::{OWN}:role/x/Other"]}, role(issuer_arn=UNKNOWN), SILENT),
        ({"AWS": USER}, user(arn=UNKNOWN), SILENT | DIRECT),
        ({"AWS": OWN}, user(account=UNKNOWN), SILENT | ACCOUNT),
        ({"Service": "a"}, user(kind=UNKNOWN), SILENT | DIRECT),
        ({"Service": "a"}, Caller(kind="service"), SILENT | DIRECT),
        ({"AWS": USER}, Caller(kind="service"), SILENT),
    ],
)
def test_closeness_of_the_partly_known(principal: object, caller: Caller | Unknown, closeness: int) -> None:
    """Each closeness that could still turn out is among the bits, and none that could not."""
    assert closeness == named(principals(principal))[0].closeness(call(caller=caller))


def test_who_can_be_nobody_is_told() -> None:
    """Unique ids of deleted principals and other kinds of identity match nobody, by their place."""
    assert (1, 2) == named(principals({"AWS": [OWN, "AROAEXAMPLE"], "Federated": "x"}))[1]


def test_any_entry_spares_from_not_principal() -> None:
    """The named default: an entry for the account, the role or the session suffices."""
    for entry in (OWN, ROLE_ARN, SESSION):
        assert spared(named(principals({"AWS": entry}))[0].closeness(call(caller=role()))) is True
    assert spared(SILENT) is False
    assert isinstance(spared(SILENT | ROLE), Unknown)


def test_a_boundary_outweighs_the_list() -> None:
    """A caller with a permissions boundary is hit by Deny with NotPrincipal whatever is listed."""
    assert boundary_outweighs(call(caller=user(has_boundary=True))) is True
    assert boundary_outweighs(call()) is False
    assert isinstance(boundary_outweighs(call(caller=UNKNOWN)), Unknown)


def test_accounts_have_two_spellings() -> None:
    """Twelve digits, or the ARN of the account's root."""
    assert OWN == account_of(OWN) == account_of(f"arn:aws:iam::{OWN}:root")
    assert account_of(USER) is None
    assert account_of("1" * 11) is None


def test_an_account_spares_its_root_user_alone() -> None:
    """A Deny for all but a user and his account hits the other users of the account (documented)."""
    others = named(principals({"AWS": [f"arn:aws:iam::{OWN}:user/somebody-else", f"arn:aws:iam::{OWN}:root"]}))[0]
    own = named(principals({"AWS": [USER, f"arn:aws:iam::{OWN}:root"]}))[0]
    root = user(kind="root", arn=f"arn:aws:iam::{OWN}:root")

    assert spared_from_deny(others, call(caller=user())) is False
    assert spared_from_deny(own, call(caller=user())) is True
    assert spared_from_deny(others, call(caller=root)) is True
    assert isinstance(spared_from_deny(others, call(caller=user(arn=UNKNOWN))), Unknown)
    assert isinstance(spared_from_deny(others, call(caller=user(kind=UNKNOWN))), Unknown)
