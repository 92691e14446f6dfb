"""Web ACLs before stages."""

import pytest

from tests.services.wafv2.waf_account import STAGE, WafAccount


def test_a_stage_shows_the_web_acl_that_protects_it(waf: WafAccount) -> None:
    """From both sides, until it is disassociated; twice is no error."""
    arn = waf.web_acl()["ARN"]
    waf.call("associate_web_acl", WebACLArn=arn, ResourceArn=STAGE)
    stage = waf.account.call("get_stage", restApiId="pets", stageName="prod")
    found = waf.call("get_web_acl_for_resource", ResourceArn=STAGE)
    listed = waf.call("list_resources_for_web_acl", WebACLArn=arn, ResourceType="API_GATEWAY")
    balancers = waf.call("list_resources_for_web_acl", WebACLArn=arn)
    waf.call("disassociate_web_acl", ResourceArn=STAGE)
    waf.call("disassociate_web_acl", ResourceArn=STAGE)

    assert (stage["webAclArn"], found["WebACL"]["ARN"]) == (arn, arn)
    assert (listed, balancers) == ({"ResourceArns": [STAGE]}, {"ResourceArns": []})
    assert waf.call("get_web_acl_for_resource", ResourceArn=STAGE) == {}
    assert "webAclArn" not in waf.account.call("get_stage", restApiId="pets", stageName="prod")


def test_another_web_acl_takes_its_place(waf: WafAccount) -> None:
    """A stage has one."""
    one, two = waf.web_acl(name="one")["ARN"], waf.web_acl(name="two")["ARN"]
    for arn in (one, two):
        waf.call("associate_web_acl", WebACLArn=arn, ResourceArn=STAGE)

    assert waf.call("get_web_acl_for_resource", ResourceArn=STAGE)["WebACL"]["Name"] == "two"


def test_a_stage_that_goes_takes_its_association_with_it(waf: WafAccount) -> None:
    """Nothing is left of it."""
    arn = waf.web_acl()["ARN"]
    waf.call("associate_web_acl", WebACLArn=arn, ResourceArn=STAGE)
    waf.account.call("delete_stage", restApiId="pets", stageName="prod")

    assert waf.call("list_resources_for_web_acl", WebACLArn=arn, ResourceType="API_GATEWAY") == {"ResourceArns": []}


@pytest.mark.parametrize(
    ("resource", "code"),
    [
        (STAGE.replace("prod", "none"), "WAFUnavailableEntityException"),
        (STAGE.replace("eu-west-1", "eu-west-2"), "WAFUnavailableEntityException"),
        ("arn:aws:apigateway:eu-west-1::/restapis/pets", "WAFInvalidParameterException"),
        ("arn:aws:elasticloadbalancing:eu-west-1:000000000000:loadbalancer/app/a/1", "NotImplementedException"),
    ],
)
def test_what_is_no_stage_is_not_protected(waf: WafAccount, resource: str, code: str) -> None:
    """Each in its own way."""
    arn = waf.web_acl()["ARN"]

    assert waf.refusal("associate_web_acl", WebACLArn=arn, ResourceArn=resource)[0] == code
    assert waf.refusal("get_web_acl_for_resource", ResourceArn=resource)[0] == code


def test_a_web_acl_that_is_not_there_protects_nothing(waf: WafAccount) -> None:
    """Named by an ARN that nothing has."""
    arn = "arn:aws:wafv2:eu-west-1:000000000000:regional/webacl/none/1"

    assert waf.refusal("associate_web_acl", WebACLArn=arn, ResourceArn=STAGE)[0] == "WAFNonexistentItemException"
