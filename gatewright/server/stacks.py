"""What documents declare, made by the control plane: each a stack, in the order in which they are named."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.plan import plan
from gatewright.aws.cloudformation.scope import Place
from gatewright.aws.cloudformation.stack import Stack
from gatewright.services.settings import Settings
from gatewright.services.stacks import Bringing
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.declaration import Declaration
from gatewright.store.store import Store

Declare: TypeAlias = Callable[[], tuple[Declaration, ...]]
"""Reads the documents; raises `DocumentError`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A document, and what it became."""

    declaration: Declaration
    place: Place
    stack: Stack
    within: tuple[str, ...] = ()
    """The nested stacks that it stands in, by logical id."""

    def named(self, name: str) -> str:
        """Return a logical id as the whole document knows it: `Front.Api` stands in the nested stack `Front`."""
        return ".".join((*self.within, name))


def bring(
    store: Store,
    settings: Settings,
    declarations: tuple[Declaration, ...],
    *,
    leaves_out_what_protects: bool | None = None,
) -> tuple[Brought, ...]:
    """
    Bring the stack of each document to what the document says, or raise `DocumentError` and leave it as it was.

    Types of resources that protect and are not offered are left out where what is not enforced is allowed, unless
    `leaves_out_what_protects` says otherwise.
    """
    bringing = Bringing(store=store, settings=settings, now=time.time())
    exports: dict[str, str] = {}
    found = []
    for one in declarations:
        place = Place(
            stack_name=one.stack_name,
            account_id=one.account_id or settings.account_id,
            region=one.region or settings.region,
        )
        allowed = settings.allow_unenforced if leaves_out_what_protects is None else leaves_out_what_protects
        stack = _brought(one, place, exports, bringing, allow_unenforced=allowed)
        exports |= stack.exports
        found.append(Brought(declaration=one, place=place, stack=stack))
    return tuple(found)


def _brought(
    one: Declaration, place: Place, exports: Mapping[str, str], bringing: Bringing, *, allow_unenforced: bool
) -> Stack:
    try:
        planned = plan(one.template, place, one.parameters, exports, allow_unenforced=allow_unenforced)
        return bringing.bring(planned)
    except TemplateError as error:
        raise DocumentError(f"{one.path}: {error}") from error
