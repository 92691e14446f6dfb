"""Every check of a call, in order: what it said, why, and what it looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from gatewright.console.markup import heads, wide
from gatewright.console.reader import Reader
from gatewright.console.recorded import Recorded
from gatewright.doctor.report.html import SIGNS
from gatewright.doctor.report.phases import BEHIND, NAMES, Phase, State
from gatewright.doctor.report.words import WHERE
from gatewright.engine.chain import CHAINS, UNTOLD
from gatewright.i18n import N_
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny, Outcome, Pass, Skip, Unsure


@dataclass(frozen=True, slots=True)
class Line:
    """One check of a call."""

    phase: Phase
    """Which one, and what came of it."""

    why: tuple[Message, ...] = ()
    """Its reason, where it gives one."""

    facts: tuple[Fact, ...] = ()
    """What it looked at."""


def way(call: Recorded) -> tuple[Line, ...]:
    """Return the checks of the API's kind, those that were not reached as well, and what is behind them."""
    return tuple(_way(call))


def _way(call: Recorded) -> Iterator[Line]:
    outcomes = {step.check: step.outcome for step in call.trace}
    read = dict(call.read)
    chain = UNTOLD if call.protocol is None else CHAINS[call.protocol]
    for entry in chain:
        check = entry.check
        outcome = outcomes.get(check.id)
        if check.id not in NAMES and outcome is None:
            continue
        phase = Phase(check.id, NAMES.get(check.id, check.id), check.title, _state(outcome))
        yield Line(phase, _why(outcome), outcome.because if isinstance(outcome, Deny) else read.get(check.id, ()))
    state: State = "not-reached"
    if call.let_in:
        state = "failed" if call.is_refused else "answered"
    why = () if call.failure is None else (Message(call.failure),)
    yield Line(Phase(BEHIND, NAMES[BEHIND], "", state), why, call.behind)


def _state(outcome: Outcome | None) -> State:
    match outcome:
        case Pass():
            return "passed"
        case Skip():
            return "not-asked"
        case Deny():
            return "refused"
        case Unsure():
            return "suspected"
    return "not-reached"


def _why(outcome: Outcome | None) -> tuple[Message, ...]:
    match outcome:
        case Skip():
            return (outcome.why,)
        case Deny():
            return (Message(outcome.cause.title),)
        case Unsure():
            return tuple(gap.what for gap in outcome.missing)
    return ()


def checks(reader: Reader, lines: tuple[Line, ...]) -> str:
    """Return them as a table."""
    head = heads(reader, N_("Check"), N_("Outcome"), N_("Why, and what was looked at"))
    return wide(head, "".join(_row(reader, line) for line in lines), kind="checks")


def _row(reader: Reader, line: Line) -> str:
    sign, words = SIGNS[line.phase.state]
    title = f"<small>{reader.say(line.phase.title)}</small>" if line.phase.title else ""
    why = "".join(f"<p>{escape(one.render(reader.translate))}</p>" for one in line.why)
    facts = "".join(
        f"<li>{reader.say(WHERE[fact.where])} <code>{escape(fact.path)}</code> <code>{escape(fact.value)}</code>"
        f"{'' if fact.remark is None else f' ({escape(fact.remark.render(reader.translate))})'}</li>"
        for fact in line.facts
    )
    return (
        f'<tr class="{line.phase.state}"><th scope="row">{reader.say(line.phase.name)} {title}</th>'
        f'<td class="outcome"><b aria-hidden="true">{sign}</b> {reader.say(words)}</td>'
        f"<td>{why}{f'<ul>{facts}</ul>' if facts else ''}</td></tr>"
    )
