"""Makes the third clean set: producers and documents that no check was made with; scored once.

    PYTHON benchmarks/checks/later.py FOLDER [NODE_MODULES]

NODE_MODULES has @react-pdf/renderer and mupdf. Like `fresh.py` it imports nothing of this project, takes what is
installed, and counts at the end what was made. Everybody who is named holds a public office. Files of packages
(`python -m benchmarks.checks` takes any folder `found`) are gathered by hand: docs/checks.md says from where.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

EACH = 5
"""Documents by each producer."""
_SUBJECTS = (
    ("Jaarverslag bibliotheek 2023", "bibliotheek", "uitleningen"),
    ("Inspraaknota fietspad Lage Brink", "fietspad", "zienswijzen"),
    ("Besluit op aanvraag evenement", "evenement", "vergunninghouder"),
    ("Memo waterpeil polder Zuid", "peilbesluit", "gemaal"),
    ("Rapportage jeugdhulp derde kwartaal", "jeugdhulp", "wachtlijst"),
)
_LINES = (
    "Het {0} is in 2023 met 3,8 % gegroeid; de {1} bleven gelijk aan het jaar daarvoor.",
    "Wethouder Bouwmeester zegt toe de raad vóór 1 juli te berichten over de {1}.",
    "Bij de {0} zijn twaalf reacties binnengekomen, waarvan drie van een bewonersgroep.",
    "Kosten: € 41.250,00 (excl. btw), te dekken uit post 6.2.1 van de begroting.",
    "De {1} wordt getoetst aan artikel 2:25 van de Algemene plaatselijke verordening.",
    "Vragen? Bel 14 0518 of mail naar publiekszaken@lagebrink.example (ma-vr 9-17 uur).",
    "Op grond van artikel 5.1, tweede lid, aanhef en onder i, Woo wordt de bijlage niet verstrekt.",
    "De burgemeester van Lage Brink, mr. A.B. Dijkgraaf, heeft het besluit op 4 maart ondertekend.",
    "Zie figuur 2 en https://www.lagebrink.example/{0}?jaar=2023#tabel voor de cijfers.",
    "Peildatum 31-12-2023; bron: CBS StatLine, tabel 83765NED, bewerking gemeente.",
    "Ingenieursbureau Kuiper & Vos bv voerde het onderzoek uit in opdracht van de gemeente.",
    "De commissie adviseert positief (9 voor, 2 tegen); agendapunt 11c, zaaknummer Z2023-004417.",
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One document: a title, headings with paragraphs, a table."""

    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> list[str]:
        """Every paragraph and heading, the title first."""
        return [self.title, *(line for head, texts in self.parts for line in (head, *texts))]


def leaf(seed: int) -> Leaf:
    """Return document number `seed`, always the same."""
    chance = random.Random(seed * 104729 + 7)
    title, *words = _SUBJECTS[seed % len(_SUBJECTS)]
    heads = ("Aanleiding", "Wat is er onderzocht", "Financiën", "Vervolg")
    parts = tuple((head, tuple(line.format(*words) for line in chance.sample(_LINES, 5))) for head in heads)
    rows = (("Post", "2022", "2023"),) + tuple(
        (f"{words[n % 2]} {n}", f"{chance.randint(10, 900)}", f"{chance.randint(10, 900)}") for n in range(6)
    )
    return Leaf(title, parts, rows)


def _html(document: Leaf) -> str:
    """Return a document as a page: a form, a quote, a list, a coloured table, a note in small print."""
    rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in document.rows)
    body = "".join(
        f"<h2>{head}</h2><ul>{''.join(f'<li>{escape(t)}</li>' for t in texts)}</ul>"
        for head, texts in document.parts
    )
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{document.title}</title><style>'
        "td{border:1px solid #333;padding:3pt} tr:first-child{background:#333;color:#fff} small{font-size:6pt;color:#777}"
        f"</style></head><body><h1>{document.title}</h1>{body}<table>{rows}</table>"
        "<blockquote>Aldus besloten.</blockquote><p><small>Kenmerk Z2023-004417, pagina 1 van 1</small></p></body></html>"
    )


def _rst(document: Leaf) -> str:
    """Return a document in reStructuredText."""
    rule = "=" * 70
    parts = [rule, document.title, rule, ""]
    for head, texts in document.parts:
        parts += [head, "-" * len(head), "", *(f"- {t.replace('*', '')}" for t in texts), ""]
    return "\n".join([*parts, ".. csv-table::", "", *(f"   {','.join(row)}" for row in document.rows)])


