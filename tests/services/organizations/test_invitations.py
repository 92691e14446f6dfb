import pytest

from tests.services.organizations.company import MEMBER, Company

TARGET = {"Id": MEMBER, "Type": "ACCOUNT"}


def test_invited_account_decides(company: Company) -> None:
    """It finds the invitation at home, and answers once."""
    company.founded()
    asked = company.org("invite_account_to_organization", Target=TARGET)["Handshake"]
    listed = company.org("list_handshakes_for_account", MEMBER)["Handshakes"]
    declined = company.org("decline_handshake", MEMBER, HandshakeId=asked["Id"])["Handshake"]
    again = company.org_refused("accept_handshake", MEMBER, HandshakeId=asked["Id"])

    assert ([asked], "DECLINED", "InvalidHandshakeTransitionException") == (listed, declined["State"], again)
    shown = company.org("describe_handshake", MEMBER, HandshakeId=asked["Id"])["Handshake"]
    assert "DECLINED" == shown["State"]
    assert "HandshakeNotFoundException" == company.org_refused("describe_handshake", HandshakeId=asked["Id"])


def test_invitation_ends_after_fifteen_days(company: Company) -> None:
    """Documented."""
    company.founded()
    asked = company.org("invite_account_to_organization", Target=TARGET)["Handshake"]
    company.now += 15 * 86_400

    refused = company.org_refused("accept_handshake", MEMBER, HandshakeId=asked["Id"])
    assert "InvalidHandshakeTransitionException" == refused


def test_account_is_in_one_organization(company: Company) -> None:
    """Who is in one is not invited, and does not join another."""
    company.founded()
    open_one = company.org("invite_account_to_organization", Target=TARGET)["Handshake"]
    company.invited()

    assert "HandshakeConstraintViolationException" == company.org_refused(
        "invite_account_to_organization", Target=TARGET
    )
    refused = company.org_refused("accept_handshake", MEMBER, HandshakeId=open_one["Id"])
    assert "HandshakeConstraintViolationException" == refused


def test_organization_may_be_gone(company: Company) -> None:
    """Then there is nothing to join."""
    company.founded()
    asked = company.org("invite_account_to_organization", Target=TARGET)["Handshake"]
    company.org("delete_organization")

    assert "HandshakeNotFoundException" == company.org_refused("accept_handshake", MEMBER, HandshakeId=asked["Id"])


def test_people_are_not_invited_by_mail(company: Company) -> None:
    """There is no mail."""
    company.founded()
    target = {"Id": "a@example.com", "Type": "EMAIL"}

    assert "NotImplementedException" == company.org_refused("invite_account_to_organization", Target=target)


@pytest.mark.parametrize(
    ("wanted", "found"), [({"ActionType": "INVITE"}, 1), ({"ActionType": "APPROVE_ALL_FEATURES"}, 0), ({}, 1)]
)
def test_invitations_are_listed_by_what_they_are(company: Company, wanted: dict[str, str], found: int) -> None:
    """And none is part of another handshake."""
    company.founded()
    company.org("invite_account_to_organization", Target=TARGET)

    assert found == len(company.org("list_handshakes_for_account", MEMBER, Filter=wanted)["Handshakes"])
    parent = {**wanted, "ParentHandshakeId": "h-1"}
    assert [] == company.org("list_handshakes_for_account", MEMBER, Filter=parent)["Handshakes"]
