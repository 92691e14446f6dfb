"""
The resource policy of a function, statement by statement: who may call it.

https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
Each version and each alias has a policy of its own.
Texts as recorded by LocalStack's snapshot tests (test_lambda_api, TestLambdaPermissions, 2023 to 2024).
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.function_arn import LATEST, FunctionArn
from gatewright.model.lazy_pattern import pattern
from gatewright.services.lambda_.errors import conflict, invalid, not_found, out_of_date
from gatewright.services.lambda_.lookup import named, touch, version
from gatewright.services.operation import Operation
from gatewright.store import function_answers
from gatewright.store.documents import Document, Documents

_ACCOUNT: Final = pattern(r"\d{12}")
_ARN: Final = pattern(r"arn:aws[a-z-]*:(?:iam|sts)::\d{12}:(?:root|(?:user|role|assumed-role|federated-user)/[^*?\s]+)")
_SERVICE: Final = pattern(r"[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?")
_EQUALS: Final = (
    ("SourceAccount", "AWS:SourceAccount"),
    ("EventSourceToken", "lambda:EventSourceToken"),
    ("PrincipalOrgID", "aws:PrincipalOrgID"),
    ("FunctionUrlAuthType", "lambda:FunctionUrlAuthType"),
)
"""Parameters that become conditions under `StringEquals`, with their keys."""


def add_permission(documents: Documents, operation: Operation) -> Document:
    """Let somebody call a function, a version or an alias."""
    params = operation.params
    arn = named(operation)
    if arn.qualifier == LATEST:
        raise invalid("We currently do not support adding policies for $LATEST.")
    version(documents, arn)
    _same_revision(documents, operation, arn)
    statement = _statement(params, arn)
    before = documents.get("function_policy", arn.name, arn.qualifier or "")
    statements = [] if before is None else before["policy"]["Statement"]
    if any(one["Sid"] == params["StatementId"] for one in statements):
        raise conflict(
            f"The statement id ({params['StatementId']}) provided already exists. Please provide a new statement id, or"
            " remove the existing statement."
        )
    _put(documents, operation, arn, [*statements, statement])
    return {"Statement": json.dumps(statement, separators=(",", ":"))}


def remove_permission(documents: Documents, operation: Operation) -> Document:
    """Take a permission back."""
    params = operation.params
    arn = named(operation)
    if documents.get("function", arn.name) is None:
        raise not_found(f"No policy found for: {arn.function}")
    version(documents, arn)
    found = documents.get("function_policy", arn.name, arn.qualifier or "")
    if found is None:
        raise not_found("No policy is associated with the given resource.")
    statements = found["policy"]["Statement"]
    left = [one for one in statements if one["Sid"] != params["StatementId"]]
    if len(left) == len(statements):
        raise not_found(f"Statement {params['StatementId']} is not found in resource policy.")
    _same_revision(documents, operation, arn)
    _put(documents, operation, arn, left)
    return {}


def get_policy(documents: Documents, operation: Operation) -> Document:
    """Answer the resource policy of a function, a version or an alias."""
    arn = named(operation)
    version(documents, arn)
    found = function_answers.policy(documents, arn.text)
    if found is None:
        raise not_found("The resource you requested does not exist.")
    return found


def _put(documents: Documents, operation: Operation, arn: FunctionArn, statements: list[Document]) -> None:
    qualifier = arn.qualifier or ""
    if statements:
        policy = {"Version": "2012-10-17", "Id": "default", "Statement": statements}
        documents.put("function_policy", arn.name, qualifier, document={"policy": policy})
    else:
        documents.delete("function_policy", arn.name, qualifier)
    touch(documents, operation, arn)


def _same_revision(documents: Documents, operation: Operation, arn: FunctionArn) -> None:
    revision = operation.params.get("RevisionId")
    if revision and revision != function_answers.revision(documents, arn):
        raise out_of_date()


def _statement(params: Mapping[str, Any], arn: FunctionArn) -> Document:
    conditions: Document = {}
    equal = {key: params[name] for name, key in _EQUALS if params.get(name)}
    if equal:
        conditions["StringEquals"] = equal
    if params.get("InvokedViaFunctionUrl") is not None:
        conditions["Bool"] = {"lambda:InvokedViaFunctionUrl": "true" if params["InvokedViaFunctionUrl"] else "false"}
    if params.get("SourceArn"):
        conditions["ArnLike"] = {"AWS:SourceArn": params["SourceArn"]}
    return {
        "Sid": params["StatementId"],
        "Effect": "Allow",
        "Principal": _principal(params["Principal"]),
        "Action": params["Action"],
        "Resource": arn.text,
        **({"Condition": conditions} if conditions else {}),
    }


def _principal(text: str) -> str | Document:
    if text == "*":
        return "*"
    if _ACCOUNT.fullmatch(text):
        return {"AWS": f"arn:aws:iam::{text}:root"}
    if _ARN.fullmatch(text):
        return {"AWS": text}
    if _SERVICE.fullmatch(text):
        return {"Service": text}
    raise invalid("The provided principal was invalid. Please check the principal and try again.")
