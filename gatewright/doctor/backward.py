"""
Which causes could have produced this answer? Render each and compare.

A part of the answer that nobody saw speaks against nothing. The error type stays when a gateway response is
customised (recorded), so it outweighs the body; a body that is not ours then says nothing. So does the access log's
`error.message`, which is what the gateway response was made from.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from json import dumps
from typing import Final

from gatewright.aws.by_identity import ByIdentity
from gatewright.aws.sigv4.answers import (
    EMPTY,
    NO_KEY_VALUE,
    NO_KEY_VALUE_BEFORE_2023,
    PARTS_MISSING,
    PARTS_MISSING_BEFORE_2023,
)
from gatewright.checks.access_denied import BECAUSE, EXPLICITLY
from gatewright.checks.integration import BEHIND_THE_DOOR
from gatewright.checks.request import BEFORE_THE_BACKEND
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.checks.unmatched import RESOURCE_NOT_FOUND
from gatewright.checks.words import NOT_KNOWN
from gatewright.doctor.answer_text import error_type_of, is_of_many, message_of, response_type_in
from gatewright.doctor.answered_by import answered_by
from gatewright.doctor.cut_text import is_cut_from
from gatewright.engine.catalogue import CAUSES
from gatewright.model.cause import NO_TEXT, Cause, Signature
from gatewright.model.lazy_pattern import pattern
from gatewright.model.message import fill
from gatewright.model.observation import Observation
from gatewright.model.unknown import Unknown

CONNECTS: Final = {"eventType": "CONNECT", "routeKey": "$connect"}
"""Variables of the log that tell a handshake, either of which is enough."""

_PLACEHOLDER: Final = pattern(r"\{[a-z_]+\}")
_TELLING: Final = 16
"""So many letters at the beginning of a text tell it from others."""

_OF_A_HEADER: Final = ("authorization", "authorization_hash", "part", "complaints")
"""Placeholders that follow from a header's value: people blacken tokens before they show them."""

_OTHER_WORDS: Final = {
    NO_KEY_VALUE.message: NO_KEY_VALUE_BEFORE_2023.message,
    PARTS_MISSING.message: PARTS_MISSING_BEFORE_2023.message,
    EMPTY.message: "Authorization header cannot be empty: {authorization}",
    RESOURCE_NOT_FOUND.message: "No method found matching route {path} for http method {http_method}.",
}
"""Other wordings of a text; the last is recorded in public threads of 2017 to 2020, of signed calls."""

_OF_API_KEYS: Final = frozenset({"Invalid API Key identifier specified"})
"""What AWS's article has for a refused API key; live calls are answered `Forbidden` (recorded)."""

_FAILED: Final = 500
_OF_AN_INTEGRATION: Final = (502, 503, 504)
"""Statuses of an integration that failed, whose error type is that of any error of the server: not customised ones."""

_OF_THE_FRONT_END: Final = (
    "ACCESS_DENIED",
    "DEFAULT_4XX",
    "DEFAULT_5XX",
    "EXPIRED_TOKEN",
    "INVALID_SIGNATURE",
    "MISSING_AUTHENTICATION_TOKEN",
)
"""Under which of them complaints about signatures are logged, nobody recorded; under none of the others (inferred)."""

_OF_ALL: Final = ("DEFAULT_4XX", "DEFAULT_5XX")
"""What the log names where a type has no gateway response of its own (recorded, 2025-02)."""

_FIVE_MINUTES: Final = re.escape("5 min")
_SIGNER: Final = re.escape("User: arn:")
_MASKED_SIGNER: Final = re.escape("User: ") + r"(?!ann?onymous\b)(?:arn:)?"

_ONE_WORD: Final = ("{caller}", "{method_arn}", "{policy_arn}")
"""Placeholders that hold no blank, so that what follows in an answer is not taken for a part of them."""


def fitting(cause: Cause, seen: Observation) -> Signature | None:
    """Return the first signature of the cause that the answer fits; `None` when it fits none."""
    every = (*cause.signatures, *cause.of_http_api, *cause.seldom)
    return next((signature for signature in every if _fits_at_all(signature, seen)), None)


def seldom(cause: Cause, seen: Observation) -> bool:
    """Tell whether the answer is one that the cause brings, and others bring far more often."""
    return not any(_fits_at_all(signature, seen) for signature in (*cause.signatures, *cause.of_http_api))


