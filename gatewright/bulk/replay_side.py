"""
One of two configurations that logged calls are decided under, read from documents for each place that was called.

Of a place is built all that its calls may need, once: there are few places and many calls. An account is asked for the
APIs that were called, never for all that it has.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from gatewright.aws.addresses import address
from gatewright.aws.base_paths import names_of
from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.bulk.replay_logged import Logged
from gatewright.configuration.build import build
from gatewright.configuration.documents import Documents, OfOneRegion
from gatewright.model.api import Api
from gatewright.model.configuration import Configuration
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.principal import Principal
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.model.usage import ApiKey
from gatewright.sources.account.reads import READS, missing_of, read_of
from gatewright.sources.errors import SourceError
from gatewright.sources.named_caller import Callers

_STANDS_IN: Final = "000000000000"
"""The account of documents that name none."""

_LISTS: Final = frozenset({"get_rest_apis", "v2_get_apis", "get_domain_names"})
"""Answers that an account is not asked for: each thing that they list would be read."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a call went, as far as its line tells before anything is decided."""

    host: str
    """The host."""

    api_id: str | None
    """The API that the host, or the log, names."""

    account_id: str | None
    """The account of the API, where the log has it."""

    region: str | None
    """The region that the host names."""

    stage: str | None
    """The stage that the log names."""


def place_of(logged: Logged) -> Place:
    """Return where a call went."""
    host = logged.request.host
    named, through = address(host, logged.request.path), vpc_endpoint_name(host)
    api_id = logged.value("apiId") if named is None else named.api_id
    region = through.region if through is not None else None if named is None else named.region
    return Place(host, api_id, logged.value("accountId"), region, logged.value("stage"))


class Side:
    """One of the two configurations."""

    def __init__(
        self,
        open_documents: Callable[[Place], Documents],
        *,
        whole: bool = True,
        beneath: "Side | None" = None,
        before: "Side | None" = None,
    ) -> None:
        """Read documents by `open_documents`; where they are not `whole`, lists of all that there is are not read.

        What they do not tell is as the side `beneath` has it. The ids of keys are those of the side `before`, which the
        calls were logged under.
        """
        self._open = open_documents
        self._left_out = frozenset() if whole else _LISTS
        self._beneath = beneath
        self._before = before
        self._read: dict[Place, tuple[PlaceDocuments, Configuration, Callers]] = {}
        self._callers: dict[tuple[Place, str], Principal | Unknown] = {}
        self._like: dict[Place, bool] = {}

    def configuration(self, place: Place) -> Configuration:
        """Return what is known of a place; raises `SourceError`."""
        return self.at(place)[1]

    def is_like(self, other: "Side", place: Place) -> bool:
        """Tell whether two sides have one configuration of a place; one side is only ever held against one other."""
        found = self._like.get(place)
        if found is None:
            found = self._like[place] = self.configuration(place) == other.configuration(place)
        return found

    def caller(self, place: Place, arn: str) -> Principal | Unknown:
        """Return who an ARN names; `UNKNOWN` for one that is none."""
        key = (place, arn)
        found = self._callers.get(key)
        if found is None:
            try:
                found = self.at(place)[2].named(arn)
            except SourceError:
                found = UNKNOWN
            self._callers[key] = found
        return found

    def at(self, place: Place) -> "tuple[PlaceDocuments, Configuration, Callers]":
        """Return the documents of a place, and what is built of them; raises `SourceError`."""
        found = self._read.get(place)
        if found is None:
            beneath = None if self._beneath is None else self._beneath.at(place)[0]
            documents = PlaceDocuments(self._open(self._told_by_the_other(place)), self._left_out, beneath)
            aliases = _aliases(documents, None if self._before is None else self._before.at(place)[0])
            configuration = _configuration(documents, place, aliases)
            found = self._read[place] = documents, configuration, Callers(documents)
        return found

    def _told_by_the_other(self, place: Place) -> Place:
        """Return the place with the account and the region that the side beneath tells, where the log does not."""
        if self._beneath is None:
            return place
        told = self._beneath.configuration(place)
        account = None if isinstance(told.account_id, Unknown) else told.account_id
        region = None if isinstance(told.region, Unknown) else told.region
        return replace(place, account_id=place.account_id or account, region=place.region or region)


