"""The page of a cause: what it is, an example, how to confirm, how to fix, what looks alike. Offline, in Markdown."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from gatewright.aws.websocket_frames import error_frame
from gatewright.doctor.commands_of_v2 import of_v2
from gatewright.doctor.fixes import open_command
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import N_, Translate
from gatewright.model.cause import NO_BODY, NO_TEXT, Cause, Documented, Provenance, Recorded, Safety, Signature
from gatewright.model.message import fill, opened

_SAFETY: Final[dict[Safety, str]] = {
    "safe": N_("safe"),
    "widens-access": N_("widens access"),
    "needs-deployment": N_("needs a deployment"),
}
_MOST_SIGNATURES: Final = 3


def page(cause: Cause, translate: Translate) -> str:
    """Return the page of a cause in one language."""
    return "\n".join(_lines(cause, translate)) + "\n"


def example(cause: Cause) -> tuple[str, str] | None:
    """Return request and answer of the first case of a cause, which the tests run; `None` when it shows neither."""
    folder, _, name = cause.id.replace("-", "_").partition(".")
    place = files("gatewright") / "checks" / folder / f"{name}.toml"
    if not place.is_file():
        return None
    case = tomllib.loads(place.read_text("utf-8"))["case"][0]
    answer = case.get("expect", {}).get("response") or case.get("response")
    request = "\n\n".join(case[name] for name in ("request", "frame") if name in case)
    return (str(request).strip(), str(answer).strip()) if request and answer else None


def _lines(cause: Cause, translate: Translate) -> Iterator[str]:
    yield f"# {cause.id}"
    yield ""
    yield translate(cause.title)
    if cause.seed_row is not None:
        text = N_("Row {row} of the table in AWS's article on HTTP 403 errors.")
        yield ""
        yield fill(translate(text), {"row": cause.seed_row})
    yield from _heading(N_("Why the call is refused"), translate)
    yield opened(translate(cause.why))
    yield from _heading(N_("How it looks"), translate)
    signatures = tuple(dict.fromkeys((*cause.signatures[:_MOST_SIGNATURES], *cause.of_http_api)))
    for signature in signatures:
        yield from _signature(signature)
    if not signatures:
        yield translate(N_("API Gateway writes no answer of its own."))
    yield from _example(cause, translate)
    yield from _confirm(cause, translate)
    yield from _fixes(cause, translate)
    yield from _look_alikes(cause, translate)
    yield from _heading(N_("Where this comes from"), translate)
    for provenance in cause.provenance:
        yield f"- {_source(provenance, translate)}"


def _heading(text: str, translate: Translate) -> Iterator[str]:
    yield ""
    yield f"## {translate(text)}"
    yield ""


def _signature(signature: Signature) -> Iterator[str]:
    yield "```"
    if signature.of == "WEBSOCKET":
        yield error_frame(signature.message, "<connection-id>", "<request-id>").decode()
        yield "```"
        return
    told_by = f"x-amzn-ErrorType: {signature.error_type}" if signature.error_type else "x-amzn-waf-action"
    yield f"{signature.status}  {told_by if signature.of == 'REST' else 'apigw-requestid'}"
    if signature.challenge is not None:
        yield f"www-authenticate: {opened(signature.challenge)}"
    if signature.message == NO_TEXT:
        yield f'{{"{signature.member}":null}}'
    elif signature.message != NO_BODY:
        yield f'{{"{signature.member}":"{opened(signature.message)}"}}'
    yield "```"


def _example(cause: Cause, translate: Translate) -> Iterator[str]:
    found = example(cause)
    if found is None:
        return
    yield from _heading(N_("Example"), translate)
    yield "```"
    yield opened(found[0])
    yield ""
    yield found[1]
    yield "```"


def _confirm(cause: Cause, translate: Translate) -> Iterator[str]:
    if not cause.confirm:
        return
    yield from _heading(N_("How to make sure"), translate)
    for confirm in cause.confirm:
        permission = f" ({confirm.permission})" if confirm.permission else ""
        yield f"- {opened(translate(confirm.text))}{permission}"
        if confirm.of in (None, "REST"):
            yield f"  `{open_command(confirm.command, {})}`"
        line = confirm.command if confirm.of == "HTTP" else of_v2(confirm.command)
        if confirm.of == "HTTP" or (confirm.of is None and cause.of_http_api and line != confirm.command):
            yield from _for_an_http_api(line, "  ", translate)


def _fixes(cause: Cause, translate: Translate) -> Iterator[str]:
    yield from _heading(N_("How to fix it"), translate)
    for number, fix in enumerate(cause.fixes, start=1):
        yield f"{number}. {opened(translate(fix.text))} ({translate(_SAFETY[fix.safety])})"
        if fix.command is not None:
            of_a_message = all(signature.of == "WEBSOCKET" for signature in cause.signatures)
            yield f"   `{opened((of_v2(fix.command) if of_a_message else None) or fix.command)}`"
        line = fix.of_http_api or of_v2(fix.command)
        if cause.of_http_api and line != fix.command:
            yield from _for_an_http_api(line, "   ", translate)


def _for_an_http_api(line: str | None, indent: str, translate: Translate) -> Iterator[str]:
    """Yield the command that an HTTP API needs in the place of the one above, if there is one."""
    if line is not None:
        text = translate(N_("for an HTTP API: {command}"))
        yield indent + fill(text, {"command": f"`{open_command(line, {})}`"})


def _look_alikes(cause: Cause, translate: Translate) -> Iterator[str]:
    known = [CAUSES[name] for name in cause.look_alikes if name in CAUSES]
    if not known:
        return
    yield from _heading(N_("What looks alike"), translate)
    for other in known:
        yield f"- {other.id}: {translate(other.title)}"


def _source(provenance: Provenance, translate: Translate) -> str:
    match provenance:
        case Documented():
            text, source = N_("documented: {source}"), f"<{provenance.url}>"
        case Recorded():
            date = f" ({provenance.date})" if provenance.date else ""
            text, source = N_("recorded: {source}"), f"{provenance.source}{date}"
        case _:
            text, source = N_("inferred: {source}"), provenance.why
    return fill(translate(text), {"source": source})
