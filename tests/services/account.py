"""
An account to call operations in: a store in memory, ids that count up, and a clock that the test sets.
"""

from collections.abc import Iterator
from functools import partial
from itertools import count
from typing import Any

import pytest

from gatewright.services.callers import Calling, root
from gatewright.services.dispatch import perform
from gatewright.services.operation import Operation
from gatewright.services.performing import GLOBAL_SERVICES
from gatewright.store.documents import Document
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.store import Store
from gatewright.wire.errors import ServiceError

ACCOUNT = "000000000000"
REGION = "eu-west-1"
NOW = 1_767_225_600.5
"""2026-01-01 00:00:00.5 UTC, a Thursday."""


class Account:
    """One account in one region."""

    def __init__(self, *, allow_unenforced: bool = False) -> None:
        self.store = Store.open(None)
        self.now = NOW
        self.allow_unenforced = allow_unenforced
        self.caller: Calling | None = None
        self._ids: Iterator[str] = (f"{number:06d}abcd" for number in count(1))

    def operation(self, params: dict[str, Any], caller: Calling | None = None) -> Operation:
        """Return an operation with these parameters; who calls is the root user unless he is named."""
        calling = caller or root(ACCOUNT)
        return Operation(
            params=params,
            account_id=calling.account_id,
            region=REGION,
            now=self.now,
            new_id=lambda: next(self._ids),
            caller=calling.arn,
            caller_id=calling.user_id,
            key_id=calling.key_id,
            source_ip="192.0.2.7",
            secure=False,
            counters=self.store.counters,
            log_events=self.store.log_events,
            perform=partial(perform, allow_unenforced=self.allow_unenforced),
            allow_unenforced=self.allow_unenforced,
        )

    def call(self, name: str, /, *, service: str = "apigateway", **params: Any) -> Document:
        """Perform an operation and return what it answers."""
        operation = self.operation(params, self.caller)
        place = GLOBAL if service in GLOBAL_SERVICES else REGION
        with self.store.transaction(operation.account_id, place) as documents:
            return perform(service, name, documents, operation, allow_unenforced=self.allow_unenforced)

    def patch(self, name: str, /, *operations: tuple[str, str, str | None], **params: Any) -> Document:
        """Perform an `update_*` operation with (op, path, value) for each patch."""
        return self.call(name, patchOperations=patches(*operations), **params)

    def refusal(self, name: str, /, *, service: str = "apigateway", **params: Any) -> tuple[str, str]:
        """Perform an operation that has to be refused, and return the code and the message."""
        with pytest.raises(ServiceError) as caught:
            self.call(name, service=service, **params)
        return caught.value.code, caught.value.message

    def patch_refusal(self, name: str, /, *operations: tuple[str, str, str | None], **params: Any) -> tuple[str, str]:
        """Perform an `update_*` operation that has to be refused, and return the code and the message."""
        return self.refusal(name, patchOperations=patches(*operations), **params)


def patches(*operations: tuple[str, str, str | None]) -> list[Document]:
    """Return (op, path, value) as `patchOperations` has them; a value of `None` is left out."""
    return [{"op": op, "path": path, **({} if value is None else {"value": value})} for op, path, value in operations]


class Pets:
    """An account with an API `pets`: `GET /pets` answers with a MOCK integration and wants a key."""

    def __init__(self, *, allow_unenforced: bool = False) -> None:
        self.account = Account(allow_unenforced=allow_unenforced)
        created = self.account.call("create_rest_api", name="pets", tags={"_custom_id_": "pets"})
        self.root = str(created["rootResourceId"])
        self.resource = self.make_resource(self.root, "pets")
        self.method = {"restApiId": "pets", "resourceId": self.resource, "httpMethod": "GET"}
        self.account.call("put_method", **self.method, authorizationType="NONE", apiKeyRequired=True)
        self.account.call("put_integration", **self.method, type="MOCK")

    def make_resource(self, parent: str, part: str) -> str:
        """Create a resource and return its id."""
        return str(self.account.call("create_resource", restApiId="pets", parentId=parent, pathPart=part)["id"])

    def deploy(self, stage: str | None = "dev", **params: Any) -> str:
        """Deploy the API and return the deployment's id."""
        named = {} if stage is None else {"stageName": stage}
        return str(self.account.call("create_deployment", restApiId="pets", **named, **params)["id"])
