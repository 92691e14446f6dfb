"""
Stacks and change sets as they are kept, and how they are found.

A stack is known by its name while it stands, and by its id for ninety days after it was deleted (documented:
DescribeStacks).
"""

import hashlib
import uuid
from typing import Final

from gatewright.aws.arn import partition_of
from gatewright.services.cloudformation.errors import invalid, no_change_set, no_stack
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

STACK: Final = "cloudformation_stack"
"""Stacks that stand, by name."""

DELETED: Final = "cloudformation_deleted_stack"
"""Stacks that were deleted, by id."""

CHANGE_SET: Final = "cloudformation_change_set"
"""Change sets, by the id of their stack and their name."""

REMEMBERED: Final = 90 * 86_400
"""Seconds for which a deleted stack is known (documented)."""

_DRAWN: Final = 4


def new_uuid(operation: Operation) -> str:
    """Draw a UUID."""
    drawn = "".join(operation.new_id() for _ in range(_DRAWN)).encode()
    return str(uuid.UUID(bytes=hashlib.sha256(drawn).digest()[:16], version=4))


def arn(operation: Operation, kind: str, name: str) -> str:
    """Return a new ARN of a stack or a change set."""
    place = f"arn:{partition_of(operation.region)}:cloudformation:{operation.region}:{operation.account_id}"
    return f"{place}:{kind}/{name}/{new_uuid(operation)}"


def standing(documents: Documents, name: str) -> Document | None:
    """Return the stack of this name or id that stands, `None` when there is none."""
    if not name.startswith("arn:"):
        return documents.get(STACK, name)
    return next((one for one in documents.list(STACK) if one["StackId"] == name), None)


def stack(documents: Documents, name: str) -> Document:
    """Return the stack of this name or id, one that was deleted by its id only; raise when there is none."""
    found = standing(documents, name) or documents.get(DELETED, name)
    if found is None:
        raise no_stack(name)
    return found


def put(documents: Documents, document: Document) -> None:
    """Keep a stack that stands."""
    documents.put(STACK, document["StackName"], document=document)


def bury(documents: Documents, document: Document, now: float) -> None:
    """Keep a stack that was deleted, and forget those that were deleted long ago."""
    documents.delete(STACK, document["StackName"])
    for one in documents.list(DELETED):
        if one["DeletionTime"] + REMEMBERED < now:
            documents.delete(DELETED, one["StackId"])
    documents.put(DELETED, document["StackId"], document=document)
    documents.delete_below(CHANGE_SET, document["StackId"])


def change_set(documents: Documents, name: str, stack_name: str | None) -> Document:
    """Return a change set by its id, or by its name and that of its stack."""
    if name.startswith("arn:"):
        found = next((one for one in documents.list(CHANGE_SET) if one["ChangeSetId"] == name), None)
    else:
        if not stack_name:
            # Reported by users of AWS.
            raise invalid("StackName must be specified if ChangeSetName is not specified as an ARN.")
        above = standing(documents, stack_name)
        if above is None:
            raise no_stack(stack_name)
        found = documents.get(CHANGE_SET, above["StackId"], name)
    if found is None:
        raise no_change_set(name)
    return found


def put_change_set(documents: Documents, document: Document) -> None:
    """Keep a change set."""
    documents.put(CHANGE_SET, document["StackId"], document["ChangeSetName"], document=document)
