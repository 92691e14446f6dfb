import asyncio
import base64
from dataclasses import replace
from typing import Any

import pytest

from gatewright.model.invocation import Invocation, Invoked
from gatewright.services.dispatch import begin
from gatewright.services.later import Later
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError
from tests.services.account import ACCOUNT, REGION, Account
from tests.services.lambda_.small import arn, create, given, refusal

DONE = Invoked(payload=b"[1]", request_id="r", executed_version="3", log_tail=b"log")
FULL = Invoked(
    payload=b"{}",
    request_id="r",
    status=429,
    failure="throttled",
    error_code="TooManyRequestsException",
    message="Rate Exceeded.",
    reason="ReservedFunctionConcurrentInvocationLimitExceeded",
)


class Answering:
    """Whoever runs functions, answering always the same."""

    def __init__(self, answer: Invoked, refused: Invoked | None = None) -> None:
        self.answer = answer
        self.refused = refused
        self.calls: list[Invocation] = []

    async def invoke(self, invocation: Invocation) -> Invoked:
        self.calls.append(invocation)
        return self.answer

    def submit(self, invocation: Invocation) -> Invoked | None:
        self.calls.append(invocation)
        return self.refused

    def refusal(self, runtime: str) -> str | None:
        return None if runtime.startswith("python3.") else f"functions of runtime `{runtime}` are not run"


def invoked(account: Account, functions: Answering | None, **params: Any) -> Document:
    """Invoke a function, to the end."""
    operation = replace(account.operation({"FunctionName": "f", **params}), functions=functions, request_id="id")
    with account.store.transaction(ACCOUNT, REGION) as documents:
        result = begin("lambda", "invoke", documents, operation, allow_unenforced=False)
    return asyncio.run(finished(result)) if isinstance(result, Later) else result


async def finished(later: Later) -> Document:
    """Await what was left for later."""
    return await later.finish()


def test_a_call_waits_for_its_answer(account: Account) -> None:
    """Status, answer, version, and the end of the log in Base64."""
    create(account)
    functions = Answering(DONE)
    answer = invoked(account, functions, Payload=b'{"a":1}', LogType="Tail", ClientContext="e30=")

    assert {
        "StatusCode": 200,
        "FunctionError": None,
        "LogResult": base64.b64encode(b"log").decode(),
        "ExecutedVersion": "3",
        "Payload": b"[1]",
    } == answer
    assert [
        Invocation(function_arn=arn(), payload=b'{"a":1}', request_id="id", tail=True, client_context="e30=")
    ] == functions.calls


def test_an_error_of_the_function_is_no_error_of_the_call(account: Account) -> None:
    """The status is 200, and `FunctionError` says it."""
    create(account)
    answer = invoked(account, Answering(Invoked(payload=b"{}", request_id="r", function_error="Unhandled")))

    assert (200, "Unhandled", None) == (answer["StatusCode"], answer["FunctionError"], answer["LogResult"])


def test_an_event_is_handed_over(account: Account) -> None:
    """202 at once; what stands in its way is an error."""
    create(account)

    assert {"StatusCode": 202} == invoked(account, Answering(DONE), InvocationType="Event")
    with pytest.raises(ServiceError, match="Rate Exceeded"):
        invoked(account, Answering(DONE, FULL), InvocationType="Event")


def test_a_dry_run_calls_nothing(account: Account) -> None:
    """204 where the function is there."""
    create(account)
    functions = Answering(DONE)

    assert {"StatusCode": 204} == invoked(account, functions, InvocationType="DryRun")
    assert [] == functions.calls


def test_one_call_too_many_is_refused(account: Account) -> None:
    """429 with the reason."""
    create(account)
    with pytest.raises(ServiceError) as caught:
        invoked(account, Answering(FULL))

    assert ("TooManyRequestsException", 429) == (caught.value.code, caught.value.status)
    assert {"Type": "User", "Reason": "ReservedFunctionConcurrentInvocationLimitExceeded"} == caught.value.members


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"Payload": b"{"}, "Could not parse request body into json"),
        ({"Payload": b"\xff"}, "Could not parse request body into json"),
        ({"ClientContext": "?"}, "Client context must be a valid Base64-encoded JSON object."),
        ({"ClientContext": "W10="}, "Client context must be a valid Base64-encoded JSON object."),
    ],
)
def test_what_cannot_be_read_is_refused(account: Account, params: dict[str, Any], message: str) -> None:
    """Before the function is called."""
    create(account)
    functions = Answering(DONE)
    with pytest.raises(ServiceError, match=message) as caught:
        invoked(account, functions, **params)

    assert "InvalidRequestContentException" == caught.value.code
    assert [] == functions.calls


def test_what_is_not_there_is_not_called(account: Account) -> None:
    """The ARN is told with its qualifier; what is not offered is refused."""
    create(account)

    assert ("ResourceNotFoundException", f"Function not found: {arn('f', '1')}") == refusal(
        account, "invoke", FunctionName="f", Qualifier="1"
    )
    assert "NotImplementedException" == refusal(account, "invoke", FunctionName="f", TenantId="t")[0]
    assert ("NotImplementedException", "this server runs no functions") == refusal(account, "invoke", FunctionName="f")


def test_runtimes_that_nobody_runs_are_refused(account: Account) -> None:
    """Unless the function says where it runs."""
    functions = Answering(DONE)

    def made(**params: Any) -> Document | Later:
        operation = replace(account.operation(given(Runtime="java21", **params)), functions=functions)
        with account.store.transaction(ACCOUNT, REGION) as documents:
            return begin("lambda", "create_function", documents, operation, allow_unenforced=False)

    with pytest.raises(ServiceError, match="functions of runtime `java21` are not run; the tag"):
        made()
    assert not isinstance(made(Tags={"_gatewright_runtime_url_": "http://127.0.0.1:9000"}), Later)
