"""
Patterns of attacks on SQL queries, for those who would rather see harmless texts refused than miss an attack.

The text is read three times: as it stands, as if it stood within single quotes, and within double quotes, for nobody
knows where the application puts it. What is then code must form a piece of a query that attacks are made of.
"""

import re
from collections.abc import Callable
from typing import Final

from gatewright.aws.waf.injection.sql_tokens import Token, tokens
from gatewright.aws.waf.injection.sql_words import CATALOGUES
from gatewright.model.lazy_pattern import pattern

_VALUE: Final = "[n1svfF]"
_TERM: Final = rf"a*{_VALUE}(?:[afF,n1sv]*{_VALUE})?"
_LITERAL: Final = "[1svfF]"

_ANYWHERE: Final = (
    # UNION SELECT, however it is spaced.
    r"Uk?E",
    # A comment that MySQL runs.
    r"X",
    rf"&!*{_TERM}o!*{_TERM}",
    r"E[nk1sva*]+k",
    rf"^a*{_VALUE}&!*a*{_LITERAL}",
    r"^sn*[1sv]*c",
    r";+E",
    r"^sn*&",
)
_IN_QUOTES: Final = (
    # The quote is closed, and a condition follows: ' OR 1=1, ' AND sleep(5).
    rf"^s!*&!*a*(?:[1svF]|{_VALUE}+[oa&,]|f)",
    # A comment cuts off the rest of the query: admin'--
    r"^s;?c",
    # A comparison or a concatenation right behind the quote: '='  '||'
    r"^s!*o!*a*[1sv]",
    r"^sas",
    # ' ORDER BY 3, ' HAVING 1=1, ' LIMIT 1
    r"^sk+a*1",
    rf"^sk+{_VALUE}o{_VALUE}",
    # The statement ends and another one begins: '; DROP TABLE
    r"^s;+[Ek]",
    r"^s;*$",
)
_AS_IT_STANDS: Final = (
    # A value and a condition behind it: 1 OR 1=1, 1 AND sleep(5)
    rf"^a*[1sv](?:a+[1sv])*!*&!*{_TERM}o!*{_TERM}",
    r"^a*[1sv]!*&!*a*[fF]",
    rf"^&!*{_TERM}o!*a*{_LITERAL}",
    # The rest is cut off behind a condition.
    rf"^a*{_VALUE}&.*[1sv]c",
    r"^a*1;?c",
    # 1 ORDER BY 10, 1 HAVING 1=1
    r"^a*1k+a*1(?:c|$)",
    rf"^a*1k+{_TERM}o{_TERM}",
)


def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_QUOTED: Final = _compiled(_ANYWHERE + _IN_QUOTES)
_PLAIN: Final = _compiled(_ANYWHERE + _AS_IT_STANDS)
_TELLING: Final = pattern(r"['\"`;#()=<>|&*@/-]|\b(?:or|and|union|select|having|order|like)\b", re.IGNORECASE)


def looks_like_an_attack(value: bytes) -> bool:
    """Tell whether a value holds what attacks are made of; it may be harmless."""
    text = value.decode("latin-1")
    if not _TELLING.search(text):
        return False
    if _looks(text, _PLAIN, quoted=False):
        return True
    return any(quote in text and _looks(quote + text, _QUOTED, quoted=True) for quote in "'\"")


def _looks(text: str, pattern: re.Pattern[str], *, quoted: bool) -> bool:
    found = list(tokens(text))
    letters = "".join(letter for letter, _ in found if letter not in "()!")
    if pattern.search(letters) is not None:
        return True
    return any(test(found, place) for place, (letter, _) in enumerate(found) for test in _TESTS.get(letter, ())) or (
        quoted and letters.startswith("s&") and any(name in text.lower() for name in CATALOGUES)
    )


