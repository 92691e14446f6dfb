"""Calls and answers for the doctor's tests: the pet shop of `tests/given/pets`, called in every way that matters."""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.configuration.documents import Document, Documents
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.model.configuration import Configuration
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown
from gatewright.sources.account.reads import missing_of, read_of
from gatewright.sources.exchange import Exchange
from tests.casebook import world

HOST: Final = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
GOOD_KEY: Final = "shop-key-value-of-forty-characters-00001"
DISABLED_KEY: Final = "closed-branch-key-of-forty-chars-0000002"
KEY_IN_NO_PLAN: Final = "newcomer-key-value-of-forty-chars-000003"
KEY_OF_BETA: Final = "tester-key-value-of-forty-characters-004"


def answered(status: int, error_type: str | None = None, body: bytes = b"", **headers: str) -> Observation:
    """Return a whole answer as API Gateway sends one; `error_type=None` leaves the field out."""
    items = [("Content-Type", "application/json"), ("x-amzn-RequestId", "r"), ("x-amz-apigw-id", "BE0bQG3XIAMEhsw=")]
    if error_type is not None:
        items.append(("x-amzn-ErrorType", error_type))
    items += [(name.replace("_", "-"), value) for name, value in headers.items()]
    return Observation(status=status, headers=Headers(tuple(items)), body=body)


FORBIDDEN: Final = answered(403, "ForbiddenException", b'{"message":"Forbidden"}')
MISSING_TOKEN: Final = answered(
    403, "MissingAuthenticationTokenException", b'{"message":"Missing Authentication Token"}'
)


def call(method: str, path: str, seen: Observation, headers: Mapping[str, str] | None = None, **more: Any) -> Exchange:
    """Return an exchange with the pet shop, all its header fields known."""
    sent = (("Host", HOST), ("Accept", "*/*"), *(headers or {}).items())
    told = {"host": HOST, "query": "", "body": b"", **more}
    return Exchange(observation=seen, method=method, path=path, headers=Headers(sent), **told)


def with_pets(exchange: Exchange, change: Mapping[str, Any] | None = None, **facts: str) -> Diagnosis:
    """Examine a call with all of the pet shop's configuration."""
    return examine(
        exchange, world("pets", change).configuration(), {name.replace("__", "."): facts[name] for name in facts}
    )


def alone(exchange: Exchange, facts: Mapping[str, str] | None = None) -> Diagnosis:
    """Examine a call without any configuration."""
    return examine(exchange, Configuration(), facts)


def answers(diagnosis: Diagnosis) -> list[str]:
    """Return the ids of the causes that count as an answer, best first."""
    return [each.cause.id for each in diagnosis.findings if each.standing in ("confirmed", "likely", "possible")]


class Counted:
    """Documents that remember what was asked of them; some reads may be refused."""

    def __init__(self, documents: Documents, refused: tuple[str, ...] = ()) -> None:
        self.asked: list[tuple[str, ...]] = []
        self._documents = documents
        self._refused = refused

    @property
    def kinds(self) -> set[str]:
        """Return which operations were called."""
        return {kind for kind, *_ in self.asked}

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return the document, or what an account says to credentials that may not read it."""
        self.asked.append((kind, *ids))
        if kind in self._refused:
            return Unknown((missing_of(read_of(kind, ids), ids),))
        return self._documents.get(kind, *ids)
