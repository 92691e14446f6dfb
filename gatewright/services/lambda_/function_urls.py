"""
URLs of functions and of aliases: an address by which anybody may call them.

https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
Whom the address lets in is a matter of the function's resource policy. Texts as recorded by LocalStack's snapshot tests
(test_lambda_api, TestLambdaUrl, 2022 to 2024).
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.function_arn import FunctionArn
from gatewright.aws.function_url import address
from gatewright.services.errors import not_implemented
from gatewright.services.lambda_.configurations import modified
from gatewright.services.lambda_.errors import conflict, not_found
from gatewright.services.lambda_.lookup import function, named, version
from gatewright.services.lambda_.pages import page
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_LETTERS: Final = 32


def create_function_url_config(documents: Documents, operation: Operation) -> Document:
    """Give a function or an alias its URL."""
    _refuse(operation.params)
    arn = named(operation)
    version(documents, arn)
    if documents.get("function_url", arn.name, arn.qualifier or "") is not None:
        raise conflict(
            f"Failed to create function url config for [functionArn = {arn.text}]. Error message:  FunctionUrlConfig"
            " exists for this Lambda function"
        )
    drawn = "".join(operation.new_id() for _ in range(4))[:_LETTERS]
    now = _time(operation)
    config = {
        "FunctionUrl": address(drawn, operation.region),
        "FunctionArn": arn.text,
        "AuthType": operation.params["AuthType"],
        "CreationTime": now,
        "LastModifiedTime": now,
        "InvokeMode": operation.params.get("InvokeMode") or "BUFFERED",
    }
    documents.put("function_url", arn.name, arn.qualifier or "", document={"id": drawn, "config": config})
    return {name: value for name, value in config.items() if name != "LastModifiedTime"}


def get_function_url_config(documents: Documents, operation: Operation) -> Document:
    """Answer the URL of a function or of an alias."""
    return _config(_found(documents, named(operation)))


def update_function_url_config(documents: Documents, operation: Operation) -> Document:
    """Change what a URL is like; its address stays."""
    _refuse(operation.params)
    arn = named(operation)
    found = _found(documents, arn)
    given = {name: operation.params[name] for name in ("AuthType", "InvokeMode") if operation.params.get(name)}
    changed = {**found, "config": {**found["config"], **given, "LastModifiedTime": _time(operation)}}
    documents.put("function_url", arn.name, arn.qualifier or "", document=changed)
    return _config(changed)


def delete_function_url_config(documents: Documents, operation: Operation) -> Document:
    """Take the URL away."""
    arn = named(operation)
    _found(documents, arn)
    documents.delete("function_url", arn.name, arn.qualifier or "")
    return {}


def list_function_url_configs(documents: Documents, operation: Operation) -> Document:
    """Answer the URLs of a function and of its aliases."""
    arn = named(operation)
    function(documents, arn)
    items = [_config(one) for one in documents.list("function_url", arn.name)]
    return page(items, operation.params, "FunctionUrlConfigs", "FunctionArn")


def _found(documents: Documents, arn: FunctionArn) -> Document:
    found = documents.get("function_url", arn.name, arn.qualifier or "")
    if found is None:
        raise not_found("The resource you requested does not exist.")
    return found


def _config(document: Document) -> Document:
    found: Document = document["config"]
    return found


def _refuse(asked: Mapping[str, Any]) -> None:
    """Refuse what no URL does here."""
    if any(value not in (None, [], False, 0) for value in (asked.get("Cors") or {}).values()):
        raise not_implemented("this server does not offer CORS of function URLs, so it refuses `Cors`")
    if asked.get("InvokeMode") == "RESPONSE_STREAM":
        raise not_implemented("this server does not offer streamed answers, so it refuses `InvokeMode`")
    if asked.get("AuthType") == "AWS_IAM":
        raise not_implemented("this server does not offer URLs of functions for signed calls, so it refuses `AuthType`")


def _time(operation: Operation) -> str:
    """Return the moment of a call as this part of Lambda writes it."""
    return modified(operation).replace("+0000", "Z")
