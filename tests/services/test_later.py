import asyncio

from gatewright.services.later import Later
from gatewright.store.documents import Document


def test_the_rest_of_an_operation_is_awaited() -> None:
    """It returns what a handler would have."""

    async def finish() -> Document:
        return {"a": 1}

    async def awaited(later: Later) -> Document:
        return await later.finish()

    assert {"a": 1} == asyncio.run(awaited(Later(finish)))
