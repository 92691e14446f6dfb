"""
The configuration of a function: what it may be, and what it is where nobody says.

https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
Members and defaults as recorded by LocalStack's snapshot tests (test_function_lifecycle, 2024-03-27).
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from gatewright.aws.runtime_url import RUNTIME_URL_TAG
from gatewright.services.errors import not_implemented
from gatewright.services.lambda_.errors import invalid, out_of_range
from gatewright.services.lambda_.lookup import new_revision, plain
from gatewright.services.operation import Operation
from gatewright.store.documents import Document

LONGEST_TIMEOUT: Final = 900
"""Documented: Lambda quotas. botocore's model states more, for functions of another kind."""

MOST_MEMORY_MB: Final = 10_240
"""Documented: Lambda quotas."""

ENVIRONMENT_BYTES: Final = 4096
"""Documented: Lambda quotas."""

_GIVEN: Final = ("Runtime", "Role", "Handler", "Description", "Timeout", "MemorySize", "Environment")
_RESERVED: Final = frozenset(
    {
        "_HANDLER",
        "_X_AMZN_TRACE_ID",
        "AWS_DEFAULT_REGION",
        "AWS_REGION",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_LAMBDA_RUNTIME_API",
        "LAMBDA_TASK_ROOT",
        "LAMBDA_RUNTIME_DIR",
    }
)
"""Documented: "Defined runtime environment variables"."""


def created(operation: Operation, name: str, code: Mapping[str, Any]) -> Document:
    """Return the configuration of a new function."""
    params = operation.params
    if not params.get("Runtime") or not params.get("Handler"):
        raise invalid("Runtime and Handler are mandatory parameters for functions created with deployment packages.")
    defaults = {
        "FunctionName": name,
        "Description": "",
        "Timeout": 3,
        "MemorySize": 128,
        "Version": "$LATEST",
        "TracingConfig": {"Mode": "PassThrough"},
        "State": "Active",
        "LastUpdateStatus": "Successful",
        "PackageType": "Zip",
        "Architectures": params.get("Architectures") or ["x86_64"],
        "EphemeralStorage": {"Size": 512},
        "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
        "LoggingConfig": {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{name}"},
    }
    return changed(operation, defaults, code)


def changed(operation: Operation, before: Mapping[str, Any], code: Mapping[str, Any]) -> Document:
    """Return a configuration with what the operation gives, under a new revision."""
    params = operation.params
    _check(params)
    given = plain(params, *_GIVEN)
    if "Environment" in given:
        given["Environment"] = {"Variables": dict(given["Environment"].get("Variables") or {})}
    group = (params.get("LoggingConfig") or {}).get("LogGroup")
    if group:
        given["LoggingConfig"] = {**before["LoggingConfig"], "LogGroup": group}
    return {
        **before,
        **given,
        **code,
        "LastModified": modified(operation),
        "RevisionId": new_revision(operation),
    }


def modified(operation: Operation) -> str:
    """Return the moment of a call as Lambda writes it: `2026-01-01T00:00:00.000+0000`."""
    moment = datetime.fromtimestamp(operation.now, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}+0000"


def check_runtime(operation: Operation, runtime: str, tags: Mapping[str, str]) -> None:
    """Refuse a runtime that nobody here runs, unless the function says where it runs."""
    if RUNTIME_URL_TAG in tags or operation.functions is None:
        return
    reason = operation.functions.refusal(runtime)
    if reason is not None:
        raise not_implemented(f"{reason}; the tag `{RUNTIME_URL_TAG}` can name the URL of one that runs elsewhere")


def _check(params: Mapping[str, Any]) -> None:
    if (params.get("Timeout") or 0) > LONGEST_TIMEOUT:
        raise out_of_range(params["Timeout"], "timeout", LONGEST_TIMEOUT)
    if (params.get("MemorySize") or 0) > MOST_MEMORY_MB:
        raise out_of_range(params["MemorySize"], "memorySize", MOST_MEMORY_MB)
    variables = (params.get("Environment") or {}).get("Variables") or {}
    reserved = [name for name in variables if name in _RESERVED]
    if reserved:
        raise invalid(
            "Lambda was unable to configure your environment variables because the environment variables you have"
            " provided contains reserved keys that are currently not supported for modification. Reserved keys used in"
            f" this request: {', '.join(reserved)}"
        )
    text = json.dumps(dict(variables), separators=(",", ":"), ensure_ascii=False)
    if len(text.encode()) > ENVIRONMENT_BYTES:
        raise invalid(
            "Lambda was unable to configure your environment variables because the environment variables you have"
            f" provided exceeded the 4KB limit. String measured: {text}"
        )
