"""The URI of an AWS integration: which service it names, and for Lambda which function.

Restates `uri` of "PutIntegration", API Gateway API reference:
https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
`arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function ARN}/invocations`
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.function_arn import FunctionArn, parse_arn
from gatewright.aws.uri_variables import MappingError, with_stage_variables
from gatewright.model.lazy_pattern import pattern

_URI: Final = pattern(
    r"arn:aws[a-z-]*:apigateway:[a-z0-9-]+:(?P<service>[A-Za-z0-9.-]+):(?P<kind>path|action)/+(?P<path>.+)"
)
_INVOCATIONS: Final = pattern(r"2015-03-31/functions/(?P<function>.+)/invocations/?")


def service(uri: str) -> str | None:
    """Return which service a URI names: `lambda`, `sqs`, ...; `None` when it names none."""
    found = _URI.fullmatch(uri)
    return None if found is None else found["service"].rpartition(".")[2]


def invoked_function(uri: str) -> FunctionArn | None:
    """Return the function whose invocation a URI names; `None` when it is no such URI."""
    found = _URI.fullmatch(uri)
    if found is None or found["service"] != "lambda" or found["kind"] != "path":
        return None
    invocation = _INVOCATIONS.fullmatch(found["path"])
    return None if invocation is None else parse_arn(invocation["function"])


def called_function(uri: str, stage_variables: Mapping[str, str]) -> FunctionArn | None:
    """Return the function that a URI names on a stage; `None` when it names none, or a variable the stage lacks."""
    try:
        return invoked_function(with_stage_variables(uri, stage_variables))
    except MappingError:
        return None


def invocation_uri(uri: str) -> str:
    """Return the URI of an invocation; HTTP and WebSocket APIs take a function's ARN by itself, too (documented)."""
    parts = uri.split(":", 6)
    if len(parts) > 3 and parts[2] == "lambda" and "/functions/" not in uri:  # the parts of an ARN
        return f"arn:{parts[1]}:apigateway:{parts[3]}:lambda:path/2015-03-31/functions/{uri}/invocations"
    return uri
