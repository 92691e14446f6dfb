"""Which read operation tells which document: the calls, the commands and the permissions, from one table.

From it come the calls that `collect` makes, the commands that a person is told, and the least IAM policy for both.
The rows stand in `rest_reads`, `v2_reads` and `side_reads`.
"""

import shlex
from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.aws.domain_arns import parts_of
from gatewright.model.message import Message
from gatewright.model.unknown import Missing
from gatewright.sources.account.read import Read
from gatewright.sources.account.rest_reads import REST_READS
from gatewright.sources.account.side_reads import SIDE_READS
from gatewright.sources.account.v2_reads import V2_READS

READS: Final[Mapping[str, Read]] = {read.kind: read for read in (*REST_READS, *SIDE_READS, *V2_READS)}
"""The table by kind."""

_GRANTED: Final = frozenset({"sts:GetCallerIdentity"})
"""What everybody may who signs: no policy has to allow it (documented)."""

_OF_A_DOMAIN_ID: Final = {"domainName": "domainNameId", "DomainName": "DomainNameId"}
_OF_A_DOMAIN: Final = frozenset(_OF_A_DOMAIN_ID)
"""Arguments that name a domain name; of a private one an id follows, behind `+`."""


def read_of(kind: str, ids: tuple[str, ...]) -> Read:
    """Return the row of `kind`; raises `ValueError` for a kind or a number of ids that no row has."""
    read = READS.get(kind)
    if read is None:
        raise ValueError(f"no such kind of document: `{kind}`")
    if len(ids) != len(read.arguments):
        raise ValueError(f"`{kind}` takes {len(read.arguments)} ids, got {len(ids)}")
    return read


def arguments_of(read: Read, ids: tuple[str, ...]) -> dict[str, Any]:
    """Return the arguments of the operation that tells a document; an empty id is an argument that is not given."""
    given = {name: value for name, value in zip(read.arguments, ids, strict=True) if value}
    for name in _OF_A_DOMAIN & given.keys():
        given[name], domain_name_id = parts_of(given[name])
        if domain_name_id is not None:
            given[_OF_A_DOMAIN_ID[name]] = domain_name_id
    return {**given, **read.fixed}


def command_of(read: Read, ids: tuple[str, ...]) -> str:
    """Return the AWS CLI command that prints a document."""
    return _filled(read.command, read, tuple(_argument(one) for one in ids))


def _argument(value: str) -> str:
    """Return an id as it stands in a command; that of a private domain name is an argument of its own."""
    name, domain_name_id = parts_of(value) if "/" not in value and ":" not in value else (value, None)
    return shlex.quote(name) if domain_name_id is None else f"{shlex.quote(name)} --domain-name-id {domain_name_id}"


def missing_of(read: Read, ids: tuple[str, ...]) -> Missing:
    """Return how to say that a document was not told."""
    values = dict(zip(read.arguments, ids, strict=True))
    return Missing(
        subject=_filled(read.subject, read, ids),
        what=Message(read.what, values),
        permission=read.action,
        command=command_of(read, ids),
    )


def least_policy(wanted: Iterable[tuple[str, ...]], *, region: str) -> dict[str, Any]:
    """Return the smallest IAM policy that reads the `wanted` documents: each a kind and its ids, `*` where left out.

    The ARNs of API Gateway's control plane name no account; those of other services are whole.
    """
    resources: dict[str, set[str]] = {}
    for kind, *ids in wanted:
        read = READS[kind]
        if read.action in _GRANTED:
            continue
        known = (*ids, *("*" for _ in read.arguments[len(ids) :]))
        place = _filled(read.resource, read, known)
        owner = read.action.partition(":")[0]
        whole = f"arn:{partition_of(region)}:{owner}:{region}::{place}" if place.startswith("/") else place
        whole = whole.replace("arn:aws:", f"arn:{partition_of(region)}:", 1)
        resources.setdefault(read.action, set()).add(whole)
    statements = [
        {"Effect": "Allow", "Action": action, "Resource": sorted(arns)} for action, arns in sorted(resources.items())
    ]
    return {"Version": "2012-10-17", "Statement": statements}


def _filled(template: str, read: Read, ids: tuple[str, ...]) -> str:
    for name, value in zip(read.arguments, ids, strict=True):
        template = template.replace("{" + name + "}", value)
    return template
