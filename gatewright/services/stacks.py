"""
Stacks: a plan made true by our own services, in one transaction.

Every operation of a resource runs as if its root user had called it: fitted to the operation's model, validated,
handled, and held against the table of what is not enforced. What is refused anywhere leaves nothing behind. Ids are
drawn from the names of the stack and the resource, so a URL stays from one start to the next; values that must not be
guessed are drawn from a seed that is kept with the stack.
"""

import hashlib
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from botocore import xform_name

from gatewright.aws.cloudformation.errors import OperationRefused, TemplateError
from gatewright.aws.cloudformation.families.certificates import ISSUER
from gatewright.aws.cloudformation.family import Perform
from gatewright.aws.cloudformation.plan import Plan
from gatewright.aws.cloudformation.records import as_json, from_json
from gatewright.aws.cloudformation.stack import Stack, brought
from gatewright.services import dispatch
from gatewright.services.acm.issued import issued_certificate
from gatewright.services.callers import root
from gatewright.services.operation import Operation
from gatewright.services.settings import Settings
from gatewright.store.documents import Documents
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.store import Store
from gatewright.wire import models, validate
from gatewright.wire.errors import ServiceError
from gatewright.wire.loose import LooseError, fitted

KIND: Final = "stack"
"""The kind of the documents that remember stacks."""

_LETTERS: Final = string.ascii_lowercase + string.digits
_DRAWN: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """Who brings stacks to their plans, and when."""

    store: Store
    settings: Settings
    now: float

    def bring(self, plan: Plan) -> Stack:
        """Bring a stack to its plan, or raise `TemplateError` and leave everything as it was."""
        place = plan.place
        with self.store.transaction(place.account_id, place.region) as documents:
            kept = documents.get(KIND, place.stack_name)
            seed = str(kept["seed"]) if kept else "".join(self.settings.new_id() for _ in range(4))
            before = Stack() if kept is None else from_json(kept["stack"])
            after = brought(plan, before, _Performing(self, documents, place.stack_name, seed).perform_for)
            document = {"name": place.stack_name, "seed": seed, "stack": as_json(after)}
            if document != kept:
                documents.put(KIND, place.stack_name, document=document)
        return after


@dataclass(frozen=True, slots=True)
class _Performing:
    """Performs the operations of one stack within a transaction."""

    bringing: Bringing
    documents: Documents
    stack_name: str
    seed: str

    def perform_for(self, logical_id: str, secret: bool) -> Perform:  # as `PerformFor` has it
        draw = drawing(self.seed if secret else self.stack_name, logical_id)

        def perform(service: str, operation: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
            return self._perform(service, operation, params, draw)

        return perform

    def _perform(
        self, service: str, name: str, params: Mapping[str, Any], draw: Callable[[], str]
    ) -> Mapping[str, Any]:
        if service == ISSUER:
            return issued_certificate(params["DomainNames"], self.bringing.now)
        try:
            operation = self._operation(_checked(service, name, params), draw)
            place = GLOBAL if service in dispatch.GLOBAL_SERVICES else self.documents.region
            there = self.documents.of(self.documents.account_id, place)
            return self._handled(service, name, there, operation)
        except ServiceError as error:
            raise OperationRefused(error.code, error.message) from None
        except LooseError as error:
            raise TemplateError(error.message, at=".".join(("Properties", *error.at))) from None

    def _handled(self, service: str, name: str, documents: Documents, operation: Operation) -> Mapping[str, Any]:
        # Each operation answers for what it wrote itself: what stands was looked at when it was written.
        before = dict(documents.changed)
        documents.changed.clear()
        allowed = self.bringing.settings.allow_unenforced
        try:
            return dispatch.perform(service, name, documents, operation, allow_unenforced=allowed)
        finally:
            documents.changed.update(before)

    def _operation(self, params: Mapping[str, Any], draw: Callable[[], str]) -> Operation:
        settings, store = self.bringing.settings, self.bringing.store
        caller = root(self.documents.account_id)
        return Operation(
            params=params,
            account_id=self.documents.account_id,
            region=self.documents.region,
            now=self.bringing.now,
            new_id=draw,
            caller=caller.arn,
            caller_id=caller.user_id,
            counters=store.counters,
            log_events=store.log_events,
            functions=settings.functions,
            methods=settings.methods,
            authorizers=settings.authorizers,
            web_acl_samples=settings.web_acl_samples,
            account_throttle=settings.account_throttle,
        )


def drawing(seed: str, logical_id: str) -> Callable[[], str]:
    """Return what draws ids for one resource: the same ones in the same order for the same seed and name."""
    numbers = count()

    def draw() -> str:
        told = f"{seed}\0{logical_id}\0{next(numbers)}".encode()
        number = int.from_bytes(hashlib.sha256(told).digest(), "big")
        return "".join(_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(_DRAWN))

    return draw


def _checked(service: str, name: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the parameters as the operation's model wants them."""
    model = _operations(service)[name]
    found = fitted(model.input_shape, params) if model.input_shape is not None else {}
    validate.check(model, found)
    return dict(found)


def _operations(service: str) -> Mapping[str, Any]:
    found = models.service(service)
    return {xform_name(name): found.model.operation_model(name) for name in found.model.operation_names}
