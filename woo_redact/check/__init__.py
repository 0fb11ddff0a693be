"""Is anything left."""
