"""Whatever an operation is given, it answers by its service's own words, at once, and never by a failure of ours."""

import asyncio
import json
import time
from typing import Any, Final

import botocore.session
import pytest
from botocore import xform_name
from botocore.config import Config

from gatewright.model.request import Request, headers
from gatewright.model.response import Response
from gatewright.services.dispatch import random_id, respond
from gatewright.services.registry import MODULES, handlers
from gatewright.services.settings import Settings
from gatewright.store.store import Store
from gatewright.wire import models
from tests.services.random_inputs import RandomInputs

CALLS: Final = 500
SECONDS: Final = 5
SETTINGS: Final = Settings(new_id=random_id)
WITHOUT_TEXT: Final = (
    b"{}",
    b"SerializationException",
    b'{"__type":"ParameterNotFound"}',
    b'{"__type":"InvalidResourceId"}',
)
CREATING: Final = ("create", "put", "import")


class Caught(Exception):
    """Raised in place of sending."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


class Caller:
    """A client whose calls are answered in this process, and that checks no input itself."""

    def __init__(self, service: str) -> None:
        keys = {"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE", "aws_secret_access_key": "s"}
        config = Config(parameter_validation=False, request_checksum_calculation="when_required")
        session = botocore.session.get_session()
        self._client = session.create_client(service, "eu-west-1", endpoint_url="http://h", config=config, **keys)
        self._client.meta.events.register("before-send", self._catch)
        self._store = Store.open(None)

    def call(self, operation: str, params: Any) -> Response | None:
        """Return the answer; `None` where botocore cannot even write the request."""
        try:
            getattr(self._client, operation)(**params)
        except Caught as caught:
            found = respond(caught.request, self._store, SETTINGS)
            return found if isinstance(found, Response) else asyncio.run(_awaited(found))
        except Exception:  # noqa: BLE001 - whatever botocore says of an input that is none
            return None
        raise AssertionError("the request was sent")

    def _catch(self, request: Any, **_: Any) -> None:
        path, _, query = request.url.removeprefix("http://h").partition("?")
        body = request.body or b""
        fields = [
            (name, value.decode() if isinstance(value, bytes) else value) for name, value in request.headers.items()
        ]
        raise Caught(
            Request(
                method=request.method,
                host="h",
                path=path or "/",
                query=query,
                headers=headers(fields),
                body=body.encode() if isinstance(body, str) else body if isinstance(body, bytes) else body.read(),
                received_at=1_767_225_600.5,
            )
        )


async def _awaited(pending: Any) -> Response:
    found: Response = await pending()
    return found


@pytest.mark.parametrize("service", sorted(MODULES))
def test_no_input_makes_an_operation_fail(service: str) -> None:
    """No call ends in an error of this server, or takes long; each refusal says something, or is one of a body."""
    draw, caller, model = RandomInputs(seed=7), Caller(service), models.service(service).model
    offered = [(xform_name(name), model.operation_model(name)) for name in model.operation_names]
    operations = [one for one in offered if one[0] in handlers(service)]
    creating = [one for one in operations if one[0].startswith(CREATING)] or operations
    bad: list[tuple[str, Any, bytes]] = []
    for number in range(CALLS):
        name, operation = draw.one_of(creating if number % 2 else operations)
        params = draw.of(operation.input_shape, wrong=number % 3 == 0)
        began = time.monotonic()
        answer = caller.call(name, params)
        if answer is None:
            continue
        draw.remember_json(answer.body)
        failed = answer.status >= 500 and answer.status != 501
        if failed or time.monotonic() - began > SECONDS or not _says_something(answer):
            bad.append((name, params, answer.body))

    assert bad == []


def _says_something(answer: Response) -> bool:
    """Tell whether a refusal has a text; HEAD has no body, and AWS says some things without one."""
    if answer.status < 400 or not answer.body or any(one in answer.body for one in WITHOUT_TEXT):
        return True
    if answer.body.startswith(b"<"):
        return b"<Message>" in answer.body
    told = json.loads(answer.body)
    text = told.get("message", told.get("Message"))
    return isinstance(text, str) and text != ""
