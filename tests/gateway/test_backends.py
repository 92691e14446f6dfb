import asyncio

import pytest

from gatewright.gateway.backends import Backends
from gatewright.gateway.deployed import Deployed
from gatewright.gateway.passed import Served
from gatewright.gateway.snapshot import Snapshot
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from tests.gateway.http_backend import http_backend
from tests.gateway.one_method import ACCOUNT, API, REGION, STAGE, OneMethod, mock, request


def snapshot(one: OneMethod) -> Snapshot:
    """Return a snapshot of one deployed API."""
    deployed = Deployed(one.stage_document, {"id": API}, one.resources)
    return Snapshot(1, ACCOUNT, {REGION: one.configuration}, {(REGION, API, STAGE): deployed}, {API: REGION})


def body(backends: Backends, seen: Snapshot, one: OneMethod) -> bytes:
    """Return the body of a MOCK's answer."""
    served = backends.serve(seen, one.call(request()))
    assert isinstance(served, Served)
    return served.response.body


def test_new_deployment_is_served_by_the_next_call() -> None:
    """The backend of a stage is made again when the snapshot holds something else, and only then."""
    backends = Backends()
    old, new = (OneMethod(integration=mock(responseTemplates={"application/json": text})) for text in ("old", "new"))
    first, second = snapshot(old), snapshot(new)

    assert [b"old", b"old", b"new"] == [body(backends, seen, old) for seen in (first, first, second)]


def test_http_goes_through_the_client_of_the_server() -> None:
    """The connections are closed with the backends."""

    async def main(one: OneMethod) -> Served:
        backends = Backends()
        served = backends.serve(snapshot(one), one.call(request()))
        assert not isinstance(served, Served)
        answer = await served
        await backends.close()
        return answer

    with http_backend() as backend:
        integration = {"type": "HTTP_PROXY", "httpMethod": "GET", "uri": f"http://127.0.0.1:{backend.port}/"}
        served = asyncio.run(main(OneMethod(integration=integration)))

    assert (200, b"ok") == (served.response.status, served.response.body)


def test_call_without_a_stage_is_a_programming_error() -> None:
    """Only what the front door let in may come here."""
    with pytest.raises(ValueError, match="without an API and a stage"):
        Backends().serve(snapshot(OneMethod()), Call(request(), Configuration()))
