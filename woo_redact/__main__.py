"""The program `woo-redact`: the language is known before anything that speaks is imported."""

import sys

from woo_redact.language import choose


def main() -> None:
    """Run the command line in the language that `--lang`, `WOO_REDACT_LANG` or the locale says."""
    try:
        sys.argv[1:] = choose(sys.argv[1:])
    except ValueError as error:
        sys.argv[1:] = [f"--lang={error}"]  # the command line says what is wrong with it
    from woo_redact.cli import main as command_line  # noqa: PLC0415 - only now is the language known

    command_line()


if __name__ == "__main__":
    main()
