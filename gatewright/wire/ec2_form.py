"""
Parameters of EC2's protocol: `Filter.1.Value.1=a` unfolded into structures and lists.

Restates "AWS EC2 query protocol" (https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html): names start with a
capital letter, lists are always flat, and there are no maps.
"""

from typing import Any, Final

from gatewright.wire import scalars, timestamps
from gatewright.wire.form_values import Node, indexed
from gatewright.wire.shapes import Shape, wire_name

_OF_THE_CALL: Final = frozenset(
    {"Action", "Version", "AWSAccessKeyId", "Expires", "Signature", "SignatureMethod", "SignatureVersion", "Timestamp"}
)


def read_structure(shape: Shape, node: Node) -> dict[str, Any]:
    """Return the members of a structure that were sent."""
    found = {name: _member(name, member, node) for name, member in shape.members.items()}
    return {name: value for name, value in found.items() if value is not None}


def unknown_parameter(shape: Shape | None, root: Node) -> str | None:
    """Return the first parameter that an operation does not have; `None` when it has all of them."""
    members = {} if shape is None else shape.members
    known = {form_name(name, member) for name, member in members.items()}
    return next((name for name in root.children if name not in known and not _is_of_the_call(name)), None)


def _is_of_the_call(name: str) -> bool:
    """Tell what says which operation is called, and by whom: of today's signatures and of their forerunners."""
    return name in _OF_THE_CALL or name.lower().startswith("x-amz-")


def form_name(name: str, member: Shape) -> str:
    """Return what a member called `name` is called in a form."""
    own: str | None = member.serialization.get("queryName")
    if own is not None:
        return own
    wire = wire_name(name, member)
    return wire[:1].upper() + wire[1:]


def _member(name: str, member: Shape, node: Node) -> Any:
    child = node.children.get(form_name(name, member))
    return None if child is None else _read(member, child)


def _read(shape: Shape, node: Node) -> Any:
    if shape.type_name == "structure":
        return read_structure(shape, node)
    if shape.type_name == "list":
        values = (_read(shape.member, child) for child in indexed(node))
        return [value for value in values if value is not None]
    return None if node.text is None else scalars.read(shape, node.text, timestamps.ISO8601)
