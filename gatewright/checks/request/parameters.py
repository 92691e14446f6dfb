"""Are the header, path and query parameters there that the method requires?

Their names stand in the answer as headers, path, query (recorded: LocalStack's AWS-validated
`test_api_gateway_request_validator`).
"""

from collections.abc import Iterable, Iterator
from typing import Final

from gatewright.checks.request import parameter_missing
from gatewright.checks.request.evidence import denial, place_of, unsure
from gatewright.checks.request.required import lacking, untold
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.method_request import MethodRequest
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.unknown import Unknown

_PLACES: Final = {"header": "headers", "path": "path", "querystring": "query"}


def parameters(call: Call, asked: MethodRequest) -> Deny | Unsure | None:
    """Return what becomes of a call for its parameters; `None` where they are all there, or nobody looks."""
    validator = asked.validator
    if validator is None or (not isinstance(validator, Unknown) and not validator.parameters):
        return None
    missing, dark = lacking(call, asked), untold(call, asked)
    if not missing and not dark:
        return None
    if isinstance(validator, Unknown):
        return unsure(call, validator, parameter_missing.CAUSE)
    if not missing:
        return unsure(call, dark[0], parameter_missing.CAUSE)
    # Where nobody told of another one, the answer may name it besides.
    names = {} if dark else {"parameters": ", ".join(name for _, name in missing)}
    return denial(parameter_missing.CAUSE, call, tuple(_facts(call, missing)), **names)


def _facts(call: Call, missing: Iterable[tuple[str, str]]) -> Iterator[Fact]:
    for kind, name in missing:
        where = f"{place_of(call)}.requestParameters[method.request.{kind}.{name}]"
        yield Fact("configuration", where, "true")
        yield Fact("request", f"{_PLACES[kind]}.{name}", "-")
