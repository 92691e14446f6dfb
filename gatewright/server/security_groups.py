"""
Whom the security groups of VPC endpoints let in, kept in step with what the control plane commits.

Who is not let in hears nothing: with AWS his packets are dropped, and his client gives up. Here the connection is made
by the time that we know of it; it is held for a while without an answer, and closed.
"""

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from gatewright.aws.security_groups import admits
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.store.reader import StoreReader

HELD_SECONDS: Final = 30.0
"""How long nobody answers, before the connection is closed: longer than clients usually wait."""

_KINDS: Final = frozenset({"vpc_endpoint", "security_group_rule"})


class SecurityGroups:
    """The rules of every endpoint of this server."""

    def __init__(self, store: StoreReader) -> None:
        self._store = store
        self._revision = -1
        self._rules: Mapping[str, Sequence[Mapping[str, Any]]] = {}
        self._ended = asyncio.Event()

    def refresh(self) -> None:
        """Bring the rules to the store's revision; cheap when nothing of them was committed."""
        revision = self._store.revision
        if revision == self._revision:
            return
        changes = self._store.changes_since(self._revision, _KINDS)
        self._revision = revision
        if changes:
            self._rules = self._read()

    def admits(self, vpce_id: str, address: str) -> bool:
        """Tell whether a caller of an endpoint is let in; of an endpoint that nobody knows, the checks speak."""
        rules = self._rules.get(vpce_id)
        return rules is None or admits(rules, address)

    def let_in(self, request: Request) -> bool:
        """Tell the same of a call that named an endpoint by its host."""
        way, address = request.peer.vpc_endpoint, request.peer.source_ip
        if not isinstance(way, VpcEndpoint) or not isinstance(way.vpce_id, str) or not isinstance(address, str):
            return True
        return self.admits(way.vpce_id, address)

    async def silence(self) -> Response:
        """Answer nothing: the connection of the call is dropped when its time is over."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), HELD_SECONDS)
        # What a listener takes for an answer that is not wanted any more: it aborts the connection.
        raise asyncio.CancelledError

    def end(self) -> None:
        """Hold nobody any longer: the server stops."""
        self._ended.set()

    def _read(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        found: dict[str, Sequence[Mapping[str, Any]]] = {}
        for account_id, region in self._store.scopes():
            with self._store.reading(account_id, region) as documents:
                for endpoint in documents.list("vpc_endpoint"):
                    groups = [one["GroupId"] for one in endpoint.get("Groups", ())]
                    found[endpoint["VpcEndpointId"]] = [
                        rule for group_id in groups for rule in documents.list("security_group_rule", group_id)
                    ]
        return found
