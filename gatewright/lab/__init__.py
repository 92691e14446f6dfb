"""The lab: every cause provoked on a real gateway, answered, diagnosed, repaired, called again."""
