"""What a replay found, as one page that needs nothing but itself: no script, no font, no address that is loaded."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from gatewright.bulk.count import Count
from gatewright.bulk.replay import Group, Replayed
from gatewright.bulk.replay_decided import Change
from gatewright.bulk.replay_json import SHOWN, TOP, because
from gatewright.bulk.replay_named import KINDS
from gatewright.bulk.replay_text import ASSUMED, HEADS, UNEXPLAINED, counted, window
from gatewright.bulk.report.html_style import STYLE
from gatewright.bulk.report.html_words import as_text
from gatewright.i18n import N_, Translate
from gatewright.model.message import fill
from gatewright.sources.redact_loose import redact_loose

_NAMES: Final = 5
_SUMS: Final[tuple[tuple[Change, str], ...]] = (
    ("denied", N_("newly denied")),
    ("admitted", N_("newly admitted")),
    ("undecided", N_("cannot be decided")),
    ("unexplained", N_("not explained")),
    ("stays-admitted", N_("stay admitted")),
    ("stays-refused", N_("stay refused")),
)


def as_html(
    replayed: Replayed, translate: Translate, *, names: Mapping[str, str], top: int = TOP, language: str = "en"
) -> str:
    """Return the page; `names` tells what was replayed."""
    page = _Page(replayed, translate, top)
    title = page.say(N_("What a change would do to logged calls"))
    head = (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>{STYLE}</head>'
    )
    parts = "".join(page.parts(names))
    return f"{head}\n<body><main>{parts}<footer>Gatewright</footer></main></body>\n</html>\n"


class _Page:
    """The parts of one page, for one reader."""

    def __init__(self, replayed: Replayed, translate: Translate, top: int) -> None:
        self._replayed = replayed
        self._translate = translate
        self._top = top

    def say(self, text: str, **values: str) -> str:
        """Return a sentence as text of the page."""
        return _shown(fill(self._translate(text), values))

    def parts(self, names: Mapping[str, str]) -> Iterator[str]:
        """Yield the articles."""
        yield self._sums(names)
        yield from (self._section(change) for change in SHOWN if self._replayed.number(change))

    def _sums(self, names: Mapping[str, str]) -> str:
        replayed = self._replayed
        tiles = "".join(f"<li><b>{replayed.number(change):,}</b>{self.say(name)}</li>" for change, name in _SUMS)
        head = _shown(window(replayed, self._translate))
        under = self.say(N_("made under {now}, held against {against}"), **names)
        return f'<article><h1>{head}</h1><p class="dim">{under}</p><ul class="sums">{tiles}</ul></article>'

    def _section(self, change: Change) -> str:
        groups = self._replayed.of(change)
        head = _shown(counted(self._translate, self._replayed.number(change), *HEADS[change]))
        rows = "".join(self._row(group) for group in groups[: self._top])
        more = len(groups) - self._top
        note = self.say(N_("and {number} more, which --top shows"), number=str(more)) if more > 0 else ""
        columns = (N_("Calls"), N_("What decides"), N_("Routes"), N_("Callers"))
        heads = "".join(f"<th>{self.say(name)}</th>" for name in columns)
        table = f"<table><tr>{heads}</tr>{rows}</table>"
        return f"<article><h2>{head}</h2>{table}<p>{note}</p></article>"

    def _row(self, group: Group) -> str:
        facts = "".join(f"<br><code>{_shown(f'{fact.path}: {fact.value}')}</code>" for fact in because(group))
        assumed = f"<br>{_shown(counted(self._translate, group.assumed, *ASSUMED))}" if group.assumed else ""
        callers = "<br>".join(_most(one) for one in (group.callers, group.keys, group.addresses) if one.of)
        cells = (f"{group.calls:,}", f"{self._reason(group)}{facts}{assumed}", _most(group.routes), callers)
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

    def _reason(self, group: Group) -> str:
        told = group.fate
        if told.missing is not None:
            command = f"<br><code>{_shown(told.missing.command)}</code>" if told.missing.command else ""
            return f"{_shown(told.missing.what.render(self._translate))}{command}"
        if told.denial is None:
            return self.say(UNEXPLAINED)
        named = (
            "" if group.named is None else f"<b>{self.say(KINDS[group.named.kind])} {_shown(group.named.name)}</b><br>"
        )
        return f"{named}{self.say(told.denial.cause.title)} <code>{told.denial.cause.id}</code>"


def _shown(text: str) -> str:
    return as_text(redact_loose(text))


def _most(counts: Count[str]) -> str:
    most = counts.most_often()
    shown = [f"{_shown(name)} ({calls:,})" for name, calls in most[:_NAMES]]
    return "<br>".join([*shown, *(["…"] if len(most) > _NAMES else [])])
