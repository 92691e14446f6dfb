"""A services' stand-in for the tests of families: it remembers what was asked, and answers ids."""

from collections.abc import Mapping
from typing import Any

from gatewright.aws.cloudformation.catalogue import FAMILIES
from gatewright.aws.cloudformation.errors import OperationRefused
from gatewright.aws.cloudformation.family import Declared, Made
from gatewright.aws.cloudformation.scope import Place

PLACE = Place(stack_name="shop", account_id="111122223333", region="eu-west-1")


class Performing:
    """Answers each operation by a table, and ids where the table is silent."""

    def __init__(self, answers: Mapping[str, Any] | None = None) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self._answers = dict(answers or {})

    def __call__(self, service: str, operation: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
        self.asked.append((operation, dict(params)))
        answer = self._answers.get(operation, {"id": "a1b2c3", "rootResourceId": "r00t"})
        if isinstance(answer, OperationRefused):
            raise answer
        return {"service": service, **answer}

    @property
    def operations(self) -> list[str]:
        """The operations, in order."""
        return [operation for operation, _ in self.asked]

    def params(self, operation: str) -> dict[str, Any]:
        """Return what an operation was asked with, the last time."""
        return dict(reversed(self.asked))[operation] if operation in self.operations else {}


def declared(kind: str, properties: Mapping[str, Any], name: str = "Thing") -> Declared:
    """Return a resource of a type."""
    return Declared(logical_id=name, type=kind, properties=properties, place=PLACE)


def made(kind: str, properties: Mapping[str, Any], performing: Performing) -> Made:
    """Return what a resource becomes."""
    return FAMILIES[kind].create(declared(kind, properties), performing)
