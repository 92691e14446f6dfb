"""
Where private integrations lead: through a VPC link to a load balancer or a Cloud Map service.

Restates "Private integrations for REST APIs in API Gateway" and "Create private integrations for HTTP APIs in API
Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
There is no VPC to look into, so that whoever starts the server tells where each target stands (`--vpc-link-target`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from gatewright.aws.uri_variables import MappingError, with_stage_variables
from gatewright.store.documents import Documents

Document = Mapping[str, Any]
Links = Mapping[tuple[str, str], Document]
"""The VPC links of every region, by region and id: those of REST APIs and those of HTTP APIs."""

FindTarget = Callable[[Document, Mapping[str, str]], "LinkTarget"]
"""Return where an integration leads, given the variables of its stage; raise `UnreachableError`."""

_LISTENER: Final = ":listener/"
_LOAD_BALANCER: Final = ":loadbalancer/"
_ID_PARTS: Final = 3
"""What of a listener's ARN names its load balancer: kind, name and id."""


class UnreachableError(Exception):
    """A private integration leads nowhere; its text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTarget:
    """Where what stands in a VPC is reached from here."""

    arn: str
    """The load balancer, the listener or the Cloud Map service."""

    host: str
    """A name or an address, IPv6 without brackets."""

    port: int | None
    """Its port; `None` takes the one that the integration names."""


class VpcLinks:
    """The VPC links of the account as they are now, whenever what names them was deployed."""

    __slots__ = ("_links", "_targets")

    def __init__(self, links: Links, targets: Iterable[LinkTarget]) -> None:
        """Take the links, and where their targets stand."""
        self._links = links
        self._targets = {one.arn: one for one in targets}

    def of_rest(self, region: str, integration: Document, stage_variables: Mapping[str, str]) -> LinkTarget:
        """Return where an integration of a REST or WebSocket API leads, in the member names of `get_integration`.

        Documented: a link of REST APIs has one network load balancer of its own; one of the second version has none, so
        that `integrationTarget` names a load balancer.
        """
        link_id, link = self._link(region, integration.get("connectionId"), stage_variables)
        arn = link["targetArns"][0] if "targetArns" in link else integration.get("integrationTarget")
        if not arn:
            raise UnreachableError(f"the VPC link `{link_id}` needs an `integrationTarget`")
        return self._target(_filled(arn, stage_variables))

    def of_http(self, region: str, integration: Document, stage_variables: Mapping[str, str]) -> LinkTarget:
        """Return where an integration of an HTTP API leads: its URI is the ARN of a listener or a service."""
        self._link(region, integration.get("ConnectionId"), stage_variables)
        return self._target(_filled(integration.get("IntegrationUri") or "", stage_variables))

    def _link(self, region: str, named: str | None, stage_variables: Mapping[str, str]) -> tuple[str, Document]:
        link_id = _filled(named or "", stage_variables)
        link = self._links.get((region, link_id))
        if link is None:
            raise UnreachableError(f"there is no VPC link `{link_id}`")
        return link_id, link

    def _target(self, arn: str) -> LinkTarget:
        found = self._targets.get(arn) or self._targets.get(load_balancer_of(arn))
        if found is None:
            raise UnreachableError(f"nobody told where `{arn}` stands: `serve --vpc-link-target ARN=HOST:PORT`")
        return found


NO_LINKS: Final[FindTarget] = partial(VpcLinks({}, ()).of_rest, "")
"""Where there are no VPC links, none leads anywhere."""


def links_of(documents: Documents) -> dict[str, Document]:
    """Return the VPC links of a region by id, those of REST APIs and those of HTTP APIs."""
    links = {one["id"]: one for one in documents.list("vpc_link")}
    return {**links, **{one["VpcLinkId"]: one for one in documents.list("api_vpc_link")}}


def target_of(
    integration: Document, stage_variables: Mapping[str, str], find: FindTarget
) -> Callable[[], LinkTarget] | None:
    """Return what tells where a private integration of a REST API leads; `None` for one that has no VPC link."""
    if integration.get("connectionType") != "VPC_LINK":
        return None
    return lambda: find(integration, stage_variables)


def load_balancer_of(arn: str) -> str:
    """Return the load balancer of a listener; any other ARN as it is."""
    before, mark, named = arn.partition(_LISTENER)
    return before + _LOAD_BALANCER + "/".join(named.split("/")[:_ID_PARTS]) if mark else arn


def _filled(text: str, stage_variables: Mapping[str, str]) -> str:
    try:
        return with_stage_variables(text, stage_variables)
    except MappingError as error:
        raise UnreachableError(str(error)) from None
