"""What an import of a definition found: its errors undo it, its warnings do where that is asked for."""

from collections.abc import Sequence

from gatewright.services.errors import bad_request


def raise_found(errors: Sequence[str], warnings: Sequence[str], *, fail_on_warnings: bool) -> None:
    """Raise what is wrong with a definition, if anything is, as AWS lists it."""
    listed = "".join(f"\n\t{one}" for one in warnings)
    if errors:
        found = "".join(f"\n\t{one}" for one in errors)
        more = f"\nAdditionally, these warnings were found:{listed}" if warnings else ""
        raise bad_request(f"Errors found during import:{found}{more}")
    if warnings and fail_on_warnings:
        raise bad_request(f"Warnings found during import:{listed}")
