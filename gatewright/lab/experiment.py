"""
One row of the lab: provoke, answer, diagnose twice, repair, call again.

The repair is the first proven fix of the diagnosis that can be carried out: its changed request is sent, or its command
is run as it is printed, by the unmodified AWS CLI. A fix that is only a patch of a file is for who has the file.
"""

import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gatewright.aws.certificates_pem import certificates
from gatewright.doctor.behind import may_come_from_behind
from gatewright.doctor.consult import consult, consult_host
from gatewright.doctor.diagnosis import Diagnosis, Remedied
from gatewright.doctor.examine import examine
from gatewright.doctor.weigh import ANSWERS
from gatewright.lab.attempt import Attempt, Situation
from gatewright.lab.commands import CommandError, printed
from gatewright.lab.estate import Estate, build
from gatewright.lab.logs import with_execution_log
from gatewright.lab.wire import Answer, again, attempt
from gatewright.model.configuration import Configuration
from gatewright.model.unknown import Unknown
from gatewright.sources.account.collect import Account
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What came of one cause."""

    cause_id: str
    """The cause that was provoked."""

    answer: Answer
    """The refusal."""

    alone: Diagnosis
    """The diagnosis from the answer alone."""

    configured: Diagnosis
    """The diagnosis with the configuration read by boto3."""

    fix: Remedied | None
    """The fix that was applied: the first that was proven, or the first where only a handshake failed."""

    after: Answer | None
    """What the call answered afterwards."""

    trouble: str | None
    """What went wrong in the lab itself; `None` when nothing did."""

    @property
    def named_alone(self) -> bool:
        """Whether the cause is among those that the answer alone leaves."""
        return self.cause_id in _answers(self.alone)

    @property
    def named_configured(self) -> bool:
        """Whether the cause is the first with configuration, and sure or likely."""
        first = next(iter(self.configured.findings), None)
        return first is not None and first.cause.id == self.cause_id and first.standing in ("confirmed", "likely")

    @property
    def closed(self) -> bool:
        """Whether the row closed: named, named first, repaired, and let through."""
        repaired = self.after is not None and self.after.served
        return self.named_alone and self.named_configured and repaired and self.trouble is None


def experiment(url: str, session: Any, cause_id: str, situation: Situation) -> Row:
    """Run one row on a gateway at `url`; `session` is a boto3 session."""
    client = session.client("apigateway", endpoint_url=url)
    estate = build(client)
    call = situation(estate)
    with call.held:
        return _row(url, session, cause_id, estate, call)


def _row(url: str, session: Any, cause_id: str, estate: Estate, call: Attempt) -> Row:
    answer = attempt(url, call, estate.api_id)
    exchange = told(answer, call)
    alone = examine(exchange, Configuration())
    if call.reads_log:
        exchange = with_execution_log(exchange, session.client("logs", endpoint_url=url), estate.api_id)
    account = Account(lambda service: session.client(service, endpoint_url=url))
    configured = examine(exchange, known_of(exchange, account, call))
    if call.mended is not None:
        fix, trouble = _advised(configured), None
        after: Answer | None = attempt(url, call.mended, estate.api_id)
    elif call.repaired is not None:
        call.repaired()
        fix, after, trouble = _advised(configured), attempt(url, call, estate.api_id), None
    else:
        fix, after, trouble = _repair(url, configured, exchange, call)
    return Row(
        cause_id=cause_id,
        answer=answer,
        alone=alone,
        configured=configured,
        fix=fix,
        after=after,
        trouble=trouble,
    )


def known_of(exchange: Exchange, account: Account, call: Attempt) -> Configuration:
    """Return what the account tells of the call; of one that ended in its handshake only the host is known."""
    request = exchange.request
    if isinstance(request, Unknown):
        return Configuration() if isinstance(exchange.host, Unknown) else consult_host(exchange.host, account)
    return consult(request, account, call.at_hand, behind=may_come_from_behind(exchange))


def _advised(diagnosis: Diagnosis) -> Remedied | None:
    """Return the first fix: where it is the caller's alone to do it, it is not decided again but done."""
    first = next(iter(diagnosis.findings), None)
    return next(iter(first.fixes), None) if first else None


def _answers(diagnosis: Diagnosis) -> list[str]:
    return [finding.cause.id for finding in diagnosis.findings if finding.standing in ANSWERS]


def told(answer: Answer, call: Attempt) -> Exchange:
    """Read the exchange from its transcript, as a person would paste it; what went out besides, the person has."""
    exchange = read(answer.transcript.encode(), origin="lab", call=_no_call)[0]
    shows = call.handshake.shows if call.handshake is not None else None
    if shows is not None:
        exchange = replace(exchange, client_chain=certificates(shows.chain.decode()), called_at=time.time())
    return replace(exchange, body=call.body) if call.body else exchange


def _no_call(url: str) -> Exchange:
    raise ValueError(f"a transcript is no URL: {url}")


def _repair(
    url: str, diagnosis: Diagnosis, exchange: Exchange, call: Attempt
) -> tuple[Remedied | None, Answer | None, str | None]:
    """Apply the first proven fix that is a request or a command, and call again."""
    first = next(iter(diagnosis.findings), None)
    carried_out = (fix for fix in (first.fixes if first else ()) if fix.request is not None or fix.command)
    fix = next((fix for fix in carried_out if fix.proven), None)
    request = exchange.request
    if fix is None or isinstance(request, Unknown):
        return None, None, None
    if fix.request is not None:
        return fix, again(url, fix.request, call.handshake, call.through), None
    with tempfile.TemporaryDirectory() as folder:
        if call.handshake is not None and call.handshake.shows is not None:
            (Path(folder) / "issuer.pem").write_bytes(call.handshake.shows.issuer)
        trouble = run_command(fix.command or "", url, folder)
    return fix, again(url, request, call.handshake, call.through), trouble


def run_command(command: str, url: str, folder: str | None = None) -> str | None:
    """Run a printed command; return what went wrong."""
    try:
        printed(command, url, folder)
    except CommandError as error:
        return str(error)
    return None
