"""`python -m gatewright` is the command `gatewright`."""

from gatewright.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
