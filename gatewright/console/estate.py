"""What stands on this server: its APIs with their stages, and the custom domain names that lead to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gatewright.console.recording import Doors
from gatewright.model.api import Protocol
from gatewright.store.documents import Documents
from gatewright.store.reader import StoreReader

_DEFAULT: Final = "$default"
"""The stage of an HTTP API that stands in no path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingStage:
    """A stage, and where it is called from this machine."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingApi:
    """An API and its stages."""

    id: str
    name: str
    protocol: Protocol
    region: str
    stages: tuple[StandingStage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingDomain:
    """A custom domain name."""

    name: str
    mappings: tuple[tuple[str, str, str], ...]
    """Base path, API id, stage; the path is empty where it stands for all, the stage where the caller names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estate:
    """All of it."""

    apis: tuple[StandingApi, ...] = ()
    domains: tuple[StandingDomain, ...] = ()

    def name_of(self, api_id: str | None) -> str:
        """Return how an API is called; its id where nobody knows it."""
        return next((api.name for api in self.apis if api.id == api_id and api.name), api_id or "")


def estate(store: StoreReader, doors: Doors) -> Estate:
    """Return what stands in the store, in every account and region."""
    apis: list[StandingApi] = []
    domains: list[StandingDomain] = []
    for account_id, region in store.scopes():
        with store.reading(account_id, region) as documents:
            apis += [*_rest_apis(documents, doors), *_apis_of_v2(documents, doors)]
            domains += _domains(documents)
    return Estate(apis=tuple(apis), domains=tuple(domains))


def _rest_apis(documents: Documents, doors: Doors) -> Iterator[StandingApi]:
    for api in documents.list("rest_api"):
        base = f"{doors.endpoint_url}/_aws/execute-api/{api['id']}"
        names = [str(stage["stageName"]) for stage in documents.list("stage", api["id"])]
        yield StandingApi(
            id=api["id"],
            name=str(api.get("name") or ""),
            protocol="REST",
            region=documents.region,
            stages=tuple(StandingStage(name=name, url=f"{base}/{name}/") for name in names),
        )


def _apis_of_v2(documents: Documents, doors: Doors) -> Iterator[StandingApi]:
    for api in documents.list("api"):
        protocol: Protocol = "WEBSOCKET" if api["ProtocolType"] == "WEBSOCKET" else "HTTP"
        front = doors.endpoint_url.replace("http", "ws", 1) if protocol == "WEBSOCKET" else doors.endpoint_url
        base = f"{front}/_aws/execute-api/{api['ApiId']}"
        names = [str(stage["StageName"]) for stage in documents.list("api_stage", api["ApiId"])]
        yield StandingApi(
            id=api["ApiId"],
            name=str(api.get("Name") or ""),
            protocol=protocol,
            region=documents.region,
            stages=tuple(
                StandingStage(name=name, url=f"{base}/" if name == _DEFAULT else f"{base}/{name}") for name in names
            ),
        )


def _domains(documents: Documents) -> Iterator[StandingDomain]:
    for domain in documents.list("domain_name"):
        mappings = tuple(
            (_path(str(one.get("basePath") or "")), str(one.get("restApiId") or ""), str(one.get("stage") or ""))
            for one in documents.list("base_path_mapping", domain["domainName"])
        )
        yield StandingDomain(name=domain["domainName"], mappings=mappings)


def _path(base_path: str) -> str:
    return "" if base_path == "(none)" else base_path