def _fits_at_all(signature: Signature, seen: Observation) -> bool:
    """Tell whether the answer fits with whatever placeholders; asked again and again of one answer."""
    return _FITTING(seen)(signature)


_FITTING: Final = ByIdentity[Observation, ByIdentity[Signature, bool]](
    lambda seen: ByIdentity(lambda signature: fits(signature, {}, seen)), kept=8
)


def fits(signature: Signature, values: Mapping[str, str], seen: Observation) -> bool:
    """Tell whether an answer of this signature can be what was seen; `values` fill its placeholders where known."""
    if not isinstance(seen.status, Unknown) and seen.status != signature.status and not _customised(signature, seen):
        return False
    if not _log_fits(signature, seen) or _has_another_form(signature, seen):
        return False
    if signature.of == "HTTP":
        return _fits_http_api(signature, values, seen)
    if signature.of == "WEBSOCKET":
        return _is_of_a_message(seen) and (logged(seen, "error.message") or message_of(seen)) in (
            None,
            signature.message,
        )
    if _is_of_http_api(seen):
        return False
    error_type = error_type_of(seen)
    if error_type is None:
        return signature.error_type == ""
    if isinstance(error_type, str) and error_type != signature.error_type:
        return False
    return _says(signature, values, seen) or _is_customised_or_cut(signature, seen)


def _has_another_form(signature: Signature, seen: Observation) -> bool:
    """Tell whether a body came that has no text at all, where nothing could have customised the signature's."""
    if signature.response_type is not None or isinstance(seen.body, Unknown) or not seen.body.strip():
        return False
    return message_of(seen) is None and not isinstance(error_type_of(seen), str)


def _says(signature: Signature, values: Mapping[str, str], seen: Observation) -> bool:
    """Tell whether the text that came, if any did, is the signature's."""
    message = logged(seen, "error.message") or message_of(seen)
    if message is None:
        return _is_as_long(signature, seen)
    if message in _OF_API_KEYS:
        return signature.response_type == "INVALID_API_KEY"
    known = {name: value for name, value in values.items() if name not in _OF_A_HEADER and value != NOT_KNOWN}
    wordings = (signature.message, *_once(signature.message))
    return any(_pattern(fill(one, known)).fullmatch(message) is not None for one in wordings)


def _is_as_long(signature: Signature, seen: Observation) -> bool:
    """Tell whether a body that nobody showed can be the signature's by its length, where one text is just as long."""
    texts = texts_as_long(seen)
    return not texts or signature.message in texts or _may_be_as_long(signature.message, seen)


def _may_be_as_long(text: str, seen: Observation) -> bool:
    """Tell a text with placeholders, which are filled by as much as there is room for."""
    length = _length(seen)
    if length is None or _PLACEHOLDER.search(text) is None:
        return False
    return length > len(dumps({"message": _PLACEHOLDER.sub("", text)}))


def texts_as_long(seen: Observation) -> AbstractSet[str]:
    """Return API Gateway's texts that are as long as a body that nobody showed; none where one was shown."""
    length = _length(seen)
    return frozenset() if length is None else _texts_by_length().get(length, frozenset())


def _length(seen: Observation) -> int | None:
    """Return how long a body was that nobody showed: the answer's header tells, or the variable of the log."""
    coded = isinstance(seen.headers.get("content-encoding"), str)
    shown = seen.headers.get("content-length")
    length = shown if isinstance(shown, str) else logged(seen, "responseLength")
    if not isinstance(seen.body, Unknown) or length is None or not length.isdecimal() or coded:
        return None
    return int(length)


@lru_cache(maxsize=1)
def _texts_by_length() -> Mapping[int, AbstractSet[str]]:
    """Return API Gateway's texts without placeholders, by the length of the body that holds each.

    What is answered behind the door has a blank after the colon (recorded).
    """
    past_the_door = (*BEFORE_THE_BACKEND, *BEHIND_THE_DOOR)
    spaced = {(sign.message, True) for cause in past_the_door for sign in cause.signatures}
    found: dict[int, set[str]] = {}
    for text, has_blank in {(text, False) for text in _every_text()} | spaced:
        if text not in ("", NO_TEXT) and _PLACEHOLDER.search(text) is None:
            length = len(dumps({"message": text}, separators=(",", ": " if has_blank else ":")))
            found.setdefault(length, set()).add(text)
    return found


