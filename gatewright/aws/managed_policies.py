"""
The managed policies of AWS's own account that matter at a front door.

https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html. Only those whose whole document is
known stand here: a `ReadOnlyAccess` of a few lines would not be AWS's.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class AwsManagedPolicy:
    """One managed policy of AWS's."""

    name: str
    """Its name."""

    path: str
    """Its path, `/` or `/service-role/`."""

    policy_id: str
    """Its unique id."""

    created: int
    """Unix seconds of its creation."""

    description: str
    """AWS's words about it."""

    text: str
    """The document of its default version."""

    version: str = "v1"
    """The id of that version."""

    @property
    def arn(self) -> str:
        """Return its ARN."""
        return f"arn:aws:iam::aws:policy{self.path}{self.name}"


def _text(actions: Sequence[str] | str, resource: str) -> str:
    statement = {"Effect": "Allow", "Action": actions, "Resource": resource}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=2)


_WRITE_LOGS: Final = ("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents")

_POLICIES: Final = (
    AwsManagedPolicy(
        name="AdministratorAccess",
        path="/",
        policy_id="ANPAIWMBCKSKIEE64ZLYK",
        created=1_423_247_986,
        description="Provides full access to AWS services and resources.",
        text=_text("*", "*"),
    ),
    AwsManagedPolicy(
        name="AmazonAPIGatewayInvokeFullAccess",
        path="/",
        policy_id="ANPAIIWAX2NOOQJ4AIEQ6",
        created=1_436_463_372,
        description="Provides full access to invoke APIs in Amazon API Gateway.",
        text=_text(["execute-api:Invoke", "execute-api:ManageConnections"], "arn:aws:execute-api:*:*:*"),
    ),
    AwsManagedPolicy(
        name="AmazonAPIGatewayAdministrator",
        path="/",
        policy_id="ANPAJ4PT6VY5NLKTNUYSI",
        created=1_436_463_285,
        description="Provides full access to create/edit/delete APIs in Amazon API Gateway via the AWS Management"
        " Console.",
        text=_text(["apigateway:*"], "arn:aws:apigateway:*::/*"),
    ),
    AwsManagedPolicy(
        name="AmazonAPIGatewayPushToCloudWatchLogs",
        path="/service-role/",
        policy_id="ANPAIK4GFO7HLKYN64ASK",
        created=1_447_285_306,
        description="Allows API Gateway to push logs to user's account.",
        text=_text(
            [
                "logs:CreateLogGroup",
                "logs:CreateLogStream",
                "logs:DescribeLogGroups",
                "logs:DescribeLogStreams",
                "logs:PutLogEvents",
                "logs:GetLogEvents",
                "logs:FilterLogEvents",
            ],
            "*",
        ),
    ),
    AwsManagedPolicy(
        name="AWSLambdaBasicExecutionRole",
        path="/service-role/",
        policy_id="ANPAJNCQGXC42545SKXIK",
        created=1_428_591_823,
        description="Provides write permissions to CloudWatch Logs.",
        text=_text(_WRITE_LOGS, "*"),
    ),
    AwsManagedPolicy(
        name="AWSLambdaRole",
        path="/service-role/",
        policy_id="ANPAJX4DPCRGTC4NFDUXI",
        created=1_423_248_088,
        description="Default policy for AWS Lambda service role.",
        text=_text(["lambda:InvokeFunction"], "*"),
    ),
)

BY_ARN: Final[Mapping[str, AwsManagedPolicy]] = {each.arn: each for each in _POLICIES}
"""Each by its ARN."""
