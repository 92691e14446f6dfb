"""
Every function that the store knows, as it has to be known to run it: read where the control plane commits.

The event loop reads `current` and nothing else; `refresh` replaces it whole, and reads only the functions that the
commits since the last one touched.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.function_arn import LATEST
from gatewright.aws.policy.compile import Policy, policy
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.aws.runtime_url import RUNTIME_URL_TAG
from gatewright.gateway.functions.runnable import Runnable
from gatewright.store.documents import Documents
from gatewright.store.reader import StoreReader

Document = Mapping[str, Any]

Name = tuple[str, str, str]
"""The account, the region and the name of a function."""

_KINDS: Final = frozenset({"function", "function_version", "function_alias", "function_policy", "function_url"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where an alias leads."""

    version: str
    """Its version."""

    weights: tuple[tuple[str, float], ...] = ()
    """Other versions, each with its share of the calls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFunction:
    """One function."""

    versions: Mapping[str, Runnable]
    """What runs, by version; `$LATEST` is among them."""

    aliases: Mapping[str, Route]
    """Where its aliases lead."""

    policies: Mapping[str, Policy]
    """Its resource policies, by qualifier; that of the function itself has the qualifier ``."""

    reserved: int | None
    """Its reserved concurrency."""

    urls: Mapping[str, str]
    """The qualifiers that its URLs call, by the id of the URL; `` is the function itself."""


class KnownFunctions:
    """The functions of one store, of every account in it."""

    def __init__(self, store: StoreReader, *, changed: Callable[[], None] = lambda: None) -> None:
        """Take the store; `changed` is told, on whatever thread refreshes, after `current` was replaced."""
        self._store = store
        self._changed = changed
        self._revision = -1
        self.current: Mapping[Name, KnownFunction] = {}
        """By account, region and name."""
        self.urls: Mapping[str, tuple[Name, str]] = {}
        """What a function URL calls, by its id: a function, and a qualifier of it."""

    def refresh(self) -> None:
        """Bring `current` to the store's revision; cheap when nothing was committed."""
        revision = self._store.revision
        if revision == self._revision:
            return
        touched: dict[tuple[str, str], set[str]] = {}
        for account_id, region, _, ids in self._store.changes_since(self._revision, _KINDS):
            touched.setdefault((account_id, region), set()).add(ids[0])
        self._revision = revision
        if not touched:
            return
        after = dict(self.current)
        for (account_id, region), names in touched.items():
            with self._store.reading(account_id, region) as documents:
                for name in names:
                    found = _read(documents, name)
                    if found is None:
                        after.pop((account_id, region, name), None)
                    else:
                        after[account_id, region, name] = found
        self.urls = {
            url: (name, qualifier) for name, function in after.items() for url, qualifier in function.urls.items()
        }
        self.current = after
        self._changed()

    def package(self, runnable: Runnable) -> bytes:
        """Return the code of a function; raise `OSError` when it is gone."""
        with self._store.reading(runnable.account_id, runnable.region) as documents:
            found = documents.blob(runnable.code_digest)
        if found is None:
            raise OSError(f"the code of function `{runnable.name}` is gone")
        return found


def _read(documents: Documents, name: str) -> KnownFunction | None:
    function = documents.get("function", name)
    if function is None:
        return None
    versions = {ids[1]: one for ids, one in documents.items("function_version", name)}
    return KnownFunction(
        versions={
            version: _runnable(documents, one, function) for version, one in {LATEST: function, **versions}.items()
        },
        aliases={ids[1]: _route(one) for ids, one in documents.items("function_alias", name)},
        policies=dict(_policies(documents, name)),
        reserved=function.get("reservedConcurrency"),
        urls={one["id"]: ids[1] for ids, one in documents.items("function_url", name)},
    )


def _policies(documents: Documents, name: str) -> Iterator[tuple[str, Policy]]:
    """Yield the policies of a function by qualifier; one that cannot be read lets nobody in."""
    for ids, one in documents.items("function_policy", name):
        with contextlib.suppress(MalformedPolicy):
            yield ids[1], policy(one["policy"], "resource", name)


def _runnable(documents: Documents, document: Document, function: Document) -> Runnable:
    configuration = document["configuration"]
    return Runnable(
        region=documents.region,
        account_id=documents.account_id,
        name=configuration["FunctionName"],
        version=configuration["Version"],
        runtime=configuration["Runtime"],
        handler=configuration["Handler"],
        role=configuration["Role"],
        code_digest=document["codeDigest"],
        timeout=configuration["Timeout"],
        memory_mb=configuration["MemorySize"],
        environment=(configuration.get("Environment") or {}).get("Variables") or {},
        log_group=configuration["LoggingConfig"]["LogGroup"],
        runtime_url=(function.get("tags") or {}).get(RUNTIME_URL_TAG),
    )


def _route(alias: Document) -> Route:
    weights = (alias.get("RoutingConfig") or {}).get("AdditionalVersionWeights") or {}
    return Route(version=alias["FunctionVersion"], weights=tuple(weights.items()))
