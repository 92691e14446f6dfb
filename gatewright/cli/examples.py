"""What the help of each command ends with: commands to begin with, and what its exit status says."""

from typing import Final

EXAMPLES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "diagnose": (
        ("curl -v URL 2>&1 | gatewright diagnose -", "a call, with what it answered"),
        (
            "gatewright diagnose https://ID.execute-api.REGION.amazonaws.com/prod/pets -H 'x-api-key: KEY'",
            "the call itself, made as curl makes it, with what its way tells",
        ),
        ("gatewright diagnose call.har", "what the browser saved, or a file with anything that was pasted"),
        ("gatewright diagnose call.har --config aws", "the same, decided with what the AWS account says"),
        ("gatewright diagnose call.txt --ask", "the same, with questions that you answer"),
    ),
    "explain": (
        ("gatewright explain 'Missing Authentication Token'", "which causes answer with a text"),
        ("gatewright explain api-key.missing", "the page of one cause"),
        ("gatewright explain stage", "what a word of AWS's means"),
    ),
    "can-i": (
        ("gatewright can-i GET https://API.execute-api.REGION.amazonaws.com/prod/pets --config aws", "anybody"),
        ("gatewright can-i GET URL --config template.yaml --from 192.0.2.7", "from one address"),
        ("gatewright can-i GET URL --config aws --as arn:aws:iam::123456789012:role/shop", "as one caller"),
    ),
    "replay": (
        ("gatewright replay access.log --config now.yaml --against next.yaml", "what a change of a template breaks"),
    ),
    "capture": (
        ("gatewright capture --api ID -o shop.json", "everything that decides a call, without its secrets"),
        ("gatewright capture --api ID --print-policy", "the IAM policy that this needs"),
    ),
    "logs": (
        ("gatewright logs report access.log", "which causes, routes, callers and keys the refused calls have"),
        ("gatewright logs format --api-type http", "the format that makes the next 403 provable"),
    ),
    "completion": (
        ("gatewright completion bash > ~/.local/share/bash-completion/completions/gatewright", "bash"),
        ("gatewright completion zsh > ~/.zfunc/_gatewright", "zsh, with ~/.zfunc in its fpath"),
        ("gatewright completion fish > ~/.config/fish/completions/gatewright.fish", "fish"),
    ),
    "lab": (("gatewright lab --cause api-key.missing", "one cause: provoked, diagnosed, mended, called again"),),
    "serve": (
        ("gatewright serve --memory", "an empty gateway, for boto3, the AWS CLI and deploying tools"),
        ("gatewright serve --watch template.yaml", "a template, served again when it is edited"),
    ),
}
"""Commands to begin with, each with what it does."""

STATUSES: Final[dict[str, str]] = {
    "diagnose": "0 nothing was refused, 1 a refusal was found, 2 it could not run, 3 what was given does not tell",
    "can-i": "0 yes, 1 no, 2 it could not run, 3 what was given does not tell",
    "replay": "0 nothing would change, 1 something would, 2 it could not run, 3 nothing could be decided",
}
"""What the exit status says, of commands that scripts ask."""


def epilog(command: str) -> str | None:
    """Return what stands below the help of a command; `None` where there is nothing to add."""
    lines = [line for words, what in EXAMPLES.get(command, ()) for line in (f"  {words}", f"      {what}")]
    parts = [["examples:", *lines]] if lines else []
    if command in STATUSES:
        parts.append([f"exit status: {STATUSES[command]}"])
    return "\n\n".join("\n".join(part) for part in parts) or None
