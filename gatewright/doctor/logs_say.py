"""
What the logs of a call say of its refusal: each line, or variable, keeps some causes and rules out the others.

A row may only rule out what it excludes for sure. Lines and variables: recorded in public dumps of execution logs of
2017 to 2026; the pairs of phase and status follow from AWS's definitions of the variables (inferred where no log is
public), https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gatewright.doctor.log_rows.lines import BY_LINE
from gatewright.doctor.log_rows.row import EVERYTHING, OF_A_WEB_ACL, PASSED_THE_DOOR, Row
from gatewright.doctor.log_rows.variables import BY_VARIABLE
from gatewright.model.fact import Fact
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange, WafRecord

_LINE: Final = pattern(
    r"\s*(?:\([0-9A-Za-z=_-]+\) |(?:[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d [\d:]+ UTC \d{4}|Date) : )?(.*)", re.DOTALL
)


_OF_A_CHALLENGE: Final = (202, 405)


@dataclass(frozen=True, slots=True)
class Said:
    """What one line says of the causes."""

    about: tuple[str, ...]
    """The causes that it speaks of, by id or by a prefix that ends in a dot; `EVERYTHING` for all."""

    keeps: tuple[str, ...]
    """Which of them it leaves."""

    fact: Fact
    """The line itself."""

    sure: bool
    """True when the line is AWS's own word for the reason, rather than a trace that the call left."""

    in_order: bool = False
    """True when `keeps` has the likeliest first."""

    inferred: bool = False
    """True when it follows from what the log leaves out: then the only cause that it leaves is likely."""

    def leaves(self, cause_id: str) -> bool:
        """Tell whether the line leaves a cause possible."""
        return not speaks_of(self.about, cause_id) or speaks_of(self.keeps, cause_id)


def logs_say(exchange: Exchange) -> tuple[Said, ...]:
    """Return what the execution log, the access log and the web ACL's log say, the surest first."""
    found = [*_of_web_acl(exchange.waf), *_of_lines(exchange), *_of_variables(exchange)]
    return tuple(sorted(found, key=lambda said: not said.sure))


def speaks_of(patterns: tuple[str, ...], cause_id: str) -> bool:
    """Tell whether one of the patterns is this cause, a prefix of it, or everything."""
    return any(each in (cause_id, "*") or (each.endswith(".") and cause_id.startswith(each)) for each in patterns)


def _of_lines(exchange: Exchange) -> Iterator[Said]:
    lines = exchange.observation.execution_log
    if isinstance(lines, Unknown):
        return
    texts = [match[1] for line in lines if (match := _LINE.fullmatch(line)) is not None]
    whole = "\n".join(texts)
    for row in BY_LINE:
        line = next((text for text in texts if re.search(row.pattern, text)), None)
        if line is not None and _in_its_place(row, whole):
            yield Said(row.about, row.keeps, Fact("log", "execution_log", line), row.sure, row.in_order)


def _in_its_place(row: Row, whole: str) -> bool:
    """Tell whether what must and what must not stand in the same log does so."""
    if row.with_line is not None and re.search(row.with_line, whole) is None:
        return False
    return row.without is None or re.search(row.without, whole) is None


def _of_variables(exchange: Exchange) -> Iterator[Said]:
    log = exchange.observation.access_log
    if isinstance(log, Unknown):
        return
    for row in BY_VARIABLE:
        value = log.get(row.name, "")
        if value not in ("", "-") and re.fullmatch(row.pattern, value) and _joined(row, log.get(row.with_name, "")):
            yield Said(row.about, row.keeps, Fact("log", row.name, value), row.sure)
    status = log.get("integration.status") or log.get("integrationStatus") or "-"
    of_the_gateway, message = log.get("error.responseType"), log.get("error.message") or "-"
    refused = re.fullmatch(r"[45]\d\d", status) and of_the_gateway in (None, "", "-")
    # Lambda itself is answered with 200 whatever the function returned; the log says that nothing else refused. What
    # an HTTP API answers by itself is made from no gateway response, and has a message.
    if message == "-" and (refused or (re.fullmatch(r"2\d\d", status) and of_the_gateway in ("", "-"))):
        yield Said(EVERYTHING, PASSED_THE_DOOR, Fact("log", "integrationStatus", status), sure=True)
    elif status == "-" and {of_the_gateway, log.get("error.message")} <= {"", "-"} and _no_challenge(exchange):
        # Every refusal of API Gateway's own is made from a gateway response, or has a message (inferred).
        fact = Fact("log", "error.responseType", of_the_gateway or "")
        yield Said(EVERYTHING, PASSED_THE_DOOR, fact, sure=True, inferred=True)


def _no_challenge(exchange: Exchange) -> bool:
    """Tell whether no web ACL asked for a proof: what it answers then is made from no gateway response."""
    seen = exchange.observation
    return seen.status not in _OF_A_CHALLENGE and not isinstance(seen.headers.get("x-amzn-waf-action"), str)


def _joined(row: Row, value: str) -> bool:
    return row.with_line is None or re.fullmatch(row.with_line, value) is not None


def _of_web_acl(record: WafRecord | None) -> Iterator[Said]:
    if record is None:
        return
    if record.action in ("ALLOW", "COUNT"):
        yield Said(OF_A_WEB_ACL, (), Fact("log", "waf.action", record.action), sure=False)
        return
    for path, value in _told_by(record):
        yield Said(EVERYTHING, _kept_by(record), Fact("log", f"waf.{path}", value), sure=True)


def _kept_by(record: WafRecord) -> tuple[str, ...]:
    if record.action in ("CAPTCHA", "CHALLENGE"):
        return ("waf.challenge-unanswered",)
    if record.rule == "Default_Action":
        return ("waf.default-action-blocked",)
    return ("waf.rate-exceeded",) if record.rule_type == "RATE_BASED" else ("waf.rule-blocked",)


def _told_by(record: WafRecord) -> Iterator[tuple[str, str]]:
    """Yield what names the rule, and what it found."""
    yield "terminatingRuleId", record.rule
    if record.inner_rule:
        yield (
            "ruleGroupList.terminatingRule",
            f"{record.group}: {record.inner_rule}" if record.group else record.inner_rule,
        )
    for matched in record.matched:
        yield "terminatingRuleMatchDetails", matched
    for label in record.labels:
        yield "labels", label
