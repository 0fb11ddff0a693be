"""`woo-redact init`: a profile to fill in."""

from pathlib import Path

import click

from woo_redact.cli.show import echo, explained
from woo_redact.language import _

_PROFILE = """\
# Profiel voor woo-redact. Alles mag weg; wat er niet staat heeft een standaardwaarde.
# Dit bestand is uw lakinstructie: het mag met het besluit worden gepubliceerd.

[dossier]                 # hoe het dossier op het platform heet; staat in de openbare inventarislijst
number = "dossier"        # letters, cijfers en - . _ ~ ; bijvoorbeeld "WOO-2026-014"
# prefix = "PV"           # documentnummers worden dan PV-WOO-2026-014-0001
# decision = "Besluit Woo-verzoek opvanglocatie"

[organisation]            # van wie de documenten zijn: deze gegevens blijven zichtbaar
name = "Provincie Voorbeeld"
# tooi = "https://identifier.overheid.nl/tooi/id/provincie/pv00"   # voor woo-redact export --to diwoo
domains = ["provincievoorbeeld.nl"]
phone_numbers = ["+31 20 1234567"]          # algemene nummers
addresses = ["Voorbeeldplein 1", "Postbus 1, 1000 AA Voorbeeldstad"]
mailboxes = ["post@provincievoorbeeld.nl"]  # functionele postvakken
ibans = []

[public_officials]        # wie in een publieke functie wordt genoemd: blijft overal zichtbaar
names = []

[always]                  # term = grond: gaat altijd weg, bijvoorbeeld "project Zwaluw" = "5.1.1.c"

[never]                   # termen die nooit worden gelakt
terms = []

[policy]                  # van deze regels van de lakinstructie mag u afwijken:
# P03 = "redact"          # functionele postvakken ook weg (5.1.2i)
# P04 = "redact"          # adres bij een domein dat de persoon noemt: vanzelf weg, zonder vraag
# P09 = "ask"             # gemeentesecretaris, griffier, SG, DG: eerst vragen
# P10 = "keep"            # directeur, afdelingshoofd, woordvoerder: zichtbaar
# P19 = "redact"          # kentekens vanzelf weg
# P20 = "redact"          # nummers van identiteitsbewijzen, klanten en polissen vanzelf weg
# P23 = { outcome = "redact", ground = "5.1.2.i" }   # vergaderlinks; P24: wachtwoorden

[labels]
style = "code"            # "code" (5.1.2e) of "letter" (J)

[review]
before_release = "questions"   # none, questions, every-document, four-eyes

# [labels.colours]        # een eigen kleur voor de vakken van een grond (wit label, contrast ten minste 4,5)
# "5.1.2.e" = "#1f3864"

[paper]
hide_widths = false       # true: regels van PDF's sluiten, zodat de breedte van een vak niets verraadt

# [plugins]               # uitbreidingen die op deze machine zijn geïnstalleerd (docs/plugins.md)
# readers = ["..."]
# checks = ["..."]
# [plugins.recognizers]
# "..." = "5.1.2.e"       # de grond voor wat alleen deze uitbreiding kent

[passwords]               # beveiligde bestanden; zet ze liever in een eigen bestand (--passwords)
# "advies.pdf" = "..."    # de naam van het bestand, of een patroon: "*" is elk bestand

[names]
model = "thorough"             # "fast" is sneller en mist meer; "nl_core_news_lg" alleen als u dat hebt
"""


@click.command(
    help=explained(
        _(
            "Write a profile with explanations, to be filled in. A file that exists stays as it is.\n"
            "\n"
            "The profile is in Dutch: it is your redaction instruction and may be published with the "
            "decision."
        ),
        "woo-redact init",
        "woo-redact init provincie.toml",
    )
)
@click.argument("file", type=click.Path(path_type=Path), default=Path("profile.toml"), metavar=_("[FILE]"))
def command(file: Path) -> int:
    """Write a profile with explanations, to be filled in. A file that exists stays as it is."""
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(_PROFILE)
    except FileExistsError:
        raise click.UsageError(_("{file} already exists; choose another name.", file=file)) from None
    except OSError as error:
        raise click.UsageError(
            _("{file} cannot be written: {strerror}.", file=file, strerror=error.strerror)
        ) from None
    echo(
        _(
            "{file} is written. Fill it in and give: woo-redact run FOLDER --out RUN --profile {file}",
            file=file,
        )
    )
    return 0
