"""One small file per kind of identifier."""
