"""
The store's state as frozen configurations, swapped whole on every commit.

The data plane reads `Snapshots.current` and nothing else: no lock, no query. `refresh` runs where the control plane
commits; it rebuilds only the APIs that the commits since the last one touched.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from gatewright.aws.addresses import address, address_of
from gatewright.aws.base_paths import names_of
from gatewright.aws.service_role import ServiceRole
from gatewright.configuration.access_keys import access_keys, merged
from gatewright.configuration.documents import Documents
from gatewright.configuration.domains import domain_names
from gatewright.configuration.http import api as api_of_v2
from gatewright.configuration.rest import rest_api
from gatewright.configuration.usage import api_keys, plans_by_key, usage_plans
from gatewright.configuration.waf import web_acls
from gatewright.engine.plan import Plan
from gatewright.gateway.canaries import CanaryDocuments, StageKey
from gatewright.gateway.deployed import Deployed, deployed
from gatewright.gateway.enforced_rules import EnforcedRules
from gatewright.gateway.garbage import uncollected
from gatewright.gateway.http_api.deployed import DeployedApi, deployed_apis
from gatewright.gateway.service_roles import service_roles
from gatewright.gateway.vpc_endpoints import Endpoints, VpcEndpoints, region_of_call
from gatewright.gateway.vpc_links import Links, links_of
from gatewright.gateway.with_snapshots import WithSnapshots
from gatewright.model.api import Api
from gatewright.model.configuration import Configuration, MessageWording
from gatewright.model.listing import Listing
from gatewright.model.principal import AccessKey
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.model.usage import Throttle
from gatewright.model.waf import WebAcl
from gatewright.store.answers import Answers
from gatewright.store.documents import Documents as StoredDocuments
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.reader import StoreReader

Document = Mapping[str, Any]
K = TypeVar("K", bound=tuple[str, ...])
V = TypeVar("V")

_OF_AN_API: Final = frozenset({"rest_api", "resource", "stage", "deployment", "authorizer_cache", "stage_cache"})
_OF_AN_API_OF_V2: Final = frozenset({"api", "api_stage", "api_deployment", "authorizer_cache"})
_OF_A_DOMAIN: Final = frozenset({"domain_name", "base_path_mapping", "routing_rule", "associated_endpoint"})
_OF_USAGE: Final = frozenset({"api_key", "usage_plan", "usage_plan_key"})
_OF_WEB_ACLS: Final = frozenset({"web_acl", "rule_group", "ip_set", "regex_pattern_set"})
_OF_VPC_LINKS: Final = frozenset({"vpc_link", "api_vpc_link"})
_HOSTS_KEPT: Final = 10_000
_NOWHERE: Final = "us-east-1"
"""The region of an address that names none and no API; nothing of it reaches the caller."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every region's configuration at one revision."""

    revision: int
    """The store's revision that it was read at."""

    account_id: str
    """The account that the server stands for."""

    configurations: Mapping[str, Configuration]
    """By region."""

    deployed: Mapping[StageKey, Deployed]
    """By region, API id and stage name: a pinned id may stand in several regions."""

    region_of: Mapping[str, str]
    """API id to region, for addresses that name no region; the first by name where several have it."""

    deployed_apis: Mapping[StageKey, DeployedApi] = field(default_factory=dict)
    """What the stages of HTTP and WebSocket APIs serve."""

    canary_apis: Mapping[tuple[str, str], Api] = field(default_factory=dict)
    """By region and API id: the APIs with a stage that has a canary, each such stage as the canary serves it."""

    canary_deployed: Mapping[StageKey, Deployed] = field(default_factory=dict)
    """What the canary of each such stage serves."""

    canary: "Snapshot | None" = field(default=None, compare=False, repr=False)
    """The same snapshot with every canary in the place of its stage; `None` when there are none."""

    roles: Mapping[str, ServiceRole] = field(default_factory=dict, compare=False)
    """Every role of the account by its ARN, for the `credentials` of integrations."""

    vpc_links: Links = field(default_factory=dict, compare=False)
    """Every VPC link of the account, by region and id."""

    region_of_domain: Mapping[str, str] = field(default_factory=dict)
    """Custom domain name to region; the first by name where several have it."""

    access_keys: Listing[AccessKey] = field(default_factory=Listing, compare=False)
    """Every access key of every account: what signs calls."""

    vpc_endpoints: Endpoints = field(default_factory=Listing, compare=False)
    """Every VPC endpoint for execute-api of every account and region: what calls come through."""

    others: "Mapping[str, Snapshot]" = field(default_factory=dict, compare=False, repr=False)
    """The snapshots of the other accounts that this server knows APIs of, by account."""

    waf_logging: Mapping[str, Document] = field(default_factory=dict)
    """The logging configuration of each web ACL that has one, by the web ACL's ARN."""

    _by_host: dict[str, Plan] = field(default_factory=dict, compare=False)
    _by_region: dict[str, Plan] = field(default_factory=dict, compare=False)

    def of(self, request: Request) -> "Snapshot":
        """Return the snapshot of the account whose API the address names; this one where none is named elsewhere."""
        if not self.others or self.domain_region(request.host) is not None:
            return self
        named = address_of(request)
        if named is None or isinstance(named, Unknown) or named.api_id in self.region_of:
            return self
        return next((other for other in self.others.values() if named.api_id in other.region_of), self)

    def plan(self, request: Request) -> Plan:
        """Return how to decide under the configuration of the region that the address names, or where its API is."""
        known = self._by_host.get(request.host)
        if known is not None:
            return known
        of_domain = self.domain_region(request.host)
        region = of_domain or region_of_call(request, self.region_of, self.vpc_endpoints) or _NOWHERE
        plan = self._by_region.get(region)
        if plan is None:
            nothing = replace(
                empty(self.account_id, region), access_keys=self.access_keys, vpc_endpoints=self.vpc_endpoints
            )
            plan = Plan(self.configurations.get(region) or nothing)
            if region in self.configurations:
                self._by_region[region] = plan
        names_all = of_domain is not None or address(request.host, "/") is not None
        if names_all and len(self._by_host) < _HOSTS_KEPT:
            self._by_host[request.host] = plan
        return plan

    def domain_region(self, host: str) -> str | None:
        """Return the region of the custom domain name that a host is, or is covered by; `None` when it is none."""
        if not self.region_of_domain:
            return None
        found = (self.region_of_domain.get(name) for name in names_of(host))
        return next((region for region in found if region is not None), None)


