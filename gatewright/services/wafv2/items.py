"""
What web ACLs, rule groups, IP sets and regex pattern sets have in common: names, ids, lock tokens, listings.

A document holds the thing as its `get` operation shows it, the lock token and the tags beside it. Things of the scope
CLOUDFRONT live in us-east-1 (documented).
"""

import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.services.operation import Operation
from gatewright.services.page_tokens import place, written
from gatewright.services.wafv2.errors import (
    associated,
    duplicate,
    invalid_parameter,
    limit_exceeded,
    locked,
    nonexistent,
)
from gatewright.store.documents import Document, Documents

DEFAULT_LIMIT: Final = 100
_GLOBAL_REGION: Final = "us-east-1"


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the four kinds of things."""

    kind: str
    """The kind of its documents."""

    member: str
    """What holds it in the output of its `get` operation."""

    path: str
    """What stands for it in an ARN."""

    most: int
    """How many of them an account may have in a region (documented: "AWS WAF quotas")."""


WEB_ACL: Final = Kind("web_acl", "WebACL", "webacl", 100)
RULE_GROUP: Final = Kind("rule_group", "RuleGroup", "rulegroup", 100)
IP_SET: Final = Kind("ip_set", "IPSet", "ipset", 100)
REGEX_PATTERN_SET: Final = Kind("regex_pattern_set", "RegexPatternSet", "regexpatternset", 10)

KINDS: Final = {one.path: one for one in (WEB_ACL, RULE_GROUP, IP_SET, REGEX_PATTERN_SET)}
"""The four kinds by what stands for them in an ARN."""


def create(documents: Documents, operation: Operation, kind: Kind, make: Callable[[Document], Document]) -> Document:
    """Store a new thing, which `make` completes from its name, id and ARN; return its summary."""
    params, scope = operation.params, scope_of(operation)
    standing = documents.list(kind.kind, scope)
    if any(one[kind.member]["Name"] == params["Name"] for one in standing):
        raise duplicate()
    if len(standing) >= kind.most:
        raise limit_exceeded()
    item_id = drawn(operation)
    frame = {"Name": params["Name"], "Id": item_id, "ARN": _arn(operation, kind, scope, params["Name"], item_id)}
    made = make(frame)
    document = {**made, "LockToken": drawn(operation), "tags": _tags(params)}
    documents.put(kind.kind, scope, item_id, document=document)
    return {"Summary": summary(document, kind)}


def get(documents: Documents, operation: Operation, kind: Kind) -> Document:
    """Return the document of the thing that the operation names."""
    params = operation.params
    if kind in (WEB_ACL, RULE_GROUP) and params.get("ARN"):
        return by_arn(documents, kind, params["ARN"])
    if not params.get("Name") or not params.get("Scope") or not params.get("Id"):
        raise invalid_parameter("You have not given the name, the scope and the id.", kind.path.upper(), "-")
    found = documents.get(kind.kind, scope_of(operation), params["Id"])
    if found is None or found[kind.member]["Name"] != params["Name"]:
        raise nonexistent()
    return found


def by_arn(documents: Documents, kind: Kind, arn: str) -> Document:
    """Return the document of the thing of this ARN."""
    found = next((one for one in documents.list(kind.kind) if one[kind.member]["ARN"] == arn), None)
    if found is None:
        raise nonexistent()
    return found


def update(documents: Documents, operation: Operation, kind: Kind, change: Callable[[Document], Document]) -> Document:
    """Replace what `change` says, when the lock token is the current one; return the next."""
    found = get(documents, operation, kind)
    if found["LockToken"] != operation.params["LockToken"]:
        raise locked()
    token = drawn(operation)
    store(documents, kind, {**change(found), "LockToken": token, "tags": found.get("tags", {})})
    return {"NextLockToken": token}


def delete(documents: Documents, operation: Operation, kind: Kind, used: Callable[[str], bool]) -> Document:
    """Delete a thing that nothing refers to; `used` tells that of its ARN."""
    found = get(documents, operation, kind)
    if found["LockToken"] != operation.params["LockToken"]:
        raise locked()
    if used(found[kind.member]["ARN"]):
        raise associated()
    documents.delete(kind.kind, scope_of(operation), found[kind.member]["Id"])
    return {}


def listing(documents: Documents, operation: Operation, kind: Kind, member: str) -> Document:
    """Return a page of summaries under `member`."""
    found = [summary(one, kind) for one in documents.list(kind.kind, scope_of(operation))]
    shown, marker = page(found, operation.params)
    return {member: shown, **({"NextMarker": marker} if marker else {})}


def page(found: list[Any], params: Mapping[str, Any]) -> tuple[list[Any], str | None]:
    """Return the page that the params ask for, and the marker of the next one if there is one."""
    start = place(params.get("NextMarker"))
    if start is None:
        raise invalid_parameter("The NextMarker is not valid.", "ENTITY_LIMIT", params["NextMarker"])
    end = start + (params.get("Limit") or DEFAULT_LIMIT)
    return found[start:end], written(end) if end < len(found) else None


def store(documents: Documents, kind: Kind, document: Document) -> None:
    """Store a thing that was there before."""
    item = document[kind.member]
    scope = "CLOUDFRONT" if ":global/" in item["ARN"] else "REGIONAL"
    documents.put(kind.kind, scope, item["Id"], document=document)


def summary(document: Document, kind: Kind) -> Document:
    """Return what listings show of a thing."""
    item = document[kind.member]
    return {
        "Name": item["Name"],
        "Id": item["Id"],
        "Description": item.get("Description", ""),
        "LockToken": document["LockToken"],
        "ARN": item["ARN"],
    }


def scope_of(operation: Operation) -> str:
    """Return the scope that the operation names."""
    scope = str(operation.params["Scope"])
    if scope == "CLOUDFRONT" and operation.region != _GLOBAL_REGION:
        raise invalid_parameter("The scope is not valid.", "SCOPE_VALUE", scope)
    return scope


def drawn(operation: Operation) -> str:
    """Draw an id or a lock token: a UUID."""
    chance = hashlib.sha256("".join(operation.new_id() for _ in range(3)).encode()).digest()
    return str(uuid.UUID(bytes=chance[:16], version=4))


def _arn(operation: Operation, kind: Kind, scope: str, name: str, item_id: str) -> str:
    place = "global" if scope == "CLOUDFRONT" else "regional"
    whose = f"arn:{partition_of(operation.region)}:wafv2:{operation.region}:{operation.account_id}"
    return f"{whose}:{place}/{kind.path}/{name}/{item_id}"


def _tags(params: Mapping[str, Any]) -> dict[str, str]:
    return {tag["Key"]: tag["Value"] for tag in params.get("Tags") or ()}
