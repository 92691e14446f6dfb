"""The page of what is enforced."""

from gatewright.services.registry import MODULES
from scripts.enforcement import PAGE, page
from tests.casebook import ROOT


def test_the_page_is_the_one_that_would_be_written() -> None:
    """It says of every service what is refused and why, and of members what becomes of them."""
    text = page()

    assert (ROOT / PAGE).read_text("utf-8") == text
    assert [line for line in text.splitlines() if line.startswith("## ")][1:] == [
        f"## {one}" for one in sorted(MODULES)
    ]
    assert "| refused: `SnapStart` | SnapStart is not offered |" in text
    assert "| operations: `get_sdk`, `get_sdk_type`, `get_sdk_types` | no SDKs are generated |" in text
    assert "| resource | `resourceMethods.*.methodIntegration.responseTransferMode` | streamed responses |" in text
