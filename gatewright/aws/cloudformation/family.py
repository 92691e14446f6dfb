"""
How one type of resource comes to be: the operations that make it, and what undoes them.

A family is a function from a declared resource to what was made of it; it acts only through `perform`, which somebody
who has services hands it. Properties may be given to operations as the template spells them: whoever performs them
finds the members of the operation's model (`RestApiId` is `restApiId`) and refuses what it does not have.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, TypeAlias

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.scope import Place
from gatewright.model.lazy_pattern import pattern

LONGEST_NAME: Final = 64
"""What functions and roles may be called at most (documented); CloudFormation cuts the names that it draws, too."""

_NOT_IN_NAMES: Final = pattern(r"[^A-Za-z0-9-]+")

Call: TypeAlias = tuple[str, str, Mapping[str, Any]]
"""A service, one of its operations, and its parameters."""


class Perform(Protocol):
    """Whoever has the services."""

    def __call__(self, service: str, operation: str, params: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what the operation answers, or raise `OperationRefused`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One resource, every value of it known."""

    logical_id: str
    type: str
    properties: Mapping[str, Any]
    place: Place

    def name(self, property_name: str, longest: int = LONGEST_NAME) -> str:
        """Return the name that a property gives, or one that is drawn from the stack's and the resource's."""
        drawn = _NOT_IN_NAMES.sub("-", f"{self.place.stack_name}-{self.logical_id}").strip("-")
        if len(drawn) > longest:
            end = hashlib.sha256(drawn.encode()).hexdigest()[:8]
            drawn = f"{drawn[: longest - len(end) - 1]}-{end}"
        return str(self.properties.get(property_name) or drawn)

    def need(self, property_name: str) -> Any:
        """Return a property that cannot be missing."""
        found = self.properties.get(property_name)
        if found is None or found == "":
            raise TemplateError(f"the property `{property_name}` is required", at="Properties")
        return found

    def rest(self, *taken: str) -> dict[str, Any]:
        """Return the properties but for these, tags as the maps that most services take."""
        found = {name: value for name, value in self.properties.items() if name not in taken}
        if isinstance(found.get("Tags"), list):
            found["Tags"] = tag_map(found["Tags"])
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a resource became."""

    physical_id: str
    """What `Ref` answers."""

    attributes: Mapping[str, Any] = field(default_factory=dict)
    """What `Fn::GetAtt` answers."""

    undo: tuple[Call, ...] = ()
    """What takes it away, in this order."""

    left_out: tuple[str, ...] = ()
    """What was declared and has no effect here, for people to read."""


Create: TypeAlias = Callable[[Declared, Perform], Made]
Update: TypeAlias = Callable[[Declared, Made, Perform], Made]
Delete: TypeAlias = Callable[[Made, Perform], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One type of resource."""

    create: Create
    update: Update | None = None
    """Changes what is there, for what must outlive a change of its template; otherwise it is made anew."""

    delete: Delete | None = None
    """Takes it away, where no calls that are known beforehand do."""

    secret: bool = False
    """Whether its ids or values must not be predictable from the template."""


def tag_map(tags: Any) -> dict[str, str]:
    """Return tags as a map; a template spells them as a list of keys and values."""
    if isinstance(tags, Mapping):
        return {str(key): str(value) for key, value in tags.items()}
    if not isinstance(tags, list) or not all(isinstance(one, Mapping) and "Key" in one for one in tags):
        raise TemplateError("expected a list of objects with `Key` and `Value`", at="Properties.Tags")
    return {str(one["Key"]): str(one.get("Value", "")) for one in tags}
