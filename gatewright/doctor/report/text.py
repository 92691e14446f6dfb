"""
The diagnosis for a person: the cause in one sentence, the proof, the fix, what would come next, what to ask.

Everything that a person reads goes through `translate`; AWS's own texts, ids and commands stay as they are. Prose is
folded at the edge of a terminal; commands, patches and lines that are compared are not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from gatewright.aws.sigv4.difference import Difference
from gatewright.doctor.diagnosis import Diagnosis, Finding
from gatewright.doctor.fixes import UNTOLD
from gatewright.doctor.questions import LIKELIEST
from gatewright.doctor.report.difference_words import difference_words
from gatewright.doctor.report.json_ import remark, secrets_of, shown
from gatewright.doctor.report.next_steps import HEAD, distinct, next_steps
from gatewright.doctor.report.text_fixes import FixLines
from gatewright.doctor.report.text_lines import one_line, wrapped
from gatewright.doctor.report.two_lines import SIDES, WITHOUT_LINES, two_lines
from gatewright.doctor.report.unseen import LET_PAGES_SEE, SEE_IT, is_unseen, let_pages_see, see_it
from gatewright.doctor.report.words import ANSWERERS, STANDINGS, WHERE
from gatewright.doctor.weigh import ANSWERS
from gatewright.i18n import N_, Translate
from gatewright.model.fact import Fact
from gatewright.model.folded import folded
from gatewright.model.message import Message
from gatewright.model.terminal import PLAIN, Style, padded, printable, width
from gatewright.model.unknown import Unknown
from gatewright.sources.redact import redact_text, redact_url
from gatewright.sources.redact_loose import redact_loose

PROOF: Final = N_("Proof")
"""Stands above what proves a cause."""

SEEN: Final = N_("What was seen")
"""Stands there where no cause is decided."""

MORE: Final = N_("and {number} more, which --format json lists")
"""Follows the causes that a report has room for."""


def as_text(
    diagnoses: Iterable[Diagnosis],
    translate: Translate,
    *,
    style: Style = PLAIN,
    show_secrets: bool = False,
    configured: bool = True,
    columns: int | None = None,
) -> str:
    """Return the text that a person reads; no diagnosis is held longer than its own part takes.

    `configured` tells whether somebody named a configuration; where nobody did, the text says how. `columns` is how
    wide the terminal is; `None` for a file or a pipe.
    """
    report = partial(Report, translate, style=style, show_secrets=show_secrets, configured=configured, columns=columns)
    reports = ("\n".join(report(each).lines()) for each in diagnoses)
    text = "\n\n".join(reports)
    return (text or translate(N_("None of these calls was refused."))) + "\n"


class Report:
    """One diagnosis for one reader: the language, the colours, and the right to see the secrets of the call."""

    def __init__(
        self,
        translate: Translate,
        diagnosis: Diagnosis,
        *,
        style: Style = PLAIN,
        show_secrets: bool = False,
        configured: bool = True,
        columns: int | None = None,
    ) -> None:
        self._translate = translate
        self._style = style
        self._configured = configured
        self._columns = columns
        self._diagnosis = diagnosis
        self._secrets = secrets_of(diagnosis.exchange, show_secrets)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the report."""
        diagnosis = self._diagnosis
        answers = [finding for finding in diagnosis.findings if finding.standing in ANSWERS]
        yield from self._fold(self._headline(answers))
        for line in self.call():
            yield from self._fold(f"  {line}", 4)
        if diagnosis.outcome == "decided":
            yield from self._decided(answers[0])
            yield from self._others(answers[1:])
        elif answers:
            yield from self._narrowed(answers)
        else:
            yield from self._contradicted(diagnosis)
            yield from self._on_the_way(diagnosis)
        yield from self._unseen(diagnosis)
        yield from self._next(diagnosis)
        yield from self._advice(diagnosis)
        yield from self._question(diagnosis)

    def _fold(self, line: str, hang: int = 0) -> Iterator[str]:
        return folded(line, self._columns, hang)

    def _say(self, text: str, **values: object) -> str:
        return Message(self._translate(text), values).render()

    def _head(self, text: str) -> str:
        return f"{self._style.bold}{self._translate(text)}{self._style.end}"

    def _headline(self, answers: list[Finding]) -> str:
        head = f"{self._style.bold}{self.sentence(answers)}{self._style.end}"
        return f"{head}  {self._standing(answers[0])}" if self._diagnosis.outcome == "decided" else head

    def sentence(self, answers: list[Finding]) -> str:
        """Return the one sentence that says what is known."""
        diagnosis = self._diagnosis
        if diagnosis.outcome == "not-refused":
            return self._say(N_("The call was not refused."))
        if diagnosis.outcome == "decided":
            return self._say(answers[0].cause.title)
        if diagnosis.answered_by == "browser":
            return self._say(N_("The browser kept the answer from the page (CORS), so nobody saw why it was refused."))
        if len(answers) == 1:
            return self._say(N_("One known cause answers like this, but what you gave does not make it certain."))
        if answers and answers[0].standing == "likely" != answers[1].standing:
            return self._say(N_("Most likely: {title}"), title=self._translate(answers[0].cause.title))
        if answers:
            text = N_("This answer has {number} possible causes; what you gave does not tell which.")
            return self._say(text, number=len(answers))
        if any(finding.standing == "contradicted" for finding in diagnosis.findings):
            return self._say(
                N_("The configuration that was read does not lead to this answer: it is of another moment or account.")
            )
        if diagnosis.exchange.failure is not None:
            return self._say(N_("The call got no answer at all, so API Gateway did not refuse it."))
        if diagnosis.answered_by not in ("unknown", "api-gateway-rest"):
            who = self._translate(ANSWERERS[diagnosis.answered_by])
            text = N_("This answer does not come from the front door of API Gateway. It was sent by {who}.")
            return self._say(text, who=who)
        return self._say(N_("This answer fits no cause that is known here."))

    def _standing(self, finding: Finding) -> str:
        return f"{self._style.dim}[{finding.cause.id}: {self._translate(STANDINGS[finding.standing])}]{self._style.end}"

    def call(self) -> Iterator[str]:
        """Yield what was called and who answered, as far as it is known."""
        exchange = self._diagnosis.exchange
        seen = exchange.observation
        method = "?" if isinstance(exchange.method, Unknown) else exchange.method
        url = exchange.url or self._url(self._diagnosis)
        if exchange.connection is not None:
            yield self._say(N_("a message over the WebSocket connection {url}"), url=self._shown_url(url or "?"))
        elif url is not None or method != "?":
            yield f"{method} {self._shown_url(url or '?')}"
        if exchange.failure is not None and isinstance(seen.status, Unknown):
            if exchange.failure.kind == "cors":
                yield self._say(N_("no answer that the page may read (CORS)"))
            else:
                ended = self._say(N_("no answer"))  # not within the text below, where the catalogue would not find it
                yield f"{ended}: {one_line(self.veiled(exchange.failure.detail))}"
        elif self._diagnosis.answered_by == "unknown" and not isinstance(seen.status, Unknown):
            yield self._say(N_("{status}; the answer does not tell who sent it"), status=seen.status)
        elif not isinstance(seen.status, Unknown):
            who = self._translate(ANSWERERS[self._diagnosis.answered_by])
            yield self._say(N_("{status}, answered by {who}"), status=seen.status, who=who)

    def _url(self, diagnosis: Diagnosis) -> str | None:
        exchange = diagnosis.exchange
        if isinstance(exchange.path, Unknown):
            log = exchange.observation.access_log
            return None if isinstance(log, Unknown) else log.get("resourcePath", log.get("routeKey"))
        if isinstance(exchange.host, Unknown):
            return exchange.path
        query = "" if isinstance(exchange.query, Unknown) or not exchange.query else f"?{exchange.query}"
        return f"{exchange.host}{exchange.path}{query}"

    def _shown_url(self, url: str) -> str:
        return printable(url if self._secrets is None else redact_url(url))

    def veiled(self, text: str) -> str:
        """Return a text in which every secret of the call is masked, where it may not be shown."""
        return text if self._secrets is None else redact_loose(redact_text(text, self._secrets))

    def _decided(self, finding: Finding) -> Iterator[str]:
        if finding.why is not None:
            yield ""
            yield from self._fold(printable(self.veiled(finding.why.render(self._translate))))
        yield from self._difference(self._diagnosis.difference)
        yield from self._proof(finding)
        yield from self._what_to_do(finding)

    def _proof(self, finding: Finding, head: str = PROOF) -> Iterator[str]:
        if not finding.because:
            return
        yield ""
        yield self._head(head)
        yield from self._facts(tuple(fact for fact in finding.because if fact.path not in SIDES))

    def _unseen(self, diagnosis: Diagnosis) -> Iterator[str]:
        """Yield how to see an answer that the browser kept to itself."""
        if not is_unseen(diagnosis):
            return
        yield ""
        yield self._head(N_("What to do about the hidden answer"))
        for text, line in ((SEE_IT, see_it(diagnosis)), (LET_PAGES_SEE, let_pages_see(diagnosis))):
            yield from self._fold(f"  {self._translate(text)}", 2)
            yield from (f"       {part}" for part in wrapped(line))

    def _difference(self, difference: Difference | None) -> Iterator[str]:
        """Yield what to change about a signature, both lines of what differs, and a caret below its first letter."""
        if difference is None:
            return
        yield ""
        yield self._head(N_("Where the two sides differ"))
        yield from self._fold(f"  {printable(difference_words(difference).render(self._translate))}", 2)
        if difference.part in WITHOUT_LINES:
            return
        signed, received = (self._translate(text) for text in (N_("signed"), N_("received by AWS")))
        columns = max(width(signed), width(received))
        ours, theirs, caret = two_lines(difference, shown=self._secrets is None)
        yield f"  {padded(signed, columns)}  {printable(ours)}"
        yield f"  {padded(received, columns)}  {printable(theirs)}"
        if caret is not None:
            yield f"  {' ' * columns}  {' ' * caret}^"

    def _facts(self, facts: tuple[Fact, ...]) -> Iterator[str]:
        rows = [(self._translate(WHERE[fact.where]), fact.path, one_line(self._value(fact))) for fact in facts]
        where = max(width(row[0]) for row in rows)
        path = max(width(row[1]) for row in rows)
        for row in rows:
            column = where + path + 6
            has_room = self._columns is None or self._columns - column >= _ROOM
            line = f"  {padded(row[0], where)}  {padded(row[1], path)}  {row[2]}"
            yield from self._fold(line, column if has_room else _HANG + 1)

    def _value(self, fact: Fact) -> str:
        if fact.value == UNTOLD:
            return self._translate(N_("not known"))
        more = "" if fact.remark is None else f" ({remark(fact.remark, self._translate, self._secrets)})"
        return f"{shown(fact, self._secrets)}{more}"

    def _what_to_do(self, finding: Finding) -> Iterator[str]:
        fixes = FixLines(self._translate, self._style, self._columns)
        yield from fixes.of(finding)
        yield from fixes.confirming(finding)

    def _others(self, others: list[Finding]) -> Iterator[str]:
        if others:
            yield ""
            yield self._head(N_("Less likely"))
            yield from self._listed(others)

    def _narrowed(self, answers: list[Finding]) -> Iterator[str]:
        yield ""
        yield self._head(N_("It can be, the likeliest first"))
        yield from self._likeliest(answers)
        yield from self._seen(answers[0])
        if len(answers) == 1 or answers[0].standing == "likely":
            yield from self._what_to_do(answers[0])

    def _likeliest(self, findings: list[Finding]) -> Iterator[str]:
        yield from self._listed(findings[:_MOST_LISTED])
        if len(findings) > _MOST_LISTED:
            more = self._say(MORE, number=len(findings) - _MOST_LISTED)
            yield f"  ... {more}"

    def _seen(self, finding: Finding) -> Iterator[str]:
        """Yield what was seen, with the way of the call: it tells more than the answer where that tells little."""
        ways = tuple(way for way in self._diagnosis.exchange.ways if way not in finding.because)
        yield from self._proof(replace(finding, because=(*finding.because, *ways)), SEEN)

    def _listed(self, findings: list[Finding]) -> Iterator[str]:
        for number, finding in enumerate(findings, start=1):
            mark = self._standing(finding)
            if finding.standing == "possible":
                # That is what the heading says of all of them.
                mark = f"{self._style.dim}[{finding.cause.id}]{self._style.end}"
            yield from self._fold(f"  {number}. {self._translate(finding.cause.title)}  {mark}", _HANG)

    def _contradicted(self, diagnosis: Diagnosis) -> Iterator[str]:
        contradicted = [finding for finding in diagnosis.findings if finding.standing == "contradicted"]
        if contradicted:
            yield ""
            yield self._head(N_("What would answer like this, but is ruled out by that configuration"))
            yield from self._likeliest(contradicted)
            yield from self._proof(contradicted[0], SEEN)

    def _on_the_way(self, diagnosis: Diagnosis) -> Iterator[str]:
        """Yield what was seen of the way of a call that nobody answered."""
        if diagnosis.exchange.failure is not None and diagnosis.exchange.ways:
            yield ""
            yield self._head(SEEN)
            yield from self._facts(diagnosis.exchange.ways)

    def _next(self, diagnosis: Diagnosis) -> Iterator[str]:
        waiting = [finding for finding in diagnosis.findings if finding.standing == "waiting"]
        if not waiting or diagnosis.outcome == "not-refused":
            return
        yield ""
        yield self._head(N_("What would stop the call next"))
        for finding in waiting:
            yield from self._fold(f"  - {self._translate(finding.cause.title)}  [{finding.cause.id}]", 4)

    def _advice(self, diagnosis: Diagnosis) -> Iterator[str]:
        steps = list(next_steps(diagnosis, self._translate, configured=self._configured))
        if not steps:
            return
        yield ""
        yield self._head(HEAD)
        for number, step in enumerate(steps, start=1):
            yield from self._fold(f"  {number}. {printable(step.text)}", _HANG)
            yield from (f"       {printable(command)}" for command in step.commands)

    def _question(self, diagnosis: Diagnosis) -> Iterator[str]:
        question = diagnosis.next_question
        if question is not None:
            yield ""
            yield self._head(N_("The question that separates them"))
            yield from self._fold(f"  {question.text.render(self._translate)}", 2)
            if question.command is not None:
                yield from (f"       {line}" for line in wrapped(question.command))
            answer = self._say(
                N_(
                    "Answer by running this again with --ask, or with --fact {question}=VALUE, where VALUE is one of"
                    " {values}"
                ),
                question=question.id,
                values=", ".join(question.values),
            )
            yield from self._fold(f"  {answer}", 2)
        yield from self._unread(diagnosis)

    def _unread(self, diagnosis: Diagnosis) -> Iterator[str]:
        gaps = distinct(diagnosis.unread)
        if diagnosis.outcome == "decided" or not gaps:
            return
        yield ""
        yield self._head(N_("What would tell more"))
        for gap in gaps:
            permission = f"  ({gap.permission})" if gap.permission else ""
            yield from self._fold(f"  - {gap.what.render(self._translate)}{permission}", 4)
            yield from (f"       {line}" for line in wrapped(gap.command or ""))


_HANG: Final = 5
"""Where the words of a numbered item begin."""

_ROOM: Final = 36
"""A value goes on in its own column where the terminal leaves it so much."""

_MOST_LISTED: Final = LIKELIEST
"""So many causes leave room on a screen for what to do about them; the question tells just these apart."""
