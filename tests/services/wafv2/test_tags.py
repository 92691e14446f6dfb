"""Tags."""

from tests.services.wafv2.waf_account import WafAccount, web_acl_params


def tags_of(waf: WafAccount, arn: str) -> dict[str, str]:
    """Return the tags of what has this ARN."""
    found = waf.call("list_tags_for_resource", ResourceARN=arn)["TagInfoForResource"]
    assert found["ResourceARN"] == arn
    return {tag["Key"]: tag["Value"] for tag in found["TagList"]}


def test_tags_come_and_go(waf: WafAccount) -> None:
    """They stay through an update, and do not change the lock token."""
    made = waf.call("create_web_acl", **web_acl_params(), Tags=[{"Key": "a", "Value": "1"}])["Summary"]
    waf.call("tag_resource", ResourceARN=made["ARN"], Tags=[{"Key": "b", "Value": "2"}])
    both = tags_of(waf, made["ARN"])
    update = {**web_acl_params(), "Id": made["Id"], "LockToken": made["LockToken"]}
    waf.call("update_web_acl", **update)
    waf.call("untag_resource", ResourceARN=made["ARN"], TagKeys=["a"])

    assert (both, tags_of(waf, made["ARN"])) == ({"a": "1", "b": "2"}, {"b": "2"})


def test_what_has_no_tags_is_refused(waf: WafAccount) -> None:
    """Another service's ARN, and one that nothing has."""
    other = "arn:aws:s3:::bucket"
    gone = "arn:aws:wafv2:eu-west-1:000000000000:regional/ipset/none/1"

    assert waf.refusal("list_tags_for_resource", ResourceARN=other)[0] == "WAFInvalidParameterException"
    assert waf.refusal("list_tags_for_resource", ResourceARN=gone)[0] == "WAFNonexistentItemException"
