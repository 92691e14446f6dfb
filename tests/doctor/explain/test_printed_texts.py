"""The texts of AWS's articles lead to causes that there are."""

import pytest

from gatewright.doctor.explain.lookup import lookup
from gatewright.doctor.explain.printed_texts import PRINTED
from gatewright.doctor.logs_say import speaks_of
from gatewright.engine.catalogue import CAUSES


@pytest.mark.parametrize(("text", "patterns"), PRINTED, ids=[text[:40] for text, _ in PRINTED])
def test_a_printed_text_finds_its_causes(text: str, patterns: tuple[str, ...]) -> None:
    """Pasted as it is printed, it finds what it stands for, first of all."""
    for pattern in patterns:
        assert any(speaks_of((pattern,), each) or each.startswith(pattern) for each in CAUSES), pattern
    found = [cause.id for cause in lookup(text)]

    assert any(speaks_of(patterns, cause_id) or cause_id.startswith(patterns) for cause_id in found[:1])
