import asyncio

from gatewright.aws.integration_outcome import NO_INTEGRATION
from gatewright.engine.execution_log import Exchange
from gatewright.gateway.integrations.failure import BAD_GATEWAY, ExecutionFailedError
from gatewright.gateway.integrations.progress import LONGEST_TIMEOUT, Progress, followed
from gatewright.gateway.passed import Passed
from gatewright.model.response import Response
from tests.gateway.one_method import OneMethod, request

EXCHANGE = Exchange(uri="https://a.example/", request_headers=(), request_body=b"", latency=3)


def test_nothing_has_happened_at_first() -> None:
    """A call that fails before its backend is asked logs no exchange."""
    assert (None, NO_INTEGRATION) == (Progress().exchange, Progress().integration)


def test_longest_timeout_is_the_quota() -> None:
    """29 seconds, as documented."""
    assert 29_000 == LONGEST_TIMEOUT


def test_a_failure_shows_how_far_the_call_came() -> None:
    """What was noted before stands in the answer's execution; an answer has it as well."""
    passed = OneMethod().passed(request("/pets"))

    async def fails(_: Passed, progress: Progress) -> Response:
        progress.exchange = EXCHANGE
        raise ExecutionFailedError(BAD_GATEWAY, "no")

    async def answers(_: Passed, progress: Progress) -> Response:
        progress.exchange = EXCHANGE
        return Response(status=201)

    failed, served = (asyncio.run(followed(passed, work)) for work in (fails, answers))

    assert (502, "no") == (failed.response.status, failed.execution.failure)
    assert 201 == served.response.status
    assert [EXCHANGE] * 2 == [one.execution.exchange for one in (failed, served)]
