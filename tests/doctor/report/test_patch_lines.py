from dataclasses import replace

from gatewright.doctor.diagnosis import Patch, Remedied
from gatewright.doctor.report.patch_lines import heading, lines
from gatewright.i18n import in_english
from gatewright.model.message import Message

PATCH = Patch(file="shop.yaml", diff="--- shop.yaml\n+++ shop.yaml\n@@ -1,1 +1,1 @@\n-a\n+b\n")
TERRAFORM = Patch(file="state.json", diff="", address="aws_x.y", lines=("a = 1",))
FIX = Remedied(text=Message("Do it."), command=None, proven=True, safety="safe", patch=PATCH)


def test_a_patch_says_what_it_is_of() -> None:
    """And whether a command stands before it."""
    assert "As a patch of shop.yaml:" == heading(FIX, PATCH, in_english)
    assert "Or in Terraform, in aws_x.y:" == heading(replace(FIX, command="aws x"), TERRAFORM, in_english)


def test_a_patch_is_its_lines() -> None:
    """Those of a file, or those to write in a resource."""
    assert ("--- shop.yaml", "+++ shop.yaml", "@@ -1,1 +1,1 @@", "-a", "+b") == lines(PATCH)
    assert ("a = 1",) == lines(TERRAFORM)
