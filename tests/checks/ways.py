"""Calls to the private API of the pet shop, by each way: through its VPC endpoint, or over the Internet."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Peer
from tests.casebook import reached, request, world

VPCE: Final = "vpce-0a1b2c3d4e5f60718"
API: Final = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
NAMED: Final = f"a1b2c3d4e5-{VPCE}.execute-api.eu-west-1.amazonaws.com"
OWN: Final = f"{VPCE}-abcdefgh.execute-api.eu-west-1.vpce.amazonaws.com"

_ARN: Final = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5"
_EVERYONE: Final = (
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke",'
    f' "Resource": "{_ARN}/*"}}]}}'
)


def policy(effect: str, resource: str = "*", principal: str = '"*"') -> str:
    """Return a policy of one statement about the API."""
    return (
        f'{{"Version": "2012-10-17", "Statement": [{{"Effect": "{effect}", "Principal": {principal}, "Action":'
        f' "execute-api:Invoke", "Resource": "{_ARN}/{resource}"}}]}}'
    )


def private(*associated: str, of_the_endpoint: Mapping[str, Any] | None = None, **api: Any) -> Configuration:
    """Return the pet shop with a private API that everyone may call, and with a VPC endpoint."""
    changes = {"api": members(*associated, **api), f"VPC endpoint {VPCE}": dict(of_the_endpoint or {})}
    return world("pets", changes).configuration()


def members(*associated: str, **api: Any) -> dict[str, Any]:
    """Return the members of a private API that everyone may call."""
    endpoint = {"types": ["PRIVATE"], **({"vpcEndpointIds": list(associated)} if associated else {})}
    return {"endpointConfiguration": endpoint, "policy": _EVERYONE, **api}


def call(text: str, configuration: Configuration, peer: Peer | None = None) -> Call:
    """Return a call as the first check gets it; by its name it came through an endpoint, else over the Internet."""
    sent = request(text)
    return Call(sent if peer is None else replace(sent, peer=peer), configuration)


def at(check_id: str, text: str, configuration: Configuration, peer: Peer | None = None) -> Call:
    """Return a call as a check of the chain gets it."""
    first = call(text, configuration, peer)
    return reached(check_id, first.request, configuration)


THROUGH: Final = Peer(vpc_endpoint=VpcEndpoint(vpce_id=VPCE))
"""A connection through the VPC endpoint, whatever the host."""
