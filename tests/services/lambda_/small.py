"""Functions of the tests of `lambda`: a ZIP file, and what an account answers for them."""

import io
import zipfile
from typing import Any

from gatewright.store.documents import Document
from tests.services.account import ACCOUNT, REGION, Account

ROLE = f"arn:aws:iam::{ACCOUNT}:role/r"
CODE = "def handler(event, context):\n    return event\n"


def package(code: str = CODE, name: str = "app.py") -> bytes:
    """Return a ZIP file with one module."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), code)
    return body.getvalue()


def arn(name: str = "f", qualifier: str | None = None) -> str:
    """Return the ARN of a function."""
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}" + (f":{qualifier}" if qualifier else "")


def given(name: str = "f", **params: Any) -> dict[str, Any]:
    """Return the parameters that create a function, with these changes."""
    usual = {
        "FunctionName": name,
        "Runtime": "python3.12",
        "Role": ROLE,
        "Handler": "app.handler",
        "Code": {"ZipFile": package()},
    }
    return {**usual, **params}


def call(account: Account, name: str, /, **params: Any) -> Document:
    """Perform an operation of Lambda."""
    return account.call(name, service="lambda", **params)


def refusal(account: Account, name: str, /, **params: Any) -> tuple[str, str]:
    """Perform an operation of Lambda that has to be refused, and return the code and the message."""
    return account.refusal(name, service="lambda", **params)


def create(account: Account, name: str = "f", **params: Any) -> Document:
    """Create a function."""
    return call(account, "create_function", **given(name, **params))
