"""The methods of `java.lang.String` that templates use.

https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/lang/String.html; `split` gives a list here, where
Java gives an array, because an array prints as its address.
"""

from typing import Final

from gatewright.aws.vtl import regular_expressions
from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.method import ANY, Method, Methods
from gatewright.aws.vtl.run import OUTPUT, Run

__all__ = ["STRING_METHODS", "java_hash"]

_WORD: Final = 0xFFFFFFFF
_SIGN: Final = 0x80000000
_BLANKS: Final = "".join(map(chr, range(0x21)))


def _seen(run: Run, text: str) -> str:
    """Count going through a text as work."""
    run.read(len(text))
    return text


def _made(run: Run, text: str) -> str:
    """Count making a text as work."""
    run.make(len(text))
    return text


def _substring(run: Run, text: str, first: int, last: int | None = None) -> str:
    end = len(text) if last is None else last
    if not 0 <= first <= end <= len(text):
        raise Impossible(f"`substring`: begin {first}, end {end}, length {len(text)}")
    run.make(end - first)
    return text[first:end]


def _char_at(_run: Run, text: str, index: int) -> str:
    if not 0 <= index < len(text):
        raise Impossible(f"`charAt`: index {index}, length {len(text)}")
    return text[index]


def _replace(run: Run, text: str, old: str, new: str) -> str:
    longer = len(text) + text.count(old) * (len(new) - len(old))
    if longer > OUTPUT:
        raise Impossible(f"the text has more than {OUTPUT} characters")
    run.read(len(text))
    run.make(longer)
    return text.replace(old, new)


def _concat(run: Run, text: str, other: str) -> str:
    run.grow(len(text) + len(other))
    return text + other


def _repeat(run: Run, text: str, times: int) -> str:
    if times < 0:
        raise Impossible(f"`repeat`: count is negative: {times}")
    run.grow(len(text) * times)
    return text * times if text else ""


def _compare_to(run: Run, text: str, other: str) -> int:
    run.spend(min(len(text), len(other)) // 4)
    for one, two in zip(text, other, strict=False):
        if one != two:
            return ord(one) - ord(two)
    return len(text) - len(other)


def java_hash(run: Run, text: str) -> int:
    """Return Java's `hashCode` of a string."""
    run.spend(len(text))
    found = 0
    units = text.encode("utf-16-be", "surrogatepass")
    for high, low in zip(units[::2], units[1::2], strict=True):
        found = (31 * found + (high << 8 | low)) & _WORD
    return found - (_WORD + 1) if found & _SIGN else found


def _split(run: Run, text: str, pattern: str, limit: int = 0) -> list[object]:
    return regular_expressions.split(run, text, pattern, limit)


def _equals(run: Run, text: str, other: object) -> bool:
    _seen(run, text)
    return text == other


STRING_METHODS: Final[Methods] = {
    ("length", 0): Method(lambda _run, text: len(text)),
    ("isEmpty", 0): Method(lambda _run, text: not text),
    ("isBlank", 0): Method(lambda run, text: not _seen(run, text).strip()),
    ("toString", 0): Method(lambda _run, text: text),
    ("hashCode", 0): Method(java_hash),
    ("trim", 0): Method(lambda run, text: _made(run, text).strip(_BLANKS)),
    ("strip", 0): Method(lambda run, text: _made(run, text).strip()),
    ("toUpperCase", 0): Method(lambda run, text: _made(run, text).upper()),
    ("toLowerCase", 0): Method(lambda run, text: _made(run, text).lower()),
    ("charAt", 1): Method(_char_at, (int,)),
    ("substring", 1): Method(_substring, (int,)),
    ("substring", 2): Method(_substring, (int, int)),
    ("contains", 1): Method(lambda run, text, part: part in _seen(run, text), (str,)),
    ("startsWith", 1): Method(lambda _run, text, part: text.startswith(part), (str,)),
    ("endsWith", 1): Method(lambda _run, text, part: text.endswith(part), (str,)),
    ("indexOf", 1): Method(lambda run, text, part: _seen(run, text).find(part), (str,)),
    ("indexOf", 2): Method(lambda run, text, part, start: _seen(run, text).find(part, max(start, 0)), (str, int)),
    ("lastIndexOf", 1): Method(lambda run, text, part: _seen(run, text).rfind(part), (str,)),
    ("equals", 1): Method(_equals, (ANY,)),
    ("equalsIgnoreCase", 1): Method(lambda run, text, other: _seen(run, text).lower() == other.lower(), (str,)),
    ("compareTo", 1): Method(_compare_to, (str,)),
    ("concat", 1): Method(_concat, (str,)),
    ("repeat", 1): Method(_repeat, (int,)),
    ("replace", 2): Method(_replace, (str, str)),
    ("replaceAll", 2): Method(regular_expressions.replace_all, (str, str)),
    ("replaceFirst", 2): Method(regular_expressions.replace_first, (str, str)),
    ("matches", 1): Method(regular_expressions.matches, (str,)),
    ("split", 1): Method(_split, (str,)),
    ("split", 2): Method(_split, (str, int)),
}
"""By name and number of arguments."""
