"""`$context.requestOverride` and `$context.responseOverride`: what a template changes besides the payload.

Documented (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html):
"Overrides are final. An override may only be applied to each parameter once. If you try to override the same parameter
multiple times, API Gateway returns a 5XX response." A request template may set `header`, `path` and `querystring` of
`requestOverride`; a response template `header` and `status` of `responseOverride`. Recorded: a request template may
also set `responseOverride.status` (MOCK integrations with 444; see "behaviour", status 444).
"""

from typing import Final

from gatewright.aws.vtl.errors import Impossible

__all__ = ["Once", "request_override", "response_override"]

_REQUEST: Final = ("path", "querystring", "header")


class Once(dict[str, object]):
    """A map in which each name may be set once."""

    __slots__ = ()

    def __setitem__(self, name: str, value: object) -> None:
        """Set a name that has not been set."""
        if name in self:
            raise Impossible(f"`{name}` is already overridden; each parameter may be overridden once")
        super().__setitem__(name, value)


def request_override() -> Once:
    """Return an empty `$context.requestOverride`."""
    return Once({place: Once() for place in _REQUEST})


def response_override() -> Once:
    """Return an empty `$context.responseOverride`."""
    return Once({"header": Once()})
