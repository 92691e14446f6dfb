"""
Which actions on which resources an operation demands.

A service has a module of its own; `action` is called as the operation is, unless the Service Authorization Reference
has another name for it. Where the resource cannot be told, only a policy about every resource allows the action.
https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import quote

from botocore import xform_name

from gatewright.services.access.demand import Asked, Demand
from gatewright.services.access.demands import (
    acm,
    apigateway,
    cloudformation,
    cognito_idp,
    ec2,
    iam,
    lambda_,
    logs,
    organizations,
    s3,
    ssm,
    sts,
    tagged,
    wafv2,
)
from gatewright.services.operation import Operation
from gatewright.store.documents import Documents
from gatewright.wire import models
from gatewright.wire.shapes import OperationModel, wire_name

TABLE: Final[Mapping[str, Callable[[Asked], tuple[Demand, ...]]]] = {
    "acm": acm.demands,
    "apigateway": apigateway.demands,
    "apigatewayv2": apigateway.demands,
    "cloudformation": cloudformation.demands,
    "cognito-idp": cognito_idp.demands,
    "ec2": ec2.demands,
    "iam": iam.demands,
    "lambda": lambda_.demands,
    "logs": logs.demands,
    "organizations": organizations.demands,
    "s3": s3.demands,
    "ssm": ssm.demands,
    "sts": sts.demands,
    "wafv2": wafv2.demands,
}
"""By boto3's name of the service."""


def demands_of(service: str, name: str, documents: Documents, operation: Operation) -> tuple[Demand, ...]:
    """Return what an operation (`create_rest_api`) demands; nothing of one that everybody may call."""
    model = _operations(service)[name]
    asked = Asked(
        service=service,
        operation=model.name,
        path=_path(model, operation.params),
        verb=str(model.http.get("method", "POST")),
        params=operation.params,
        account_id=operation.account_id,
        region=operation.region,
        documents=documents,
        caller=operation.caller,
    )
    found = TABLE[service](asked)
    return (*found, *tagged.demands(asked, found[0])) if found else ()


@cache
def _operations(service: str) -> Mapping[str, OperationModel]:
    found = models.service(service)
    return {xform_name(name): found.model.operation_model(name) for name in found.model.operation_names}


def _path(model: OperationModel, params: Mapping[str, Any]) -> str:
    """Return the path of an operation's address, its labels filled in and percent-encoded as clients send them."""
    path = str(model.http.get("requestUri", "/")).partition("?")[0]
    members = {} if model.input_shape is None else model.input_shape.members
    for name, member in members.items():
        if member.serialization.get("location") == "uri":
            label, value = wire_name(name, member), str(params.get(name, ""))
            path = path.replace(f"{{{label}}}", quote(value, safe="~$"))
            path = path.replace(f"{{{label}+}}", quote(value, safe="/~$"))
    return path
