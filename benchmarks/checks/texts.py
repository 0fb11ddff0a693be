"""Public documents as a municipality makes them, without personal data: the text of every clean PDF."""

import random
from dataclasses import dataclass

_TITLES = (
    "Besluit op Woo-verzoek fietspad Noordrand",
    "Verslag werkgroep bereikbaarheid",
    "Begroting 2026 op hoofdlijnen",
    "Nota van antwoord bestemmingsplan De Veste",
    "Jaarverslag groenbeheer",
    "Memo uitvoering subsidieregeling",
    "Brief aan de raad over de zwemvoorziening",
    "Rapport verkeersmetingen",
    "Aanvraag omgevingsvergunning bijgebouw",
    "Toelichting leges",
)
_SENTENCES = (
    "Het college heeft kennisgenomen van de ingediende zienswijzen en past het plan op drie punten aan.",
    "De kosten bedragen € 1.250.000 en worden gedekt uit de reserve openbare ruimte.",
    "De werkzaamheden beginnen op 3 maart 2025 en duren naar verwachting acht maanden.",
    "Wethouder Van Dalen licht toe dat de planning afhangt van de levering van materialen.",
    "Volgens de metingen rijden er op werkdagen 4.300 voertuigen per etmaal over de Noordrand.",
    "De raad besprak het voorstel in de vergadering van 14 november 2024 en stemde ermee in.",
    "Voor vragen kunt u contact opnemen met de afdeling Openbare Ruimte via info@veste.example of 14 0599.",
    "De minister van Binnenlandse Zaken heeft de regeling per 1 januari 2025 gewijzigd.",
    "Het perceel kadastraal bekend als sectie B nummer 1482 valt buiten het plangebied.",
    "De subsidie wordt verstrekt aan verenigingen met een sluitende begroting en ten minste vijftig leden.",
    "Burgemeester Schouten opent de vergadering en stelt de agenda vast.",
    "De uitstoot van het wagenpark is sinds 2019 met achttien procent gedaald.",
    "Een afschrift van dit besluit is gestuurd aan de provincie en aan het waterschap.",
    "Het rapport is efficiënt opgebouwd: eerst de feiten, daarna de afweging en ten slotte het financiële beeld.",
)
_HEADINGS = ("Aanleiding", "Overwegingen", "Financiën", "Planning", "Besluit", "Vervolg", "Bijlagen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One document: title, sections of paragraphs, and a table."""

    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[tuple[str, ...], ...]


def text(seed: int) -> Text:
    """Return document number `seed`, always the same."""
    chance = random.Random(seed)
    sections = tuple(
        (heading, tuple(" ".join(chance.sample(_SENTENCES, 4)) for _ in range(chance.randint(1, 3))))
        for heading in chance.sample(_HEADINGS, 4)
    )
    rows = (("Post", "2024", "2025"),) + tuple(
        (heading, str(chance.randint(10, 990)), str(chance.randint(10, 990))) for heading in _HEADINGS[:5]
    )
    return Text(title=_TITLES[seed % len(_TITLES)], sections=sections, rows=rows)


def html(document: Text) -> str:
    """Return a document as a web page: headings, table, links, a drawing with an alternative text."""
    parts = [f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{document.title}</title>']
    parts.append(
        "<style>body{font-family:sans-serif;font-size:11pt} table{border-collapse:collapse} td,th{border:1px solid #555;"
        "padding:3pt} th{background:#123;color:#fff} .bar{background:#111;height:9pt;width:120pt}</style></head><body>"
    )
    parts.append(f"<h1>{document.title}</h1>")
    for heading, paragraphs in document.sections:
        parts.append(f"<h2>{heading}</h2>" + "".join(f"<p>{p}</p>" for p in paragraphs))
    for number, row in enumerate(document.rows):
        tag = "td" if number else "th"
        cells = "".join(f"<{tag}>{cell}</{tag}>" for cell in row)
        parts.append(("<table>" if not number else "") + f"<tr>{cells}</tr>")
    parts.append(
        '</table><div class="bar"></div><p>Zie ook <a href="https://www.veste.example/">onze site</a> of mail '
    )
    parts.append('<a href="mailto:info@veste.example">info@veste.example</a>.</p>')
    return "".join(parts) + "</body></html>"
