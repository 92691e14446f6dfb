"""A capture: the configuration of one API in one portable file, without its secrets.

JSON: `{"schema": "gatewright.capture/1", "region": ..., "api_id": ..., "salt": ..., "documents": [{"kind", "ids",
"answer"}, ...]}`. An answer that these credentials might not read stands there as `refused`, one that does not exist as
`null`. Values of API keys are replaced by keyed hashes, so that a key that is sent can still be recognised, and nothing
can be signed or called with the file.
"""

import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from gatewright.configuration.documents import Documents
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from gatewright.sources.account.reads import READS, missing_of, read_of
from gatewright.sources.errors import DocumentError
from gatewright.sources.json_text import JsonError, parse

SCHEMA: Final = "gatewright.capture/1"
"""The version of the form."""

_HASHED: Final = "hmac-sha256:"
_SECRETS: Final = {"get_api_keys": ("items", "value"), "get_usage_plan_keys": ("items", "value")}
"""Where documents hold secrets: the list, and the member of each thing in it."""

_PEEKED: Final = 400

LISTS: Final = {"get_rest_apis": ("items", "id"), "v2_get_apis": ("Items", "ApiId")}
"""Answers that list APIs: the member of the list, and the one of an API's id in it."""


class Recorder:
    """Documents that are remembered as they are read."""

    def __init__(self, documents: Documents, keeps: Callable[[str, Any], Any] = lambda _, answer: answer) -> None:
        """Remember what `documents` answer; `keeps` may leave parts of an answer out."""
        self._documents = documents
        self._keeps = keeps
        self.read: dict[tuple[str, ...], Mapping[str, Any] | Unknown | None] = {}

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return the document, and remember it unless no operation of AWS answers it."""
        answer = self._documents.get(kind, *ids)
        if kind not in READS:
            return answer
        kept = answer if answer is None or isinstance(answer, Unknown) else self._keeps(kind, answer)
        self.read[(kind, *ids)] = kept
        return kept


def render(recorder: Recorder, *, region: str, api_id: str, salt: str) -> str:
    """Write a capture of what was read."""
    documents = [_entry(key, answer, salt) for key, answer in recorder.read.items()]
    capture = {"schema": SCHEMA, "region": region, "api_id": api_id, "salt": salt, "documents": documents}
    return json.dumps(capture, indent=1, ensure_ascii=False) + "\n"


def is_capture(place: Path) -> bool:
    """Tell whether a file is a capture, from its first letters."""
    with place.open("rb") as content:
        return SCHEMA.encode() in content.read(_PEEKED)


def read_capture(place: Path, sent_keys: Iterable[str] = (), called: str | None = None) -> "Capture":
    """Return the documents of a capture; raises `DocumentError`. `sent_keys` are recognised by their hashes.

    Its lists of APIs hold the captured one alone, so that they tell nothing of another one that was `called`.
    """
    try:
        document = parse(place.read_text("utf-8"))
    except (JsonError, OSError, UnicodeError) as error:
        raise DocumentError(f"{place}: {error}") from error
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise DocumentError(f"{place}: expected a capture of the schema `{SCHEMA}`")
    listed = document.get("documents")
    if not isinstance(listed, list) or not all(_is_entry(each) for each in listed):
        raise DocumentError(f"{place}: `documents`: expected an array of objects with `kind` and `ids`")
    salt = str(document.get("salt", ""))
    known = {_hash(salt, value): value for value in sent_keys}
    api_id, region = document.get("api_id"), document.get("region")
    is_of_another = called is not None and called != api_id
    entries = {(each["kind"], *each["ids"]): each for each in listed if not is_of_another or each["kind"] not in LISTS}
    of = str(api_id) if is_of_another else None
    if isinstance(region, str) and region:
        return CaptureOfRegion(entries, known, region, of_another=of)
    return Capture(entries, known, of_another=of)


class Capture:
    """The documents of a capture."""

    def __init__(
        self,
        entries: Mapping[tuple[str, ...], Mapping[str, Any]],
        known: Mapping[str, str],
        *,
        of_another: str | None = None,
    ) -> None:
        self._entries = entries
        self._known = known
        self.of_another = of_another
        """Which API it is of, where that is not the one that was called."""

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return the answer of operation `kind` for `ids`; `Unknown` where the capture does not hold it."""
        if kind not in READS:
            return UNKNOWN
        entry = self._entries.get((kind, *ids))
        if entry is None or entry.get("refused"):
            return Unknown((self._missing(kind, ids),))
        answer: Mapping[str, Any] | None = entry.get("answer")
        return answer if answer is None else self._recognised(kind, answer)

    def _missing(self, kind: str, ids: tuple[str, ...]) -> Missing:
        return missing_of(read_of(kind, ids), ids)

    def _recognised(self, kind: str, answer: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the answer with the values of those keys that were sent in the place of their hashes."""
        if kind not in _SECRETS or not self._known:
            return answer
        return _each_secret(kind, answer, lambda value: self._known.get(value, value))


class CaptureOfRegion(Capture):
    """A capture that says of which region it is: what is called by an address of this machine is of that one."""

    def __init__(
        self,
        entries: Mapping[tuple[str, ...], Mapping[str, Any]],
        known: Mapping[str, str],
        region: str,
        *,
        of_another: str | None = None,
    ) -> None:
        super().__init__(entries, known, of_another=of_another)
        self.region = region
        """Its name."""


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and entry.get("kind") in READS and isinstance(entry.get("ids"), list)


def _entry(key: tuple[str, ...], answer: Mapping[str, Any] | Unknown | None, salt: str) -> dict[str, Any]:
    kind, *ids = key
    if isinstance(answer, Unknown):
        permission = next((gap.permission for gap in answer.missing if gap.permission), "?")
        return {"kind": kind, "ids": ids, "refused": permission}
    if answer is not None and kind in _SECRETS:
        answer = _each_secret(kind, answer, lambda value: _hash(salt, value))
    return {"kind": kind, "ids": ids, "answer": answer}


def _each_secret(kind: str, answer: Mapping[str, Any], change: Callable[[str], str]) -> Mapping[str, Any]:
    listing, member = _SECRETS[kind]
    items = [
        {**item, member: change(item[member])} if isinstance(item.get(member), str) else item
        for item in answer.get(listing, ())
    ]
    return {**answer, listing: items}


def _hash(salt: str, value: str) -> str:
    return _HASHED + hmac.digest(salt.encode(), value.encode(), "sha256").hex()
