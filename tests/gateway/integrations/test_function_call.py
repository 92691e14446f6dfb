import asyncio
import json
from dataclasses import replace

import pytest

from gatewright.aws.service_role import ServiceRole
from gatewright.gateway.integrations.failure import ExecutionFailedError
from gatewright.gateway.integrations.function_call import FunctionCall, answer_headers, source_arn
from gatewright.gateway.integrations.progress import Progress
from gatewright.model.invocation import Invocation, Invoked
from gatewright.model.principal import Caller, NamedPolicy, Principal
from tests.gateway.one_method import ACCOUNT, API, REQUEST_ID, OneMethod, request
from tests.gateway.told_functions import FUNCTION, LAMBDA_ID, URI, ToldFunctions, answered

ROLE = f"arn:aws:iam::{ACCOUNT}:role/door"


def invoked(functions: ToldFunctions, progress: Progress, uri: str = URI, **integration: object) -> Invoked:
    """Call the function of an integration with `{}`."""
    call = FunctionCall({"uri": uri, **integration}, {"fn": "pets"}, functions)
    return asyncio.run(call.invoke(OneMethod().passed(request()), b"{}", progress))


def test_function_is_called_on_behalf_of_the_method() -> None:
    """ARN, source and trace id are those of this call."""
    functions = ToldFunctions()
    invoked(functions, Progress())

    (one,) = functions.invoked
    assert (FUNCTION, f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:{API}/prod/GET/pets") == (
        one.function_arn,
        one.source_arn,
    )
    assert "Root=1-6968d6c0-0b0a49088706050403020100" == one.trace_id


def test_stage_variable_names_the_function() -> None:
    """`${stageVariables.fn}` is filled in before the ARN is read."""
    functions = ToldFunctions()
    invoked(functions, Progress(), URI.replace(":pets/", ":${stageVariables.fn}/"))

    assert FUNCTION == functions.invoked[0].function_arn


@pytest.mark.parametrize(
    "uri", ["", "arn:aws:apigateway:eu-west-1:lambda:path/x", URI.replace("pets", "${stageVariables.x}")]
)
def test_uri_without_a_function_is_a_500(uri: str) -> None:
    """Each call fails, and the log says by what."""
    functions = ToldFunctions()
    with pytest.raises(ExecutionFailedError, match=r"^Execution failed due to configuration error: ") as raised:
        invoked(functions, Progress(), uri)

    assert (500, []) == (raised.value.failure.status, functions.invoked)


@pytest.mark.parametrize("failure", ["permission", "not-found"])
def test_function_that_may_not_be_called_is_a_500_with_aws_s_line(failure: str) -> None:
    """Gone or not permitted: one line for both."""
    functions = ToldFunctions(answered(b"", status=403, failure=failure))
    progress = Progress()
    with pytest.raises(ExecutionFailedError) as raised:
        invoked(functions, progress)

    line = "Execution failed due to configuration error: Invalid permissions on Lambda function"
    assert ("API_CONFIGURATION_ERROR", line) == (raised.value.failure.response_type, raised.value.line)
    assert progress.exchange is not None


def test_slow_function_is_a_504_and_runs_on() -> None:
    """The caller is answered in time; the function is not stopped."""

    async def main() -> list[bool]:
        ended: list[bool] = []

        class Slow(ToldFunctions):
            async def invoke(self, invocation: Invocation) -> Invoked:
                answer = await super().invoke(invocation)
                ended.append(True)
                return answer

        call = FunctionCall({"uri": URI, "timeoutInMillis": 50}, {}, Slow(seconds=0.15))
        with pytest.raises(ExecutionFailedError, match="timeout error") as raised:
            await call.invoke(OneMethod().passed(request()), b"{}", Progress())
        assert 504 == raised.value.failure.status
        assert [] == ended
        await asyncio.sleep(0.2)
        return ended

    assert [True] == asyncio.run(main())


def test_exchange_is_noted() -> None:
    """The log shows Lambda's own address, what went and what came; `$context` has the id of Lambda's answer."""
    progress = Progress()
    invoked(ToldFunctions(answered({"a": 1})), progress)
    exchange = progress.exchange

    assert exchange is not None
    assert f"https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/{FUNCTION}/invocations" == exchange.uri
    assert (200, b'{"a": 1}', b"{}") == (exchange.status, exchange.response_body, exchange.request_body)
    assert (200, LAMBDA_ID) == (progress.integration.status, progress.integration.request_id)


