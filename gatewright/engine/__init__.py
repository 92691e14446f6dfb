"""The decision engine: a pure function of request, configuration and answers."""
