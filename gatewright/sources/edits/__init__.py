"""Changes of a text that somebody wrote, JSON or YAML: as small as they can be, everything else kept as it stands."""
