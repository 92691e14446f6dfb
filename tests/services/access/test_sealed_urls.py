"""URLs that open something for ten minutes."""

from gatewright.services.access.sealed_urls import SECONDS, SealedUrls

NOW = 1_000_000.5
URLS = SealedUrls(b"key")


def test_a_sealed_url_opens_its_path_for_ten_minutes() -> None:
    """And no other path, at no later time."""
    path, _, query = URLS.sealed("/code/a.zip", NOW).partition("?")

    assert "/code/a.zip" == path
    assert URLS.opens(path, query, NOW)
    assert not URLS.opens(path, query, NOW + SECONDS)
    assert not URLS.opens("/code/b.zip", query, NOW)
    assert not SealedUrls(b"other").opens(path, query, NOW)


def test_what_nobody_sealed_opens_nothing() -> None:
    """Neither a later end, nor odd ones, nor nothing."""
    path, _, query = URLS.sealed("/code/a.zip", NOW).partition("?")
    expires, seal = query.split("&")

    for forged in ("", expires, seal, f"Expires=9999999999&{seal}", f"Expires=²&{seal}", f"Expires=&{seal}", "Seal=é"):
        assert not URLS.opens(path, forged, NOW)
