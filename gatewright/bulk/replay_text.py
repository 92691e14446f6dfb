"""What a replay found, for a person at a terminal."""

from collections.abc import Iterator, Mapping
from typing import Final

from gatewright.bulk.count import Count
from gatewright.bulk.replay import Group, Replayed
from gatewright.bulk.replay_decided import Change
from gatewright.bulk.replay_json import SHOWN, TOP, because
from gatewright.bulk.replay_named import KINDS
from gatewright.bulk.report.json_ import iso
from gatewright.i18n import N_, Translate
from gatewright.model.message import fill
from gatewright.model.terminal import PLAIN, Style, printable
from gatewright.sources.redact_loose import redact_loose

HEADS: Final[dict[Change, tuple[str, str]]] = {
    "denied": (N_("1 call would newly be denied"), N_("{number} calls would newly be denied")),
    "admitted": (N_("1 call would newly be admitted"), N_("{number} calls would newly be admitted")),
    "undecided": (N_("1 call cannot be decided"), N_("{number} calls cannot be decided")),
    "unexplained": (
        N_("1 call is not explained by the configuration that it was made under"),
        N_("{number} calls are not explained by the configuration that they were made under"),
    ),
}
"""What stands above the calls of a fate: of one call, and of several."""

ASSUMED: Final = (
    N_("1 is taken for unsigned: the log names no signer, which an open method never looks for"),
    N_("{number} are taken for unsigned: the log names no signer, which an open method never looks for"),
)
"""What is said of calls that are assumed to be unsigned: of one, and of several."""

UNEXPLAINED: Final = N_("no check of that configuration refuses so")
"""Stands in the place of a refusal that contradicts the log, where there is none."""

_WORSE: Final = ("denied", "admitted")
_NAMES: Final = 3
_COLUMNS: Final = 8


def as_text(
    replayed: Replayed, translate: Translate, *, names: Mapping[str, str], top: int = TOP, style: Style = PLAIN
) -> str:
    """Return the report; `names` tells what was replayed."""
    return "\n".join(_Text(replayed, translate, style, top).lines(names)) + "\n"


class _Text:
    """The lines of one report."""

    def __init__(self, replayed: Replayed, translate: Translate, style: Style, top: int) -> None:
        self._replayed = replayed
        self._translate = translate
        self._style = style
        self._top = top

    def lines(self, names: Mapping[str, str]) -> Iterator[str]:
        replayed = self._replayed
        yield _shown(window(replayed, self._translate))
        yield self._said(N_("made under {now}, held against {against}"), **names)
        if not any(replayed.number(change) for change in SHOWN if change in _WORSE):
            yield ""
            yield self._said(N_("No call that can be decided would change."))
        for change in SHOWN:
            if replayed.number(change):
                yield from self._section(change)
        yield ""
        yield self._said(
            N_("Unchanged: {admitted} admitted, {refused} refused."),
            admitted=f"{replayed.number('stays-admitted'):,}",
            refused=f"{replayed.number('stays-refused'):,}",
        )
        if replayed.other_limits:
            yield self._counted(
                replayed.other_limits,
                N_("Limits of rate and number are left out; for 1 call that stays admitted others hold."),
                N_("Limits of rate and number are left out; for {number} calls that stay admitted others hold."),
            )

    def _section(self, change: Change) -> Iterator[str]:
        style = self._style
        colour = style.warn if change in _WORSE else style.dim
        yield ""
        yield f"{style.bold}{colour}{self._counted(self._replayed.number(change), *HEADS[change])}{style.end}"
        groups = self._replayed.of(change)
        for group in groups[: self._top]:
            yield from self._group(group)
        if len(groups) > self._top:
            yield "  " + self._said(N_("and {number} more, which --top shows"), number=str(len(groups) - self._top))

    def _group(self, group: Group) -> Iterator[str]:
        told = group.fate
        indent = " " * (_COLUMNS + 2)
        yield f"{group.calls:>{_COLUMNS},}  {self._reason(group)}"
        for fact in because(group)[:_NAMES]:
            yield indent + _shown(f"{fact.path}: {fact.value}")
        if told.missing is not None and told.missing.command is not None:
            yield indent + _shown(told.missing.command)
        if group.assumed:
            yield indent + self._counted(group.assumed, *ASSUMED)
        for counts in (group.routes, group.callers, group.keys, group.addresses):
            if counts.of:
                yield indent + _most(counts)

    def _reason(self, group: Group) -> str:
        told = group.fate
        if told.missing is not None:
            return f"{_shown(told.missing.what.render(self._translate))}  [{_shown(told.missing.subject)}]"
        if told.denial is None:
            return self._said(UNEXPLAINED)
        title = f"{self._translate(told.denial.cause.title)}  [{told.denial.cause.id}]"
        if group.named is None:
            return title
        return f"{self._translate(KINDS[group.named.kind])} {_shown(group.named.name)}: {title}"

    def _said(self, text: str, **values: str) -> str:
        return _shown(fill(self._translate(text), values))

    def _counted(self, number: int, one: str, many: str) -> str:
        return counted(self._translate, number, one, many)


def window(replayed: Replayed, translate: Translate) -> str:
    """Return how many calls were replayed, and of which span of time."""
    calls = counted(translate, replayed.calls, N_("1 call"), N_("{number} calls"))
    since, until = iso(replayed.since or None), iso(replayed.until or None)
    if since is None or until is None:
        return calls
    told = {"calls": calls, "since": since, "until": until}
    return fill(translate(N_("{calls}, from {since} to {until}")), told)


def counted(translate: Translate, number: int, one: str, many: str) -> str:
    """Return what is said of one thing, or of several."""
    return translate(one) if number == 1 else fill(translate(many), {"number": f"{number:,}"})


def _shown(text: str) -> str:
    """Return a text in which nothing steers the terminal, and no secret of a known form stands."""
    return printable(redact_loose(text))


def _most(counts: Count[str]) -> str:
    most = counts.most_often()
    shown = [f"{_shown(name)} ({calls:,})" for name, calls in most[:_NAMES]]
    return ", ".join([*shown, *(["…"] if len(most) > _NAMES else [])])
