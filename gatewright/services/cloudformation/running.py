"""
A stack, brought to its plan or left as it was, and what is told of it.

A stack is made within the call that asks for it: whoever waits for it finds it done. What fails leaves nothing behind,
as AWS's rollback does, and the status and the events say what failed. A deletion goes as far as it can.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.plan import Plan
from gatewright.aws.cloudformation.records import as_json, from_json
from gatewright.aws.cloudformation.scope import Place
from gatewright.aws.cloudformation.stack import Stack, Standing, brought, taken_away
from gatewright.model.lazy_pattern import pattern
from gatewright.services.cloudformation import records
from gatewright.services.cloudformation.log_groups import LogGroups
from gatewright.services.operation import Operation
from gatewright.services.performing import Performing
from gatewright.store.documents import Document, Documents

_RESOURCE: Final = pattern(r"Resources\.([A-Za-z0-9]+)")
ITSELF: Final = "AWS::CloudFormation::Stack"
MOST_EVENTS: Final = 2_000
"""Events of a stack that are kept, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How the statuses of one kind of run begin, and what a failed one ends as."""

    verb: str
    """`CREATE`, `UPDATE`."""

    failed: str
    """What a stack is after the run failed and was taken back."""


CREATING: Final = Words(verb="CREATE", failed="ROLLBACK_COMPLETE")
UPDATING: Final = Words(verb="UPDATE", failed="UPDATE_ROLLBACK_COMPLETE")


def place(document: Document, operation: Operation) -> Place:
    """Return where a stack stands."""
    return Place(
        stack_name=document["StackName"],
        account_id=operation.account_id,
        region=operation.region,
        stack_id=document["StackId"],
        depth=operation.within,
    )


def before(document: Document) -> Stack:
    """Return the stack as it stands."""
    made = document.get("made")
    return from_json(made) if made else Stack()


def run(documents: Documents, operation: Operation, document: Document, plan: Plan, words: Words) -> Document:
    """Bring a stack to its plan; return its document with its new status, as far as it came."""
    was = before(document)
    tell(document, operation, document["StackName"], ITSELF, f"{words.verb}_IN_PROGRESS", "User Initiated")
    log_groups = LogGroups(operation, _performing(documents, operation, document).perform_for)
    try:
        with documents.tentative():
            made = brought(plan, was, log_groups.perform_for)
            _check_exports(documents, document, made)
            log_groups.finish()
    except TemplateError as error:
        log_groups.take_back()
        return _failed(document, operation, plan, error, words)
    times = {name: document.get("times", {}).get(name, operation.now) for name in made.resources}
    for name, one in made.resources.items():
        old = was.resources.get(name)
        if old is None or old.print != one.print:
            times[name] = operation.now
            verb = "CREATE" if old is None else words.verb
            for ending in ("IN_PROGRESS", "COMPLETE"):
                tell(document, operation, name, one.type, f"{verb}_{ending}", None, one.made.physical_id)
    for name in was.resources:
        if name not in made.resources:
            old = was.resources[name]
            tell(document, operation, name, old.type, "DELETE_COMPLETE", None, old.made.physical_id)
    document |= {"made": as_json(made), "times": times, "StackStatus": f"{words.verb}_COMPLETE"}
    reason = _left_out(made)
    document["StackStatusReason"] = reason
    tell(document, operation, document["StackName"], ITSELF, document["StackStatus"], reason)
    return document


def delete(documents: Documents, operation: Operation, document: Document, retained: frozenset[str]) -> Document:
    """Take a stack away; return its document, whose status says whether it is gone."""
    stack = before(document)
    going = {name: replace(one, retained=one.retained or name in retained) for name, one in stack.resources.items()}
    tell(document, operation, document["StackName"], ITSELF, "DELETE_IN_PROGRESS", "User Initiated")
    perform_for = _performing(documents, operation, document).perform_for
    left, refusals = taken_away(replace(stack, resources=going), perform_for, documents.tentative)
    _tell_of_deletion(document, operation, going, left, refusals)
    if refusals:
        # Documented: what cannot be deleted fails the stack, and a later deletion goes on from there. The words are
        # those that users of AWS report.
        reason = f"The following resource(s) failed to delete: [{', '.join(refusals)}]. "
        document |= {"made": as_json(left), "StackStatus": "DELETE_FAILED", "StackStatusReason": reason}
    else:
        document |= {"StackStatus": "DELETE_COMPLETE", "StackStatusReason": None, "DeletionTime": operation.now}
    tell(document, operation, document["StackName"], ITSELF, document["StackStatus"], document["StackStatusReason"])
    return document


def _tell_of_deletion(
    document: Document,
    operation: Operation,
    resources: Mapping[str, Standing],
    left: Stack,
    refusals: Mapping[str, str],
) -> None:
    for name, one in reversed(list(resources.items())):
        told: tuple[str, ...] = ("DELETE_IN_PROGRESS", "DELETE_FAILED" if name in refusals else "DELETE_COMPLETE")
        if one.retained:
            told = ("DELETE_SKIPPED",)
        elif name in left.resources and name not in refusals:
            told = ()
        for status in told:
            reason = refusals.get(name) if status == "DELETE_FAILED" else None
            tell(document, operation, name, one.type, status, reason, one.made.physical_id)


def _performing(documents: Documents, operation: Operation, document: Document) -> Performing:
    return Performing(
        documents=documents,
        operation=operation,
        name=document["StackId"],
        seed=document["seed"],
        tags={
            **{one["Key"]: one["Value"] for one in document["Tags"]},
            "aws:cloudformation:stack-id": document["StackId"],
            "aws:cloudformation:stack-name": document["StackName"],
        },
    )


def _check_exports(documents: Documents, document: Document, made: Stack) -> None:
    for other in documents.list(records.STACK):
        taken = set((other.get("made") or {}).get("exports", {})) & set(made.exports)
        if other["StackName"] != document["StackName"] and taken:
            name = min(taken)
            raise TemplateError(f"Export with name {name} is already exported by stack {other['StackName']}.")


def _failed(document: Document, operation: Operation, plan: Plan, error: TemplateError, words: Words) -> Document:
    named = _RESOURCE.match(error.at)
    reason = str(error)
    if named is not None and named[1] in plan.template.resources:
        kind = plan.template.resources[named[1]].type
        tell(document, operation, named[1], kind, f"{words.verb}_FAILED", reason)
    status = words.failed
    if words is CREATING and document.get("on_failure") == "DO_NOTHING":
        status = "CREATE_FAILED"
    document |= {"StackStatus": status, "StackStatusReason": reason}
    tell(document, operation, document["StackName"], ITSELF, status, reason)
    return document


def _left_out(made: Stack) -> str | None:
    """Return what of a template has no effect here, for people to read."""
    told = [f"{name} ({kind})" for name, kind in made.left_out.items()]
    told += [f"{name}: {words}" for name, one in made.resources.items() for words in one.made.left_out]
    return f"without effect here: {'; '.join(told)}" if told else None


def tell(
    document: Document,
    operation: Operation,
    name: str,
    kind: str,
    status: str,
    reason: str | None,
    physical_id: str | None = None,
) -> None:
    """Add an event to a stack."""
    event = {
        "StackId": document["StackId"],
        "StackName": document["StackName"],
        "EventId": f"{name}-{status}-{records.new_uuid(operation)}",
        "LogicalResourceId": name,
        "PhysicalResourceId": document["StackId"] if kind == ITSELF else (physical_id or ""),
        "ResourceType": kind,
        "Timestamp": operation.now,
        "ResourceStatus": status,
        **({"ResourceStatusReason": reason} if reason else {}),
    }
    document["events"] = [*document.get("events", []), event][-MOST_EVENTS:]
