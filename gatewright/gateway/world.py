"""
Who answers the engine's questions in a live gateway: at once what is in memory, later what must be fetched.

A question of a kind that nobody here answers stays unknown, so that its call is not let in.
"""

from gatewright.gateway.answers import Usage, Where
from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.gateway.snapshot import Snapshot
from gatewright.gateway.websockets.registry import OpenConnections
from gatewright.model.call import Call
from gatewright.model.decision import Paused
from gatewright.model.question import Answer, FetchKeys, FindConnection, InvokeAuthorizer


class World:
    """All that the engine can ask of one server."""

    def __init__(
        self, usage: Usage, keys: IssuerKeys, authorizers: LambdaAuthorizers, connections: OpenConnections
    ) -> None:
        self._usage = usage
        self._keys = keys
        self._authorizers = authorizers
        self._connections = connections

    def at_once(self, snapshot: Snapshot, paused: Paused) -> Answer | None:
        """Return the answer to a call's question; `None` when it must be fetched."""
        call, question = paused.call, paused.question
        now = call.request.received_at
        if isinstance(question, InvokeAuthorizer):
            return self._authorizers.kept(snapshot, call, question)
        if isinstance(question, FetchKeys):
            return self._keys.known(question, now)
        if isinstance(question, FindConnection):
            stage = (str(call.configuration.region), question.api_id, question.stage)
            return self._connections.of_stage(stage, question.connection_id) is not None
        return self._usage.world(where(snapshot, call), now)(question)

    async def later(self, snapshot: Snapshot, paused: Paused) -> Answer:
        """Return an answer that must be fetched."""
        question = paused.question
        if isinstance(question, InvokeAuthorizer):
            return await self._authorizers.ask(snapshot, paused.call, question)
        if isinstance(question, FetchKeys):
            return await self._keys.fetch(question, paused.call.request.received_at)
        return await self._usage.fetch(where(snapshot, paused.call), question, paused.call.request.received_at)


def where(snapshot: Snapshot, call: Call) -> Where:
    """Return whose account and region a call is counted in."""
    return snapshot.account_id, str(call.configuration.region)
