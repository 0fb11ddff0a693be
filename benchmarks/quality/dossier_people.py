"""The made-up people of the dossier, and every way in which a text may write one of them."""

import random
import re
import unicodedata
from dataclasses import dataclass


def _words(text: str, between: str | None = None) -> tuple[str, ...]:
    """Return the words of a list."""
    return tuple(text.split(between))


_GIVEN = _words(
    "Abel Amira Anouk Aylin Babette Bartel Berend Björn Carlijn Chantal Daniëlle Dewi Dirkje Doutzen Eefke Elif "
    "Emre Fedde Femke Fenna Filips Geertje Gijsbert Hamza Hanneke Harmke Hatice Hidde Ikram Ilse Imane Jelmer "
    "Jerzy Jolien Jörgen Joost Kasia Katinka Khadija Krista Latoya Lennart Liesbeth Lubbert Maaike Machteld "
    "Magdalena Marieke Marwan Mehmet Mirjam Nadieh Naomi Nienke Noël Oksana Olena Otto Pascalle Paulien Quirijn "
    "Radjesh Ravi René Rienk Rosalie Ruben Sander Selma Sietske Sjoerd Soraya Stefanie Suzanne Tamara Tewelde "
    "Thijmen Tjitske Ümit Valérie Vincent Wessel Wietske Wilmer Xandra Yasmina Yorick Zeynep Zoë"
)
_SURNAMES = _words(
    "Aalbersma|Adema|van Aggelen|El Amraoui|van Arkelen|Baarsma|Bakker|Bangura|Beijersbergen|Benaissa|van den Berg|"
    "Bierman|Boersema|Bos|Bosman-de Wit|van den Brandhof|Brouwer|Buitenhuis|Cornelissen|Çelik|van Dalen|Dekker|Demir|"
    "van Dijk|Dorrestein|Eikenaar|Engels|Evertsen|Feenstra|Fokkinga|de Graaf|Groenendijk|Haverkort|Hendriksen|"
    "Hoekstra|Hoogeveen|van den Hout|Huizenga|Idrissi|Jansen|Janssen|Jongbloed|Kamphuis|Karimi|Kok|Kowalczyk|"
    "Kramer|van der Laan|Lammertsma|Lindeboom|Łukasik|Meppel|Mohan-Singh|Mulder|Nijenhuis|Noordhoff|Oosterveld|"
    "Özdemir|Petersen|Pinas|van der Ploeg|Prins|Quispel|Ramdjan|Reinders|Roos|Ruiter|Rutgers van der Loeff|"
    "Scheper|Schouten|Sewpersad|Smit|Spijkerman|Steenbergen|Tamminga|Tesfay|Timmermans|van Tongeren|Ubels|"
    "Veldhuizen|Vermeer|Visser|de Vos|de Vries|Wagenaar|Wessels|Winter|van der Woude|Yılmaz|Zandstra|Zijlstra|van Zwolle",
    "|",
)
_OFFICES = (
    "wethouder", "burgemeester", "gedeputeerde", "minister", "staatssecretaris", "raadslid", "Statenlid",
    "dijkgraaf", "heemraad", "Kamerlid",
)  # fmt: skip
_NICKNAMES = {"Liesbeth": "Bep", "Berend": "Ben", "Geertje": "Ger", "Machteld": "Mach", "Lubbert": "Bert"}
_PARTICLES = re.compile(r"(?:van der|van den|van|de|El) ")
_DOMAINS = ("noorderveen.example", "provincie-oostland.example", "adviesbureau-linge.example", "mail.example")
_LOOKALIKE = (("rn", "m"), ("m", "rn"), ("l", "1"), ("o", "0"), ("cl", "d"), ("e", "c"), ("i", "l"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the dossier; `office` is empty for whoever is to be hidden."""

    key: str
    given: str
    second: str
    surname: str
    address: str
    office: str = ""
    nickname: str = ""

    @property
    def parts(self) -> tuple[str, str]:
        """Return the particles and the rest of the surname."""
        match = _PARTICLES.match(self.surname)
        return (match[0].strip(), self.surname[match.end() :]) if match else ("", self.surname)

    @property
    def capital(self) -> str:
        """Return the surname as it stands without a first name: "Van den Berg"."""
        return self.surname[0].upper() + self.surname[1:]


def plain(text: str) -> str:
    """Return letters without their accents."""
    text = text.translate(str.maketrans("ıİŁłØø", "iILlOo"))
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _letters(text: str) -> str:
    """Return plain lower-case letters only."""
    return re.sub(r"[^a-z]", "", plain(text).lower())


def people(dice: random.Random) -> tuple[Person, ...]:
    """Return 150 people: 140 to hide (some namesakes of each other and of officials), 10 in office."""
    made: list[Person] = []
    used: set[tuple[str, str]] = set()
    taken: set[str] = set()
    for number in range(150):
        surname = _SURNAMES[number % len(_SURNAMES)]
        given = dice.choice([g for g in _GIVEN if (g, surname) not in used])
        if number in {147, 148, 149}:  # the very same name, with an address of its own
            given, surname = made[number - 60].given, made[number - 60].surname
        used.add((given, surname))
        office = _OFFICES[(number - 93) % 10] if 93 <= number < 103 else ""
        address = _address(dice, given, surname, taken)
        made.append(
            Person(
                key=f"{number:03d}",
                given=given,
                second=dice.choice(_GIVEN)[0],
                surname=surname,
                address=address,
                office=office,
                nickname="" if office else _NICKNAMES.get(given, ""),
            )
        )
    return tuple(made)


def _address(dice: random.Random, given: str, surname: str, taken: set[str]) -> str:
    """Return an address in one of the styles offices use, nobody else's."""
    first, last = _letters(given), _letters(surname)
    styles = (
        f"{first[0]}.{last}",
        f"{first}.{last}",
        f"{first[0]}{last}",
        f"{last}{first[0]}",
        f"{first}{last}",
    )
    for domain in dice.sample(_DOMAINS, len(_DOMAINS)):
        address = f"{dice.choice(styles)}@{domain}"
        if address not in taken:
            break
    else:
        address = f"{first}.{last}{len(taken)}@{_DOMAINS[0]}"
    taken.add(address)
    return address


def spelled(person: Person, kind: str, dice: random.Random) -> str:
    """Return a person as written; the kinds are those of the table in `dossier`."""
    particles, bare = person.parts
    full = f"{person.given} {person.surname}"
    first, last = _letters(person.given), _letters(person.surname)
    ways = {
        "full": full,
        "initials": f"{person.given[0]}.{dice.choice(('', person.second + '.'))} {person.surname}",
        "inverted": f"{bare}, {person.given} {particles}".strip(),
        "inverted initials": f"{bare}, {person.given[0]}. {particles}".strip(),
        "surname": person.capital,
        "given": person.given,
        "nickname": person.nickname or person.given,
        "nickname full": f"{person.nickname or person.given} {person.surname}",
        "possessive": f"{person.capital}{'’' if bare[-1] in 'sxz' else 's' if bare[-1] not in 'aeiouy' else '’s'}",
        "possessive given": f"{person.given}{'’' if first[-1] in 'sxz' else 's' if first[-1] not in 'aiouy' else '’s'}",
        "shouted": full.upper(),
        "lower case": full.lower(),
        "no accents": plain(full),
        "address": person.address,
        "user name": dice.choice(
            (f"{first[0]}.{last}", f"{first[0]}{last}", f"{last}{first[0]}", f"{first}.{last}")
        ),
        "line end": full.replace(" ", "\n", 1),
        "hyphenated": _hyphenated(full, bare),
        "soft hyphen": full[:-3] + "\u00ad" + full[-3:],
        "compound": dice.choice(
            (f"{person.capital}-dossier", f"{person.capital}-zaak", f"dossier-{person.capital}")
        ),
        "web address": "-".join(plain(full).lower().split()),
        "file name": "_".join(full.split()),
        "mention": "@" + full,
        "typo": _mistyped(full, bare, dice),
        "typo surname": _mistyped(person.capital, bare, dice),
        "OCR": _misread(full, bare, dice),
    }
    return ways[kind]


def _hyphenated(full: str, bare: str) -> str:
    """Return a name broken in its surname by the end of a line."""
    middle = len(full) - len(bare) // 2
    return f"{full[:middle]}-\n{full[middle:]}" if full[middle - 1 : middle + 1].isalpha() else full


def _mistyped(name: str, bare: str, dice: random.Random) -> str:
    """Return a name with one letter of its surname changed, added, dropped or swapped, not the first."""
    low = len(name) - len(bare) + 1
    places = [
        at
        for at in range(low, len(name) - 1)
        if name[at - 1 : at + 2].isalpha() and name[at] != name[at + 1] and not name[at].isupper()
    ]
    if not places:
        return name
    at = dice.choice(places)
    kind = dice.randrange(4)
    if kind == 0:
        return name[:at] + dice.choice("aeioknrst".replace(name[at].lower(), "")) + name[at + 1 :]
    if kind == 1:
        return name[:at] + dice.choice("aeioknrst") + name[at:]
    if kind == 2:
        return name[:at] + name[at + 1 :]
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _misread(name: str, bare: str, dice: random.Random) -> str:
    """Return a name with letters of its surname read as others of the same shape."""
    low = len(name) - len(bare) + 1
    places = [(name.find(seen, low), seen, read) for seen, read in _LOOKALIKE if name.find(seen, low) >= 0]
    if not places:
        return name
    at, seen, read = dice.choice(places)
    return name[:at] + read + name[at + len(seen) :]
