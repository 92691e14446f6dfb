"""Every field to match by AWS's name, and those that this gateway cannot see."""

from collections.abc import Callable, Mapping
from typing import Final

from gatewright.aws.waf.fields import arguments, bodies, cookies, headers, targets
from gatewright.aws.waf.inspection import Found, Inspection, Partial
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import Missing
from gatewright.model.waf import FieldToMatch

Reader = Callable[[Inspection], Found]
"""From a request to the values of one of its parts."""

UNSEEN: Final = frozenset({"JA3Fingerprint", "JA4Fingerprint"})
"""Parts of the TLS handshake, of which nobody tells us."""

_FIELDS: Final[Mapping[str, Callable[[FieldToMatch], Reader]]] = {
    "Method": lambda _: targets.method,
    "UriPath": lambda _: targets.uri_path,
    "QueryString": lambda _: targets.query_string,
    "UriFragment": lambda _: targets.uri_fragment,
    "SingleQueryArgument": arguments.single_query_argument,
    "AllQueryArguments": arguments.all_query_arguments,
    "SingleHeader": headers.single_header,
    "Headers": headers.headers,
    "HeaderOrder": headers.header_order,
    "Cookies": cookies.cookies,
    "Body": bodies.body,
    "JsonBody": bodies.json_body,
}

KINDS: Final = frozenset({*_FIELDS, *UNSEEN})
"""All fourteen."""


def reader(spec: FieldToMatch) -> Reader:
    """Return what reads a part; of one that cannot be seen, what says so."""
    if spec.kind in UNSEEN:
        untold = Partial((), (unseen(spec.kind),))
        return lambda _: untold
    return _FIELDS[spec.kind](spec)


def unseen(what: str) -> Missing:
    """Return how to say that a part of the handshake, or a fact about the caller's address, is not known."""
    return Missing(subject=f"request.{what}", what=Message(N_("the {part} of the caller"), {"part": what}))


def written(spec: FieldToMatch) -> str:
    """Return the part as a person reads it: `UriPath`, `SingleHeader user-agent`."""
    return f"{spec.kind} {spec.name}" if spec.name else spec.kind