def _is_customised_or_cut(signature: Signature, seen: Observation) -> bool:
    """Tell whether the text is nobody's that is known: then the type decides, or what is left of the text."""
    message = logged(seen, "error.message") or message_of(seen) or ""
    if is_a_gateway_text(message) or not _is_as_long(signature, seen):
        return False
    named = isinstance(error_type_of(seen), str) or response_type_in(seen) is not None
    return named or is_cut_from(message, signature.message)


def _once(text: str) -> Iterator[str]:
    """Yield how else a text was once worded, or is printed.

    Refusals by a policy did not name its kind (`access_denied`), and complaints of the front end quoted the header
    where they hash it today (`sigv4.answers`). AWS's article has only what stands before the colon.
    """
    if text in _OTHER_WORDS:
        yield _OTHER_WORDS[text]
    heading, colon, _ = text.partition(": ")
    if colon and " " in heading and _PLACEHOLDER.search(heading) is None:
        yield heading
    before, because, _ = text.partition(BECAUSE)
    if because:
        yield before
    before, explicitly, kind = text.partition(EXPLICITLY)
    if explicitly and kind:
        yield before + explicitly


def mainly(cause: Cause, seen: Observation) -> bool:
    """Tell whether the answer is one that the cause has first of all, and not only among many others.

    An unmatched route, say, meets every complaint about signatures, and a signature that is too old just one.
    """
    signature = fitting(cause, seen)
    if signature is None or not cause.signatures:
        return False
    if signature.of != "REST":
        return True
    first = cause.signatures[0]
    return signature.error_type == first.error_type or _opening(signature) == _opening(first)


def says_only_a_status(seen: Observation) -> bool:
    """Tell an answer of which neither a text, nor its length, nor a type was shown."""
    lengths = (seen.headers.get("content-length"), logged(seen, "responseLength"))
    told = (error_type_of(seen), *lengths, logged(seen, "error.responseType"))
    return message_of(seen) is None and response_type_in(seen) is None and not any(isinstance(one, str) for one in told)


def unlike_customised(cause: Cause, seen: Observation) -> bool:
    """Tell whether the answer bears what only a gateway response adds, and the cause is refused before there is one.

    API Gateway's own refusals have no CORS fields; those that name no stage cannot be customised to have them. What
    stands before the API may add them too, so this rules nothing out.
    """
    if not isinstance(seen.headers.get("access-control-allow-origin"), str):
        return False
    signature = fitting(cause, seen)
    return signature is not None and signature.of == "REST" and signature.response_type is None


def _opening(signature: Signature) -> str:
    return signature.message[:_TELLING]


def _is_of_a_message(seen: Observation) -> bool:
    """Tell an error frame, or the line of a log about a message: a handshake is refused over HTTP.

    A frame has no status, and none of the fields that tell who answers over HTTP.
    """
    if isinstance(seen.access_log, Unknown) and isinstance(seen.body, Unknown):
        return isinstance(seen.status, Unknown) and answered_by(seen) == "unknown"
    log = {} if isinstance(seen.access_log, Unknown) else seen.access_log
    if any(log.get(name) == text for name, text in CONNECTS.items()):
        return False
    return answered_by(seen) == "api-gateway-websocket"


def _is_of_http_api(seen: Observation) -> bool:
    """Tell an answer that bears the mark of an HTTP API, or a line of its log."""
    if isinstance(seen.headers.get("apigw-requestid"), str):
        return True
    return logged(seen, "routeKey") is not None and logged(seen, "connectionId") is None


def _fits_http_api(signature: Signature, values: Mapping[str, str], seen: Observation) -> bool:
    """Tell whether an answer can be that of an HTTP API, whose refusals name no error type."""
    ids = (seen.headers.get(name) for name in ("x-amz-apigw-id", "x-amzn-requestid"))
    if any(isinstance(one, str) for one in (error_type_of(seen), *ids)) or seen.headers.get("apigw-requestid") is None:
        return False
    if not isinstance(seen.access_log, Unknown) and answered_by(seen) != "api-gateway-http":
        return False
    message = logged(seen, "error.message") or message_of(seen)
    if message is not None and message != signature.message:
        return False
    challenge = seen.headers.get("www-authenticate")
    if isinstance(challenge, Unknown):
        return True
    if challenge is None or signature.challenge is None:
        return challenge is signature.challenge
    known = {name: value for name, value in values.items() if value != NOT_KNOWN}
    parts = _PLACEHOLDER.split(fill(signature.challenge, known))
    # A route without scopes has an empty text there.
    return re.fullmatch(".*?".join(map(re.escape, parts)), challenge) is not None


