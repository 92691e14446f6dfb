"""Diagnoses of every outcome, for the tests of reports."""

from dataclasses import replace
from typing import Final

from gatewright.doctor.diagnosis import Diagnosis
from gatewright.model.observation import Observation
from gatewright.sources.exchange import Exchange
from tests.aws.sigv4.by_botocore import planted
from tests.doctor.evidence import FORBIDDEN, MISSING_TOKEN, alone, answered, call, with_pets
from tests.doctor.test_signature_review import exchange, refusal

CASE: Final = next(planted("path encoded once", 3))
DECIDED: Final = with_pets(call("GET", "/prod/pet", MISSING_TOKEN, origin="curl.txt"))
NARROWED: Final = alone(
    call("POST", "/prod/orders", FORBIDDEN, {"x-api-key": "a-key-of-many-letters"}, origin="b:a,d.txt")
)
PASSED: Final = alone(call("GET", "/prod/pets", answered(200)))
UNDECIDED: Final = alone(Exchange(observation=Observation(status=418, body=b'{"message":"\\u001b[1mtea"}')))
MISMATCH: Final = alone(replace(exchange(CASE.sent, refusal(CASE)), signed=CASE.signed))
ALL: Final[tuple[Diagnosis, ...]] = (DECIDED, NARROWED, PASSED, UNDECIDED, MISMATCH)
