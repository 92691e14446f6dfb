"""Mappings that take long are made beside the event loop, so that one template does not hold up every other call.

What most templates do is done before another thread could have begun. So each mapping is first tried where the call is
served, with work for a few milliseconds; one that needs more is made again in a thread, with all the work there is.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from gatewright.aws.vtl.errors import Lengthy
from gatewright.gateway.integrations.rendering import Rendering, TemplateContext

_Made = TypeVar("_Made")


async def unhurried(rendering: Rendering, make: Callable[[], _Made]) -> _Made:
    """Return what `make` makes of the mappings of a call."""
    before = rendering.overrides()
    try:
        return make()
    except Lengthy:
        return await patiently(rendering, make, before)


async def patiently(rendering: Rendering, make: Callable[[], _Made], before: TemplateContext | None = None) -> _Made:
    """Make it in a thread, from the overrides as they were."""
    rendering.begin_again(before)
    return await asyncio.to_thread(make)
