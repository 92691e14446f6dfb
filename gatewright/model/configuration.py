"""One account and region, as known at one moment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from gatewright.model.api import Api
from gatewright.model.domain import DomainName
from gatewright.model.function import Function
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.network import InterfaceEndpoint
from gatewright.model.principal import AccessKey
from gatewright.model.question import KeySet
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.model.usage import ApiKey, Throttle, UsagePlan
from gatewright.model.waf import WebAcl

MessageWording = Literal["current", "2022"]
"""Which of AWS's sentences a region says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """Everything about an account's front door that somebody told us; never changed, only replaced."""

    account_id: str | Unknown = UNKNOWN
    """Twelve digits."""

    region: str | Unknown = UNKNOWN
    """`eu-west-1`, ..."""

    rest_apis: Listing[Api] = field(default_factory=unknown_listing)
    """REST APIs by id."""

    apis: Listing[Api] = field(default_factory=unknown_listing)
    """HTTP and WebSocket APIs by id: those of API Gateway V2."""

    domain_names: Listing[DomainName] = field(default_factory=unknown_listing)
    """Custom domain names by name, in lower case."""

    api_keys: Listing[ApiKey] = field(default_factory=unknown_listing)
    """API keys by *value*: what a caller sends finds its key."""

    usage_plans: tuple[UsagePlan, ...] | Unknown = UNKNOWN
    """Usage plans in the order in which AWS lists them."""

    plans_by_key: Mapping[str, tuple[UsagePlan, ...]] = field(default_factory=dict)
    """The same plans by the id of a key they hold; derived, and complete when every plan's keys are known."""

    message_wording: MessageWording = "current"
    """How refusals by policies end: today's sentences name the kind of the policy, those of 2022 did not."""

    account_throttle: Throttle | None = None
    """The account's quota of the region, on all of its APIs together; `None` where nobody holds calls to one."""

    access_keys: Listing[AccessKey] = field(default_factory=unknown_listing)
    """Access keys by id: of this account, and of others whose callers are known here."""

    key_sets: Mapping[str, KeySet] = field(default_factory=dict)
    """The keys of token issuers that somebody fetched; of the others the world is asked."""

    functions: Listing[Function] = field(default_factory=unknown_listing)
    """Lambda functions by the ARN by which they are called: those of authorizers, and of methods
    where somebody asks for them, that are called without a role."""

    web_acls: Listing[WebAcl] = field(default_factory=unknown_listing)
    """Web ACLs by ARN: those that a stage is associated with."""

    vpc_endpoints: Listing[InterfaceEndpoint] = field(default_factory=unknown_listing)
    """VPC endpoints for execute-api by id: of this account, and of others where they are known."""

    def api(self, api_id: str) -> Api | Unknown | None:
        """Return the API of this id, of whichever kind; all kinds share one space of ids."""
        rest, other = self.rest_apis.get(api_id), self.apis.get(api_id)
        if isinstance(rest, Api):
            return rest
        if isinstance(other, Api):
            return other
        untold = [one for one in (rest, other) if isinstance(one, Unknown)]
        return Unknown(tuple(gap for one in untold for gap in one.missing)) if untold else None

    @property
    def tells_all_apis(self) -> bool:
        """Tell whether an API that is not among those known does not exist."""
        return self.rest_apis.rest is None and self.apis.rest is None

    def known_apis(self) -> Iterator[Api]:
        """Yield the APIs that are known to exist, of every kind."""
        yield from self.rest_apis.known()
        yield from self.apis.known()
