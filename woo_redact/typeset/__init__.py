"""The only door to Typst."""
