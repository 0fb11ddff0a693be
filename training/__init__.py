"""How the Dutch name model that ships in `woo_redact/detect/names_nl` is made; see README.md."""
