"""Tags of parameters."""

from tests.services.account import Account

OF = {"ResourceType": "Parameter", "ResourceId": "p"}


def test_tags_come_and_go(account: Account) -> None:
    """A tag that is given again has another value."""
    account.call("put_parameter", service="ssm", Name="p", Value="v", Type="String")
    account.call(
        "add_tags_to_resource", service="ssm", **OF, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}]
    )
    account.call("add_tags_to_resource", service="ssm", **OF, Tags=[{"Key": "a", "Value": "3"}])
    account.call("remove_tags_from_resource", service="ssm", **OF, TagKeys=["b"])

    assert [{"Key": "a", "Value": "3"}] == account.call("list_tags_for_resource", service="ssm", **OF)["TagList"]


def test_what_is_no_parameter_has_none(account: Account) -> None:
    """Nor what is managed beside parameters."""
    asked = "list_tags_for_resource"
    assert "InvalidResourceId" == account.refusal(asked, service="ssm", **OF)[0]
    assert (
        "NotImplementedException" == account.refusal(asked, service="ssm", ResourceType="Document", ResourceId="d")[0]
    )
