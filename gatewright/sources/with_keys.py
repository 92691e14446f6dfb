"""Documents with the key set of an issuer beside them, which somebody fetched and saved.

The doctor sends nothing to an issuer that is no user pool: a question names the command that fetches its keys
(OpenID Connect Discovery 1.0), and the file of it stands in for what the issuer publishes.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gatewright.aws.jwt.key_sets import LONGEST, public_keys
from gatewright.configuration.documents import Documents, PublishesKeys
from gatewright.model.unknown import Unknown
from gatewright.sources.errors import DocumentError


class WithKeys:
    """Documents whose tokens are judged with a saved key set, where nobody else tells the issuer's."""

    def __init__(self, documents: Documents, keys: str) -> None:
        """Take the documents, and the text of the key set."""
        self._documents = documents
        self._keys = keys

    def get(self, kind: str, *ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return the answer of the documents."""
        return self._documents.get(kind, *ids)

    def key_set(self, issuer: str) -> str | None:
        """Return what is told of an issuer that an authorizer names; the saved keys where nothing is."""
        told = self._documents.key_set(issuer) if isinstance(self._documents, PublishesKeys) else None
        return self._keys if told is None else told


def read_keys(place: Path) -> str:
    """Return the text of a saved key set; raises `DocumentError` for a file that holds none."""
    try:
        with place.open("rb") as file:
            text = file.read(LONGEST + 1).decode("utf-8", "replace")
    except OSError as error:
        raise DocumentError(f"{place}: {error.strerror or 'cannot be read'}") from error
    failure = public_keys(text).failure
    if failure is not None:
        raise DocumentError(f"{place}: {failure}")
    return text
