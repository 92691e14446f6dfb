"""The header fields that a client was told to send: what it was told in full, what in part, and what by nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown
from gatewright.sources.blackened import is_told, untold_from
from gatewright.sources.http_text import is_field


@dataclass(slots=True)
class SentFields:
    """Fields while a command is being read."""

    named: list[tuple[str, str, bool]] = field(default_factory=list)
    """Name, value or its beginning, and whether the value is told in full."""

    removed: set[str] = field(default_factory=set)
    """Names, lower case, of the client's own fields that the command takes away."""

    withheld: bool = False
    """True when there may be fields that nobody told: `-H @file`, `$HEADERS`."""

    def put(self, name: str, value: str) -> None:
        """Note a field that was sent; a placeholder in its value ends what is known of it."""
        if not is_told(name) or not is_field(f"{name}:"):
            self.withheld = True
            return
        end = untold_from(value)
        self.named.append((name, value if end is None else value[:end], end is None))

    def put_untold(self, name: str) -> None:
        """Note a field that was sent, of whose value nothing is known."""
        self.named.append((name, "", False))

    def has(self, name: str) -> bool:
        """Tell whether the command names the field."""
        return any(one.lower() == name.lower() for one, _, _ in self.named)

    def put_default(self, name: str, value: str, *, told: bool = True) -> None:
        """Note a field that the client sends by itself, where the command neither names it nor takes it away."""
        if not self.has(name) and name.lower() not in self.removed:
            self.named.append((name, value, told))

    def put_length(self, body: str | Unknown) -> None:
        """Note the length of a body that was sent."""
        length = "" if isinstance(body, Unknown) else str(len(body.encode("utf-8", "surrogateescape")))
        self.put_default("Content-Length", length, told=bool(length))

    def headers(self, first: Iterable[str] = ("host", "authorization", "user-agent", "accept")) -> Headers:
        """Return the fields, those that clients write first before the others."""
        order = {name: place for place, name in enumerate(first)}
        fields = sorted(self.named, key=lambda each: order.get(each[0].lower(), len(order)))
        return Headers(
            tuple((name, value) for name, value, told in fields if told),
            self.withheld,
            tuple((name, value) for name, value, told in fields if not told),
        )
