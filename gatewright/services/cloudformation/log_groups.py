"""
The log groups of a run of a stack: made at once, taken away only when the run has succeeded.

Log groups are no documents, so that no transaction takes them back. A run that fails takes away what it made, and has
taken away nothing.
"""

from collections.abc import Mapping
from typing import Any

from gatewright.aws.cloudformation.family import Perform
from gatewright.aws.cloudformation.stack import PerformFor
from gatewright.services.operation import Operation

_SERVICE = "logs"


class LogGroups:
    """What one run makes and takes away."""

    def __init__(self, operation: Operation, perform_for: PerformFor) -> None:
        self._operation = operation
        self._perform_for = perform_for
        self._made: list[str] = []
        self._gone: dict[str, tuple[Perform, Mapping[str, Any]]] = {}

    def perform_for(self, logical_id: str, secret: bool) -> Perform:  # as `PerformFor` has it
        """Return what performs the operations of one resource."""
        perform = self._perform_for(logical_id, secret)

        def noted(service: str, operation: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
            if (service, operation) == (_SERVICE, "delete_log_group"):
                self._gone[params["logGroupName"]] = (perform, params)
                return {}
            if (service, operation) == (_SERVICE, "create_log_group"):
                self._gone.pop(params["logGroupName"], None)
                done = perform(service, operation, params)
                self._made.append(params["logGroupName"])
                return done
            return perform(service, operation, params)

        return noted

    def finish(self) -> None:
        """Take away what the run gave up."""
        for perform, params in self._gone.values():
            perform(_SERVICE, "delete_log_group", params)

    def take_back(self) -> None:
        """Take away what the run made."""
        for name in self._made:
            self._operation.log_events.delete_group(self._operation.account_id, self._operation.region, name)
