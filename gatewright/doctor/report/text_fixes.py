"""The fixes of a cause for a person: each with its command or its patch, and how to make sure before."""

from collections.abc import Iterator
from typing import Final

from gatewright.doctor.diagnosis import Finding, Patch, Remedied
from gatewright.doctor.report.next_steps import looks_of
from gatewright.doctor.report.patch_lines import THEN, heading, lines
from gatewright.doctor.report.text_lines import kept, wrapped
from gatewright.doctor.report.variables import variables
from gatewright.doctor.report.words import NOT_ENOUGH, SAFETY
from gatewright.i18n import N_, Translate
from gatewright.model.folded import folded
from gatewright.model.terminal import Style, printable

_HANG: Final = 5
"""By how much what a fix says further is indented."""


class FixLines:
    """The lines of fixes for one reader: the language, the colours, and how wide the terminal is."""

    def __init__(self, translate: Translate, style: Style, columns: int | None) -> None:
        self._translate = translate
        self._style = style
        self._columns = columns

    def of(self, finding: Finding) -> Iterator[str]:
        """Yield the fixes of a cause, the first one first, and what their commands leave open."""
        if not finding.fixes:
            return
        yield ""
        yield self._head(N_("Fix"))
        for number, fix in enumerate(finding.fixes, start=1):
            yield from self._fold(
                f"  {number}. {printable(fix.text.render(self._translate))}  {self._marks(fix)}", _HANG
            )
            if fix.command is not None:
                yield from (f"       {line}" for line in wrapped(fix.command))
            if fix.then is not None:
                then = f"{self._translate(NOT_ENOUGH)} {self._translate(fix.then.title)}  [{fix.then.id}]"
                yield from self._fold(f"     {then}", _HANG)
            if fix.patch is not None:
                yield from self._patch(fix, fix.patch)
        if (told := variables(finding, self._translate)) is not None:
            yield from self._fold(f"  {told}", 2)

    def _patch(self, fix: Remedied, patch: Patch) -> Iterator[str]:
        """Yield a fix as a change of the file that the configuration came from."""
        yield from self._fold(f"     {printable(heading(fix, patch, self._translate))}", _HANG)
        for line in lines(patch):
            colour = {"+": self._style.good, "-": self._style.warn}.get(line[:1], "") if patch.diff else ""
            yield f"       {colour}{kept(line)}{self._style.end if colour else ''}"
        if patch.note is not None:
            yield from self._fold(f"     {printable(patch.note.render(self._translate))}", _HANG)
        if patch.then is not None:
            yield f"     {self._translate(THEN)}"
            yield from (f"       {line}" for line in wrapped(patch.then))

    def _marks(self, fix: Remedied) -> str:
        marks = []
        if fix.proven:
            proven = self._translate(N_("proven"))
            marks.append(f"{self._style.good}{proven}{self._style.end}")
        colour = self._style.dim if fix.safety == "safe" else self._style.warn
        marks.append(f"{colour}{self._translate(SAFETY[fix.safety])}{self._style.end}")
        return f"({', '.join(marks)})"

    def confirming(self, finding: Finding) -> Iterator[str]:
        """Yield the questions that make sure of a cause, with the commands that answer them."""
        looks = looks_of(finding)
        if not looks:
            return
        yield ""
        yield self._head(N_("To make sure"))
        for look in looks:
            yield from self._fold(f"  {look.text.render(self._translate)}", 2)
            yield from (f"       {line}" for line in wrapped(look.command))

    def _fold(self, line: str, hang: int) -> Iterator[str]:
        return folded(line, self._columns, hang)

    def _head(self, text: str) -> str:
        return f"{self._style.bold}{self._translate(text)}{self._style.end}"
