"""The diagnoses as SARIF 2.1.0, for code scanning and editors: one rule a cause, one result a call.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html ; of GitHub's limits, rules have stable ids and full
descriptions, and results have partial fingerprints. `sarif-multitool validate` of Microsoft finds no error in it.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from gatewright import __version__
from gatewright.doctor.diagnosis import Diagnosis, Patch, Remedied
from gatewright.doctor.explain.page import page
from gatewright.doctor.report.text import as_text
from gatewright.doctor.weigh import ANSWERS
from gatewright.i18n import Translate
from gatewright.model.cause import Cause
from gatewright.model.message import opened
from gatewright.model.unknown import Unknown

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_UNDECIDED: Final = "gatewright.undecided"
_LEVELS: Final = {"decided": "error", "narrowed": "warning", "undecidable": "note"}


def as_sarif(diagnoses: Sequence[Diagnosis], translate: Translate, *, show_secrets: bool = False) -> dict[str, Any]:
    """Return the SARIF log."""
    refused = [each for each in diagnoses if each.outcome != "not-refused"]
    causes = {cause.id: cause for cause in map(_cause, refused) if cause is not None}
    rules = [_rule(cause, translate) for cause in causes.values()]
    if any(_cause(each) is None for each in refused):
        nothing = {"text": "No cause fits what was given."}
        rules.append({"id": _UNDECIDED, "shortDescription": nothing, "fullDescription": nothing})
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "gatewright", "version": __version__, "rules": rules}},
                "results": [_result(each, places, translate, show_secrets) for each in refused],
            }
        ],
    }


def _cause(diagnosis: Diagnosis) -> Cause | None:
    """Return the cause that a result is about: the first that counts as an answer."""
    return next((finding.cause for finding in diagnosis.findings if finding.standing in ANSWERS), None)


def _rule(cause: Cause, translate: Translate) -> dict[str, Any]:
    markdown = page(cause, translate)
    return {
        "id": cause.id,
        "shortDescription": {"text": translate(cause.title)},
        "fullDescription": {"text": opened(translate(cause.why))},
        "help": {"text": markdown, "markdown": markdown},
        "defaultConfiguration": {"level": "error"},
    }


def _result(diagnosis: Diagnosis, places: dict[str, int], translate: Translate, show_secrets: bool) -> dict[str, Any]:
    cause = _cause(diagnosis)
    rule = _UNDECIDED if cause is None else cause.id
    text = as_text([diagnosis], translate, show_secrets=show_secrets).strip()
    return {
        "ruleId": rule,
        "ruleIndex": places[rule],
        "level": _LEVELS[diagnosis.outcome],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(diagnosis.exchange.origin or "-")},
                    "region": {"startLine": 1},
                }
            }
        ],
        "partialFingerprints": {"call/v1": _fingerprint(diagnosis, rule)},
        **_fixes(diagnosis, translate),
        "properties": {
            "outcome": diagnosis.outcome,
            "answeredBy": diagnosis.answered_by,
            "causes": [finding.cause.id for finding in diagnosis.findings if finding.standing in ANSWERS],
        },
    }


def _fixes(diagnosis: Diagnosis, translate: Translate) -> dict[str, Any]:
    """Return the fixes that are changes of a file: an editor offers each of them."""
    answer = next((finding for finding in diagnosis.findings if finding.standing in ANSWERS), None)
    fixes = () if answer is None else answer.fixes
    written = [_fix(fix, fix.patch, translate) for fix in fixes if fix.patch is not None and fix.patch.replaced]
    return {"fixes": written} if written else {}


def _fix(fix: Remedied, patch: Patch, translate: Translate) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {"startLine": each.start, "startColumn": 1, "endLine": each.stop, "endColumn": 1},
            "insertedContent": {"text": each.text},
        }
        for each in patch.replaced
    ]
    return {
        "description": {"text": fix.text.render(translate)},
        "artifactChanges": [{"artifactLocation": {"uri": _uri(patch.file)}, "replacements": replacements}],
    }


def _uri(place: str) -> str:
    """Return a place as a URI reference: a URL as it stands, a file's path with what a URI needs escaped.

    A path from the root says so with a scheme: alone it would be read against the host (rule SARIF1004).
    """
    if "://" in place:
        return place
    return f"file://{quote(place)}" if PurePosixPath(place).is_absolute() else quote(place)


def _fingerprint(diagnosis: Diagnosis, rule: str) -> str:
    """Return what stays the same when the same call is refused again for the same cause."""
    exchange = diagnosis.exchange
    parts = (exchange.method, exchange.host, exchange.path, rule)
    return sha256("\n".join("?" if isinstance(part, Unknown) else part for part in parts).encode()).hexdigest()[:32]