def _called_with_a_value(found: list[Token], place: int) -> bool:
    """Tell whether a dangerous function gets what it takes: sleep(5), but not sleep (eight hours)."""
    inside = [letter for letter, _ in found[place + 1 : place + 5] if letter != "("]
    before = found[place - 1][0] if place else ""
    return bool(inside) and inside[0] in "1svfFE" and inside[1:2] != ["n"] and before != "n"


def _writes_a_file(found: list[Token], place: int) -> bool:
    """Tell whether a query is told to write its result into a file."""
    return found[place][1] in ("outfile", "dumpfile") and place > 0 and found[place - 1][1] == "into"


def _statement(found: list[Token], place: int) -> bool:
    """Tell whether a verb begins a statement that a database would run."""
    verb, rest = found[place][1], found[place + 1 : place + 14]
    letters = "".join(letter for letter, _ in rest)
    words = [word for _, word in rest]
    before = next((letter for letter, _ in reversed(found[:place]) if letter != "("), "")
    inside = place > 0 and found[place - 1][0] == "("
    check = _VERBS.get(verb)
    return check is not None and check(letters, words, before, inside)


def _select(letters: str, words: list[str], before: str, inside: bool) -> bool:
    if (
        inside
        and re.match(r"[(!ka]*[1svfFn*]", letters)
        and (before in ("", "&", "o", "a", ",", "k", "f", "F", "1", "s"))
    ):
        return bool(re.match(r"[(!ka]*[1svfF(]|[(!k]*a|[(!k]*n[,)ok]", letters))
    listed = re.match(r"\(?k?(?:a|[1svfF(]|n,)", letters) is not None
    return listed and (before in ("", ";", "U", "k") and ("from" in words or letters[:1] in "1svfF("))


def _drop(letters: str, words: list[str], before: str, inside: bool) -> bool:
    del words, inside  # the kind of thing is enough
    return before == ";" and letters.startswith("kn")


def _insert(letters: str, words: list[str], before: str, inside: bool) -> bool:
    del before, inside  # wherever it stands
    return letters.startswith("kn") and words[0] == "into" and ("values" in words or "select" in words)


def _delete(letters: str, words: list[str], before: str, inside: bool) -> bool:
    del inside  # wherever it stands
    plain = letters.startswith("kn") and words[0] == "from"
    return plain and (before == ";" or ("where" in words and re.search("k[n1sv]o", letters) is not None))


def _update(letters: str, words: list[str], before: str, inside: bool) -> bool:
    del before, inside  # wherever it stands
    return letters.startswith("nkno") and words[1] == "set"


def _execute(letters: str, words: list[str], before: str, inside: bool) -> bool:
    del inside  # wherever it stands
    named = bool(words) and words[0].startswith(("xp_", "sp_", "master"))
    return named or (before == ";" and letters[:1] in ("n", "(", "s"))


def _declare(letters: str, words: list[str], before: str, inside: bool) -> bool:
    del words, before, inside  # a variable is enough
    return letters.startswith("v")


def _waitfor(letters: str, words: list[str], before: str, inside: bool) -> bool:
    del before, inside  # wherever it stands
    return letters.startswith("ks") and words[0] in ("delay", "time")


def _shutdown(letters: str, words: list[str], before: str, inside: bool) -> bool:
    del words, inside  # nothing else may follow
    return before == ";" and letters[:1] in ("", ";", "c", "k")


_Verb = Callable[[str, list[str], str, bool], bool]
_VERBS: Final[dict[str, _Verb]] = {
    "select": _select,
    **dict.fromkeys(("drop", "create", "alter", "truncate", "grant", "revoke", "backup", "restore"), _drop),
    "insert": _insert,
    "merge": _insert,
    "delete": _delete,
    "update": _update,
    "exec": _execute,
    "execute": _execute,
    "declare": _declare,
    "waitfor": _waitfor,
    "shutdown": _shutdown,
}
_TESTS: Final[dict[str, tuple[Callable[[list[Token], int], bool], ...]]] = {
    "F": (_called_with_a_value,),
    "E": (_statement,),
    "k": (_writes_a_file,),
}
