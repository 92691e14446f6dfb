"""Methods that want to know who calls: what the bench measures of signatures, policies and authorizers."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from gatewright.lab.estate import TEMPLATE

REGION = "us-east-1"
ACCOUNT = "000000000000"
_CODE = """
def handler(event, context):
    statement = {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": "*"}
    return {"principalId": "me", "policyDocument": {"Version": "2012-10-17", "Statement": [statement]}}
"""

Client = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Closed:
    """APIs whose methods answer 200 to a caller whom they know."""

    signed: str
    """The API with a method that wants a signature."""

    user: Credentials
    """Who may call it."""

    guarded: str
    """The API with a resource policy of fifty statements."""

    asking: str
    """The API with a Lambda authorizer."""

    function: str
    """The ARN of its function."""

    def signature(self) -> tuple[str, ...]:
        """Return the headers of a call that is signed now."""
        host = f"{self.signed}.execute-api.{REGION}.amazonaws.com"
        request = AWSRequest(method="GET", url=f"https://{host}/prod/")
        SigV4Auth(self.user, "execute-api", REGION).add_auth(request)
        return (f"Host: {host}", *(f"{name}: {value}" for name, value in request.headers.items()))


def build(client: Client) -> Closed:
    """Build all of them."""
    iam = client("iam")
    iam.create_user(UserName="bench")
    allow = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}
    iam.put_user_policy(UserName="bench", PolicyName="own", PolicyDocument=json.dumps({"Statement": [allow]}))
    key = iam.create_access_key(UserName="bench")["AccessKey"]
    gateway = client("apigateway")
    function = _function(client("lambda"))
    return Closed(
        signed=_api(gateway, authorizationType="AWS_IAM"),
        user=Credentials(key["AccessKeyId"], key["SecretAccessKey"]),
        guarded=_api(gateway, policy=json.dumps({"Statement": statements(50)}, separators=(",", ":"))),
        asking=_asking(gateway, function),
        function=function,
    )


def statements(number: int) -> list[dict[str, Any]]:
    """Return statements of which the last lets everyone in, and the others are about something else.

    A resource policy has room for 8,192 bytes, so they are short.
    """
    stem = {"Principal": "*", "Action": "execute-api:Invoke"}
    others = [{**stem, "Effect": "Deny", "Resource": f"execute-api:/*/*/{place}"} for place in range(number - 2)]
    here = {"Condition": {"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "198.51.100.0/24"]}}}
    return [
        *others,
        {**stem, "Effect": "Deny", "Resource": "execute-api:/*", **here},
        {**stem, "Effect": "Allow", "Resource": "execute-api:/*"},
    ]


def _function(functions: Any) -> str:
    """Make the function that lets everyone in, and return its ARN."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("app.py", _CODE)
    arn = functions.create_function(
        FunctionName="bench",
        Runtime="python3.11",
        Role=f"arn:aws:iam::{ACCOUNT}:role/bench",
        Handler="app.handler",
        Code={"ZipFile": package.getvalue()},
    )["FunctionArn"]
    functions.add_permission(
        FunctionName="bench",
        StatementId="gateway",
        Action="lambda:InvokeFunction",
        Principal="apigateway.amazonaws.com",
    )
    return str(arn)


def _asking(gateway: Any, arn: str) -> str:
    api = gateway.create_rest_api(name="asking")
    authorizer = gateway.create_authorizer(
        restApiId=api["id"],
        name="bench",
        type="TOKEN",
        authorizerUri=f"arn:aws:apigateway:{REGION}:lambda:path/2015-03-31/functions/{arn}/invocations",
        identitySource="method.request.header.Authorization",
    )
    return _deployed(gateway, api, authorizationType="CUSTOM", authorizerId=authorizer["id"])


def _api(gateway: Any, *, authorizationType: str = "NONE", **settings: Any) -> str:  # noqa: N803 - AWS's own name
    api = gateway.create_rest_api(name="bench", **settings)
    return _deployed(gateway, api, authorizationType=authorizationType)


def _deployed(gateway: Any, api: dict[str, Any], **authorization: Any) -> str:
    place = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    gateway.put_method(**place, **authorization)
    gateway.put_method_response(**place, statusCode="200")
    gateway.put_integration(**place, type="MOCK", requestTemplates={"application/json": TEMPLATE})
    gateway.put_integration_response(**place, statusCode="200", responseTemplates={"application/json": "{}"})
    gateway.create_deployment(restApiId=api["id"], stageName="prod")
    return str(api["id"])
