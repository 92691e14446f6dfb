"""
The diagnoses as one page: the way of each call as a picture, the cause, the proof, the fix, the next question.

It needs nothing but itself: no script, no font, no address; it reads well in light and dark, and on paper.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Final

from gatewright.doctor.diagnosis import Diagnosis, Finding, NextQuestion, Patch, Remedied
from gatewright.doctor.report.difference_words import difference_words
from gatewright.doctor.report.html_style import STYLE
from gatewright.doctor.report.json_ import remark, secrets_of, shown
from gatewright.doctor.report.next_steps import HEAD, looks_of, next_steps
from gatewright.doctor.report.patch_lines import THEN, heading, lines
from gatewright.doctor.report.phases import Phase, State, phases
from gatewright.doctor.report.text import MORE, PROOF, SEEN, Report
from gatewright.doctor.report.two_lines import SIDES, WITHOUT_LINES, two_lines
from gatewright.doctor.report.unseen import LET_PAGES_SEE, SEE_IT, is_unseen, let_pages_see, see_it
from gatewright.doctor.report.variables import variables
from gatewright.doctor.report.words import NOT_ENOUGH, SAFETY, STANDINGS, WHERE
from gatewright.doctor.weigh import ANSWERS
from gatewright.i18n import N_, Translate
from gatewright.model.fact import Fact
from gatewright.model.message import Message

SIGNS: Final[dict[State, tuple[str, str]]] = {
    "passed": ("✓", N_("let it pass")),
    "refused": ("✗", N_("refused it")),
    "suspected": ("?", N_("may have refused it")),
    "unknown": ("·", N_("not known")),
    "not-asked": ("-", N_("does not apply")),
    "not-reached": ("·", N_("not reached")),
    "answered": ("✓", N_("answered")),
    "failed": ("✗", N_("answered with an error")),
}
"""What stands for a state of a phase, and its words."""

_LONGEST: Final = 400
_MOST: Final = 8
"""So many causes are listed, where none is decided."""


def as_html(
    diagnoses: Sequence[Diagnosis],
    translate: Translate,
    *,
    language: str = "en",
    show_secrets: bool = False,
    configured: bool = True,
) -> str:
    """Return the page; `configured` tells whether somebody named a configuration, as for the text."""
    title = translate(N_("Why was this call refused?"))
    found = (card(each, translate, show_secrets=show_secrets, configured=configured) for each in diagnoses)
    cards = "".join(found) or no_card(translate)
    head = (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>{STYLE}</head>'
    )
    return f"{head}\n<body><main>{cards}<footer>Gatewright</footer></main></body>\n</html>\n"


def card(
    diagnosis: Diagnosis,
    translate: Translate,
    *,
    show_secrets: bool = False,
    configured: bool = True,
    way: tuple[Phase, ...] = (),
    answering: Callable[[NextQuestion], str] | None = None,
) -> str:
    """Return one diagnosis as an `article`, for a page that has the style of this one.

    `way` is the way of the call, where somebody knows it better than the diagnosis does; `answering` returns how the
    question is answered on that page, as HTML, where that is not by the command's options.
    """
    return _Card(translate, diagnosis, show_secrets, configured, way, answering).html()


def no_card(translate: Translate) -> str:
    """Return what stands there where no call was refused."""
    none = translate(N_("None of these calls was refused."))
    return f"<article><h1>{escape(none)}</h1></article>"


def picture(way: Iterable[Phase], translate: Translate) -> str:
    """Return the way of a call as a row of phases."""
    items = "".join(_phase(phase, translate) for phase in way)
    label = translate(N_("The way of the call"))
    return f'<ol class="phases" aria-label="{escape(label)}">{items}</ol>'


def _phase(phase: Phase, translate: Translate) -> str:
    sign, words = SIGNS[phase.state]
    title = f' title="{escape(translate(phase.title))}"' if phase.title else ""
    name = escape(translate(phase.name))
    return (
        f'<li class="{phase.state}"{title}><b aria-hidden="true">{sign}</b>{name}'
        f"<small>{escape(translate(words))}</small></li>"
    )


class _Card:
    """One diagnosis for one reader."""

    def __init__(
        self,
        translate: Translate,
        diagnosis: Diagnosis,
        show_secrets: bool,
        configured: bool,
        way: tuple[Phase, ...],
        answering: Callable[[NextQuestion], str] | None,
    ) -> None:
        self._answering = answering or _by_options
        self._way = way
        self._configured = configured
        self._translate = translate
        self._diagnosis = diagnosis
        self._secrets = secrets_of(diagnosis.exchange, show_secrets)
        self._report = Report(translate, diagnosis, show_secrets=show_secrets)

    def html(self) -> str:
        """Return the card."""
        return "<article>" + "\n".join(self._parts()) + "</article>\n"

    def _parts(self) -> Iterator[str]:
        diagnosis = self._diagnosis
        answers = [finding for finding in diagnosis.findings if finding.standing in ANSWERS]
        yield f"<h1>{escape(self._report.sentence(answers))}</h1>"
        if diagnosis.outcome == "decided":
            yield f"<p>{self._standing(answers[0])}</p>"
        for line in self._report.call():
            yield f'<p class="call">{escape(line)}</p>'
        yield picture(self._way or phases(diagnosis), self._translate)
        if diagnosis.outcome == "decided":
            yield from self._finding(answers[0])
            yield from self._listed(N_("Less likely"), answers[1:])
        elif answers:
            yield from self._listed(N_("It can be, the likeliest first"), answers[:_MOST])
            if len(answers) > _MOST:
                more = Message(self._translate(MORE), {"number": len(answers) - _MOST}).render()
                yield f"<p>{escape(more)}</p>"
            first = len(answers) == 1 or answers[0].standing == "likely"
            yield from self._finding(answers[0], SEEN) if first else self._proof(answers[0], SEEN)
        yield from self._unseen()
        waiting = [finding for finding in diagnosis.findings if finding.standing == "waiting"]
        yield from self._listed(N_("What would stop the call next"), waiting)
        yield from self._advice()
        yield from self._question()

    def _finding(self, finding: Finding, head: str = PROOF) -> Iterator[str]:
        if finding.why is not None:
            yield f'<p class="why">{escape(self._report.veiled(finding.why.render(self._translate)))}</p>'
        yield from self._difference()
        yield from self._proof(finding, head)
        if finding.fixes:
            yield self._head(N_("Fix"))
            yield '<ol class="fixes">' + "".join(self._fix(fix) for fix in finding.fixes) + "</ol>"
            told = variables(finding, self._translate)
            yield "" if told is None else f'<p class="aside">{escape(told)}</p>'
        found = looks_of(finding)
        if found:
            yield self._head(N_("To make sure"))
            looks = (
                f"<li>{escape(look.text.render(self._translate))}<pre>{escape(look.command)}</pre></li>"
                for look in found
            )
            yield "<ul>" + "".join(looks) + "</ul>"

    def _fix(self, fix: Remedied) -> str:
        proven = f'<span class="mark good">{escape(self._say(N_("proven")))}</span> ' if fix.proven else ""
        kind = "mark" if fix.safety == "safe" else "mark warn"
        marks = f'{proven}<span class="{kind}">{escape(self._say(SAFETY[fix.safety]))}</span>'
        command = f"<pre>{escape(fix.command)}</pre>" if fix.command is not None else ""
        then = "" if fix.then is None else f"<p>{escape(f'{self._say(NOT_ENOUGH)} {self._say(fix.then.title)}')}</p>"
        patch = "" if fix.patch is None else self._patch(fix, fix.patch)
        return f"<li>{escape(fix.text.render(self._translate))} {marks}{command}{then}{patch}</li>"

    def _patch(self, fix: Remedied, patch: Patch) -> str:
        """Return a fix as a change of the file that the configuration came from."""
        kinds = {"+": "good", "-": "warn"}
        told = "\n".join(
            f'<span class="{kinds[line[0]]}">{escape(line)}</span>'
            if patch.diff and line[:1] in kinds
            else escape(line)
            for line in lines(patch)
        )
        note = "" if patch.note is None else f"<p>{escape(patch.note.render(self._translate))}</p>"
        then = "" if patch.then is None else f"<p>{escape(self._say(THEN))}</p><pre>{escape(patch.then)}</pre>"
        return f'<p>{escape(heading(fix, patch, self._translate))}</p><pre class="lines">{told}</pre>{note}{then}'

    def _proof(self, finding: Finding, head: str) -> Iterator[str]:
        facts = [fact for fact in finding.because if fact.path not in SIDES]
        if not facts:
            return
        yield self._head(head)
        rows = "".join(
            f"<tr><td>{escape(self._say(WHERE[fact.where]))}</td><td>{escape(fact.path)}</td>"
            f"<td>{escape(_cut(shown(fact, self._secrets)))}{self._remark(fact)}</td></tr>"
            for fact in facts
        )
        yield f"<table>{rows}</table>"

    def _remark(self, fact: Fact) -> str:
        return "" if fact.remark is None else f" ({escape(remark(fact.remark, self._translate, self._secrets))})"

    def _unseen(self) -> Iterator[str]:
        if not is_unseen(self._diagnosis):
            return
        yield self._head(N_("What to do about the hidden answer"))
        for text, line in ((SEE_IT, see_it(self._diagnosis)), (LET_PAGES_SEE, let_pages_see(self._diagnosis))):
            yield f"<p>{escape(self._say(text))}</p><pre>{escape(line)}</pre>"

    def _difference(self) -> Iterator[str]:
        difference = self._diagnosis.difference
        if difference is None:
            return
        yield self._head(N_("Where the two sides differ"))
        yield f"<p>{escape(difference_words(difference).render(self._translate))}</p>"
        if difference.part in WITHOUT_LINES:
            return
        ours, theirs, caret = two_lines(difference, shown=self._secrets is None)
        below = "" if caret is None else "\n" + " " * caret + "^"
        signed, received = self._say(N_("signed")), self._say(N_("received by AWS"))
        yield f"<p>{escape(signed)} / {escape(received)}</p>"
        yield f'<pre class="lines">{escape(ours)}\n{escape(theirs)}{below}</pre>'

    def _listed(self, head: str, findings: list[Finding]) -> Iterator[str]:
        if not findings:
            return
        yield self._head(head)
        rows = (f"<li>{escape(self._say(each.cause.title))} {self._standing(each)}</li>" for each in findings)
        yield "<ol>" + "".join(rows) + "</ol>"

    def _advice(self) -> Iterator[str]:
        steps = list(next_steps(self._diagnosis, self._translate, configured=self._configured))
        if not steps:
            return
        yield self._head(HEAD)
        items = (
            f"<li>{escape(step.text)}{''.join(f'<pre>{escape(command)}</pre>' for command in step.commands)}</li>"
            for step in steps
        )
        yield f"<ol>{''.join(items)}</ol>"

    def _question(self) -> Iterator[str]:
        question = self._diagnosis.next_question
        if question is None:
            return
        yield self._head(N_("The question that separates them"))
        command = f"<pre>{escape(question.command)}</pre>" if question.command is not None else ""
        yield f"<p>{escape(question.text.render(self._translate))}</p>{command}{self._answering(question)}"

    def _standing(self, finding: Finding) -> str:
        kind = {"confirmed": "bad", "likely": "warn"}.get(finding.standing, "")
        text = f"{finding.cause.id}: {self._say(STANDINGS[finding.standing])}"
        return f'<span class="mark {kind}">{escape(text)}</span>'

    def _head(self, text: str) -> str:
        return f"<h2>{escape(self._say(text))}</h2>"

    def _say(self, text: str) -> str:
        return self._translate(text) if text else ""


def _by_options(question: NextQuestion) -> str:
    """Return the options that answer a question to the command."""
    values = (f"<li><code>--fact {escape(question.id)}={escape(value)}</code></li>" for value in question.values)
    return f"<ul>{''.join(values)}</ul>"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
