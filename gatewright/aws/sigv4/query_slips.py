"""What signers take for the query: in another order, encoded otherwise, with parameters lost or joined."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import Final
from urllib.parse import quote, unquote

from gatewright.aws.sigv4.encodings import MOST, SAFE_SETS, as_bytes, characters_left_alone, lower_case_hex

Encoder = Callable[[str], str]
"""How one signer writes a name or a value."""

_COMMAS: Final = (",", "%2C")


def queries(wire: str, received: str) -> Iterator[str]:
    """Yield what may stand in the third line of the canonical request that was signed."""
    canonical = received.split("&") if received else []
    sent = [part for part in wire.split("&") if part and not part.startswith("X-Amz-Signature=")]
    yield ""
    yield "&".join(sent)
    yield "&".join(sorted(sent))
    yield f"?{received}"
    yield from _other_orders(sent, canonical)
    yield from _other_parameters(canonical)
    yield from _encoded_otherwise(sent, canonical, received)


def _other_orders(sent: list[str], canonical: list[str]) -> Iterator[str]:
    """Yield orders that are not AWS's: as sent, by whole pairs, in any letter case, by name alone, backwards."""
    places = {part.partition("=")[0]: place for place, part in reversed(list(enumerate(sent)))}
    yield "&".join(sorted(canonical, key=lambda part: places.get(part.partition("=")[0], len(sent))))
    yield "&".join(sorted(canonical))
    yield "&".join(sorted(canonical, key=str.lower))
    yield "&".join(sorted(canonical, key=lambda part: part.partition("=")[0].lower()))
    yield "&".join(sorted(canonical, key=unquote))
    yield "&".join(sorted(canonical, key=lambda part: tuple(map(unquote, part.partition("=")[::2]))))
    yield "&".join(reversed(canonical))


def _other_parameters(canonical: list[str]) -> Iterator[str]:
    """Yield what is left where parameters were lost: one of them, those without a value, all but one of a name."""
    yield from ("&".join(canonical[:place] + canonical[place + 1 :]) for place in range(len(canonical[:MOST])))
    yield "&".join(part for part in canonical if not part.endswith("="))
    yield "&".join(part.removesuffix("=") for part in canonical)
    yield "&".join(dict.fromkeys(canonical))
    named = [(name, [part.partition("=")[2] for part in group]) for name, group in groupby(canonical, _name)]
    for place in (0, -1):
        yield "&".join(f"{name}={values[place]}" for name, values in named)
    for comma in _COMMAS:
        yield "&".join(f"{name}={comma.join(values)}" for name, values in named)
    for brackets in ("[]", "%5B%5D"):
        more = ((f"{name}{brackets}" if len(values) > 1 else name, values) for name, values in named)
        yield "&".join(f"{name}={value}" for name, values in more for value in values)
    of_the_signer = [part for part in canonical if part.startswith("X-Amz-")]
    yield "&".join(part for part in canonical if part not in of_the_signer)
    yield "&".join(of_the_signer)


def _name(part: str) -> str:
    return part.partition("=")[0]


def _encoded_otherwise(sent: list[str], canonical: list[str], received: str) -> Iterator[str]:
    yield received.replace("%20", "+")
    yield received.replace("%20", "%2B")
    yield received.replace("%2B", "+")
    yield lower_case_hex(received)
    yield from characters_left_alone(received)
    for encoder in _encoders():
        for parts in (canonical, sent):
            # A name alone stays one: what it lacks is another slip.
            yield "&".join(sorted("=".join(encoder(text) for text in part.split("=", 1)) for part in parts))
            yield "&".join("=".join(encoder(text) for text in part.split("=", 1)) for part in parts)
    yield quote(received, safe="")
    yield quote(received, safe="~=&")


def _encoders() -> Iterator[Encoder]:
    yield as_bytes
    yield lambda text: as_bytes(text.replace("+", " "))
    for safe in (*SAFE_SETS, "/", "/:", "/~"):
        yield partial(_encoded_anew, safe=safe)
    yield lambda text: quote(text, safe="~")
    yield lambda text: quote(unquote(text), safe="~", encoding="latin-1", errors="replace")


def _encoded_anew(text: str, *, safe: str) -> str:
    return quote(unquote(text), safe=safe)
