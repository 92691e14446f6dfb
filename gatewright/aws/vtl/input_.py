"""`$input`: the payload and the parameters of a request, or the payload of a response.

Documented (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html,
"Input variables"): `$input.body`, `$input.json(path)`, `$input.path(path)`, `$input.params()` with its members `path`,
`querystring` and `header`, and `$input.params(name)`, which searches them in that order.

Recorded: `$input.body` of a request without a body is `{}` (LocalStack pull request 12413, 2025-03-19). What
`$input.json` and `$input.path` read of other text than JSON stands in `json_values`.

Inferred: that `$input.json` and `$input.path` read such a body as `{}`, too; that `$input.json` writes `""` for a path
that leads nowhere; that `$input.params(name)` is empty for a parameter that was not sent; and that each
`$input.path` of one rendering sees what the template has changed in it, while `$input.json` does not.
"""

from typing import Final

from gatewright.aws.vtl.json_values import json_of, payload
from gatewright.aws.vtl.jsonpath import read_path
from gatewright.aws.vtl.parameters import Parameters
from gatewright.aws.vtl.run import CODED, Run
from gatewright.aws.vtl.template_object import TemplateObject

__all__ = ["Input"]

_NO_PARAMETERS: Final = Parameters()
_UNREAD: Final = object()


class Input(TemplateObject):
    """`$input` of one rendering."""

    __slots__ = ("_body", "_changed", "_parameters", "_pristine")

    def __init__(
        self,
        body: str,
        parameters: Parameters = _NO_PARAMETERS,
    ) -> None:
        """Keep the payload as text, and the parameters."""
        self._body = body if body.strip() else "{}"
        self._parameters = parameters
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

    def json(self, run: Run, path: object) -> str | None:
        """Return the part of the payload that a JSONPath leads to, as JSON."""
        if not isinstance(path, str):
            return None
        if self._pristine is _UNREAD:
            self._pristine = payload(self._body)
        made = json_of(read_path(path, run).find(self._pristine, run))
        run.make(len(made), CODED)
        return made

    def path(self, run: Run, path: object) -> object:
        """Return the part of the payload that a JSONPath leads to, as a value."""
        if not isinstance(path, str):
            return None
        if self._changed is _UNREAD:
            self._changed = payload(self._body)
        return read_path(path, run).find(self._changed, run)

    def params(self, run: Run) -> object:
        """Return all parameters, by where they stand."""
        run.spend(1)
        return self._parameters.every()

    def param(self, _run: Run, name: object) -> str | None:
        """Return one parameter: from the path, the query string or the headers, in that order."""
        if not isinstance(name, str):
            return None
        return self._parameters.one(name)
