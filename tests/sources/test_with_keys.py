"""A saved key set beside documents."""

from pathlib import Path
from typing import Any

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.with_keys import WithKeys, read_keys
from tests.tokens import jwks


class Told:
    """Documents of an account that knows the keys of one issuer."""

    def get(self, kind: str, *ids: str) -> dict[str, Any] | None:
        """Return what was asked for."""
        return {"kind": kind, "ids": ids}

    def key_set(self, issuer: str) -> str | None:
        """Return the keys of a pool."""
        return "the pool's" if issuer == "pool" else None


def test_the_saved_keys_stand_in_where_nobody_tells_them() -> None:
    """All else is as it was."""
    documents = WithKeys(Told(), "saved")

    assert {"kind": "get_stages", "ids": ("a",)} == documents.get("get_stages", "a")
    assert ("the pool's", "saved") == (documents.key_set("pool"), documents.key_set("https://issuer.example.com"))


def test_a_key_set_is_read_from_a_file(tmp_path: Path) -> None:
    """As `curl` saved it."""
    place = tmp_path / "jwks.json"
    place.write_text(jwks())

    assert jwks() == read_keys(place)


@pytest.mark.parametrize("text", [None, "<html>", "{}"])
def test_what_is_no_key_set_is_refused(tmp_path: Path, text: str | None) -> None:
    """By the file's name."""
    place = tmp_path / "jwks.json"
    if text is not None:
        place.write_text(text)

    with pytest.raises(DocumentError, match=r"jwks\.json: "):
        read_keys(place)
