"""What takes a reader further who gave too little: the whole call, the configuration, whom to ask, what words mean."""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from gatewright.checks.iam.mismatch import UNEXPLAINED
from gatewright.checks.request import REQUEST
from gatewright.doctor.answered_by import Answerer
from gatewright.doctor.diagnosis import Diagnosis, Finding, Look
from gatewright.doctor.fixes import PLACEHOLDER, UNTOLD
from gatewright.doctor.local_account import is_loopback
from gatewright.doctor.report.after_no_answer import after_no_answer, at_another_moment, in_another_account, options
from gatewright.doctor.report.unseen import is_unseen
from gatewright.doctor.signatures.review import MISMATCHES
from gatewright.doctor.weigh import ANSWERS
from gatewright.i18n import N_, Translate
from gatewright.model.lazy_pattern import pattern
from gatewright.model.message import Message
from gatewright.model.unknown import Missing, Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.redact import redact_url

HEAD: Final = N_("What to do next")
"""Stands above."""

_GIVE_THE_CALL: Final = N_("Show the call too, not only its answer: the verb, the host and the path tell much.")
_GIVE_THE_ANSWER: Final = N_("Show the whole answer too: its header fields and its text tell much.")
_GIVE_THE_BODY: Final = N_(
    "Show the body that was sent too: the command with its data, above what it printed, or an exchange file. Then the"
    " first thing that does not fit is named."
)
_FROM_A_BROWSER: Final = N_(
    'From a browser: "Copy as cURL" in the network tab of its developer tools copies the call as it was made; add -v to'
    " it. A HAR file, saved there, will also do."
)
_ASK: Final = N_(
    "Without access to the AWS account: send this report to whoever runs the API, and with it the request id"
    " {request_id}, by which the call is found in the logs."
)
_ASK_WITHOUT_ID: Final = N_(
    "Without access to the AWS account: send this report to whoever runs the API, and with it the time of the call."
)
_CONFIGURE: Final = N_(
    "Let the configuration decide: this only reads the AWS account. A template, an OpenAPI definition or a capture of"
    " the API will do in place of it."
)
_EXPLAIN: Final = N_("Read what a cause means and how to mend it, or what a word of AWS's means.")
_LEADS_ON: Final = N_("The answer leads on to another address, which was not called.")
_LOG_MORE: Final = N_(
    "Let the log tell the reason of the next refusal: this prints the command that sets the format for it."
)
_KINDS: Final[Mapping[Answerer, str]] = {"api-gateway-http": "http", "api-gateway-websocket": "websocket"}
_STANDARD_INPUT: Final = "standard input"
_ID_FIELDS: Final = ("x-amzn-requestid", "apigw-requestid", "x-amz-cf-id")
"""The fields of an answer that hold the id which logs have: of REST and WebSocket APIs, HTTP APIs, CloudFront."""
_LOG_THE_SIGNING: Final = N_(
    "Let the client show what it signs: give its log of that beside the call (`aws --debug`, botocore at DEBUG, or any"
    " log that holds the canonical request and the string to sign)."
)
_CHECK_THE_SIGNATURE: Final = N_(
    "Let the secret tell which part of the signature differs: your profile's secret is used on this machine alone. What"
    " the client logs of its signing (`aws --debug`, botocore at DEBUG), given beside it, will do in place of it."
)
_HANDSHAKE: Final = (
    "-H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13'"
    " -H 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='"
)
"""What opens a WebSocket; many a curl knows no ws:// URLs. The key may be any 16 bytes (RFC 6455, section 4.1)."""

_OPEN: Final = pattern(r"<[a-z-]+>")
"""What a command leaves for the reader to fill in."""

_REDIRECTS: Final = range(300, 400)
_MOST_GAPS: Final = 3
_MANY: Final = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    text: str
    """What, in the reader's language."""

    commands: tuple[str, ...] = ()
    """The commands that do it, each by itself."""


def next_steps(diagnosis: Diagnosis, translate: Translate, *, configured: bool) -> Iterator[Step]:
    """Yield what to do, in this order; nothing where one cause is decided, or where all was given that could be.

    The body of the request is asked for in any case where only it could confirm the cause.
    """
    answers = [finding for finding in diagnosis.findings if finding.standing in ANSWERS]
    if answers and _wants_the_body(answers[0]):
        yield Step(translate(_GIVE_THE_BODY))
    if configured:
        yield from (Step(translate(text), commands) for text, commands in in_another_account(diagnosis))
    if diagnosis.outcome == "decided" or is_unseen(diagnosis):
        return
    exchange = diagnosis.exchange
    told = (*after_no_answer(exchange), *_led_on(exchange), *at_another_moment(diagnosis))
    yield from (Step(translate(text), commands) for text, commands in told)
    if answers:
        yield from _among_many(diagnosis.exchange, answers, translate, configured=configured)
        yield from (Step(translate(_LOG_MORE), (each,)) for each in _format_of_the_log(diagnosis))


