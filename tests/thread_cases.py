"""
What people showed of refusals in public threads, and the cause that was found there: `tests/threads/*.toml`.

    [[case]]
    from = "aws/chalice#12"                # the GitHub thread, or a URL; brackets tell two of one apart
    cause = ["route.not-found"]            # what the thread found; several where it leaves them open, each right
    decides = true                         # the answer alone leaves no other cause; else it is ambiguous
    status = 403                           # the answer, as far as it was shown: status, header lines, body
    headers = "x-amzn-ErrorType: ..."
    body = '{"message":"..."}'
    text = "..."                           # or else what was pasted: an error of an SDK, a console, a log

Only machines' texts are kept, with secrets and names masked; what a thread does not show is left out. The hash of the
thread puts every case in the tuned or in the blind half: nobody looks at what the doctor says of a blind one.
"""

import json
import tomllib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Literal

FILES: Final = sorted((Path(__file__).resolve().parent / "threads").glob("*.toml"))
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

    @property
    def half(self) -> Half:
        """Return the half that the case belongs to, the same for all of one thread."""
        thread = self.origin.partition(" (")[0]
        return "blind" if sha256(thread.encode()).digest()[0] & 1 else "tuned"


def thread_cases() -> tuple[ThreadCase, ...]:
    """Return every case, in the order of the files."""
    return tuple(_case(each) for file in FILES for each in tomllib.loads(file.read_text("utf-8"))["case"])


def _case(told: dict[str, Any]) -> ThreadCase:
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
    )
