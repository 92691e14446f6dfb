"""
What every operation of EC2 does around its own work: it refuses parameters that are not offered, by name, sees to the
default VPC, and honours `DryRun`.

A parameter that is accepted and ignored would be a promise: so each handler names those that it takes.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeAlias

from gatewright.services.ec2 import default_vpc
from gatewright.services.ec2.errors import dry_run
from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

Handler: TypeAlias = Callable[[Documents, Operation], Document]
"""An operation of EC2."""


def takes(*names: str) -> Callable[[Handler], Handler]:
    """Return what makes a handler take these parameters and no other."""

    def around(handler: Handler) -> Handler:
        @wraps(handler)
        def handled(documents: Documents, operation: Operation) -> Document:
            _refuse_others(operation.params, names)
            default_vpc.once(documents, operation)
            answer = handler(documents, operation)
            if operation.params.get("DryRun"):
                # Raised within the transaction: nothing of it stays.
                raise dry_run()
            return answer

        return handled

    return around


def _refuse_others(params: Mapping[str, Any], names: tuple[str, ...]) -> None:
    for name, value in params.items():
        # What is switched off, or empty, asks for nothing.
        if name not in names and name != "DryRun" and value not in (False, [], {}):
            raise not_implemented(f"the parameter {name} is not offered: what it asks for has no effect here")
