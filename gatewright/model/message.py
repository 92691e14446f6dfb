"""A sentence for people that is not yet in any language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from gatewright.i18n import Translate, in_english
from gatewright.model.lazy_pattern import pattern

_PLACEHOLDER: Final = pattern(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Message:
    """A marked text with its named arguments, put together only where a person reads it."""

    text: str
    """The English text, marked with `N_`; placeholders are named: `{http_method} {resource}`."""

    values: Mapping[str, object] = field(default_factory=dict)
    """What the placeholders stand for: machine strings, which are never translated."""

    def render(self, translate: Translate = in_english) -> str:
        """Return the sentence in one language; a placeholder without a value stays as it is written."""
        return fill(translate(self.text), self.values)

    def __hash__(self) -> int:
        return hash((self.text, tuple(sorted((name, str(value)) for name, value in self.values.items()))))


def fill(text: str, values: Mapping[str, object]) -> str:
    """Put `values` for the `{named}` placeholders of `text`; leave unknown names and lone braces alone.

    All at once, so that a value which looks like a placeholder (a path `/{stage}`) stays as the caller wrote it.
    """
    if "{" not in text:
        return text
    return _PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), text)


def opened(text: str) -> str:
    """Return a text whose placeholders stand as `<its-name>`."""
    names = {part.split("}")[0] for part in text.split("{")[1:] if "}" in part}
    return fill(text, {name: f"<{name.replace('_', '-')}>" for name in names if name.replace("_", "").isalpha()})
