"""Whether policies allow an operation."""

import io
import json
import zipfile
from typing import Any

import pytest

from gatewright.model.response import Response
from tests.services.access.guarded import Guarded, policy, signed
from tests.services.account import ACCOUNT
from tests.services.domain_account import BANK, regional, server
from tests.services.iam.people import trusting

GET = policy("Allow", "apigateway:GET")
DENIED = "is not authorized to perform: apigateway:POST on resource: arn:aws:apigateway:eu-west-1::/restapis"
WHY = "because no identity-based policy allows the apigateway:POST action"
IRELAND = {"CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}}
ANN = f"arn:aws:iam::{ACCOUNT}:user/ann"
FUNCTION = {"FunctionName": "f", "Runtime": "python3.12", "Handler": "a.b", "Code": {"ZipFile": b"x"}}


def _code(answer: Response) -> str:
    """Return the error code of an answer of any form."""
    told = f"{answer.header('x-amzn-errortype')} {answer.body.decode()}"
    codes = ("AccessDeniedException", "UnauthorizedOperation", "AccessDenied")
    return next((code for code in codes if code in told), told)


def test_a_narrow_policy_allows_what_it_names() -> None:
    """The rest is denied, implicitly, with the words of AWS."""
    house = Guarded()
    key = house.person(GET)
    status, body = house.ask("apigateway", "create_rest_api", *key, name="pets")

    assert 200 == house.ask("apigateway", "get_rest_apis", *key)[0]
    assert (403, f"User: {ANN} {DENIED} {WHY}") == (status, json.loads(body)["Message"])


def test_a_deny_wins() -> None:
    """Of any of his policies, or of his group's."""
    house = Guarded()
    key = house.person(policy("Allow", "*"))
    house.iam("create_group", GroupName="team")
    house.iam("add_user_to_group", GroupName="team", UserName="ann")
    house.iam("put_group_policy", GroupName="team", PolicyName="no", PolicyDocument=policy("Deny", "apigateway:GET"))
    status, body = house.ask("apigateway", "get_rest_apis", *key)

    assert 403 == status
    assert json.loads(body)["Message"].endswith("with an explicit deny in an identity-based policy")


def test_a_boundary_holds() -> None:
    """What it does not allow is denied, whatever his policies say."""
    house = Guarded()
    key = house.person(policy("Allow", "*"))
    house.iam("put_user_permissions_boundary", UserName="ann", PermissionsBoundary=house.policy(GET))

    assert 200 == house.ask("apigateway", "get_rest_apis", *key)[0]
    assert "no permissions boundary allows" in house.ask("apigateway", "create_rest_api", *key, name="pets")[1]


def test_a_session_policy_holds() -> None:
    """The role may all, this session little."""
    house = Guarded()
    arn = house.role("reader", trusting(ACCOUNT))["Arn"]
    house.iam("put_role_policy", RoleName="reader", PolicyName="may", PolicyDocument=policy("Allow", "*"))
    key = house.session(RoleArn=arn, Policy=GET)

    assert 200 == house.ask("apigateway", "get_rest_apis", *key)[0]
    assert "no session policy allows" in house.ask("apigateway", "create_rest_api", *key, name="pets")[1]


def test_a_resource_holds() -> None:
    """A policy about one API is none about another."""
    house = Guarded()
    house.call("create_rest_api", name="a", tags={"_custom_id_": "aaa"})
    house.call("create_rest_api", name="b", tags={"_custom_id_": "bbb"})
    key = house.person(policy("Allow", "apigateway:*", "arn:aws:apigateway:*::/restapis/aaa*"))

    assert 200 == house.ask("apigateway", "get_rest_api", *key, restApiId="aaa")[0]
    assert 403 == house.ask("apigateway", "get_rest_api", *key, restApiId="bbb")[0]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}, 200),
        ({"IpAddress": {"aws:SourceIp": "198.51.100.0/24"}}, 403),
        ({"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}, 200),
        ({"StringEquals": {"aws:RequestedRegion": "us-east-1"}}, 403),
        ({"StringEquals": {"aws:username": "ann"}}, 200),
        ({"Bool": {"aws:SecureTransport": "true"}}, 403),
        ({"StringEquals": {"aws:ResourceTag/team": "red"}}, 403),
        ({"Null": {"aws:ResourceTag/team": "true"}}, 403),
        ({"DateLessThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}}, 403),
    ],
)
def test_conditions_hold(condition: dict[str, Any], expected: int) -> None:
    """Of what this server cannot tell, no Allow is certain."""
    house = Guarded()

    assert expected == house.ask("apigateway", "get_rest_apis", *house.person(policy("Allow", "*", **condition)))[0]


def test_a_deny_that_may_hit_hits() -> None:
    """What a Deny asks and this server cannot tell refuses, even where all is allowed."""
    house = Guarded()
    key = house.person(policy("Allow", "*"))
    text = policy("Deny", "*", StringEquals={"aws:ResourceTag/team": "red"})
    house.iam("put_user_policy", UserName="ann", PolicyName="no", PolicyDocument=text)

    assert 403 == house.ask("apigateway", "get_rest_apis", *key)[0]


@pytest.mark.parametrize(
    ("service", "operation", "params", "expected"),
    [
        ("apigatewayv2", "get_apis", {}, (403, "AccessDeniedException")),
        ("lambda", "list_functions", {}, (403, "AccessDeniedException")),
        ("logs", "describe_log_groups", {}, (400, "AccessDeniedException")),
        ("cognito-idp", "list_user_pools", {"MaxResults": 1}, (400, "AccessDeniedException")),
        ("iam", "list_users", {}, (403, "AccessDenied")),
        ("cloudformation", "list_stacks", {}, (403, "AccessDenied")),
        ("ec2", "describe_vpcs", {}, (403, "UnauthorizedOperation")),
        ("s3", "list_buckets", {}, (403, "AccessDenied")),
    ],
)
def test_each_protocol_denies_in_its_form(
    service: str, operation: str, params: dict[str, Any], expected: tuple[int, str]
) -> None:
    """Who may nothing hears it from each."""
    house = Guarded()
    house.user()
    answer = house.answer(signed(service, operation, *house.keys_of(), **params))

    assert expected == (answer.status, _code(answer))


def test_who_may_nothing_may_ask_who_he_is() -> None:
    """Documented of GetCallerIdentity."""
    house = Guarded()
    house.user()
    key = house.keys_of()

    assert f"<Arn>{ANN}</Arn>" in house.ask("sts", "get_caller_identity", *key)[1]
    assert 200 == house.ask("sts", "get_session_token", *key)[0]


def test_a_stack_does_what_its_caller_may() -> None:
    """A right to make stacks is none to make roles with them."""
    template = {"Resources": {"R": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "pets"}}}}
    house = Guarded()
    key = house.person(policy("Allow", ["cloudformation:*", "apigateway:GET"]))
    stack = {"StackName": "s", "TemplateBody": json.dumps(template)}
    made = house.ask("cloudformation", "create_stack", *key, **stack)
    told = house.ask("cloudformation", "describe_stacks", *key, StackName="s")[1]

    assert 200 == made[0]
    assert "ROLLBACK_COMPLETE" in told
    assert "is not authorized to perform: apigateway:POST" in told
    assert '{"item":[]}' == house.ask("apigateway", "get_rest_apis", *key)[1]


