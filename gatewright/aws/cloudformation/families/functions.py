"""
Lambda functions, their versions and aliases, and who may invoke them.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Lambda.html. What a function has on AWS and
no part of whether a call is allowed depends on (traces, networks, layers) is left out, and said to be.
"""

import base64
import io
import zipfile
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform

SERVICE: Final = "lambda"

LEFT_OUT: Final[Mapping[str, str]] = {
    "CodeSigningConfigArn": "code is not checked for a signature",
    "DeadLetterConfig": "there are no dead-letter queues",
    "EphemeralStorage": "the folder for temporary files is that of this machine",
    "FileSystemConfigs": "no file system is mounted",
    "KmsKeyArn": "variables are not encrypted by KMS",
    "Layers": "the function runs without its layers",
    "LoggingConfig": "logs are text",
    "RecursiveLoop": "loops are not looked for",
    "RuntimeManagementConfig": "the runtime is that of this machine",
    "SnapshotConfig": "nothing is snapshotted",
    "SnapStart": "nothing is snapshotted",
    "TracingConfig": "nothing is traced",
    "VpcConfig": "the function runs in no VPC",
}
"""Properties without effect here, and what that means."""

PACKED: Final = "GatewrightPackage"
"""A member of ours in `Code`: a package as Base64, in the text of a template within a template that is served."""

_WHEN_ZIPPED: Final = (1980, 1, 1, 0, 0, 0)


def _function(one: Declared, perform: Perform) -> Made:
    params = one.rest(*LEFT_OUT, "Code", "FunctionName", "ReservedConcurrentExecutions")
    params |= {"FunctionName": one.name("FunctionName"), "Code": _code(one)}
    made = perform(SERVICE, "create_function", params)
    name = made["FunctionName"]
    reserved = one.properties.get("ReservedConcurrentExecutions")
    if reserved is not None:
        limit = {"FunctionName": name, "ReservedConcurrentExecutions": reserved}
        perform(SERVICE, "put_function_concurrency", limit)
    return Made(
        physical_id=name,
        attributes={"Arn": made["FunctionArn"]},
        undo=((SERVICE, "delete_function", {"FunctionName": name}),),
        left_out=tuple(f"{given}: {words}" for given, words in LEFT_OUT.items() if _given(one, given)),
    )


def _given(one: Declared, name: str) -> bool:
    return one.properties.get(name) not in (None, "", [], {}, {"Mode": "PassThrough"})


def _code(one: Declared) -> dict[str, Any]:
    """Return the code as `CreateFunction` takes it: a package, or a text that becomes one."""
    code = one.need("Code")
    if not isinstance(code, Mapping):
        raise TemplateError("expected an object, or a folder beside the template", at="Properties.Code")
    if PACKED in code:
        return {"ZipFile": base64.b64decode(code[PACKED])}
    text = code.get("ZipFile")
    if isinstance(text, str):
        return {"ZipFile": _zipped(text, str(one.properties.get("Runtime", "")))}
    return dict(code)


def _zipped(text: str, runtime: str) -> bytes:
    """Return a package of one file, named as Lambda names it: `index` with the ending of the language."""
    packed = io.BytesIO()
    name = "index.py" if runtime.startswith("python") else "index.js"
    with zipfile.ZipFile(packed, "w") as archive:
        entry = zipfile.ZipInfo(name, _WHEN_ZIPPED)
        entry.external_attr = 0o644 << 16
        archive.writestr(entry, text)
    return packed.getvalue()


def _permission(one: Declared, perform: Perform) -> Made:
    # CloudFormation draws the id; Terraform gives one.
    statement = one.name("StatementId")
    params = {**one.rest("Id"), "StatementId": statement}
    perform(SERVICE, "add_permission", params)
    name, qualifier = _unqualified(str(one.need("FunctionName")))
    qualifier = one.properties.get("Qualifier") or qualifier
    undo = {"FunctionName": name, "StatementId": statement, **({"Qualifier": qualifier} if qualifier else {})}
    return Made(physical_id=statement, attributes={"Id": statement}, undo=((SERVICE, "remove_permission", undo),))


def _unqualified(function: str) -> tuple[str, str | None]:
    """Return a function's name or ARN without its version or alias, and that."""
    most = 7 if function.startswith("arn:") else 1
    parts = function.split(":")
    return (function, None) if len(parts) <= most else (":".join(parts[:most]), parts[most])


def _version(one: Declared, perform: Perform) -> Made:
    params = one.rest("ProvisionedConcurrencyConfig", "RuntimePolicy")
    made = perform(SERVICE, "publish_version", params)
    arn = str(made["FunctionArn"])
    # A version that an alias names cannot be deleted before it: the function takes it along where that is so.
    undo = ((SERVICE, "delete_function", {"FunctionName": made["FunctionName"], "Qualifier": made["Version"]}),)
    provisioned = "ProvisionedConcurrencyConfig"
    left = (f"{provisioned}: no concurrency is provisioned",) if _given(one, provisioned) else ()
    return Made(
        physical_id=arn,
        attributes={"Version": made["Version"], "FunctionArn": arn},
        undo=undo,
        left_out=left,
    )


def _alias(one: Declared, perform: Perform) -> Made:
    params = one.rest("ProvisionedConcurrencyConfig")
    if isinstance(weights := params.get("RoutingConfig"), Mapping):
        listed = weights.get("AdditionalVersionWeights") or []
        if isinstance(listed, list):
            shares = {str(each["FunctionVersion"]): each["FunctionWeight"] for each in listed}
            params["RoutingConfig"] = {"AdditionalVersionWeights": shares}
    made = perform(SERVICE, "create_alias", params)
    undo = {"FunctionName": one.need("FunctionName"), "Name": one.need("Name")}
    arn = made["AliasArn"]
    return Made(physical_id=arn, attributes={"AliasArn": arn}, undo=((SERVICE, "delete_alias", undo),))


def _url(one: Declared, perform: Perform) -> Made:
    name, qualifier = _unqualified(str(one.need("TargetFunctionArn")))
    qualifier = one.properties.get("Qualifier") or qualifier
    target = {"FunctionName": name, **({"Qualifier": qualifier} if qualifier else {})}
    made = perform(SERVICE, "create_function_url_config", {**one.rest("TargetFunctionArn", "Qualifier"), **target})
    arn = str(made["FunctionArn"])
    return Made(
        physical_id=arn,
        attributes={"FunctionArn": arn, "FunctionUrl": made["FunctionUrl"]},
        undo=((SERVICE, "delete_function_url_config", target),),
    )


FAMILIES: Final[Mapping[str, Family]] = {
    "AWS::Lambda::Alias": Family(create=_alias),
    "AWS::Lambda::Function": Family(create=_function),
    "AWS::Lambda::Permission": Family(create=_permission),
    "AWS::Lambda::Url": Family(create=_url),
    "AWS::Lambda::Version": Family(create=_version),
}
"""Each type, and how it comes to be."""
