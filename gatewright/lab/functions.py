"""Functions of the estate's account."""

import io
import zipfile
from typing import Final

from gatewright.lab.callers import client
from gatewright.lab.estate import Estate

_ROLE: Final = "arn:aws:iam::000000000000:role/functions"


def add_function(estate: Estate, name: str, code: str) -> str:
    """Create a function with this code, whose `handler` is called, and return its ARN."""
    created = client(estate, "lambda").create_function(
        FunctionName=name, Runtime="python3.11", Role=_ROLE, Handler="app.handler", Code={"ZipFile": package(code)}
    )
    return str(created["FunctionArn"])


def uri_of(estate: Estate, function_arn: str) -> str:
    """Return the URI of the function's invocation, as authorizers and integrations name it."""
    region = estate.client.meta.region_name
    return f"arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function_arn}/invocations"


def package(code: str) -> bytes:
    """Return a function's code as it is handed over."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("app.py", code)
    return buffer.getvalue()
