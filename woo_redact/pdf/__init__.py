"""The only door to PyMuPDF."""
