"""The words of one command, read as the shell that it was typed in reads them.

POSIX sh (XCU 2.2: quoting), bash's `$'...'`; cmd.exe with `^` and the C run-time's rules for `"`; PowerShell with its
backtick. What a shell would put in the place of a variable or of `$(...)` is not known, and stays as it is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from gatewright.model.lazy_pattern import pattern

Shell = Literal["sh", "cmd", "powershell"]
"""The shells whose quotes are known."""

_MOST: Final = 500
"""More words than anybody types at a prompt: what has them is no command."""

_CONTINUES: Final[dict[Shell, str]] = {"sh": "\\", "cmd": "^", "powershell": "`"}
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "e": "\x1b"}
_CLOSING: Final = {'"': '"', "'": "'", "\u201c": "\u201d", "\u2018": "\u2019", "\u201d": "\u201d", "\u2019": "\u2019"}
"""Quotes with those that close them; typographic ones come from pages and word processors."""

_CODE: Final = pattern(r"x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})")
_PLACEHOLDER: Final = pattern(r"<[A-Za-z][^<>\n|;&]{0,60}>")
_HERE_DOCUMENT: Final = pattern(r"<<-?\s*(['\"]?)(\w+)\1")
_VARIABLE: Final = pattern(r"\$(?:env:)?(?:([A-Za-z_]\w*)|\{(?:env:)?([A-Za-z_]\w*)\})")
_SECOND_PROMPT: Final = pattern(r"[ \t]*(?:>>?|More\?)[ \t]+")
"""What a shell prints before a line that goes on with the one above."""

_LONGEST: Final = 40_000


@dataclass(frozen=True, slots=True)
class Words:
    """A command's words."""

    words: tuple[str, ...]
    """The words, without their quotes; what a variable stands for is left as it is written."""

    end: int
    """The index in the text behind the command; what it is piped or written to is not read."""

    here: str | None = None
    """The word that ends the here-document which feeds the command; `None` without one."""


def shell_words(
    text: str, start: int, shell: Shell, *, within: str = "", names: Mapping[str, str] | None = None
) -> Words | None:
    """Return the words from index `start` on, until the command ends; `None` where a quote is never closed.

    `within` is the sign that ends a command which stands in quotes itself: a backtick, or the `)` of `$(...)`;
    `names` are the variables of which somebody told the value.
    """
    return _Reading(text[: start + _LONGEST], start, shell, within, names or {}).words()


