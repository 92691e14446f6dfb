"""`$input`: the payload and the parameters of a request, or the payload of a response.

Documented (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html,
"Input variables"): `$input.body`, `$input.json(path)`, `$input.path(path)`, `$input.params()` with its members `path`,
`querystring` and `header`, and `$input.params(name)`, which searches them in that order.

Recorded: `$input.body` of a request without a body is `{}` (LocalStack pull request 12413, 2025-03-19).

Inferred: that `$input.json` and `$input.path` read such a body as `{}`, too; that `$input.json` writes `""` for a path
that leads nowhere; that `$input.params(name)` is empty for a parameter that was not sent; and that each
`$input.path` of one rendering sees what the template has changed in it, while `$input.json` does not.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.vtl.json_values import json_of, parsed
from gatewright.aws.vtl.jsonpath import read_path
from gatewright.aws.vtl.template_object import TemplateObject

__all__ = ["Input"]

_PLACES: Final = ("path", "querystring", "header")
_UNREAD: Final = object()


class Input(TemplateObject):
    """`$input` of one rendering."""

    __slots__ = ("_body", "_changed", "_params", "_pristine")

    def __init__(
        self,
        body: str,
        *,
        path: Mapping[str, str] | None = None,
        querystring: Mapping[str, str] | None = None,
        header: Mapping[str, str] | None = None,
    ) -> None:
        """Keep the payload as text and the parameters by where they stand.

        Whether a name may be spelled in another case is up to the mapping that is given.
        """
        self._body = body if body.strip() else "{}"
        self._params = {"path": path or {}, "querystring": querystring or {}, "header": header or {}}
        self._pristine: object = _UNREAD
        self._changed: object = _UNREAD
        self.methods = {
            ("json", 1): self.json,
            ("path", 1): self.path,
            ("params", 0): self.params,
            ("params", 1): self.param,
        }

    def property(self, name: str) -> object:
        """Return `$input.body`."""
        return self._body if name == "body" else None

    def json(self, path: object) -> str | None:
        """Return the part of the payload that a JSONPath leads to, as JSON."""
        if not isinstance(path, str):
            return None
        if self._pristine is _UNREAD:
            self._pristine = parsed(self._body)
        return json_of(read_path(path).find(self._pristine))

    def path(self, path: object) -> object:
        """Return the part of the payload that a JSONPath leads to, as a value."""
        if not isinstance(path, str):
            return None
        if self._changed is _UNREAD:
            self._changed = parsed(self._body)
        return read_path(path).find(self._changed)

    def params(self) -> object:
        """Return all parameters, by where they stand."""
        return dict(self._params)

    def param(self, name: object) -> str | None:
        """Return one parameter: from the path, the query string or the headers, in that order."""
        if not isinstance(name, str):
            return None
        return next((self._params[place][name] for place in _PLACES if name in self._params[place]), "")
