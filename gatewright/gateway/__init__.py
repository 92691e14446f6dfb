"""The data plane: drive the engine, then refuse or pass on."""
