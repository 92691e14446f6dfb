"""
What other keys and usage plans make of a call whose key, or lack of one, opened nothing under those of then.

A log names no key that was refused. But whatever it was, it opened nothing; so it opens something now only if some key
does that did not before. Keys that are disabled, deleted, or taken out of a plan open less, and leave a refusal as it
is.
"""

from gatewright.model.call import Call
from gatewright.model.unknown import Unknown


def opens_no_more(then: Call, now: Call) -> bool:
    """Tell whether no key opens the stage of `now` that did not open that of `then`."""
    if not _asks_alike(then, now):
        return False
    before, after = _opening(then), _opening(now)
    return before is not None and after is not None and after <= before


def _asks_alike(then: Call, now: Call) -> bool:
    """Tell whether both methods want a key, and both APIs read it from the header."""
    for call in (then, now):
        if isinstance(call.route, Unknown) or call.route.method.api_key_required is not True:
            return False
        if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown):
            return False
        if call.stage.deployed.api_key_source != "HEADER":
            return False
    return True


def _opening(call: Call) -> frozenset[str] | None:
    """Return the values of the keys that open the stage of a call; `None` where not all are known."""
    keys, plans = call.configuration.api_keys, call.configuration.usage_plans
    if isinstance(keys.rest, Unknown) or isinstance(plans, Unknown):
        return None
    if isinstance(call.stage, Unknown) or isinstance(call.address, Unknown):
        return None
    here = (call.address.api_id, call.stage.name)
    ids: set[str] = set()
    for plan in plans:
        if here in plan.stages:
            if isinstance(plan.key_ids, Unknown):
                return None
            ids |= plan.key_ids
    known = tuple(keys.known())
    if any(isinstance(key.enabled, Unknown) for key in known):
        return None
    return frozenset(key.value for key in known if key.enabled and key.id in ids)