def empty(account_id: str, region: str) -> Configuration:
    """Return the configuration of a region in which there is nothing."""
    return Configuration(
        account_id=account_id,
        region=region,
        rest_apis=Listing(),
        apis=Listing(),
        domain_names=Listing(),
        api_keys=Listing(),
        usage_plans=(),
    )


class Snapshots:
    """The live snapshot of one store."""

    def __init__(
        self,
        store: StoreReader,
        account_id: str,
        *,
        message_wording: MessageWording = "current",
        account_throttle: Throttle | None = None,
        allow_unenforced: bool = False,
        given_keys: Listing[AccessKey] | None = None,
    ) -> None:
        """
        Take the server's own account, how refusals by policies are worded, the quota of every region, and whether rules
        of web ACLs that are not enforced are as if they were not there; and access keys that are not in the store.
        """
        self._store = store
        self._rules = EnforcedRules if allow_unenforced else WithSnapshots
        self._of_all: dict[str, Any] = {"message_wording": message_wording, "account_throttle": account_throttle}
        self._given_keys: Listing[AccessKey] = given_keys or Listing()
        self._keys = self._given_keys
        self._keys_of: dict[str, Listing[AccessKey]] = {}
        self._endpoints = VpcEndpoints()
        self.current = Snapshot(-1, account_id, {}, {}, {})

    def of_account(self, account_id: str) -> Snapshot:
        """Return what is known of an account."""
        return self.current if account_id == self.current.account_id else self.current.others[account_id]

    def refresh(self) -> None:
        """Bring `current` to the store's revision; cheap when nothing was committed."""
        revision = self._store.revision
        if revision != self.current.revision:
            with uncollected():
                self._bring_to(revision)

    def _bring_to(self, revision: int) -> None:
        changes = self._store.changes_since(self.current.revision)
        scopes = sorted({(change[0], change[1]) for change in changes})
        if any(region == GLOBAL for _, region in scopes):
            self._read_keys(account_id for account_id, region in scopes if region == GLOBAL)
        self._endpoints.read(self._store, changes)
        accounts = {self.current.account_id: self.current, **self.current.others}
        for account_id, region in scopes:
            here = [(kind, ids) for account, where, kind, ids in changes if (account, where) == (account_id, region)]
            of_account = accounts.get(account_id) or Snapshot(-1, account_id, {}, {}, {})
            accounts[account_id] = self._with_scope(of_account, region, here)
        fresh = {account_id: self._fresh(one, revision) for account_id, one in accounts.items()}
        own = fresh.pop(self.current.account_id)
        self.current = replace(own, others={name: one for name, one in fresh.items() if one.region_of})

    def _with_scope(self, of: Snapshot, region: str, changes: list[tuple[str, tuple[str, ...]]]) -> Snapshot:
        if region == GLOBAL:
            return replace(of, roles=_roles(self._store, of.account_id))
        return _with_region(of, self._store, region, changes, self._rules)

    def _fresh(self, of: Snapshot, revision: int) -> Snapshot:
        """Return a snapshot with the access keys of all accounts, and nothing remembered of the last one."""
        keys = self._keys
        configurations = {region: self._told(one) for region, one in of.configurations.items()}
        fresh = replace(
            of,
            revision=revision,
            configurations=configurations,
            access_keys=keys,
            vpc_endpoints=self._endpoints.listing,
            others={},
            _by_host={},
            _by_region={},
        )
        return replace(fresh, canary=_canary(fresh))

    def _told(self, configuration: Configuration) -> Configuration:
        """Return a region's configuration with what holds for all of them."""
        told = {"access_keys": self._keys, "vpc_endpoints": self._endpoints.listing, **self._of_all}
        if all(getattr(configuration, name) is value for name, value in told.items()):
            return configuration
        return replace(configuration, **told)

    def _read_keys(self, account_ids: Iterable[str]) -> None:
        """Read the access keys of some accounts anew."""
        for account_id in account_ids:
            with self._store.reading(account_id, GLOBAL) as stored:
                self._keys_of[account_id] = access_keys(Answers(stored), account_id=account_id)
        self._keys = merged((*self._keys_of.values(), self._given_keys))


