"""Several processes at one door: `serve --workers N`."""