def test_a_stack_passes_only_roles_that_its_caller_may_pass() -> None:
    """Else it would be a way to every role."""
    role = f"arn:aws:iam::{ACCOUNT}:role/admin"
    function = {"Runtime": "python3.12", "Handler": "index.h", "Role": role, "Code": {"ZipFile": "def h(e, c): 1"}}
    template = {"Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": function}}}
    house = Guarded()
    key = house.person(policy("Allow", ["cloudformation:*", "lambda:*"]))
    house.ask("cloudformation", "create_stack", *key, StackName="s", TemplateBody=json.dumps(template))
    told = house.ask("cloudformation", "describe_stacks", *key, StackName="s")[1]

    assert f"is not authorized to perform: iam:PassRole on resource: {role}" in told


def test_a_stack_reads_only_what_its_caller_may_read() -> None:
    """A template and parameters would be shown to him afterwards."""
    house = Guarded()
    house.call("create_bucket", service="s3", Bucket="templates", **IRELAND)
    house.call("put_object", service="s3", Bucket="templates", Key="t", Body=b"Resources: {}")
    house.call("put_parameter", service="ssm", Name="/secret", Value="v", Type="String")
    api = {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": {"Ref": "P"}}}
    declared = {"P": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/secret"}}
    key = house.person(policy("Allow", ["cloudformation:*", "apigateway:*"]))
    url = "https://templates.s3.amazonaws.com/t"
    by_url = house.ask("cloudformation", "create_stack", *key, StackName="u", TemplateURL=url)
    body = json.dumps({"Parameters": declared, "Resources": {"R": api}})
    by_parameter = house.ask("cloudformation", "create_stack", *key, StackName="p", TemplateBody=body)

    assert (403, True) == (by_url[0], "s3:GetObject on resource: arn:aws:s3:::templates/t" in by_url[1])
    assert (403, True) == (by_parameter[0], "ssm:GetParameters on resource: " in by_parameter[1])


def test_a_truststore_is_read_by_who_may_read_it() -> None:
    """API Gateway reads it for him."""
    house = Guarded()
    key = house.person(policy("Allow", "apigateway:*"))
    made = server("a.example.com")
    imported = {"Certificate": made.pem, "PrivateKey": made.key_pem, "CertificateChain": BANK.pem}
    arn = house.call("import_certificate", service="acm", **imported)["CertificateArn"]
    truststore = {"truststoreUri": "s3://stores/store.pem"}
    params = regional(arn, "a.example.com", securityPolicy="TLS_1_2", mutualTlsAuthentication=truststore)
    status, body = house.ask("apigateway", "create_domain_name", *key, **params)

    assert (403, True) == (status, "s3:GetObject on resource: arn:aws:s3:::stores/store.pem" in body), body


def test_the_policy_of_a_function_lets_users_call_it() -> None:
    """As his own would; nothing else than what it names."""
    house = Guarded()
    house.user()
    key = house.keys_of()
    role = f"arn:aws:iam::{ACCOUNT}:role/nobodys"
    house.call("create_function", service="lambda", **{**FUNCTION, "Role": role, "Code": {"ZipFile": _zip()}})
    named = {"FunctionName": "f", "StatementId": "ann", "Action": "lambda:GetFunction", "Principal": ANN}
    assert 403 == house.ask("lambda", "get_function", *key, FunctionName="f")[0]
    house.call("add_permission", service="lambda", **named)

    assert 200 == house.ask("lambda", "get_function", *key, FunctionName="f")[0]
    assert 403 == house.ask("lambda", "delete_function", *key, FunctionName="f")[0]


def test_a_role_is_passed_by_who_may_pass_it() -> None:
    """To the service that is named: a function with a role is that role."""
    house = Guarded()
    trust = json.dumps(
        {
            "Statement": [
                {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
            ],
            "Version": "2012-10-17",
        }
    )
    role = house.role("admin", trust)["Arn"]
    key = house.person(policy("Allow", "lambda:*"))
    refused = house.ask("lambda", "create_function", *key, **{**FUNCTION, "Role": role, "Code": {"ZipFile": _zip()}})
    assert f"is not authorized to perform: iam:PassRole on resource: {role}" in refused[1]

    text = policy("Allow", "iam:PassRole", role, StringEquals={"iam:PassedToService": "lambda.amazonaws.com"})
    house.iam("put_user_policy", UserName="ann", PolicyName="pass", PolicyDocument=text)
    made = house.ask("lambda", "create_function", *key, **{**FUNCTION, "Role": role, "Code": {"ZipFile": _zip()}})
    assert 201 == made[0], made


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.py", "def b(event, context): return 1")
    return out.getvalue()


def test_a_service_that_does_not_say_what_is_missing_says_what_it_says() -> None:
    """WAF, of who may set the logging but not let logs be delivered."""
    house = Guarded()
    key = house.person(policy("Allow", "wafv2:*"))
    acl = f"arn:aws:wafv2:eu-west-1:{ACCOUNT}:regional/webacl/a/1"
    told = {"ResourceArn": acl, "LogDestinationConfigs": [f"arn:aws:logs:eu-west-1:{ACCOUNT}:log-group:aws-waf-logs-a"]}
    status, body = house.ask("wafv2", "put_logging_configuration", *key, LoggingConfiguration=told)

    assert (400, "WAFLogDestinationPermissionIssueException") == (status, json.loads(body)["__type"])
    assert body.endswith('you might have exceeded your bucket limit."}')


def test_a_boundary_is_handed_on_by_who_may_only_make_such_users() -> None:
    """The key holds the boundary that is asked for, or that of the user whose policies change; none is absent."""
    house = Guarded()
    house.user("bob")
    bound = house.policy(GET)
    actions = ["iam:CreateUser", "iam:PutUserPolicy", "iam:DeleteUserPermissionsBoundary"]
    key = house.person(policy("Allow", actions, StringEquals={"iam:PermissionsBoundary": bound}))
    new = {"PolicyName": "p", "PolicyDocument": policy("Allow", "*")}

    assert 403 == house.ask("iam", "create_user", *key, UserName="eve")[0]
    assert 200 == house.ask("iam", "create_user", *key, UserName="eve", PermissionsBoundary=bound)[0]
    assert 200 == house.ask("iam", "put_user_policy", *key, UserName="eve", **new)[0]
    assert 403 == house.ask("iam", "put_user_policy", *key, UserName="bob", **new)[0]
