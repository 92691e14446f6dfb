"""The parameters that the templates of one call find, each kind read when a template first asks for it.

A template that changes one of these maps sees its change again, as long as the call lasts.
"""

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from gatewright.aws.lambda_proxy_event import LEFT_OUT
from gatewright.aws.vtl.parameters import Parameters
from gatewright.gateway.integrations.forwarding import SET_BY_US

if TYPE_CHECKING:
    from gatewright.gateway.integrations.rendering import Rendering

_NOT_AS_SENT: Final = LEFT_OUT | SET_BY_US


class CallParameters(Parameters):
    """`$input.params` of one call."""

    __slots__ = ("_rendering",)

    def __init__(self, rendering: "Rendering") -> None:
        super().__init__(rendering.path)
        self._rendering = rendering

    def querystring(self) -> dict[str, str]:
        """Return the parameters of the query string; of those that come twice, the last."""
        if self._querystring is None:
            self._querystring = parsed_query(self._rendering.request.query)
        return self._querystring  # type: ignore[return-value]  # it is the one that was made here

    def header(self) -> dict[str, str]:
        """Return the header fields as mappings see them."""
        if self._header is None:
            self._header = dict(self._rendering.kept_fields)
        return self._header  # type: ignore[return-value]  # it is the one that was made here

    def header_field(self, name: str) -> str | None:
        """Return one header field: the caller's own is found without all the others."""
        if self._header is not None or name.lower() in _NOT_AS_SENT:
            return self.header().get(name)
        return next((value for key, value in reversed(self._rendering.request.headers.items) if key == name), None)


def parsed_query(query: str) -> dict[str, str]:
    """Return the parameters of a query string, decoded; of those that come twice, the last."""
    if "%" in query or "+" in query:
        return dict(parse_qsl(query, keep_blank_values=True))
    parts = (part.partition("=") for part in query.split("&") if part)
    return {name: value for name, _, value in parts}
