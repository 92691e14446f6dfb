from typing import Any

import pytest

from tests.services.account import Account, Pets

TARGET = "arn:aws:elasticloadbalancing:eu-west-1:000000000000:loadbalancer/net/pets/50dc6c495c0c9188"
LINK: dict[str, Any] = {"name": "pets", "targetArns": [TARGET]}


def test_link_is_available_at_once(account: Account) -> None:
    """Recorded, 2025-12-15: pending in the first answer, then available; empty tags where one is asked for."""
    created = account.call("create_vpc_link", **LINK, description="d")
    made = {"id": created["id"], "name": "pets", "description": "d", "targetArns": [TARGET]}
    shown = {**made, "status": "AVAILABLE", "statusMessage": "Your vpc link is ready for use"}

    assert {**made, "status": "PENDING"} == created
    assert {**shown, "tags": {}} == account.call("get_vpc_link", vpcLinkId=created["id"])
    assert [shown] == account.call("get_vpc_links")["items"]


def test_link_is_patched_and_deleted(account: Account) -> None:
    """Its name and its description; afterwards it is unknown."""
    link = account.call("create_vpc_link", **LINK)["id"]
    changed = account.patch("update_vpc_link", ("replace", "/name", "toys"), vpcLinkId=link)
    account.call("delete_vpc_link", vpcLinkId=link)

    assert "toys" == changed["name"]
    assert ("NotFoundException", "Invalid Vpc Link identifier specified") == account.refusal(
        "get_vpc_link", vpcLinkId=link
    )


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"name": ""}, "Name cannot be empty"),
        ({"targetArns": [TARGET, TARGET]}, "More than one target arn specified for vpc link."),
        ({"targetArns": []}, "No target arn specified for vpc link."),
        ({"targetArns": ["x"]}, "Invalid ARN. ARN is not well formed x"),
    ],
)
def test_link_that_cannot_be_is_refused(account: Account, changed: dict[str, Any], message: str) -> None:
    """The sentence for several targets is reported by users."""
    assert ("BadRequestException", message) == account.refusal("create_vpc_link", **{**LINK, **changed})


def test_integration_leads_through_a_link(pets: Pets) -> None:
    """Documented: its URI says the port and whom to ask; a link of the second version needs a target."""
    link = pets.account.call("create_vpc_link", **LINK)["id"]
    http = {"type": "HTTP", "integrationHttpMethod": "GET", "uri": "http://x", "connectionType": "VPC_LINK"}
    made = pets.account.call("put_integration", **pets.method, **http, connectionId=link, integrationTarget=TARGET)
    changed = pets.account.patch("update_integration", ("replace", "/integrationTarget", TARGET + "x"), **pets.method)

    assert ("VPC_LINK", link, TARGET) == (made["connectionType"], made["connectionId"], made["integrationTarget"])
    assert TARGET + "x" == changed["integrationTarget"]
