"""Mailboxes that are called by a word nobody is called: a desk's at an organisation, somebody's at a provider."""

import pytest

import woo_redact
from woo_redact.detect.mailboxes import is_desk
from woo_redact.model import Entity
from woo_redact.profile import Names, Profile


@pytest.mark.parametrize(
    "address",
    [
        "erfgoed@fryslan.frl",
        "Opvang@flevoland.nl",
        "begraafplaatsen@grootmeerland.nl",
        "mailto:cultuur@almenlo.nl",
        "team.erfgoed@fryslan.frl",
        "sport2@sub.almenlo.nl",
        "bomen-fietsen@almenlo.nl",
    ],
)
def test_a_word_that_nobody_is_called_is_a_desk(address: str) -> None:
    assert is_desk(address)


@pytest.mark.parametrize(
    "address",
    [
        "erfgoed@gmail.com",
        "opvang@mail.ziggo.nl",
        "duinen@kpnmail.nl",
        "bakker@almenlo.nl",
        "visser@almenlo.nl",
        "joke@almenlo.nl",
        "t.wallinga@fryslan.frl",
        "erfgoed.devries@fryslan.frl",
        "p.erfgoed@fryslan.frl",
        "moeder@jansen.nl",
        "directeur@school.nl",
        "allegear@fryslan.frl",
        "123@almenlo.nl",
    ],
)
def test_a_name_a_person_or_a_provider_is_none(address: str) -> None:
    assert not is_desk(address)


def test_a_desks_mailbox_stays_and_one_that_shows_a_person_goes() -> None:
    text = (
        "Van: Piet Jansen <fietsen@almenlo.nl>\nAan: erfgoed@almenlo.nl\nCC: duinen@hotmail.com\n"
        "Onderwerp: vraag\n\nVragen? begraafplaatsen@grootmeerland.nl of bakker@grootmeerland.nl\n"
    )
    decisions = woo_redact.analyze(text, Profile(names=Names(model="fast")))
    mailboxes = {
        d.span.of(text) for d in decisions if d.hides and d.span and d.entity is Entity.EMAIL_ADDRESS
    }
    assert mailboxes == {"fietsen", "duinen", "bakker"}
