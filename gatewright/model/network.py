"""VPC endpoints: the one that a call came through, and those that an account has."""

from dataclasses import dataclass

from gatewright.model.unknown import UNKNOWN, Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class VpcEndpoint:
    """The VPC endpoint that a call came through."""

    vpce_id: str | Unknown = UNKNOWN
    """The id of the endpoint."""

    vpc_id: str | Unknown = UNKNOWN
    """The id of its VPC."""

    source_ip: str | Unknown = UNKNOWN
    """The address of the caller within the VPC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceEndpoint:
    """A VPC endpoint for execute-api, as `describe_vpc_endpoints` tells it."""

    id: str
    """`VpcEndpointId`."""

    vpc_id: str | Unknown = UNKNOWN
    """`VpcId`."""

    region: str | Unknown = UNKNOWN
    """The region whose APIs it leads to, from its `ServiceName`."""

    open: bool = True
    """Whether its `State` lets calls through."""

    policy: str | Unknown | None = UNKNOWN
    """`PolicyDocument`; `None` for the default one, which allows everything."""

    dns_names: tuple[str, ...] = ()
    """Its own names, the regional one first."""
