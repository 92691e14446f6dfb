"""What tags demand that something gets when it is made."""

from typing import Any

import pytest

from tests.services.access.demands.asking import demanded

TAGS = [{"Key": "team", "Value": "pets"}]
OF_EC2 = [{"ResourceType": "vpc", "Tags": TAGS}]


@pytest.mark.parametrize(
    ("service", "operation", "params", "expected"),
    [
        ("iam", "CreateUser", {"UserName": "a", "Tags": TAGS}, ("iam:TagUser", "iam::000000000000:user/a")),
        ("iam", "CreateRole", {"RoleName": "a", "Tags": TAGS}, ("iam:TagRole", "iam::000000000000:role/a")),
        ("ec2", "CreateVpc", {"TagSpecifications": OF_EC2}, ("ec2:CreateTags", "ec2:eu-west-1:000000000000:vpc/*")),
        (
            "ec2",
            "AuthorizeSecurityGroupIngress",
            {"GroupId": "sg-1", "TagSpecifications": OF_EC2},
            ("ec2:CreateTags", "ec2:eu-west-1:000000000000:security-group-rule/*"),
        ),
        (
            "logs",
            "CreateLogGroup",
            {"logGroupName": "g", "tags": {"team": "pets"}},
            ("logs:TagResource", "logs:eu-west-1:000000000000:log-group:g:log-stream:"),
        ),
        (
            "ssm",
            "PutParameter",
            {"Name": "p", "Tags": TAGS},
            ("ssm:AddTagsToResource", "ssm:eu-west-1:000000000000:parameter/p"),
        ),
        (
            "cognito-idp",
            "CreateUserPool",
            {"PoolName": "p", "UserPoolTags": {"team": "pets"}},
            ("cognito-idp:TagResource", "cognito-idp:eu-west-1:000000000000:userpool/*"),
        ),
        (
            "lambda",
            "CreateFunction",
            {"FunctionName": "f", "Tags": {"team": "pets"}},
            ("lambda:TagResource", "lambda:eu-west-1:000000000000:function:f"),
        ),
        (
            "acm",
            "RequestCertificate",
            {"DomainName": "a.example", "Tags": TAGS},
            ("acm:AddTagsToCertificate", "acm:eu-west-1:000000000000:certificate/*"),
        ),
        ("organizations", "CreateAccount", {"Tags": TAGS}, ("organizations:TagResource", "*")),
    ],
)
def test_whoever_tags_what_he_makes_needs_that_permission(
    service: str, operation: str, params: dict[str, Any], expected: tuple[str, str]
) -> None:
    """Beside that for making it, and not without tags."""
    _, (action, on) = demanded(service, operation, **params)
    bare = {name: value for name, value in params.items() if "ags" not in name and name != "TagSpecifications"}

    assert expected == (action, on[0].removeprefix("arn:aws:"))
    assert 1 == len(demanded(service, operation, **bare))


@pytest.mark.parametrize(
    ("service", "operation", "params"),
    [
        ("ec2", "CreateTags", {"Resources": ["vpc-1"], "Tags": TAGS}),
        ("lambda", "TagResource", {"Resource": "f", "Tags": {"team": "pets"}}),
        ("lambda", "CreateFunction", {"FunctionName": "f", "Tags": {"aws:cloudformation:stack-name": "s"}}),
        ("sts", "AssumeRole", {"Tags": TAGS}),
        ("apigateway", "CreateRestApi", {"name": "a", "tags": {"team": "pets"}}),
    ],
)
def test_other_tags_demand_nothing_more(service: str, operation: str, params: dict[str, Any]) -> None:
    """Those of operations about tags, those that services put, and those of which nothing is documented."""
    assert len(demanded(service, operation, **params)) < 2
