"""A custom domain name, and what its paths lead to."""

from dataclasses import dataclass

from gatewright.model.routing_rule import RoutingRule
from gatewright.model.unknown import UNKNOWN, Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePathMapping:
    """One path of a domain name, and the stage that it leads to."""

    base_path: str
    """`basePath` without slashes around it; empty for `(none)`, which is every path."""

    rest_api_id: str
    """`restApiId`."""

    stage: str | None = None
    """`stage`; `None` where the caller names the stage behind the base path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MutualTls:
    """The client certificates that a domain name wants."""

    truststore_uri: str
    """`truststoreUri`: `s3://bucket/key`."""

    truststore_version: str | None = None
    """`truststoreVersion`."""

    truststore: tuple[bytes, ...] | Unknown = UNKNOWN
    """The certificates of the truststore, DER; AWS does not show the copy that it made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainName:
    """A custom domain name of one region."""

    name: str
    """`domainName`, in lower case; `*` may stand for its first label."""

    id: str | None = None
    """`domainNameId` of a private name, of which there may be several of one name; `None` of a public one."""

    arn: str | None = None
    """`domainNameArn`; that of a private name holds its account."""

    endpoint_types: tuple[str, ...] | Unknown = ("REGIONAL",)
    """`endpointConfiguration.types`."""

    policy: str | None = None
    """`policy` of a private name: who may call; without one nobody may."""

    vpc_endpoints: tuple[str, ...] | Unknown = ()
    """The VPC endpoints that have an access association with a private name."""

    security_policy: str | Unknown = "TLS_1_2"
    """`securityPolicy`."""

    routing_mode: str | Unknown = "BASE_PATH_MAPPING_ONLY"
    """`routingMode`."""

    mutual_tls: MutualTls | Unknown | None = None
    """`mutualTlsAuthentication`; `None` where no client certificate is wanted."""

    mappings: tuple[BasePathMapping, ...] | Unknown = ()
    """Its base path mappings."""

    rules: tuple[RoutingRule, ...] | Unknown = ()
    """Its routing rules; looked at unless the routing mode leaves all to the mappings."""

    @property
    def key(self) -> str:
        """What the account knows it by: its name, and behind `+` the id of a private one."""
        return self.name if self.id is None else f"{self.name}+{self.id}"

    @property
    def region(self) -> str | None:
        """The region of its ARN; `None` where nobody told it."""
        return None if self.arn is None else self.arn.split(":")[3]

    @property
    def private_arn(self) -> str | None:
        """Its ARN, when it is a private name."""
        return None if self.id is None else self.arn

    @property
    def maps_only(self) -> bool:
        """Whether its mappings alone decide where a path leads."""
        return self.routing_mode == "BASE_PATH_MAPPING_ONLY"

    @property
    def routes_only(self) -> bool:
        """Whether its routing rules alone decide where a request leads."""
        return self.routing_mode == "ROUTING_RULE_ONLY"