def _among_many(
    exchange: Exchange, answers: list[Finding], translate: Translate, *, configured: bool
) -> Iterator[Step]:
    """Yield what takes a reader further to whom several causes are left."""
    wanted = _wanted(exchange, len(answers))
    if UNEXPLAINED in answers[0].because:
        yield Step(translate(_LOG_THE_SIGNING), (f"gatewright diagnose {_evidence(exchange)} client.log",))
    elif _is_unexplained(exchange, answers[0]):
        yield Step(translate(_CHECK_THE_SIGNATURE), (f"gatewright diagnose {_evidence(exchange)} --check-signature",))
    if wanted is None and configured:
        return
    if wanted is not None:
        yield Step(translate(wanted), (f"{_curl(exchange)} 2>&1 | gatewright diagnose -",))
        yield Step(translate(_FROM_A_BROWSER))
    if not configured:
        yield Step(translate(_CONFIGURE), (f"gatewright diagnose {_evidence(exchange)} {options(exchange)}",))
        if not exchange.from_log and not is_loopback(exchange.remote_ip):
            yield Step(_ask(exchange, translate))
    yield Step(translate(_EXPLAIN), (f"gatewright explain {answers[0].cause.id}", "gatewright explain stage"))


def _format_of_the_log(diagnosis: Diagnosis) -> Iterator[str]:
    """Yield the command that leads to a better format, where the line of a log tells nothing of the reason."""
    log = diagnosis.exchange.observation.access_log
    if not isinstance(log, Unknown) and not any(name.startswith("error.") for name in log):
        kind = _KINDS.get(diagnosis.answered_by, "rest")
        yield f"gatewright logs format --api-type {kind} --set-command"


def _led_on(exchange: Exchange) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield where the answer to a call of our own leads on: no redirect is followed."""
    status, location = exchange.observation.status, exchange.observation.headers.get("location")
    if exchange.is_our_own and not isinstance(status, Unknown) and status in _REDIRECTS and isinstance(location, str):
        meant = shlex.quote(redact_url(urljoin(exchange.url or "", location)))
        yield _LEADS_ON, (f"gatewright diagnose {meant}",)


def _is_unexplained(exchange: Exchange, finding: Finding) -> bool:
    """Tell a signature that nobody has looked at yet with its secret."""
    shown = not isinstance(exchange.request, Unknown) and not exchange.from_log
    return shown and finding.cause.id in MISMATCHES


def _wanted(exchange: Exchange, answers: int) -> str | None:
    """Return what asks for more of the call, where the caller told less of it than he can see.

    The header fields of an answer tell less than its text, and much where that leaves many causes.
    """
    if exchange.failure is not None or exchange.from_log:
        return None
    if isinstance(exchange.request, Unknown):
        return _GIVE_THE_CALL
    seen = exchange.observation
    is_bare = not len(seen.headers) and (isinstance(seen.body, Unknown) or answers > _MANY)
    return _GIVE_THE_ANSWER if is_bare and isinstance(seen.access_log, Unknown) else None


def _curl(exchange: Exchange) -> str:
    """Return the call as curl makes it, as far as it is known; the opening handshake of a WebSocket as one."""
    if exchange.url is None:
        return f"curl -v {_verb(exchange)}<url>"
    url = redact_url(exchange.url)
    if url.startswith(("ws://", "wss://")):
        return f"curl -v --max-time 10 --http1.1 {_HANDSHAKE} {shlex.quote(f'http{url[2:]}')}"
    return f"curl -v {_verb(exchange)}{shlex.quote(url)}"


def _verb(exchange: Exchange) -> str:
    is_usual = isinstance(exchange.method, Unknown) or exchange.method == "GET"
    return "" if is_usual else f"-X {shlex.quote(str(exchange.method))} "


def _evidence(exchange: Exchange) -> str:
    """Return what the command was given, where that can be given again."""
    if exchange.origin in ("", _STANDARD_INPUT):
        return "-"
    return " ".join((*exchange.options, shlex.quote(redact_url(exchange.origin))))


def _ask(exchange: Exchange, translate: Translate) -> str:
    fields = exchange.observation.headers
    told = [value for name in _ID_FIELDS if isinstance(value := fields.get(name), str) and value]
    found = next(iter([*told, *sorted(exchange.request_ids)]), None)
    if found is None:
        return translate(_ASK_WITHOUT_ID)
    return Message(translate(_ASK), {"request_id": found}).render()


def _wants_the_body(finding: Finding) -> bool:
    """Tell a finding that only the body of the request could confirm."""
    return finding.cause in REQUEST.causes and any(gap.subject == "request.body" for gap in finding.missing)


def distinct(gaps: tuple[Missing, ...]) -> list[Missing]:
    """Return what would tell more, the first few: each command once, and none about what has no name yet."""
    named = [gap for gap in gaps if gap.command and not _is_open(gap.what)]
    named = [gap for gap in named if _OPEN.search(gap.command or "") is None] or named
    return list({gap.command: gap for gap in reversed(tuple(named))}.values())[::-1][:_MOST_GAPS]


def looks_of(finding: Finding) -> tuple[Look, ...]:
    """Return how to make sure of a cause, where it is not; beside a proven fix none that leaves a gap to fill in."""
    if finding.standing == "confirmed":
        return ()
    proven = any(fix.proven for fix in finding.fixes)
    return tuple(look for look in finding.confirm if not (proven and _OPEN.search(look.command)))


def _is_open(what: Message) -> bool:
    return any(what.values.get(name[1:-1]) == UNTOLD for name in PLACEHOLDER.findall(what.text))
