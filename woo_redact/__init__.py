"""Publish a dossier under the Wet open overheid: personal data really removed, every box with its ground."""