def _tex(document: Leaf, kind: str) -> str:
    """Return a document in LaTeX: slides, or a memoir with drawings."""

    def safe(text: str) -> str:
        return "".join({"&": "\\&", "%": "\\%", "_": "\\_", "#": "\\#", "€": "EUR~"}.get(c, c) for c in text)

    if kind == "slides":
        frames = "".join(
            f"\\begin{{frame}}{{{head}}}\\begin{{itemize}}"
            + "".join(f"\\item<{n + 1}-> {safe(t)}" for n, t in enumerate(texts[:3]))
            + "\\end{itemize}\\end{frame}"
            for head, texts in document.parts
        )
        theme = "\\usetheme{Warsaw}"
        return f"\\documentclass{{beamer}}{theme}\\title{{{document.title}}}\\date{{}}\\begin{{document}}\\maketitle {frames}\\end{{document}}"
    body = "".join(f"\\section{{{h}}}" + "\\par ".join(map(safe, ts)) for h, ts in document.parts)
    bars = "".join(f"\\fill[black!{30 + 10 * n}] ({n},0) rectangle +(0.8,{n}/2+1);" for n in range(6))
    picture = f"\\begin{{tikzpicture}}{bars}\\draw (0,0)--(7,0);\\node[white,fill=black] at (3,4) {{Groei}};\\end{{tikzpicture}}"
    return (
        "\\documentclass[a4paper]{memoir}\\usepackage{tikz}\\usepackage[dutch]{babel}\\usepackage{hyperref}"
        f"\\begin{{document}}\\chapter*{{{document.title}}}{body}\\marginpar{{let op}}{picture}\\end{{document}}"
    )


_PHP = {
    "tcpdf": (
        "require '/usr/share/php/tcpdf/tcpdf.php';$d=json_decode(file_get_contents('d.json'),true);$p=new TCPDF();$p->SetTitle($d['title']);"
        "$p->AddPage();$p->SetFont('dejavusans','',9);foreach($d['lines'] as $l)$p->MultiCell(0,5,$l,0,'L');"
        "$p->SetFillColor(0);$p->SetTextColor(255);$p->Cell(60,8,'Vastgesteld',0,1,'C',true);"
        "$p->SetTextColor(0);$p->write2DBarcode('https://www.lagebrink.example','QRCODE',150,250,30,30);file_put_contents('o.pdf',$p->Output('','S'));"
    ),
    "fpdf": (
        "require '/usr/share/php/fpdf/fpdf.php';$d=json_decode(file_get_contents('d.json'),true);$p=new FPDF();$p->SetTitle($d['title'],true);"
        "$p->AddPage();$p->SetFont('Times','',10);foreach($d['lines'] as $l)$p->MultiCell(0,5,mb_convert_encoding($l,'windows-1252','UTF-8'));"
        "$p->SetFont('Courier','B',9);foreach($d['rows'] as $r){foreach($r as $c)$p->Cell(50,6,$c,1);$p->Ln();}$p->Output('F','o.pdf');"
    ),
}
_RUBY = (
    "require 'prawn';require 'json';d=JSON.parse(File.read('d.json'));Prawn::Document.generate('o.pdf',info:{Title:d['title']}) do |p|;"
    "p.font_families.update('D'=>{normal:'/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'});p.font 'D',size:9;d['lines'].each{|l|p.text l;p.move_down 3};"
    "p.fill_color '222222';p.fill_rectangle [0,p.cursor],120,16;p.fill_color 'ffffff';p.draw_text 'Openbaar',at:[6,p.cursor-12];"
    "p.fill_color '000000';p.rotate(15){p.stroke_rectangle [200,100],80,40};end"
)
_PERL = (
    "use PDF::API2;use JSON::PP;use utf8;local $/;open F,'<:raw','d.json';my $d=decode_json(<F>);my $p=PDF::API2->new();$p->title($d->{title});"
    "my $f=$p->font('/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf');my $g=$p->page();$g->size('A4');my $t=$g->text();my $y=800;"
    "for my $l (@{$d->{lines}}){$t->font($f,9);$t->position(50,$y);$t->text(substr($l,0,100));$y-=13;}"
    "my $x=$g->graphics();$x->fill_color('black');$x->rectangle(50,40,250,60);$x->fill();$p->save('o.pdf');"
)
_NODE = {
    "react": (
        "const R=require('react'),{Document:D,Page:P,Text:T,View:V,renderToFile:w}=require('@react-pdf/renderer'),f=require('fs'),d=JSON.parse(f.readFileSync('d.json'));"
        "const e=R.createElement;w(e(D,{title:d.title,language:'nl'},e(P,{style:{padding:40,fontSize:9}},...d.lines.map((l,n)=>e(T,{key:n,style:{marginBottom:3}},l)),"
        "e(V,{style:{backgroundColor:'#000',padding:4,width:120}},e(T,{style:{color:'#fff'}},'Openbaar')))),'o.pdf')"
    ),
}