def _with_region(
    current: Snapshot,
    store: StoreReader,
    region: str,
    changes: list[tuple[str, tuple[str, ...]]],
    rules: Callable[[StoredDocuments], Documents],
) -> Snapshot:
    """Return the snapshot with one region's changes read from the store; `rules` reads those of web ACLs."""
    before = current.configurations.get(region) or empty(current.account_id, region)
    touched = {ids[0] for kind, ids in changes if kind in _OF_AN_API}
    touched_v2 = {ids[0] for kind, ids in changes if kind in _OF_AN_API_OF_V2}
    with store.reading(current.account_id, region) as stored:
        read = {api_id: WithSnapshots(stored) for api_id in touched}
        apis = {api_id: _api(documents, api_id) for api_id, documents in read.items()}
        served = {key: one for api_id in touched for key, one in deployed(stored, read[api_id], region, api_id)}
        canaries = {
            key: one for api_id in touched for key, one in deployed(stored, read[api_id], region, api_id, canaries=True)
        }
        canary_apis = {(region, key[1]): _canary_api(read[key[1]], key[1]) for key in canaries}
        apis_of_v2 = {api_id: _api_of_v2(stored, api_id) for api_id in touched_v2}
        served_of_v2 = {key: one for api_id in touched_v2 for key, one in deployed_apis(stored, region, api_id)}
        kinds = {kind for kind, _ in changes}
        usage = _usage(stored) if kinds & _OF_USAGE else {}
        domains = domain_names(WithSnapshots(stored)) if kinds & _OF_A_DOMAIN else before.domain_names
        items = {**before.rest_apis.items, **apis}
        known = {api_id: api for api_id, api in items.items() if api is not None}
        acls = _web_acls(rules(stored), before, known) if apis or kinds & _OF_WEB_ACLS else before.web_acls
        links = links_of(stored) if kinds & _OF_VPC_LINKS else None
        logging = dict(_waf_logging(stored, current, region)) if "waf_logging" in kinds else current.waf_logging
    of_v2 = {api_id: api for api_id, api in {**before.apis.items, **apis_of_v2}.items() if api is not None}
    after = replace(before, rest_apis=Listing(known), apis=Listing(of_v2), domain_names=domains, web_acls=acls, **usage)

    def kept(old: Mapping[K, V], changed: set[str] = touched) -> dict[K, V]:
        return {key: value for key, value in old.items() if key[0] != region or key[1] not in changed}

    configurations = {**current.configurations, region: after}
    return replace(
        current,
        configurations=configurations,
        deployed={**kept(current.deployed), **served},
        deployed_apis={**kept(current.deployed_apis, touched_v2), **served_of_v2},
        canary_deployed={**kept(current.canary_deployed), **canaries},
        canary_apis={**kept(current.canary_apis), **canary_apis},
        waf_logging=logging,
        vpc_links=current.vpc_links if links is None else _with_links(current.vpc_links, region, links),
        region_of={
            api_id: where
            for where in sorted(configurations, reverse=True)
            for api_id in (*configurations[where].rest_apis.items, *configurations[where].apis.items)
        },
        region_of_domain={
            name: where
            for where in sorted(configurations, reverse=True)
            for name in configurations[where].domain_names.items
        },
    )


