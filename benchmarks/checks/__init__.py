"""The check held against other tools, on PDFs that leak and on PDFs that do not; all made by code."""
