"""What the names in a template stand for: parameters, pseudo parameters, conditions, resources, exports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gatewright.aws.arn import partition_of


class _NoValue:
    """What `AWS::NoValue` leaves: nothing, not even the property."""

    def __repr__(self) -> str:
        return "NO_VALUE"


NO_VALUE: Final = _NoValue()
"""A property, or an item of a list, that is as if it were not written."""

AttributeOf = Callable[[str, str | None], Any]
"""What a resource answers to `Fn::GetAtt` of an attribute, or to `Ref` for `None`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stack stands."""

    stack_name: str
    account_id: str
    region: str
    stack_id: str = ""
    """The stack's ARN; empty where it is that of a stack which no call created."""

    depth: int = 0
    """How many stacks it stands in."""

    def pseudo_parameters(self) -> Mapping[str, Any]:
        """Return the parameters that every template has.

        https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
        """
        partition = partition_of(self.region)
        return {
            "AWS::AccountId": self.account_id,
            "AWS::Region": self.region,
            "AWS::Partition": partition,
            "AWS::StackName": self.stack_name,
            "AWS::StackId": self.stack_id
            or f"arn:{partition}:cloudformation:{self.region}:{self.account_id}:stack/{self.stack_name}/0",
            "AWS::URLSuffix": "amazonaws.com.cn" if partition == "aws-cn" else "amazonaws.com",
            "AWS::NotificationARNs": [],
            "AWS::NoValue": NO_VALUE,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What names stand for while a template is evaluated."""

    values: Mapping[str, Any]
    """Parameters and pseudo parameters."""

    mappings: Mapping[str, Any]
    conditions: Mapping[str, Any]
    """As they are written."""

    resource_names: frozenset[str]
    """The resources that exist: those whose condition holds."""

    absent_names: frozenset[str] = frozenset()
    """The resources whose condition does not hold."""

    attribute_of: AttributeOf
    symbolic: bool = False
    """Whether resources answer symbols, which have no parts that could be taken out."""

    exports: Mapping[str, str] = field(default_factory=dict)
    """What other stacks export."""
