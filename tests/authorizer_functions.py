"""
What the function of a case's Lambda authorizer does.

    authorizer = '{"principalId": "me", "policyDocument": {...}}'         # what it returns
    authorizer = { raises = "Unauthorized" }                              # or how it fails: raises, times_out
    authorizer = { returns = '...', made_for = "arn:..." }                # or what is kept, and what it was made for
    authorizer = { returns = '{"isAuthorized": true}', simple = true }    # or a simple response
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from gatewright.aws.authorizer_output import AUTHORIZER_ERROR, INVALID_PERMISSIONS, raised, returned
from gatewright.aws.http_authorizer_output import returned_to_http_api
from gatewright.model.authorizer import AuthorizerAnswer, Failed, Returned
from gatewright.model.invocation import Failure, Invocation, Invoked


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionSays:
    """One function, as one case has it."""

    payload: bytes = b""
    """What it returns, or its error."""

    raises: bool = False
    """Whether it raises."""

    fails: str = ""
    """`timeout` or `permission`, when there is no answer at all."""

    simple: bool = False
    """Whether its authorizer takes simple responses, as those of HTTP APIs may."""

    made_for: str | None = None
    """The method ARN that the answer was made for, when it is a kept one."""

    def answer(self) -> AuthorizerAnswer:
        """Return what comes of asking the authorizer."""
        if self.fails == "permission":
            return Failed(kind="permission", detail=INVALID_PERMISSIONS)
        if self.fails:
            return Failed(kind="timeout", detail=AUTHORIZER_ERROR)
        if self.raises:
            return raised(self.payload)
        said = returned_to_http_api(self.payload, simple=True) if self.simple else returned(self.payload)
        return replace(said, made_for=self.made_for) if isinstance(said, Returned) else said


class CaseFunctions:
    """The functions of a case's world: each does what the case says of the one that it has."""

    def __init__(self, says: FunctionSays) -> None:
        self._says = says

    async def invoke(self, invocation: Invocation) -> Invoked:
        """Return what becomes of a call."""
        del invocation  # it does the same whatever it is given
        says = self._says
        failure: Failure | None = "permission" if says.fails == "permission" else "timeout" if says.fails else None
        return Invoked(
            payload=says.payload,
            request_id="0c5c2a2e-5f0d-4a43-9c3a-2f6d1b7c8e90",
            function_error="Unhandled" if says.raises else None,
            failure=failure,
        )

    def submit(self, invocation: Invocation) -> Invoked | None:
        """Refuse a call that nobody waits for: no authorizer makes one."""
        raise NotImplementedError(invocation.function_arn)

    def refusal(self, runtime: str) -> str | None:
        """Run whatever there is."""
        del runtime  # each is alike
        return None


def function_says(told: str | Mapping[str, Any]) -> FunctionSays:
    """Return what a case says of its function."""
    if isinstance(told, str):
        return FunctionSays(payload=told.encode())
    if "raises" in told:
        error = {"errorMessage": told["raises"], "errorType": "Exception", "stackTrace": []}
        return FunctionSays(payload=json.dumps(error).encode(), raises=True)
    if "fails" in told:
        return FunctionSays(fails=told["fails"])
    return FunctionSays(
        payload=told["returns"].encode(), made_for=told.get("made_for"), simple=told.get("simple", False)
    )
