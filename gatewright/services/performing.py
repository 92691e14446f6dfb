"""
The operations of one stack, performed within one transaction.

Each is validated as a call over the wire would be, and held against the table of what is not enforced. Ids are drawn
from the names of the stack and the resource, so that a resource which is made anew keeps them; values that must not be
guessed are drawn from a seed that is kept with the stack.
"""

import hashlib
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Final

from botocore import xform_name

from gatewright.aws.cloudformation.errors import OperationRefused, TemplateError
from gatewright.aws.cloudformation.families.certificates import ISSUER
from gatewright.aws.cloudformation.family import Perform
from gatewright.services.acm.issued import Issues, issued_certificate
from gatewright.services.operation import Operation
from gatewright.services.stack_tags import tag
from gatewright.store.documents import Documents
from gatewright.store.iam_answers import GLOBAL
from gatewright.wire import models, validate
from gatewright.wire.errors import ServiceError
from gatewright.wire.loose import LooseError, fitted

GLOBAL_SERVICES: Final = frozenset({"iam", "organizations", "s3", "sts"})
"""Services whose documents are of no region."""

_LETTERS: Final = string.ascii_lowercase + string.digits
_DRAWN: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Performing:
    """Performs the operations of one stack within a transaction."""

    documents: Documents
    """Those of the stack's account and region."""

    operation: Operation
    """Who brings the stack about, and when."""

    name: str
    """What ids are drawn from."""

    seed: str
    """What ids are drawn from that nobody may guess."""

    issue_certificate: Issues = issued_certificate
    """Who issues certificates."""

    tags: Mapping[str, str] = field(default_factory=dict)
    """Tags of CloudFormation's own that resources get, beside the one with their logical id; none for no tags."""

    def perform_for(self, logical_id: str, secret: bool) -> Perform:  # as `PerformFor` has it
        """Return what performs the operations of one resource."""
        draw = drawing(self.seed if secret else self.name, logical_id)

        def perform(service: str, operation: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
            return self._perform(service, operation, params, draw, logical_id)

        return perform

    def _perform(
        self, service: str, name: str, params: Mapping[str, Any], draw: Callable[[], str], logical_id: str
    ) -> Mapping[str, Any]:
        try:
            if service == ISSUER:
                self.operation.needs("acm", "request_certificate", self.documents)
                return self.issue_certificate(params["DomainNames"], self.operation.now)
            asked, within = _checked(service, name, params), self.operation.within + 1
            operation = replace(self.operation, params=asked, new_id=draw, within=within)
            place = GLOBAL if service in GLOBAL_SERVICES else self.documents.region
            there = self.documents.of(self.documents.account_id, place)
            made = self._handled(service, name, there, operation)
            if self.tags:
                tag(there, (service, name), operation.params, made, self.tags, logical_id)
        except ServiceError as error:
            raise OperationRefused(error.code, error.message) from None
        except LooseError as error:
            raise TemplateError(error.message, at=".".join(("Properties", *error.at))) from None
        return made

    def _handled(self, service: str, name: str, documents: Documents, operation: Operation) -> Mapping[str, Any]:
        if operation.perform is None:
            raise TypeError("expected an operation that may perform others")
        # Each operation answers for what it wrote itself: what stands was looked at when it was written.
        before = dict(documents.changed)
        documents.changed.clear()
        try:
            return operation.perform(service, name, documents, operation)
        finally:
            documents.changed.update(before)


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
