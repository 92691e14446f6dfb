"""
Law 4: learning never overturns.

If a decision over partial knowledge is allowed or denied, or names a cause, then filling in any unknown leaves that as
it is; and no cause becomes possible that was not possible before.
"""

from gatewright.engine.decide import decide
from gatewright.model.decision import Decision
from tests.laws.worlds import Gap, Scene, seen


def overturned(scene: Scene, before: frozenset[Gap], after: frozenset[Gap]) -> str | None:
    """Return what having just the gaps `after`, some of those `before`, turned over; `None` when nothing."""
    early, late = _decided(scene, before), _decided(scene, after)
    if early.outcome not in ("undetermined", late.outcome):
        return f"{early.outcome} became {late.outcome}"
    if early.cause is not None and late.cause is not early.cause:
        return f"{early.cause.id} became {late.cause.id if late.cause else None}"
    if not late.may <= early.may:
        return f"{', '.join(sorted(late.may - early.may))} became possible"
    return None


def _decided(scene: Scene, untold: frozenset[Gap]) -> Decision:
    knowledge = seen(scene, untold)
    return decide(knowledge.request, knowledge.configuration, knowledge.world)