class PlaceDocuments:
    """Documents of an account that tell no secret, and no list that would have everything read."""

    def __init__(self, documents: Documents, left_out: frozenset[str], beneath: "PlaceDocuments | None" = None) -> None:
        self._documents = documents
        self._left_out = left_out
        self._beneath = beneath

    @property
    def region(self) -> str | Unknown:
        """Return the region that the documents are of, where they say so."""
        return self._documents.region if isinstance(self._documents, OfOneRegion) else UNKNOWN

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return the document."""
        if kind not in READS:
            return UNKNOWN
        found = self._told(kind, ids)
        return self._beneath.get(kind, *ids) if isinstance(found, Unknown) and self._beneath is not None else found

    def _told(self, kind: str, ids: tuple[str, ...]) -> Mapping[str, Any] | Unknown | None:
        if kind in self._left_out:
            return Unknown((missing_of(read_of(kind, ids), ids),))
        return self._documents.get(kind, *ids)


def _configuration(documents: PlaceDocuments, place: Place, aliases: Mapping[str, str]) -> Configuration:
    """Build all that calls to a place may need: the API that is named, or those that a domain name leads to."""
    hosts = () if address(place.host, "/") is not None else names_of(place.host)
    api_ids: tuple[str, ...] = () if place.api_id is None else (place.api_id,)
    region = place.region or documents.region
    while True:
        configuration = build(documents, account_id=UNKNOWN, region=region, api_ids=api_ids, hosts=hosts)
        if isinstance(region, Unknown):
            told = {one.region for one in configuration.domain_names.known() if one.name in hosts} - {None}
            if len(told) == 1:
                region = told.pop() or UNKNOWN
                continue
        more = tuple(one for one in _led_to(configuration, hosts) if one not in api_ids)
        if not more:
            apis = replace(configuration.apis, items=_taken_for_deployed(configuration.apis.items))
            return replace(configuration, api_keys=_by_id(documents, aliases), apis=apis)
        api_ids = (*api_ids, *more)


def _taken_for_deployed(apis: Mapping[str, Api | None]) -> Mapping[str, Api | None]:
    """Return HTTP and WebSocket APIs whose stages serve what is saved, where no answer of AWS tells what they serve.

    Named default: a change that is replayed is meant to be deployed.
    """
    return {name: None if api is None else _as_saved(api) for name, api in apis.items()}


def _as_saved(api: Api) -> Api:
    saved = api.saved
    if isinstance(saved, Unknown):
        return api
    stages = {
        name: replace(one, deployed=saved) if one is not None and isinstance(one.deployed, Unknown) else one
        for name, one in api.stages.items.items()
    }
    return replace(api, stages=replace(api.stages, items=stages))


def _led_to(configuration: Configuration, hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the APIs that the called domain names lead to."""
    found: dict[str, None] = {}
    for name in hosts:
        domain = configuration.domain_names.get(name)
        if domain is None or isinstance(domain, Unknown):
            continue
        mappings = () if isinstance(domain.mappings, Unknown) else domain.mappings
        rules = () if isinstance(domain.rules, Unknown) else domain.rules
        found |= dict.fromkeys((*(one.rest_api_id for one in mappings), *(one.api_id for one in rules)))
    return tuple(found)


def _by_id(documents: PlaceDocuments, aliases: Mapping[str, str]) -> Listing[ApiKey]:
    """Return the API keys by their ids, each with its id in the place of its value: that is what a log has of them.

    A key of several ids is found by each.
    """
    answer = documents.get("get_api_keys")
    if isinstance(answer, Unknown):
        return unknown_listing(answer)
    items = (answer or {}).get("items", ())
    known = {
        one["id"]: ApiKey(id=one["id"], value=one["id"], enabled=one.get("enabled", UNKNOWN), name=one.get("name"))
        for one in items
    }
    known |= {other: replace(known[one], value=other) for other, one in aliases.items() if other not in known}
    return Listing(known, UNKNOWN if "position" in (answer or {}) else None)


def _aliases(documents: PlaceDocuments, before: "PlaceDocuments | None") -> Mapping[str, str]:
    """Return, by the ids that a key had before, its id here: the value tells that it is the same."""
    if before is None:
        return {}
    here = {value: key_id for key_id, value in _values(documents)}
    return {key_id: here[value] for key_id, value in _values(before) if value in here}


def _values(documents: PlaceDocuments) -> Iterator[tuple[str, str]]:
    answer = documents.get("get_api_keys")
    if answer is None or isinstance(answer, Unknown):
        return
    yield from ((one["id"], one["value"]) for one in answer.get("items", ()) if "value" in one)


def on_behalf_of(caller: Principal | Unknown | None, configuration: Configuration, place: Place) -> Configuration:
    """Return the configuration for a caller: whether an account that nobody told is his, nobody knows."""
    stands_in = configuration.account_id == _STANDS_IN and place.account_id is None
    if not stands_in or not isinstance(caller, Principal) or caller.caller.account == _STANDS_IN:
        return configuration
    return replace(configuration, account_id=UNKNOWN)
