"""A stack as JSON, to be kept between one start of the server and the next, and back."""

from collections.abc import Mapping
from typing import Any

from gatewright.aws.cloudformation.family import Made
from gatewright.aws.cloudformation.stack import Stack, Standing


def as_json(stack: Stack) -> dict[str, Any]:
    """Return a stack as JSON has it."""
    return {
        "resources": [
            {
                "logicalId": name,
                "type": one.type,
                "print": one.print,
                "retained": one.retained,
                "needs": sorted(one.needs),
                "physicalId": one.made.physical_id,
                "attributes": dict(one.made.attributes),
                "undo": [[service, operation, dict(params)] for service, operation, params in one.made.undo],
                "leftOut": list(one.made.left_out),
            }
            for name, one in stack.resources.items()
        ],
        "outputs": dict(stack.outputs),
        "exports": dict(stack.exports),
        "exported": dict(stack.exported),
        "leftOut": dict(stack.left_out),
    }


def from_json(record: Mapping[str, Any]) -> Stack:
    """Return the stack that `as_json` was given."""
    return Stack(
        resources={
            one["logicalId"]: Standing(
                type=one["type"],
                print=one["print"],
                retained=one["retained"],
                needs=frozenset(one.get("needs", ())),
                made=Made(
                    physical_id=one["physicalId"],
                    attributes=one["attributes"],
                    undo=tuple((service, operation, params) for service, operation, params in one["undo"]),
                    left_out=tuple(one["leftOut"]),
                ),
            )
            for one in record["resources"]
        },
        outputs=record["outputs"],
        exports=record["exports"],
        exported=record.get("exported", {}),
        left_out=record["leftOut"],
    )
