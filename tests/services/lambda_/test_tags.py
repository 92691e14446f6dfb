from tests.services.account import Account
from tests.services.lambda_.small import arn, call, create, refusal


def test_tags_come_and_go(account: Account) -> None:
    """Those of the creation among them."""
    create(account, Tags={"a": "1"})
    call(account, "tag_resource", Resource=arn(), Tags={"b": "2"})
    both = call(account, "list_tags", Resource=arn())
    call(account, "untag_resource", Resource=arn(), TagKeys=["a", "missing"])

    assert {"Tags": {"a": "1", "b": "2"}} == both
    assert {"Tags": {"b": "2"}} == call(account, "list_tags", Resource=arn())


def test_only_functions_have_tags(account: Account) -> None:
    """Neither versions nor anything else."""
    create(account, Publish=True)

    assert (
        "Tags on function aliases and versions are not supported. Please specify a function ARN."
        == (refusal(account, "list_tags", Resource=arn("f", "1"))[1])
    )
    assert f"Function not found: {arn('g')}" == refusal(account, "list_tags", Resource=arn("g"))[1]
    other = "arn:aws:lambda:eu-west-1:000000000000:code-signing-config:csc-12345678901234567"
    assert "NotImplementedException" == refusal(account, "list_tags", Resource=other)[0]
    assert "InvalidParameterValueException" == refusal(account, "tag_resource", Resource=arn(), Tags={})[0]
