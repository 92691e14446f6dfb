"""Which model of the API a body is held against, by its content type; each model is read once."""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.by_identity import ByIdentity
from gatewright.aws.json_models import BrokenModelError, JsonModel
from gatewright.aws.request_content import DEFAULT, media_type
from gatewright.checks.request.content import sent_type
from gatewright.model.call import Call
from gatewright.model.method_request import MethodRequest
from gatewright.model.unknown import Unknown


class _Models:
    """The models of one API, each read when it is first asked for."""

    __slots__ = ("_read", "_schemas")

    def __init__(self, schemas: Mapping[str, str]) -> None:
        self._schemas = schemas
        self._read: dict[str, JsonModel | BrokenModelError] = {}

    def named(self, name: str) -> JsonModel | BrokenModelError:
        if name not in self._read:
            try:
                if name not in self._schemas:
                    raise BrokenModelError(f"there is no model `{name}`")
                self._read[name] = JsonModel(self._schemas[name], self._schemas)
            except BrokenModelError as error:
                self._read[name] = error
        return self._read[name]


_MODELS: Final = ByIdentity(_Models)


def model(schemas: Mapping[str, str], name: str) -> JsonModel | BrokenModelError:
    """Return a model of an API, or why there is none to judge by."""
    return _MODELS(schemas).named(name)


def model_name(call: Call, asked: MethodRequest) -> str | Unknown | None:
    """Return the name of the model that is for the request's content type; `None` where none is."""
    sent = sent_type(call)
    if not isinstance(sent, Unknown):
        return asked.models.get(media_type(sent), asked.models.get(DEFAULT))
    every = set(asked.models.values())
    # Whatever the type is, one model is for all of them.
    return every.pop() if len(every) == 1 and DEFAULT in asked.models else sent