class _Reading:
    """The place in the text, and the words so far."""

    def __init__(self, text: str, at: int, shell: Shell, within: str, names: Mapping[str, str]) -> None:
        self._names = names
        self._text = text
        self._at = at
        self._shell: Shell = shell
        self._within = within
        self._found: list[str] = []
        self._word: list[str] | None = None
        self._here: str | None = None

    def words(self) -> Words | None:
        """Read until the command ends."""
        while self._at < len(self._text):
            sign = self._text[self._at]
            if len(self._found) > _MOST:
                return None
            if self._continued():
                self._close()
            elif sign == "\n" or self._ends(sign):
                break
            elif sign in " \t\r":
                self._close()
                self._at += 1
            elif not self._piece(sign):
                return None
        self._close()
        return Words(tuple(self._found), self._at, self._here)

    def _close(self) -> None:
        if self._word is not None:
            self._found.append("".join(self._word))
            self._word = None

    def _put(self, piece: str) -> None:
        if self._word is None:
            self._word = [piece]
        else:
            self._word.append(piece)

    def _continued(self) -> bool:
        """Step over a sign that joins the next line, whatever blanks a page put behind it."""
        if self._text[self._at] not in {_CONTINUES[self._shell], "\\"}:
            return False
        end = self._at + 1
        while end < len(self._text) and self._text[end] in " \t\r":
            end += 1
        if end < len(self._text) and self._text[end] != "\n":
            return False
        prompt = _SECOND_PROMPT.match(self._text, end + 1)
        self._at = min(end + 1, len(self._text)) if prompt is None else prompt.end()
        return True

    def _ends(self, sign: str) -> bool:
        """Tell whether the command ends here: a pipe, the next command, a redirection, a comment."""
        if sign in self._within:
            return True
        behind = self._text[self._at + 1 : self._at + 2]
        if sign == "<" and (here := _HERE_DOCUMENT.match(self._text, self._at)) is not None:
            self._here = here[2]
            return True
        if sign in "<>":
            if self._word is not None and "".join(self._word).isdigit():
                self._word = None  # `2>&1`: the number is the stream's
            return _PLACEHOLDER.match(self._text, self._at) is None
        if sign == "#":
            return self._word is None
        if sign == "&":
            # Within a URL that somebody did not quote it was meant as a part of it.
            return self._word is None or behind in ("", " ", "\n", "&")
        return sign in "|;" and not (sign == ";" and self._word is not None and behind not in ("", " ", "\n", "\t"))

    def _piece(self, sign: str) -> bool:
        """Read one sign, or what stands in quotes; return whether it is whole."""
        if sign == "<":
            placeholder = _PLACEHOLDER.match(self._text, self._at)
            assert placeholder is not None, "another one ends the command"
            self._put(placeholder[0])
            self._at = placeholder.end()
            return True
        if self._shell == "cmd":
            return self._of_cmd(sign)
        if sign == "$" and self._text[self._at + 1 : self._at + 2] == "'" and self._shell == "sh":
            return self._ansi()
        if sign == "$" and self._text[self._at + 1 : self._at + 2] == "(":
            return self._substituted()
        if sign == "$" and self._filled():
            return True
        if sign in _CLOSING:
            return self._quoted(sign)
        if sign == "\\" or (sign == "`" and self._shell == "powershell"):
            # PowerShell hands a backslash on; before a quote the program takes it away (C run-time rules).
            self._put(self._text[self._at + 1 : self._at + 2])
            self._at += 2
            return True
        if sign == "`":
            return self._in_backticks()
        self._put(sign)
        self._at += 1
        return True

    def _quoted(self, sign: str) -> bool:
        closing, self._at = _CLOSING[sign], self._at + 1
        raw = closing in "'\u2019"
        self._put("")
        while self._at < len(self._text):
            current = self._text[self._at]
            if current == closing:
                if self._shell == "powershell" and self._text[self._at + 1 : self._at + 2] == closing:
                    self._put(closing)
                    self._at += 2
                    continue
                self._at += 1
                return True
            if not raw and current == "$" and self._text[self._at + 1 : self._at + 2] == "(":
                if not self._substituted():
                    return False
            elif not raw and current == "$" and self._filled():
                continue
            elif current == "\\" and (not raw or self._shell == "powershell"):
                self._escaped()
            elif current == "`" and not raw and self._shell == "powershell":
                self._put(self._text[self._at + 1 : self._at + 2])
                self._at += 2
            else:
                self._put(current)
                self._at += 1
        return False

    def _filled(self) -> bool:
        """Put the value of a variable, where it is told; within single quotes nothing is filled in."""
        found = _VARIABLE.match(self._text, self._at)
        value = None if found is None else self._names.get(found[1] or found[2])
        if found is None or value is None:
            return False
        self._put(value)
        self._at = found.end()
        return True

    def _escaped(self) -> None:
        """Read a backslash within quotes: it takes effect before a few signs only."""
        behind = self._text[self._at + 1 : self._at + 2]
        if behind == "\n" and self._shell == "sh":
            piece = ""
        else:
            effective = '"' if self._shell == "powershell" else '$`"\\'
            piece = behind if behind and behind in effective else f"\\{behind}"
        self._put(piece)
        self._at += 2

    def _ansi(self) -> bool:
        """Read `$'...'`, with the escapes of C."""
        self._at += 2
        self._put("")
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign == "'":
                self._at += 1
                return True
            if sign != "\\":
                self._put(sign)
                self._at += 1
                continue
            code = _CODE.match(self._text, self._at + 1)
            if code is not None:
                number = int(code[4], 8) if code[4] else int(code[1] or code[2] or code[3], 16)
                self._put(chr(number) if number <= 0x10FFFF else "\N{REPLACEMENT CHARACTER}")
                self._at = code.end()
                continue
            behind = self._text[self._at + 1 : self._at + 2]
            self._put(_ESCAPES.get(behind, behind))
            self._at += 2
        return False

    def _substituted(self) -> bool:
        """Step over `$(...)`: what the inner command printed is not known."""
        depth = 0
        for index in range(self._at + 1, len(self._text)):
            depth += {"(": 1, ")": -1}.get(self._text[index], 0)
            if depth == 0:
                self._put("$(...)")
                self._at = index + 1
                return True
        return False

    def _in_backticks(self) -> bool:
        end = self._text.find("`", self._at + 1)
        if end < 0:
            return False
        self._put("$(...)")
        self._at = end + 1
        return True

    def _of_cmd(self, sign: str) -> bool:
        """Read as cmd.exe and then the C run-time do; `^` makes the next sign a plain one."""
        escaped = sign == "^"
        if escaped:
            self._at += 1
            sign = self._text[self._at : self._at + 1]
        self._at += 1
        if sign != '"':
            self._put(sign)
            return True
        self._put("")
        while self._at < len(self._text):
            current = self._next_of_cmd(escaped)
            if current == "\\" and self._peek_of_cmd(escaped) == '"':
                current = self._next_of_cmd(escaped)
            elif current == '"':
                if self._text[self._at : self._at + 1] != '"':
                    return True
                self._at += 1
            self._put(current)
        return False

    def _next_of_cmd(self, escaped: bool) -> str:
        """Take one sign; behind a quote that was written `^"`, cmd goes on taking its `^` away."""
        if escaped and self._text[self._at] == "^":
            self._at += 1
            if self._text[self._at : self._at + 2] == "\n\n":
                self._at += 1  # a line break is written as `^` and two of them
        sign = self._text[self._at : self._at + 1]
        self._at += 1
        return sign

    def _peek_of_cmd(self, escaped: bool) -> str:
        behind = self._text[self._at : self._at + 2]
        return behind[1:2] if escaped and behind[:1] == "^" else behind[:1]
