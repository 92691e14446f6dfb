"""VPC endpoints for execute-api, from the answer of `describe_vpc_endpoints`.

An account tells its own endpoints only; those of others reach its private APIs too, so that one which is not listed may
be another account's.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.configuration.documents import Document, Documents
from gatewright.i18n import N_
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.message import Message
from gatewright.model.network import InterfaceEndpoint
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

_SERVICE: Final = ".execute-api"
_OPEN: Final = "available"

OF_ANOTHER_ACCOUNT: Final = Unknown(
    (
        Missing(
            subject="configuration.vpc_endpoints",
            what=Message(N_("the VPC endpoints of other accounts")),
            permission="ec2:DescribeVpcEndpoints",
            command="aws ec2 describe-vpc-endpoints",
        ),
    )
)
"""What holds for an endpoint that the account does not list."""


def vpc_endpoints(documents: Documents) -> Listing[InterfaceEndpoint]:
    """Return the endpoints of the account."""
    answer = documents.get("describe_vpc_endpoints")
    if isinstance(answer, Unknown):
        return unknown_listing(answer)
    return Listing({one.id: one for one in interface_endpoints(answer or {})}, OF_ANOTHER_ACCOUNT)


def interface_endpoints(answer: Document) -> Iterator[InterfaceEndpoint]:
    """Yield the endpoints for execute-api of an answer."""
    yield from (interface_endpoint(one) for one in of_execute_api(answer)["VpcEndpoints"])


def of_execute_api(answer: Document) -> Document:
    """Return an answer without the endpoints of other services."""
    listed = answer.get("VpcEndpoints", ())
    return {**answer, "VpcEndpoints": [one for one in listed if str(one.get("ServiceName", "")).endswith(_SERVICE)]}


def interface_endpoint(one: Mapping[str, Any]) -> InterfaceEndpoint:
    """Return one endpoint."""
    return InterfaceEndpoint(
        id=one["VpcEndpointId"],
        vpc_id=one.get("VpcId", UNKNOWN),
        region=str(one["ServiceName"]).removesuffix(_SERVICE).rpartition(".")[2],
        open=str(one.get("State", _OPEN)).lower() == _OPEN,
        policy=_policy(one.get("PolicyDocument", UNKNOWN)),
        dns_names=tuple(filter(_is_own, (entry.get("DnsName", "") for entry in one.get("DnsEntries", ())))),
    )


def _is_own(name: str) -> bool:
    """Tell a name of the endpoint itself from the wildcard that private DNS gives it."""
    return name.startswith("vpce-")


def _policy(text: str | Unknown | None) -> str | Unknown | None:
    """Return a policy of the endpoint's own; `None` for the default one, in whatever way it is written."""
    if text is None or isinstance(text, Unknown) or not text:
        return None if not isinstance(text, Unknown) else text
    try:
        document = json.loads(text)
    except ValueError:
        return text
    statements = document.get("Statement") if isinstance(document, dict) else None
    listed = statements if isinstance(statements, list) else [statements]
    return None if len(listed) == 1 and _is_full_access(listed[0]) else text


def _is_full_access(statement: object) -> bool:
    """Tell the statement of the default policy (documented: "Default endpoint policy", AWS PrivateLink guide)."""
    if not isinstance(statement, dict) or not set(statement) <= {"Sid", "Effect", "Principal", "Action", "Resource"}:
        return False
    everyone = statement.get("Principal", "*") in ("*", {"AWS": "*"}, {"AWS": ["*"]})
    everything = all(statement.get(name) in ("*", ["*"]) for name in ("Action", "Resource"))
    return everyone and everything and statement.get("Effect") == "Allow"