def _with_links(before: Links, region: str, links: Mapping[str, Document]) -> Links:
    others = {place: one for place, one in before.items() if place[0] != region}
    return {**others, **{(region, link_id): one for link_id, one in links.items()}}


def _roles(store: StoreReader, account_id: str) -> Mapping[str, ServiceRole]:
    with store.reading(account_id, GLOBAL) as stored:
        return service_roles(WithSnapshots(stored), account_id)


def _api(documents: WithSnapshots, api_id: str) -> Api | None:
    answer = documents.get("get_rest_api", api_id)
    return None if answer is None else rest_api(documents, answer)


def _api_of_v2(stored: StoredDocuments, api_id: str) -> Api | None:
    documents = WithSnapshots(stored)
    answer = documents.get("v2_get_api", api_id)
    return None if answer is None else api_of_v2(documents, answer)


def _canary_api(saved: WithSnapshots, api_id: str) -> Api:
    """Return an API whose stages are their canaries."""
    documents = CanaryDocuments(saved)
    answer = documents.get("get_rest_api", api_id)
    if answer is None or isinstance(answer, Unknown):
        raise ValueError(f"the API `{api_id}` has a stage and no document")
    return rest_api(documents, answer)


def _canary(of: Snapshot) -> Snapshot | None:
    """Return the snapshot with every canary in the place of its stage."""
    if not of.canary_deployed:
        return None
    configurations = dict(of.configurations)
    for (region, api_id), api in of.canary_apis.items():
        before = configurations[region]
        configurations[region] = replace(before, rest_apis=Listing({**before.rest_apis.items, api_id: api}))
    deployed = {**of.deployed, **of.canary_deployed}
    return replace(of, configurations=configurations, deployed=deployed, canary=None, _by_host={}, _by_region={})


def _waf_logging(stored: StoredDocuments, current: Snapshot, region: str) -> Iterator[tuple[str, Document]]:
    """Yield the logging configurations of web ACLs: those of other regions, and this one's."""
    yield from ((arn, one) for arn, one in current.waf_logging.items() if f":wafv2:{region}:" not in arn)
    yield from ((one["ResourceArn"], one) for one in stored.list("waf_logging"))


def _web_acls(documents: Documents, before: Configuration, apis: Mapping[str, Api]) -> Listing[WebAcl]:
    """Return the web ACLs of the stages; one that is as it was stays the same, and compiled."""
    found = web_acls(documents, apis.values())
    items = {arn: old if (old := before.web_acls.items.get(arn)) == new else new for arn, new in found.items.items()}
    return replace(found, items=items)


def _usage(stored: StoredDocuments) -> dict[str, Any]:
    documents = WithSnapshots(stored)
    plans = usage_plans(documents)
    return {"api_keys": api_keys(documents), "usage_plans": plans, "plans_by_key": plans_by_key(plans)}
