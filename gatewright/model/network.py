"""The VPC endpoint that a call came through."""

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
