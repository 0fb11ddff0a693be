"""Protected files: opened with what was given, told apart by name, and nothing of it kept."""

import io
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from pydantic import SecretStr

import woo_redact
from woo_redact.errors import EncryptedError, ProfileError
from woo_redact.pipeline.order import run
from woo_redact.profile import Profile, load_passwords, load_profile
from woo_redact.read import Passwords, read

OPENS = "Zwaluw-1874"


def protected(password: str = OPENS, text: str = "Advies van Jip Zwaan over de vergunning") -> bytes:
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), text)
        plain = bytes(document.tobytes())
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user=password, owner="ander"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("entries", "source", "wanted"),
    [
        ((("*", "a"),), "map/advies.pdf", ("a",)),
        ((("*", "a"), ("Advies.pdf", "b")), "map/advies.pdf", ("b", "a")),
        ((("advies.pdf", "b"),), "post.eml » advies.pdf", ("b",)),
        ((("map/advies.pdf", "b"),), "map/advies.pdf", ("b",)),
        ((("ander.pdf", "b"),), "map/advies.pdf", ()),
        ((("zaak-?.pdf", "c"), ("*.pdf", "d")), "zaak-7.pdf", ("c", "d")),
        ((("*", "Geheim"), ("*", "geheim")), "x.pdf", ("Geheim", "geheim")),
        ((("brief [1].pdf", "e"),), "brief [1].pdf", ("e",)),
    ],
)
def test_the_passwords_for_a_file_come_with_its_own_first(
    entries: tuple[tuple[str, str], ...], source: str, wanted: tuple[str, ...]
) -> None:
    assert Passwords(entries).fitting(source) == wanted


def test_a_protected_file_is_read_and_its_bytes_need_no_password_any_more() -> None:
    (item,) = read(protected(), name="advies.pdf", passwords=Passwords((("*", "fout"), ("*", OPENS))))
    assert "Jip Zwaan" in item.document.text
    assert any("wachtwoord" in remark for remark in item.document.remarks)
    assert all(OPENS not in remark for remark in item.document.remarks)
    with pymupdf.open(stream=item.data, filetype="pdf") as document:
        assert not document.needs_pass


@pytest.mark.parametrize(("given", "word"), [((), "wachtwoord"), ((("*", "fout"),), "past niet")])
def test_without_the_right_password_it_is_refused(given: tuple[tuple[str, str], ...], word: str) -> None:
    with pytest.raises(EncryptedError, match=word) as error:
        read(protected(), name="advies.pdf", passwords=Passwords(given))
    assert "fout" not in str(error.value)


def test_an_attachment_is_opened_by_its_name() -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@voorbeeld.example", "b@voorbeeld.example", "Stuk"
    message.set_content("Zie bijlage.")
    message.add_attachment(protected(), maintype="application", subtype="pdf", filename="advies.pdf")
    locked = read(bytes(message), name="post.eml")
    assert "wachtwoord" in locked[1].document.unread
    opened = read(bytes(message), name="post.eml", passwords=Passwords((("advies.pdf", OPENS),)))
    assert "Jip Zwaan" in opened[1].document.text


def test_a_run_takes_passwords_later_and_keeps_none_of_them(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "advies.pdf").write_bytes(protected())
    out = tmp_path / "uit"
    first = run((tmp_path / "in",), out, jobs=0)
    assert "wachtwoord" in first.unreadable[0][1]
    wrong = run((tmp_path / "in",), out, passwords=Passwords((("*", "fout"),)), jobs=0)
    assert "past niet" in wrong.unreadable[0][1]
    profile = Profile(passwords={"advies.pdf": SecretStr(OPENS)})
    again = run((tmp_path / "in",), out, profile=profile, jobs=0)
    assert again.unreadable == ()
    assert list(out.rglob("redacted.pdf"))
    assert woo_redact.read(tmp_path / "in" / "advies.pdf", password=OPENS)[0].text
    for file in out.rglob("*"):
        assert file.is_dir() or OPENS.encode() not in file.read_bytes(), file.name


def test_the_profile_and_a_file_give_passwords_and_show_none(tmp_path: Path) -> None:
    (tmp_path / "profiel.toml").write_text(f'[passwords]\n"advies.pdf" = "{OPENS}"\n', encoding="utf-8")
    profile = load_profile(tmp_path / "profiel.toml")
    assert profile.passwords["advies.pdf"].get_secret_value() == OPENS
    assert OPENS not in repr(profile) + profile.model_dump_json() + repr(Passwords((("*", OPENS),)))
    (tmp_path / "wachtwoorden.toml").write_text(f'"*" = "{OPENS}"\n', encoding="utf-8")
    assert load_passwords(tmp_path / "wachtwoorden.toml") == {"*": OPENS}


@pytest.mark.parametrize("text", [f'"*" = "{OPENS}', '"*" = 12', '"*" = ""', None])
def test_a_wrong_file_of_passwords_is_told_without_quoting_it(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "wachtwoorden.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError) as error:
        load_passwords(file)
    assert OPENS not in str(error.value)
