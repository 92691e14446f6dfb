"""
What people showed of refusals in public threads, and the cause that was found there: `tests/threads/<half>/*.toml`.

    [[case]]
    from = "aws/chalice#12"                # the GitHub thread, a URL, or "GitHub, " and what the public document is;
                                           # brackets tell two of one apart
    cause = ["route.not-found"]            # what the thread found; several where it leaves them open, each right
    decides = true                         # the answer alone leaves no other cause; else it is ambiguous
    status = 403                           # the answer, as far as it was shown: status, header lines, body
    headers = "x-amzn-ErrorType: ..."
    body = '{"message":"..."}'
    text = "..."                           # or else what was pasted: an error of an SDK, a console, a log

Only machines' texts are kept, with secrets and names masked; what a thread does not show is left out. The folder is
the half: the doctor is tuned to what it says of the cases in `tuned`; those in `blind` judge it, were collected and
labelled without asking it, and nobody looks at what it says of a single one of them.
"""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

_FOLDER: Final = Path(__file__).resolve().parent / "threads"
_MEMBERS: Final = {"from", "cause", "decides", "status", "headers", "body", "text"}

Half = Literal["tuned", "blind"]
HALVES: Final[tuple[Half, ...]] = ("tuned", "blind")


@dataclass(frozen=True, slots=True)
class ThreadCase:
    """One refusal from a public thread."""

    origin: str
    """The thread."""

    causes: tuple[str, ...]
    """What was found there; any of them is right."""

    decides: bool
    """Whether the answer leaves nothing else."""

    evidence: str
    """An exchange file, or the text that was pasted."""

    pasted: bool
    """Whether it is such a text."""

    half: Half
    """The folder that it stands in."""

    @property
    def thread(self) -> str:
        """Return the thread without what tells two cases of one apart."""
        return self.origin.partition(" (")[0]


def thread_cases() -> tuple[ThreadCase, ...]:
    """Return every case, in the order of the halves and their files."""
    return tuple(
        case for half in HALVES for file in sorted((_FOLDER / half).glob("*.toml")) for case in _cases(file, half)
    )


def _cases(file: Path, half: Half) -> tuple[ThreadCase, ...]:
    return tuple(_case(each, half) for each in tomllib.loads(file.read_text("utf-8"))["case"])


def _case(told: dict[str, Any], half: Half) -> ThreadCase:
    assert set(told) <= _MEMBERS, f"{told['from']}: {set(told) - _MEMBERS}"
    answer: dict[str, Any] = {name: told[name] for name in ("status", "body") if name in told}
    if "headers" in told:
        lines = (line.partition(":") for line in told["headers"].strip().splitlines())
        answer["headers"] = {name.strip(): value.strip() for name, _, value in lines}
    assert bool(answer) != ("text" in told), told["from"]
    return ThreadCase(
        origin=told["from"],
        causes=tuple(told["cause"]),
        decides=told.get("decides", False),
        evidence=told.get("text") or json.dumps({"response": answer}),
        pasted="text" in told,
        half=half,
    )
