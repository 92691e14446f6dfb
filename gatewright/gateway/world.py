"""
Who answers the engine's questions in a live gateway: at once what is in memory, later what must be fetched.

A question of a kind that nobody here answers stays unknown, so that its call is not let in.
"""

from gatewright.gateway.answers import UsageBook
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.model.question import Answer, FetchKeys, Question
from gatewright.model.unknown import UNKNOWN


class World:
    """All that the engine can ask of one server."""

    def __init__(self, usage: UsageBook, keys: IssuerKeys) -> None:
        self._usage = usage
        self._keys = keys

    def at_once(self, question: Question, region: str, now: float) -> Answer | None:
        """Return the answer for a call received in `region` at `now` (Unix seconds); `None` when it must be fetched."""
        if isinstance(question, FetchKeys):
            return self._keys.known(question, now)
        return self._usage.world(region, now)(question)

    async def later(self, question: Question, now: float) -> Answer:
        """Return an answer that must be fetched."""
        return await self._keys.fetch(question, now) if isinstance(question, FetchKeys) else UNKNOWN
