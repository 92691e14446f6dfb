"""Where a request comes from: IP sets, and country and network, of which this gateway has no data.

Restates "IP set match rule statement", "Geographic match rule statement" and "ASN match rule statement", AWS WAF
developer guide: https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-ipset-match.html
"""

from collections.abc import Callable

from gatewright.aws.waf.address_ranges import Number, Ranges, caller, forwarded
from gatewright.aws.waf.fields.table import unseen
from gatewright.aws.waf.inspection import Inspection, Match, Partial
from gatewright.aws.waf.statements.parts import Test
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import Missing, Unknown
from gatewright.model.waf import AsnMatch, ForwardedIp, GeoMatch, IpSetReference

_NAME = "IPSetReferenceStatement"


def compiled(statement: IpSetReference) -> Test:
    """Return the statement as a function; of a set that nobody told us of, what says so."""
    told = statement.addresses
    if told is None or isinstance(told, Unknown):
        return _says(*((told.missing if isinstance(told, Unknown) else ()) or (_untold(statement.arn),)))
    ranges = Ranges(told)
    return _connection(ranges) if statement.forwarded is None else _header(ranges, statement.forwarded)


def unknown_origin(statement: GeoMatch | AsnMatch) -> Test:
    """Return a statement that says what is not known of the caller's address."""
    return _says(unseen("country" if isinstance(statement, GeoMatch) else "ASN"))


def _connection(ranges: Ranges) -> Test:
    def test(inspection: Inspection) -> bool | None:
        found = caller(inspection)
        if isinstance(found, Partial):
            inspection.lacks(found.missing)
            return None
        if found is None or found not in ranges:
            return False
        inspection.matched = Match(_NAME, "IP", str(inspection.request.peer.source_ip).encode())
        return True

    return test


def _header(ranges: Ranges, spec: ForwardedIp) -> Test:
    """Return a statement about the addresses of a header; without the header it does not apply (documented)."""
    holds = _holds(ranges, spec)

    def test(inspection: Inspection) -> bool | None:
        found = forwarded(inspection, spec)
        if isinstance(found, Partial):
            inspection.lacks(found.missing)
            return None
        if not any(holds(number) for number in found):
            return False
        inspection.matched = Match(_NAME, f"SingleHeader {spec.header}", b", ".join(_sent(inspection, spec)))
        return True

    return test


def _holds(ranges: Ranges, spec: ForwardedIp) -> Callable[[Number | None], bool]:
    fallback = spec.fallback == "MATCH"
    return lambda number: fallback if number is None else number in ranges


def _sent(inspection: Inspection, spec: ForwardedIp) -> list[bytes]:
    return [value.encode(errors="replace") for value in inspection.request.headers.all(spec.header)]


def _says(*missing: Missing) -> Test:
    def test(inspection: Inspection) -> bool | None:
        inspection.lacks(missing)
        return None

    return test


def _untold(arn: str) -> Missing:
    return Missing(
        subject=f"configuration.ip_sets[{arn}]",
        what=Message(N_("the addresses of the IP set {arn}"), {"arn": arn}),
        permission="wafv2:GetIPSet",
    )
