"""What may stand in a file of log lines, however it is packed and wrapped: each form is recognised and read here."""