def _qt(document: Leaf, target: Path) -> None:
    script = (
        "import sys;from PyQt5.QtGui import QGuiApplication,QTextDocument,QPdfWriter;a=QGuiApplication([]);t=QTextDocument();"
        "t.setHtml(open('d.html',encoding='utf-8').read());w=QPdfWriter(sys.argv[1]);w.setTitle(sys.argv[2]);t.print_(w)"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = ["/usr/bin/python3", "-c", script, target.name, document.title]
    subprocess.run(command, cwd=target.parent, env=environment, capture_output=True, timeout=60, check=False)


def _pypdf(document: Leaf, target: Path) -> None:
    """Write pages of two producers as one file, with numbers stamped on them."""
    from pypdf import PdfReader, PdfWriter

    if not (target.parent / "w.pdf").is_file():
        return
    writer = PdfWriter()
    for name in ("w.pdf", "h.pdf"):
        if (target.parent / name).is_file():
            writer.append(PdfReader(target.parent / name))
    writer.add_metadata({"/Title": document.title})
    writer.write(target)


def _pillow(document: Leaf, target: Path) -> None:
    """Draw a page as pictures: a scan without text."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("L", (1240, 1754), 252)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 22)
    for number, line in enumerate(document.lines):
        ImageDraw.Draw(page).text((90, 100 + 40 * number), line[:85], fill=20, font=font)
    page.rotate(0.4, fillcolor=252).save(target.parent / "s.png", dpi=(150, 150))
    page.save(target, "PDF", resolution=150, title=document.title)


INSIDE: dict[str, Callable[[Leaf, Path], None]] = {"qt": _qt, "pypdf": _pypdf, "pillow": _pillow}


def _programs() -> dict[str, tuple[list[list[str]], str]]:
    """Return the commands of each program, run one after the other, and the file that they make."""
    office = ["soffice", "--headless", "--convert-to"]
    made: dict[str, tuple[list[list[str]], str]] = {
        "writer-html": ([[*office, "pdf:writer_web_pdf_Export", "d.html"], ["mv", "d.pdf", "w.pdf"]], "w.pdf"),
        "writer-rtf": ([["pandoc", "d.html", "-s", "-o", "r.rtf"], [*office, "pdf", "r.rtf"]], "r.pdf"),
        "writer-a2": (
            [
                ["pandoc", "d.html", "-o", "a.odt"],
                [*office, 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}', "a.odt"],
            ],
            "a.pdf",
        ),
        "calc-csv": ([[*office, "pdf", "c.csv"]], "c.pdf"),
        "chromium-table": (
            [["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=h.pdf", "d.html"]],
            "h.pdf",
        ),
        "rst2pdf": ([["rst2pdf", "d.rst", "-o", "rst.pdf"]], "rst.pdf"),
        "beamer": ([["pdflatex", "-interaction=batchmode", "-jobname=b", "slides.tex"]] * 2, "b.pdf"),
        "memoir": ([["pdflatex", "-interaction=batchmode", "-jobname=m", "memoir.tex"]] * 2, "m.pdf"),
        "dvipdfmx": (
            [["latex", "-interaction=batchmode", "-jobname=v", "memoir.tex"], ["dvipdfmx", "-q", "v.dvi"]],
            "v.pdf",
        ),
        "mom": ([["bash", "-c", "pdfmom -Kutf8 d.mom > mom.pdf"]], "mom.pdf"),
        "archive": ([["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFA=2", "-sDEVICE=pdfwrite", "-o", "g.pdf", "h.pdf"]], "g.pdf"),
        "screen": ([["bash", "-c", "pdftops w.pdf - | ps2pdf -dPDFSETTINGS=/screen - scr.pdf"]], "scr.pdf"),
        "cairo": ([["pdftocairo", "-pdf", "b.pdf", "cai.pdf"]], "cai.pdf"),
        "linear": ([["qpdf", "--linearize", "--object-streams=generate", "a.pdf", "lin.pdf"]], "lin.pdf"),
        "stamped": ([["pdftk", "h.pdf", "multistamp", "stamp.pdf", "output", "st.pdf"]], "st.pdf"),
        "mutool": ([["mutool", "convert", "-o", "mu.pdf", "d.html"]], "mu.pdf"),
        "tesseract": ([["tesseract", "s.png", "t", "-l", "nld", "pdf"]], "t.pdf"),
        "img2pdf": ([["img2pdf", "s.png", "-o", "i.pdf"]], "i.pdf"),
        "ocrmypdf": ([["ocrmypdf", "-q", "-l", "nld", "--title", "Scan", "i.pdf", "o.pdf"]], "o.pdf"),
        "ocr-skewed": ([["ocrmypdf", "-q", "-l", "nld", "--deskew", "--output-type", "pdf", "i.pdf", "k.pdf"]], "k.pdf"),
    }  # fmt: skip
    for name, script in _PHP.items():
        made[name] = ([["php", "-r", script], ["mv", "o.pdf", f"{name}.pdf"]], f"{name}.pdf")
    made["prawn"] = ([["ruby", "-e", _RUBY], ["mv", "o.pdf", "prawn.pdf"]], "prawn.pdf")
    made["api2"] = ([["perl", "-e", _PERL], ["mv", "o.pdf", "api2.pdf"]], "api2.pdf")
    for name, script in _NODE.items():
        made[name] = ([["node", "-e", script], ["mv", "o.pdf", f"{name}.pdf"]], f"{name}.pdf")
    return made


_STAMP = "%!PS\n/Helvetica findfont 9 scalefont setfont 480 820 moveto (Z2023-004417) show showpage\n"


def _write(document: Leaf, work: Path) -> None:
    """Write a document in every form that the programs read."""
    mom = [f'.TITLE "{document.title}"', ".PRINTSTYLE TYPESET", ".START"]
    mom += [part for head, texts in document.parts for part in (f'.HEADING 1 "{head}"', ".PP", *texts)]
    forms = {
        "d.html": _html(document),
        "d.rst": _rst(document),
        "slides.tex": _tex(document, "slides"),
        "memoir.tex": _tex(document, "memoir"),
        "d.mom": "\n".join(mom),
        "c.csv": "\n".join(",".join(row) for row in document.rows),
        "stamp.ps": _STAMP,
        "d.json": json.dumps({"title": document.title, "lines": document.lines, "rows": document.rows}),
    }
    for name, text in forms.items():
        (work / name).write_text(text, encoding="utf-8")
    subprocess.run(
        [shutil.which("ps2pdf") or "ps2pdf", "stamp.ps"], cwd=work, capture_output=True, check=False
    )


def make(folder: Path, scratch: Path, *, modules: Path | None = None) -> dict[str, int]:
    """Write the set; return how many files each producer made. `modules`: a node_modules with the JavaScript ones."""
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    environment = {**os.environ, **({"NODE_PATH": str(modules)} if modules else {})}
    for seed in range(EACH):
        work = scratch / str(seed)
        work.mkdir(parents=True)
        document = leaf(seed)
        _write(document, work)
        INSIDE["pillow"](document, work / "pil.pdf")
        _take(work / "pil.pdf", folder / f"pillow{seed}.pdf", counts)
        for name, (commands, made) in _programs().items():
            for command in commands:
                if shutil.which(command[0]):
                    subprocess.run(
                        command, cwd=work, env=environment, capture_output=True, timeout=240, check=False
                    )
            _take(work / made, folder / f"{name}{seed}.pdf", counts)
        for name in ("qt", "pypdf"):
            INSIDE[name](document, work / f"{name}.pdf")
            _take(work / f"{name}.pdf", folder / f"{name}{seed}.pdf", counts)
    return counts


def _take(made: Path, target: Path, counts: dict[str, int]) -> None:
    """Copy what a producer made into the set."""
    if made.is_file() and made.stat().st_size > 500:
        shutil.copy(made, target)
        name = target.stem.rstrip("0123456789")
        counts[name] = counts.get(name, 0) + 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(make(Path(sys.argv[1]), Path(place), modules=Path(sys.argv[2]) if len(sys.argv) > 2 else None))