def logged(seen: Observation, name: str) -> str | None:
    """Return a variable of the access log; `None` when there is no log, or when the variable was not set."""
    value = None if isinstance(seen.access_log, Unknown) else seen.access_log.get(name)
    return None if value in ("-", "") else value


def _customised(signature: Signature, seen: Observation) -> bool:
    """Tell whether a gateway response may have changed the status: the type stays, the status need not."""
    if signature.response_type is None:
        return False
    if signature.response_type in (logged(seen, "error.responseType"), response_type_in(seen)):
        return True
    if seen.status in _OF_AN_INTEGRATION or (seen.status == _FAILED and signature.status in _OF_AN_INTEGRATION):
        return False
    return error_type_of(seen) == signature.error_type or _says_only_this(signature, seen)


def _says_only_this(signature: Signature, seen: Observation) -> bool:
    """Tell whether the text is the signature's, and of no other answer: then no status makes it another's."""
    message = message_of(seen)
    if message is None or is_of_many(message):
        return False
    return any(_pattern(one).fullmatch(message) is not None for one in (signature.message, *_once(signature.message)))


def _log_fits(signature: Signature, seen: Observation) -> bool:
    """Tell whether the access log, or a customised body that names one, names this gateway response type.

    A stage logs nothing of a call that was refused before it was known.
    """
    if signature is FORBIDDEN_BEFORE_ANY_STAGE and not isinstance(seen.access_log, Unknown):
        return False
    named = logged(seen, "error.responseType") or response_type_in(seen)
    if named is None:
        return True
    if signature.response_type is None:
        return signature != FORBIDDEN_BEFORE_ANY_STAGE and named in _OF_THE_FRONT_END
    if named in _OF_ALL:
        return str(signature.status)[0] == named[len("DEFAULT_")]
    return named == signature.response_type


def is_of_the_type(cause: Cause, seen: Observation) -> bool:
    """Tell whether a cause is known to have the gateway response type that was logged; of others it may be the one."""
    named = logged(seen, "error.responseType") or response_type_in(seen)
    return named is None or any(named == signature.response_type for signature in cause.signatures)


def is_a_gateway_text(message: str) -> bool:
    """Tell whether a text is one that API Gateway writes by itself, so that it must match."""
    return any(pattern.fullmatch(message) for pattern in _own_texts())


@lru_cache(maxsize=1)
def _own_texts() -> tuple[re.Pattern[str], ...]:
    whole = _every_text()
    texts = whole.union(_OF_API_KEYS, *map(_once, whole))
    # A text that is nothing but a placeholder would take every other for one of ours.
    return tuple(_pattern(text) for text in sorted(texts) if _PLACEHOLDER.sub("", text))


def _every_text() -> frozenset[str]:
    every = (sign for cause in CAUSES.values() for sign in (*cause.signatures, *cause.of_http_api, *cause.seldom))
    return frozenset(signature.message for signature in every)


def _loosely(part: str) -> str:
    """Return a pattern of a constant part: behind a colon people, and AWS's own articles, leave the blank off.

    They mask whole ARNs, too: whoever is not anonymous may have signed. Other services wait for other times.
    """
    return re.escape(part).replace(_SIGNER, _MASKED_SIGNER).replace(r":\ ", r":\ ?").replace(_FIVE_MINUTES, r"\d+\ min")


@lru_cache(maxsize=512)
def _pattern(text: str) -> re.Pattern[str]:
    """Return a pattern in which every placeholder that is left matches anything, a name or an ARN just one word."""
    parts = _PLACEHOLDER.split(text)
    shapes = [r"\S+?" if name in _ONE_WORD else ".+?" for name in _PLACEHOLDER.findall(text)]
    joined = "".join(_loosely(part) + shape for part, shape in zip(parts, [*shapes, ""], strict=True))
    return re.compile(rf"{joined}\.?", re.DOTALL | re.IGNORECASE)
