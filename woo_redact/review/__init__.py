"""The questions for a person, and the answers."""
