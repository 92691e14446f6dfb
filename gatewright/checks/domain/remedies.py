"""Fixes of the domain check, made on a copy."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from gatewright.checks.words import endpoint
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.request import Request


def call_the_api_of_the_nearest_id(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Call the API whose id is spelt most like the one that was called."""
    wanted = values["rest_api_id"]
    near = nearest_id(wanted, (api.id for api in call.configuration.known_apis() if api.id != wanted))
    if near is None:
        return None
    request = _renamed(call.request, wanted, near)
    suggested = {"suggested_api_id": near, "suggested_host": request.host, "suggested_path": request.path}
    suggested["suggested_endpoint"] = endpoint(request)
    return Proposal(request=request, configuration=call.configuration, values=suggested)


def nearest_id(wanted: str, known: Iterable[str]) -> str | None:
    """Return the id spelt most like `wanted`; `None` when none comes close."""
    close = get_close_matches(wanted, list(known), n=1, cutoff=0.7)
    return close[0] if close else None


def _renamed(request: Request, old: str, new: str) -> Request:
    """Return the request for another API: the id stands in the host, or in the path of a local form."""
    if not request.host.startswith(f"{old}."):
        return replace(request, path=request.path.replace(f"/{old}/", f"/{new}/", 1))
    items = tuple(
        (name, new + value[len(old) :] if name.lower() == "host" else value) for name, value in request.headers
    )
    host = new + request.host[len(old) :]
    return replace(request, host=host, headers=replace(request.headers, items=items))
