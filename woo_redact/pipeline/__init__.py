"""The stages over a whole dossier: their order, the workers, and what each does with a document."""