def test_submitted_call_is_lambda_s_202() -> None:
    """Nobody waits for the function."""
    functions = ToldFunctions()
    found = FunctionCall({"uri": URI}, {}, functions).submit(OneMethod().passed(request()), b"{}", Progress())

    assert (202, b"", 1, 0) == (found.status, found.payload, len(functions.submitted), len(functions.invoked))


@pytest.mark.parametrize(
    ("path", "verb", "expected"),
    [
        ("/pets", "GET", "GET/pets"),
        ("/pets/{petId}/toys/{toyId}", "POST", "POST/pets/*/toys/*"),
        ("/{proxy+}", "ANY", "*/*"),
        ("/", "ANY", "*/"),
    ],
)
def test_source_has_a_star_for_each_parameter(path: str, verb: str, expected: str) -> None:
    """So that the policies which the console and CDK write let it in."""
    target = {"/pets": "/pets", "/": "/"}.get(path, "/pets/1/toys/2")
    asked = request(target, "GET" if verb == "ANY" else verb)
    to = OneMethod(path=path, verb=verb).passed(asked).to

    assert f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:{API}/prod/{expected}" == source_arn(to)


def test_the_source_is_of_the_partition_of_its_region() -> None:
    """A permission names the API by its real ARN."""
    to = replace(OneMethod(path="/pets", verb="GET").passed(request("/pets", "GET")).to, region="us-gov-west-1")

    assert f"arn:aws-us-gov:execute-api:us-gov-west-1:{ACCOUNT}:{API}/prod/GET/pets" == source_arn(to)


def test_error_of_the_function_stands_in_the_headers() -> None:
    """Integration responses may map `X-Amz-Function-Error`."""
    failed = answered({}, function_error="Unhandled")

    assert "Unhandled" == dict(answer_headers(failed, request()))["X-Amz-Function-Error"]


def test_headers_of_lambda_s_answer_are_aws_s() -> None:
    """Names and order are recorded (LocalStack's AWS-validated test_apigw_test_invoke_method_api, 2025-08-19)."""
    trace = "Root=1-6968d6c0-0b0a49088706050403020100;Parent=0f0e0d0c0b0a4908;Sampled=0"
    expected = (
        ("Date", "Thu, 15 Jan 2026 12:00:00 GMT"),
        ("Content-Type", "application/json"),
        ("Content-Length", "2"),
        ("Connection", "keep-alive"),
        ("x-amzn-RequestId", LAMBDA_ID),
        ("x-amzn-Remapped-Content-Length", "0"),
        ("X-Amz-Executed-Version", "$LATEST"),
        ("X-Amzn-Trace-Id", trace),
    )

    assert expected == answer_headers(answered({}), request())


def called_as(role: ServiceRole | None, credentials: str = ROLE, progress: Progress | None = None) -> ToldFunctions:
    """Call a function as the role that an integration names."""
    functions = ToldFunctions()
    integration = {"uri": URI, "credentials": credentials}
    call = FunctionCall(integration, {"role": "door"}, functions, {ROLE: role}.get)
    asyncio.run(call.invoke(OneMethod().passed(request()), b"{}", progress or Progress()))
    return functions


