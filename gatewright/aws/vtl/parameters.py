"""What `$input.params` finds: the parameters of a call, by where they stand.

Documented (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html,
"Input variables"): a name is searched in the path, the query string and the headers, in that order.
"""

from collections.abc import Mapping
from typing import Final

__all__ = ["Parameters"]

_NONE: Final[Mapping[str, str]] = {}


class Parameters:
    """The parameters of one rendering; whether a name may be spelled in another case is up to the mappings given."""

    __slots__ = ("_header", "_path", "_querystring")

    def __init__(
        self,
        path: Mapping[str, str] | None = None,
        querystring: Mapping[str, str] | None = None,
        header: Mapping[str, str] | None = None,
    ) -> None:
        """Take them; what is not given here a subclass reads when it is asked for."""
        self._path = path
        self._querystring = querystring
        self._header = header

    def path(self) -> Mapping[str, str]:
        """Return those of the path."""
        return _NONE if self._path is None else self._path

    def querystring(self) -> Mapping[str, str]:
        """Return those of the query string."""
        return _NONE if self._querystring is None else self._querystring

    def header(self) -> Mapping[str, str]:
        """Return the header fields."""
        return _NONE if self._header is None else self._header

    def header_field(self, name: str) -> str | None:
        """Return one header field, `None` where there is none of that name."""
        return self.header().get(name)

    def one(self, name: str) -> str:
        """Return the first parameter of a name; the empty text without one (inferred)."""
        found = self.path().get(name)
        if found is None:
            found = self.querystring().get(name)
        if found is None:
            found = self.header_field(name)
        return "" if found is None else found

    def every(self) -> dict[str, Mapping[str, str]]:
        """Return all of them, by where they stand."""
        return {"path": self.path(), "querystring": self.querystring(), "header": self.header()}
