"""Draw an id that no document has yet."""

from gatewright.services.operation import Operation
from gatewright.store.documents import Documents

SHORT = 6
"""Letters of the ids of resources, deployments and usage plans (recorded in AWS's own examples)."""

LONG = 10
"""Letters of the ids of REST APIs and API keys."""

DRAWS = 100
"""After so many taken ids in a row, whoever draws them is broken."""


def fresh_id(documents: Documents, operation: Operation, kind: str, *above: str, length: int) -> str:
    """Return an id of this length that no document of the kind below these ids has."""
    for _ in range(DRAWS):
        drawn = operation.new_id()[:length]
        if documents.get(kind, *above, drawn) is None:
            return drawn
    raise RuntimeError(f"expected `new_id` to draw an id that is free; {DRAWS} in a row were taken")
