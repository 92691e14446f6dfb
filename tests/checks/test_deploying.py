"""The command that deploys, behind others."""

from gatewright.checks.deploying import DEPLOYS_V2, without_deploying


def test_what_deploys_by_itself_is_only_changed() -> None:
    """The deployment is left out, and nothing else."""
    assert "aws x" == without_deploying(f"aws x && {DEPLOYS_V2}")
    assert "aws x" == without_deploying("aws x")
