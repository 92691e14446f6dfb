"""A fix as a change of a file, for people: what is changed, the lines, and what else has to be done."""

from typing import Final

from gatewright.doctor.diagnosis import Patch, Remedied
from gatewright.i18n import N_, Translate
from gatewright.model.message import Message

_OF_A_FILE: Final = (N_("As a patch of {file}:"), N_("Or as a patch of {file}:"))
_OF_TERRAFORM: Final = (N_("In Terraform, in {address}:"), N_("Or in Terraform, in {address}:"))

THEN: Final = N_("And then:")
"""Stands before the command that takes a changed file over."""


def heading(fix: Remedied, patch: Patch, translate: Translate) -> str:
    """Return the line before the change: of which file it is, or of which resource."""
    texts = _OF_A_FILE if patch.address is None else _OF_TERRAFORM
    text = texts[fix.command is not None]
    return Message(text, {"file": patch.file, "address": patch.address}).render(translate)


def lines(patch: Patch) -> tuple[str, ...]:
    """Return the change, line by line."""
    return patch.lines if patch.address is not None else tuple(patch.diff.rstrip("\n").split("\n"))
