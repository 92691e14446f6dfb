"""The answer to a signature that API Gateway computes otherwise."""

from gatewright.checks.mismatch import MISMATCH, look_alikes_of


def test_the_form_with_the_canonical_string_comes_first() -> None:
    """The two shorter forms are those of AWS's article, with and without its last sentence."""
    texts = [each.message for each in MISMATCH]

    assert "{canonical_request}" in texts[0]
    assert texts[0].startswith(texts[1])
    assert texts[1].startswith(texts[2])


def test_no_cause_looks_like_itself() -> None:
    """Every other cause with this answer is a look-alike."""
    alike = look_alikes_of("iam.signature-mismatch-path")

    assert "iam.signature-mismatch-path" not in alike
    assert "iam.signature-mismatch-secret" in alike
