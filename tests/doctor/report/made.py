"""Diagnoses of every outcome, for the tests of reports."""

from dataclasses import replace
from typing import Final

from gatewright.doctor.diagnosis import Diagnosis, Patch, Replaced
from gatewright.model.observation import Observation
from gatewright.sources.exchange import Exchange
from tests.aws.sigv4.by_botocore import planted
from tests.doctor.evidence import FORBIDDEN, MISSING_TOKEN, alone, answered, call, with_pets
from tests.doctor.signatures.test_review import exchange, refusal

CASE: Final = next(planted("path encoded once", 3))
DECIDED: Final = with_pets(call("GET", "/prod/pet", MISSING_TOKEN, origin="curl.txt"))
NARROWED: Final = alone(
    call("POST", "/prod/orders", FORBIDDEN, {"x-api-key": "a-key-of-many-letters"}, origin="b:a,d.txt")
)
PASSED: Final = alone(call("GET", "/prod/pets", answered(200)))
UNDECIDED: Final = Diagnosis(
    exchange=Exchange(observation=Observation(status=418, body=b'{"message":"\\u001b[1mtea"}')),
    answered_by="unknown",
    outcome="undecidable",
    findings=(),
)
MISMATCH: Final = alone(replace(exchange(CASE.sent, refusal(CASE)), signed=CASE.signed))
ALL: Final[tuple[Diagnosis, ...]] = (DECIDED, NARROWED, PASSED, UNDECIDED, MISMATCH)

PATCH: Final = Patch(
    file="shop.yaml",
    diff="--- shop.yaml\n+++ shop.yaml\n@@ -7,1 +7,1 @@\n-  a: 1  # <b>\n+  a: 2\n",
    replaced=(Replaced(start=7, stop=8, text="  a: 2\n"),),
    then="aws x",
)


def with_patch(diagnosis: Diagnosis, patch: Patch = PATCH) -> Diagnosis:
    """Return a diagnosis whose first fix is a change of a file too."""
    first, *others = diagnosis.findings
    fix, *more = first.fixes
    mended = replace(first, fixes=(replace(fix, patch=patch), *more))
    return replace(diagnosis, findings=(mended, *others))
