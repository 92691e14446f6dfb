"""How the front end answers: the texts, and that the causes of the checks look like them."""

from gatewright.aws.sigv4 import answers
from gatewright.checks.iam.token import TOKEN_EXPIRED, TOKEN_INVALID
from gatewright.checks.mismatch import MISMATCH
from gatewright.model.cause import Signature


def test_every_answer_is_a_403() -> None:
    """The front end refuses with one status only."""
    found = [value for value in vars(answers).values() if isinstance(value, Signature)]

    assert {403} == {signature.status for signature in found}
    assert len(found) == 21


def test_the_causes_look_like_the_answers() -> None:
    """What the verifier answers is among the looks of the causes, so that the doctor knows it again."""
    assert MISMATCH[0] == answers.MISMATCH
    assert answers.SESSION_TOKEN_INVALID in TOKEN_INVALID
    assert answers.KEY_UNKNOWN in TOKEN_INVALID
    assert answers.SESSION_EXPIRED in TOKEN_EXPIRED
