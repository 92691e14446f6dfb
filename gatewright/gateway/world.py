"""
Who answers the engine's questions in a live gateway: at once what is in memory, later what must be fetched.

A question of a kind that nobody here answers stays unknown, so that its call is not let in.
"""

from gatewright.gateway.answers import UsageBook
from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.gateway.snapshot import Snapshot
from gatewright.model.decision import Paused
from gatewright.model.question import Answer, FetchKeys, InvokeAuthorizer
from gatewright.model.unknown import UNKNOWN


class World:
    """All that the engine can ask of one server."""

    def __init__(self, usage: UsageBook, keys: IssuerKeys, authorizers: LambdaAuthorizers) -> None:
        self._usage = usage
        self._keys = keys
        self._authorizers = authorizers

    def at_once(self, snapshot: Snapshot, paused: Paused) -> Answer | None:
        """Return the answer to a call's question; `None` when it must be fetched."""
        call, question = paused.call, paused.question
        now = call.request.received_at
        if isinstance(question, InvokeAuthorizer):
            return self._authorizers.kept(snapshot, call, question)
        if isinstance(question, FetchKeys):
            return self._keys.known(question, now)
        return self._usage.world((snapshot.account_id, str(call.configuration.region)), now)(question)

    async def later(self, snapshot: Snapshot, paused: Paused) -> Answer:
        """Return an answer that must be fetched."""
        question = paused.question
        if isinstance(question, InvokeAuthorizer):
            return await self._authorizers.ask(snapshot, paused.call, question)
        if isinstance(question, FetchKeys):
            return await self._keys.fetch(question, paused.call.request.received_at)
        return UNKNOWN
