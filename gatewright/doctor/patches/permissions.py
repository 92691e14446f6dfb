"""Permissions of functions, added where a template declares none: API Gateway may call what stands behind it."""

from collections.abc import Iterator, Mapping
from typing import Any

from gatewright.doctor.patches.document import Change, Document
from gatewright.model.unknown import Unknown
from gatewright.sources.edits.edit import Put


def permit_the_method(document: Document) -> Iterator[Change]:
    """Let API Gateway call the function behind the method, for just this method."""
    route, stage = document.call.route, document.call.stage
    if isinstance(route, Unknown) or isinstance(stage, Unknown):
        return
    verb = "*" if route.method.http_method == "ANY" else route.method.http_method
    yield from _permitted(document, f"{stage.name}/{verb}{_pattern(route.resource.path)}")


def _permitted(document: Document, source: str) -> Iterator[Change]:
    """Yield a permission for each function of the template; the one that is meant is proven."""
    if document.main.kind != "template" or document.api is None:
        return
    arn = f"arn:${{AWS::Partition}}:execute-api:${{AWS::Region}}:${{AWS::AccountId}}:${{{document.api}}}/{source}"
    for one in document.declared:
        if one.type == "AWS::Lambda::Function" and one.name in document.resources:
            properties: Mapping[str, Any] = {
                "FunctionName": {"Fn::GetAtt": [one.name, "Arn"]},
                "Action": "lambda:InvokeFunction",
                "Principal": "apigateway.amazonaws.com",
                "SourceArn": {"Fn::Sub": arn},
            }
            permission = {"Type": "AWS::Lambda::Permission", "Properties": properties}
            name = document.unused(f"{one.name}Permission")
            yield Change(sheet=document.main, edits=(Put(("Resources", name), permission),), deployed=False)


def _pattern(path: str) -> str:
    """Return a path as the ARN of a source has it: whatever stands for a variable."""
    return "/".join("*" if part.startswith("{") else part for part in path.split("/"))
