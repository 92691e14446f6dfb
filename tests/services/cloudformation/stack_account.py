"""A stack to look at: an API with a stage, in an account to call operations in."""

import json
from typing import Any

from gatewright.store.documents import Document
from tests.services.account import Account

ROOT = {"Fn::GetAtt": ["Api", "RootResourceId"]}


def ref(name: str) -> dict[str, str]:
    """Return a reference."""
    return {"Ref": name}


def rest(kind: str, properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a resource of API Gateway."""
    return {"Type": f"AWS::ApiGateway::{kind}", "Properties": properties, **more}


def template(*, name: Any = "shop", **resources: Any) -> dict[str, Any]:
    """Return a template of an API with a method, a deployment and a stage."""
    method = {
        "ResourceId": ROOT,
        "HttpMethod": ref("Verb"),
        "AuthorizationType": "NONE",
        "Integration": {"Type": "MOCK"},
    }
    return {
        "Description": "A shop",
        "Parameters": {"Verb": {"Type": "String", "Default": "GET", "Description": "which"}},
        "Resources": {
            "Api": rest("RestApi", {"Name": name}),
            "Get": rest("Method", {"RestApiId": ref("Api"), **method}),
            "Deployment": rest("Deployment", {"RestApiId": ref("Api")}, DependsOn="Get"),
            "Stage": rest("Stage", {"RestApiId": ref("Api"), "DeploymentId": ref("Deployment"), "StageName": "dev"}),
            **resources,
        },
        "Outputs": {"Id": {"Value": ref("Api"), "Description": "the API", "Export": {"Name": "shop-api"}}},
    }


BROKEN = rest("Resource", {"RestApiId": ref("Api"), "ParentId": ROOT, "PathPart": "a b"})
"""A resource that API Gateway refuses."""

TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}
ROLE: dict[str, Any] = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": TRUST}}


def body(template: dict[str, Any]) -> str:
    """Return the text of a template."""
    return json.dumps(template)


def call(account: Account, name: str, /, **params: Any) -> Document:
    """Call an operation of CloudFormation."""
    return account.call(name, service="cloudformation", **params)


def refusal(account: Account, name: str, /, **params: Any) -> tuple[str, str]:
    """Call an operation that has to be refused."""
    return account.refusal(name, service="cloudformation", **params)


def create(account: Account, name: str = "shop", written: dict[str, Any] | None = None, **params: Any) -> str:
    """Create a stack and return its id."""
    text = body(template() if written is None else written)
    return str(call(account, "create_stack", StackName=name, TemplateBody=text, **params)["StackId"])


def described(account: Account, name: str = "shop") -> Document:
    """Return a stack as it is described."""
    (found,) = call(account, "describe_stacks", StackName=name)["Stacks"]
    return dict(found)
