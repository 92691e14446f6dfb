from gatewright.services.settings import Settings


def test_nothing_unenforced_is_stored_unless_allowed() -> None:
    """The default is to refuse."""
    assert not Settings(new_id=str).allow_unenforced


def test_defaults_are_those_of_the_interface_page() -> None:
    """Account and region of calls that name none."""
    settings = Settings(new_id=str)

    assert ("000000000000", "us-east-1") == (settings.account_id, settings.region)