def service_role(*actions: str) -> ServiceRole:
    """Return a role that API Gateway may assume, and that may do this."""
    trust = {"Effect": "Allow", "Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}
    allowed = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
    caller = Caller(kind="assumed-role", account=ACCOUNT, issuer_arn=ROLE, user_name=None, tags={}, has_boundary=False)
    principal = Principal(
        caller=caller,
        identity_policies=(NamedPolicy("p", json.dumps({"Statement": [allowed]})),),
        boundary=None,
        session_policies=None,
        scps=(),
    )
    return ServiceRole(arn=ROLE, trust=json.dumps({"Statement": [trust]}), principal=principal)


@pytest.mark.parametrize("credentials", [ROLE, ROLE.replace("door", "${stageVariables.role}")])
def test_role_takes_the_place_of_the_function_s_policy(credentials: str) -> None:
    """The function is called without a source that its policy would be asked about."""
    functions = called_as(service_role("lambda:InvokeFunction"), credentials)

    assert [None] == [one.source_arn for one in functions.invoked]


@pytest.mark.parametrize(
    ("role", "line"),
    [
        (None, f"API Gateway does not have permission to assume the provided role {ROLE}"),
        (service_role("lambda:GetFunction"), "Invalid permissions on Lambda function"),
    ],
)
def test_role_that_does_not_suffice_is_a_500(role: ServiceRole | None, line: str) -> None:
    """The log tells which of the two it was."""
    with pytest.raises(ExecutionFailedError) as raised:
        called_as(role)

    assert (500, f"Execution failed due to configuration error: {line}") == (
        raised.value.failure.status,
        raised.value.line,
    )


HEADERS = {
    "x-amzn-lambda-integration-tag": REQUEST_ID,
    "Authorization": "*",
    "X-Amz-Date": "20260115T120000Z",
    "x-amzn-apigateway-api-id": API,
    "X-Amz-Source-Arn": f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:{API}/prod/GET/pets",
    "Accept": "application/json",
    "User-Agent": f"AmazonAPIGateway_{API}",
    "X-Amz-Security-Token": "*",
    "X-Amzn-Trace-Id": "Root=1-6968d6c0-0b0a49088706050403020100",
    "Content-Type": "application/json",
}
"""What AWS's log shows of a call of Lambda, in its order, secrets shortened to one asterisk."""


def logged(progress: Progress) -> list[tuple[str, str]]:
    """Return the header fields that the log shows of a call, what is all asterisks as one."""
    assert progress.exchange is not None
    return [(name, "*" if set(value) == {"*"} else value) for name, value in progress.exchange.request_headers]


def test_log_shows_on_whose_behalf_a_function_is_called() -> None:
    """Recorded (public dumps of log groups); neither a signature nor a token is made up."""
    progress = Progress()
    invoked(ToldFunctions(), progress)

    assert list(HEADERS.items()) == logged(progress)


def test_log_shows_no_source_where_a_role_is_assumed() -> None:
    """Recorded (LocalStack's AWS-validated test_apigw_test_invoke_method_api, 2025-08-19)."""
    progress = Progress()
    called_as(service_role("lambda:InvokeFunction"), progress=progress)

    assert [field for field in HEADERS.items() if field[0] != "X-Amz-Source-Arn"] == logged(progress)


CALLER = Principal(
    caller=Caller(kind="user", arn=f"arn:aws:iam::{ACCOUNT}:user/ann", account=ACCOUNT, has_boundary=False),
    identity_policies=(
        NamedPolicy("p", json.dumps({"Statement": {"Effect": "Allow", "Action": "lambda:*", "Resource": FUNCTION}})),
    ),
    boundary=None,
    session_policies=None,
    scps=(),
)


def called_by(principal: Principal | None, uri: str = URI) -> ToldFunctions:
    """Call a function with the credentials of whoever calls the API."""
    functions = ToldFunctions()
    call = FunctionCall({"uri": uri, "credentials": "arn:aws:iam::*:user/*"}, {}, functions)
    passed = OneMethod().passed(request())
    signed = replace(passed, call=replace(passed.call, principal=principal))
    asyncio.run(call.invoke(signed, b"{}", Progress()))
    return functions


def test_caller_who_may_call_the_function_calls_it_himself() -> None:
    """His policies take the place of the function's."""
    assert [None] == [one.source_arn for one in called_by(CALLER).invoked]


@pytest.mark.parametrize(
    ("principal", "uri"), [(CALLER, URI.replace("pets", "dogs")), (None, URI)], ids=["another function", "unsigned"]
)
def test_caller_who_may_not_call_the_function_gets_a_500(principal: Principal | None, uri: str) -> None:
    """As users of AWS report it, though the API itself let him in."""
    with pytest.raises(ExecutionFailedError) as raised:
        called_by(principal, uri)

    assert "Execution failed due to configuration error: Invalid permissions on Lambda function" == raised.value.line
