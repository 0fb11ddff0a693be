"""Speed, measured on made-up dossiers: run with `make bench`."""
