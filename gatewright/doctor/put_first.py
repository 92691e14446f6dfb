"""Findings put in another order by what points to a few of their causes."""

from gatewright.doctor.diagnosis import Finding


def put_first(found: tuple[Finding, ...], causes: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return the findings of these causes first, in this order, and the others as they were."""
    place = {cause_id: number for number, cause_id in enumerate(causes)}
    return tuple(sorted(found, key=lambda finding: place.get(finding.cause.id, len(causes))))
