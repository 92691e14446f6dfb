import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.template import template
from gatewright.aws.terraform.as_template import as_template
from tests.aws.terraform.recorded import HTTP_PLAN, HTTP_STATE, PLAN, STATE, resource, root_of


def test_a_state_tells_its_account_and_region() -> None:
    """In its ARNs; nothing of it is untold."""
    found = as_template(STATE)

    assert (found.account_id, found.region, found.untold) == ("000000000000", "eu-west-1", ())
    assert len(template(found.root).resources) == len(STATE["values"]["root_module"]["resources"])


def test_a_plan_does_not_tell_everything() -> None:
    """What it does not is listed by the resource that it is about."""
    found = as_template(PLAN)

    assert found.untold == (("aws_lambda_function.fn", "source_arn"),)
    assert "aws_lambda_permission.api" not in found.root["Resources"]


def test_types_that_do_not_matter_are_left_out_and_others_are_refused() -> None:
    """A table keeps nobody out; a rule of a web ACL of old does."""
    bucket, role = resource("aws_s3_bucket", "b"), resource("aws_iam_role", "r", name="r")
    assert list(as_template(root_of(bucket, role)).root["Resources"]) == ["aws_iam_role.r"]
    with pytest.raises(TemplateError) as raised:
        as_template(root_of(resource("aws_wafregional_web_acl", "w")))

    assert str(raised.value) == (
        "aws_wafregional_web_acl.w: resources of the type aws_wafregional_web_acl are not understood here"
    )


def test_a_domain_name_has_a_certificate_of_its_own() -> None:
    """The one that it names may be anybody's."""
    domain = resource("aws_api_gateway_domain_name", "d", domain_name="api.example.com", certificate_arn="arn:x")
    found = as_template(root_of(domain)).root["Resources"]

    assert [one["Type"] for one in found.values()] == [
        "AWS::ApiGateway::DomainName",
        "AWS::CertificateManager::Certificate",
    ]


def test_a_plan_that_does_not_tell_a_verb_is_refused() -> None:
    """With the address and the attribute."""
    method = resource("aws_api_gateway_method", "m")
    written = {"mode": "managed", "type": "aws_api_gateway_method", "name": "m", "expressions": {"http_method": {}}}
    plan = {"planned_values": {"root_module": {"resources": [method]}}}
    with pytest.raises(TemplateError) as raised:
        as_template({**plan, "configuration": {"root_module": {"resources": [written]}}})

    assert str(raised.value) == ("aws_api_gateway_method.m: the plan does not tell `http_method` before it is applied")


def test_an_attribute_of_another_form_is_one_line() -> None:
    """With the address of the resource."""
    settings = resource("aws_api_gateway_method_settings", "s", method_path="*/*", settings=[1])
    with pytest.raises(TemplateError) as raised:
        as_template(root_of(settings))

    assert str(raised.value) == "aws_api_gateway_method_settings.s: an attribute has a form that is not expected"


def test_what_refers_to_an_untold_policy_is_untold_too() -> None:
    """The attachment of a policy of which a plan does not tell the text; nobody waits for it."""
    found = as_template(HTTP_PLAN)

    assert {"aws_iam_policy.call", "aws_iam_user_policy_attachment.bob"} <= {name for name, _ in found.untold}
    assert "aws_iam_user_policy_attachment.bob" not in found.root["Resources"]
    named = {each for one in found.root["Resources"].values() for each in one.get("DependsOn", ())}
    assert named <= set(found.root["Resources"])


def test_a_pool_of_a_state_is_known_by_its_id() -> None:
    """One that is made here would have another; of a plan nobody knows it."""
    pools = {"aws_cognito_user_pool.people", "aws_cognito_user_pool_client.web"}

    assert pools.isdisjoint(as_template(HTTP_STATE).root["Resources"])
    assert pools <= set(as_template(HTTP_PLAN).root["Resources"])


def test_keys_and_members_of_groups_are_read() -> None:
    """A key of a user says nothing that decides; who is in a group does."""
    key = resource("aws_iam_access_key", "k", user="u")
    member = resource("aws_iam_user_group_membership", "m", user="u", groups=["g"])
    members = resource("aws_iam_group_membership", "n", name="n", group="g", users=["u"])
    found = as_template(root_of(key, member, members)).root["Resources"]

    assert {name: one["Properties"] for name, one in found.items()} == {
        "aws_iam_user_group_membership.m": {"UserName": "u", "Groups": ["g"]},
        "aws_iam_group_membership.n": {"GroupName": "g", "Users": ["u"]},
    }
