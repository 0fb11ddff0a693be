"""Decisions become a PDF that no longer holds what was decided away."""
