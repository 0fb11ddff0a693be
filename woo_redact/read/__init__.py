"""A source file becomes documents."""
