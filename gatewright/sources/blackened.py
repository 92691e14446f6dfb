"""Values that a pasted command names without telling them: shell variables, placeholders, what somebody blackened.

`$TOKEN`, `${API_KEY}`, `$(aws ...)`, `%KEY%`, `<token>`, `{{key}}`, `xxxx`, `***`, `...`, `YOUR_API_KEY`. The field
that holds one was sent; nobody knows with what. Better once too often than decided on a word that was never sent.
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern

_WORDS: Final = r"(?:api[-_ ]?)?(?:key|token|secret|jwt|password|passwd)"
_PIECE: Final = pattern(
    r"\$(?:[A-Za-z_0-9]|\{|\()|%[A-Z][A-Z0-9_]{3,}%"  # a variable of sh, PowerShell or cmd
    r"|<[^<>\n]*>|\{\{|\[(?:REDACTED|MASKED|HIDDEN|REMOVED|FILTERED)\]|\{[A-Za-z_][A-Za-z0-9_. -]*\}"
    r"|[xX]{3,}|\*{3,}|\.{3,}|\u2026|\u2022{2,}|\u2588+|#{4,}|_{4,}|(?i:\bredacted\b|\bmasked\b)"
    rf"|(?i:\b(?:your|my|the|some|insert|enter|put|replace)[-_ ]*(?:[a-z0-9]{{1,20}}[-_ ]){{0,4}}{_WORDS}"
    r"(?:[-_ ]?(?:here|value))?\b)"
    r"|\b[A-Z][A-Z0-9_]*_?(?:KEY|TOKEN|SECRET|JWT|PASSWORD)(?:_[A-Z0-9_]*)?\b",
)
_NAMED_ALONE: Final = pattern(
    rf"(?i:(?:[a-z]+[-_ ])?{_WORDS}|(?:access|id|auth|bearer|jwt|session|cognito)[-_ ]?token)(?:[-_ ]?(?:here|value))?"
)
_IN_A_NAME: Final = pattern(
    r"(?i)\b(?:your|my|the)[-_]?(?:rest|http)?[-_]?(?:api|gateway)?[-_]?(?:id)?(?=\.execute-api)"
    r"|\byour[-_](?:domain|host|url)\b"
)
_COLON_PARAMETER: Final = pattern(r"(?<=/):[A-Za-z_]\w*")
_IN_A_BODY: Final = pattern(r"\$(?:[A-Za-z_]|\{|\()|\{\{|\.{3,}|\u2026|\*{3,}|\[REDACTED\]|<[A-Za-z_ -]*>$")


def untold_from(value: str) -> int | None:
    """Return where in a header's value that begins which nobody told; `None` for a value that is told in full."""
    scheme, blank, rest = value.partition(" ")
    alone = rest if blank and scheme.isalpha() else value
    if _NAMED_ALONE.fullmatch(alone.strip()):
        return len(value) - len(alone)
    found = _PIECE.search(value)
    return None if found is None else found.start()


def is_told(text: str) -> bool:
    """Tell whether a part of a URL stands there as it was sent."""
    return all(each.search(text) is None for each in (_PIECE, _IN_A_NAME, _COLON_PARAMETER))


def is_body_told(text: str) -> bool:
    """Tell whether a body stands there as it was sent; marks of JSON, XML and prose are no placeholders in it."""
    return _IN_A_BODY.search(text) is None
