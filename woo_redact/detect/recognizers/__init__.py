"""One small file per kind of identifier; `every` makes them all, and is what loads Presidio."""
