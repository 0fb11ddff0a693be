"""Makes the second clean set: documents and producers that the checks were not made with, scored once.

    PYTHON benchmarks/checks/fresh.py FOLDER [NODE_MODULES]

PYTHON has borb, matplotlib, xhtml2pdf, cairosvg and openpyxl; NODE_MODULES has pdfkit, jspdf, pdf-lib and pdfmake. It
imports nothing of this project. A program that is not installed makes nothing; what was made is counted at the end.
Everybody who is named holds a public office.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

EACH = 9
"""Documents by each producer."""
_TOPICS = (
    ("Verordening marktgelden", "markt", "standplaats"),
    ("Raadsvoorstel zonneveld Oosterkade", "zonneveld", "netaansluiting"),
    ("Beantwoording vragen over de dienstregeling", "dienstregeling", "haltes"),
    ("Beleidsregel bomenkap", "herplantplicht", "houtopstand"),
    ("Evaluatie cliëntondersteuning", "wachttijd", "indicatie"),
    ("Mandaatbesluit vergunningen", "mandaat", "ondertekening"),
    ("Uitslag aanbesteding rioolvervanging", "inschrijving", "gunning"),
    ("Convenant leerplicht", "verzuim", "melding"),
    ("Advies commissie bezwaarschriften", "bezwaar", "ontvankelijkheid"),
)
_CLAUSES = (
    "Gelet op artikel 149 van de Gemeentewet besluit de raad tot vaststelling van de {0} en de {1}.",
    "Het bedrag per {1} is € 14,85 per dag; vanaf 1 april geldt een verhoging van 2,4 %.",
    "Zie voor de {0} ook bijlage 3, tabel 2-B (kenmerk Z/24/118203, versie 0.9).",
    "De raming komt uit op 2,31 miljoen euro exclusief btw, waarvan 410.000 euro voor de {1}.",
    "Staatssecretaris Van der Meulen schreef de Kamer dat de {0} ‘uiterlijk in Q3’ gereed is.",
    "Bezwaar staat open binnen zes weken; stuur het naar Postbus 3007, 6802 DA Arnhem.",
    "De {1} is bereikbaar op 088 - 797 71 11 of via loket@hogeveld.example en www.hogeveld.example/{0}.",
    "Vergadering van 12-09-2025, agendapunt 7b: de {0} wordt met 19 tegen 8 stemmen aangenomen.",
    "Aan de {1} zijn voorwaarden verbonden: (a) melding vooraf; (b) herstel binnen 5 werkdagen; (c) geluid ≤ 65 dB(A).",
    "Het college weigert niets en maakt de stukken volledig openbaar (artikel 4.1 Woo).",
    "Uit de steekproef (n = 1.204) blijkt dat 63,7 % tevreden is over de {0}.",
    "De firma Brandsma Infra BV en aannemer Van Wijk hebben de {1} uitgevoerd.",
    "De naam van de melder is op grond van artikel 5.1, tweede lid, onder e, niet opgenomen.",
    "Rekening NL20 INGB 0001 2345 67 t.n.v. gemeente Hogeveld, KvK 01179514, btw NL001822311B01.",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One document: its title, its sections, a table of figures."""

    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> list[str]:
        """All its lines, short enough for a page."""
        found = [self.title, ""]
        for heading, paragraphs in self.sections:
            found += [heading, *(" ".join(p.split()) for p in paragraphs), ""]
        return [*found, *("   ".join(row) for row in self.rows)]


def paper(seed: int) -> Paper:
    """Return document number `seed`, always the same."""
    chance = random.Random(seed * 7919 + 13)
    title, *words = _TOPICS[seed % len(_TOPICS)]
    heads = ("Inleiding", "Juridisch kader", "Kosten en dekking", "Uitvoering", "Slotbepaling")
    sections = tuple(
        (
            f"{n + 1}. {head}",
            tuple(
                " ".join(c.format(*words) for c in chance.sample(_CLAUSES, chance.randint(2, 5)))
                for _ in range(2)
            ),
        )
        for n, head in enumerate(heads)
    )
    rows = (("Onderdeel", "Raming", "Werkelijk", "Verschil"),) + tuple(
        (f"{words[n % 2].capitalize()} {n + 1}", *(f"{chance.randint(-99, 999)}" for _ in range(3)))
        for n in range(7)
    )
    return Paper(title, sections, rows)


def markdown(document: Paper) -> str:
    """Return a document in Markdown: the form from which most programs are fed."""
    parts = [f"---\ntitle: {document.title}\nlang: nl-NL\n---\n"]
    for heading, paragraphs in document.sections:
        parts.append(f"# {heading}\n\n" + "\n\n".join(p.replace("<", "\\<") for p in paragraphs))
    head, *rest = document.rows
    table = [f"| {' | '.join(head)} |", "|---|---:|---:|---:|", *(f"| {' | '.join(r)} |" for r in rest)]
    return "\n\n".join(
        [
            *parts,
            "\n".join(table),
            "> Aldus vastgesteld in de openbare vergadering[^1].",
            "[^1]: Zie [de site](https://www.hogeveld.example/).",
        ]
    )


def tex(document: Paper, seed: int) -> str:
    """Return a document in LaTeX: two columns, colours, a drawing, mathematics."""

    def safe(text: str) -> str:
        return "".join(
            {"&": "\\&", "%": "\\%", "_": "\\_", "#": "\\#", "≤": "$\\le$", "€": "\\texteuro{}"}.get(c, c)
            for c in text
        )

    kind = ("article", "report", "letter")[seed % 3] if seed % 3 < 2 else "article"
    head = f"\\documentclass[a4paper,{'twocolumn' if seed % 4 == 3 else '10pt'}]{{{kind}}}\n"
    head += "\\usepackage{textcomp,xcolor,array,hyperref}\n"
    parts = [
        head + f"\\title{{{safe(document.title)}}}\\date{{}}\\begin{{document}}\\maketitle\\tableofcontents\n"
    ]
    for heading, paragraphs in document.sections:
        parts.append(
            f"\\section*{{{safe(heading)}}}\\label{{s:{len(parts)}}}\n"
            + "\n\n".join(map(safe, paragraphs))
            + "\n\\footnote{Zie ook de efficiënte afhandeling.}\n"
        )
    rows = "\\\\\\hline\n".join(" & ".join(map(safe, row)) for row in document.rows)
    parts.append(f"\\begin{{tabular}}{{|l|r|r|r|}}\\hline {rows}\\\\\\hline\\end{{tabular}}\n")
    parts.append("\\[ \\sum_{i=1}^{n} \\frac{x_i^2}{\\sqrt{n}} \\geq \\int_0^1 f(t)\\,dt \\]\n")
    parts.append(
        "\\colorbox{black}{\\textcolor{white}{VASTGESTELD}}\\fcolorbox{red}{yellow}{Let op} \\rule{3cm}{9pt}\n\\end{document}\n"
    )
    return "".join(parts)


def page(document: Paper, seed: int) -> str:
    """Return a web page as sites make them: gradients, rounded boxes, drawings, columns, clipped and turned text."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in document.rows)
    body = "".join(f"<h2>{h}</h2>" + "".join(f"<p>{p}</p>" for p in ps) for h, ps in document.sections)
    style = (
        "h1{background:linear-gradient(90deg,#024,#5ad);color:#fff;padding:8pt;border-radius:6pt}"
        "table{font-size:8pt;width:100%} tr:nth-child(odd){background:#000;color:#fff} .tag{background:#154273;color:#fff;border-radius:8pt;padding:1pt 6pt}"
        ".turn{transform:rotate(-90deg);position:absolute;right:0} .dim{opacity:.6} .cut{overflow:hidden;height:1.2em;text-overflow:ellipsis;white-space:nowrap;width:9em}"
        f"body{{font:10pt Georgia,serif;columns:{seed % 2 + 1}}}"
    )
    return (
        f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>{document.title}</title><style>{style}</style><h1>{document.title}</h1>'
        f'<p><span class="tag">Openbaar</span> <span class="dim">versie {seed}</span></p>{body}<table>{rows}</table>'
        '<svg width="200" height="60"><rect width="120" height="40" fill="#000"/><text x="8" y="25" fill="#fff">Kaart A</text>'
        '<circle cx="150" cy="20" r="18" fill="none" stroke="red"/><text x="120" y="55">Noord</text></svg>'
        '<div class="turn">Hogeveld</div><p><a href="https://www.hogeveld.example/besluiten?id=12">Besluiten</a></p></html>'
    )


def _sheet(document: Paper, path: Path) -> None:
    """Write a spreadsheet with coloured cells and a chart."""
    import openpyxl
    from openpyxl.chart import BarChart, Reference
    from openpyxl.styles import Font, PatternFill

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Begroting"
    for row in document.rows:
        sheet.append([int(cell) if cell.lstrip("-").isdigit() else cell for cell in row])
    for cell in sheet[1]:
        cell.fill, cell.font = PatternFill("solid", fgColor="000000"), Font(color="FFFFFF", bold=True)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, max_col=3, min_row=1, max_row=8), titles_from_data=True)
    sheet.add_chart(chart, "A12")
    for number, line in enumerate(document.lines[:25]):
        sheet.cell(row=30 + number, column=1, value=line[:90])
    book.save(path)


_FO = (
    '<root xmlns="http://www.w3.org/1999/XSL/Format"><layout-master-set><simple-page-master master-name="a" page-height="297mm" '
    'page-width="210mm" margin="2cm"><region-body/></simple-page-master></layout-master-set><page-sequence master-reference="a" '
    'language="nl"><flow flow-name="xsl-region-body">{}</flow></page-sequence></root>'
)


def _fo(document: Paper) -> str:
    """Return a document as XSL formatting objects."""
    from html import escape

    blocks = "".join(
        f'<block space-after="4pt" font-size="10pt">{escape(line)}</block>' for line in document.lines
    )
    return _FO.format(f'<block background-color="black" color="white">Hogeveld</block>{blocks}')


def _dot(document: Paper) -> str:
    """Return a drawing of the steps of a procedure."""
    steps = " -> ".join(f'"{heading}"' for heading, _ in document.sections)
    return f'digraph G {{ label="{document.title}"; node [shape=box, style=filled, fillcolor=black, fontcolor=white]; {steps}; }}'


def _plot(document: Paper, target: str) -> str:
    """Return a plot of the table."""
    data = "\n".join(f'"{row[0]}" {row[1]}' for row in document.rows[1:])
    return (
        f"set terminal pdfcairo\nset output '{target}'\nset title '{document.title}'\nset style fill solid\n"
        f"$d << E\n{data}\nE\nplot $d using 2:xtic(1) with boxes title 'Raming'\n"
    )


def _chart(document: Paper) -> str:
    """Return a script for R."""
    values = ",".join(row[1] for row in document.rows[1:])
    names = ",".join(f'"{row[0]}"' for row in document.rows[1:])
    text = "\\n".join(line[:80] for line in document.lines[2:12]).replace('"', "'")
    return (
        f'pdf("r.pdf")\nbarplot(c({values}), names.arg=c({names}), main="{document.title}", col="black")\n'
        f'plot.new()\ntext(0.5, 0.5, "{text}", cex=0.6)\ndev.off()\n'
    )


_JS = {
    "pdfkit": (
        "const P=require('pdfkit'),f=require('fs'),d=JSON.parse(f.readFileSync('d.json'));const p=new P({lang:'nl',tagged:true,info:{Title:d.title}});"
        "p.pipe(f.createWriteStream('out.pdf'));p.fontSize(16).text(d.title);p.fontSize(10);d.lines.forEach(l=>p.text(l));"
        "p.rect(60,p.y,120,20).fill('black');p.fillColor('white').text('Vastgesteld',64,p.y+5);p.end()"
    ),
    "jspdf": (
        "const {jsPDF}=require('jspdf'),f=require('fs'),d=JSON.parse(f.readFileSync('d.json'));const p=new jsPDF();p.setProperties({title:d.title});"
        "p.setFontSize(9);let y=15;d.lines.forEach(l=>p.splitTextToSize(l,180).forEach(s=>{if(y>280){p.addPage();y=15}p.text(s,15,y);y+=5}));"
        "p.setFillColor(0);p.rect(15,284,50,8,'F');p.setTextColor(255);p.text('Openbaar',17,289);f.writeFileSync('out.pdf',Buffer.from(p.output('arraybuffer')))"
    ),
    "pdf-lib": (
        "const {PDFDocument,StandardFonts,rgb}=require('pdf-lib'),f=require('fs'),d=JSON.parse(f.readFileSync('d.json'));(async()=>{const p=await PDFDocument.create();"
        "p.setTitle(d.title);const h=await p.embedFont(StandardFonts.TimesRoman);let g=p.addPage(),y=800;for(const l of d.lines)for(const s of l.match(/.{1,95}(\\s|$)/g)||[''])"
        "{if(y<40){g=p.addPage();y=800}g.drawText(s.replace(/[^\\x00-\\xff€‘’]/g,'<'),{x:40,y,size:10,font:h});y-=14}"
        "g.drawRectangle({x:40,y:20,width:90,height:14,color:rgb(0,0,0)});g.drawText('Pagina',{x:44,y:24,size:8,font:h,color:rgb(1,1,1)});f.writeFileSync('out.pdf',await p.save())})()"
    ),
    "pdfmake": (
        "const M=require('pdfmake'),f=require('fs'),d=JSON.parse(f.readFileSync('d.json'));M.setFonts({Courier:{normal:'Courier',bold:'Courier-Bold'}});"
        "const p=M.createPdf({info:{title:d.title},defaultStyle:{font:'Courier',fontSize:8},content:[d.title,...d.lines.map(l=>l.replace('≤','<')),{table:{body:d.rows},layout:'lightHorizontalLines'},"
        "{table:{body:[[{text:'Besluit',fillColor:'#000',color:'#fff'}]]}}]});p.getBuffer().then(b=>f.writeFileSync('out.pdf',b))"
    ),
}


def _borb(document: Paper, _: int, target: Path) -> None:
    from borb.pdf import PDF, Document, Page, Paragraph, SingleColumnLayout

    made, sheet = Document(), Page()
    made.append_page(sheet)
    layout = SingleColumnLayout(sheet)
    for line in document.lines:
        if line:
            layout.append_layout_element(
                Paragraph(
                    line.replace("≤", "<").replace("‘", "'").replace("’", "'").replace("€", "EUR"),
                    font_size=9,
                )
            )
    PDF.write(what=made, where_to=str(target))


def _matplotlib(document: Paper, seed: int, target: Path) -> None:
    import matplotlib as mpl

    mpl.use("pdf")
    mpl.rcParams["pdf.fonttype"] = (3, 42)[seed % 2]
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(2)
    axes[0].bar([r[0] for r in document.rows[1:]], [int(r[1]) for r in document.rows[1:]], color="black")
    axes[0].set_title(document.title)
    axes[1].axis("off")
    axes[1].text(0, 0, "\n".join(line[:90] for line in document.lines[2:14]), fontsize=6)
    figure.savefig(target, metadata={"Title": document.title})
    plt.close(figure)


def _xhtml(document: Paper, seed: int, target: Path) -> None:
    from xhtml2pdf import pisa

    with target.open("wb") as file:
        pisa.CreatePDF(page(document, seed).split("<svg")[0] + "</html>", dest=file)


def _cairosvg(document: Paper, _: int, target: Path) -> None:
    from html import escape

    import cairosvg

    lines = "".join(
        f'<text x="30" y="{50 + 13 * n}" font-size="9">{escape(line[:110])}</text>'
        for n, line in enumerate(document.lines)
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="595" height="842"><rect x="20" y="10" width="300" height="22"/><text x="30" y="26" fill="white">{document.title}</text>{lines}</svg>'
    cairosvg.svg2pdf(bytestring=svg.encode(), write_to=str(target))


INSIDE: dict[str, Callable[[Paper, int, Path], None]] = {
    "borb": _borb,
    "matplotlib": _matplotlib,
    "xhtml2pdf": _xhtml,
    "cairosvg": _cairosvg,
}


def _programs(seed: int) -> Iterator[tuple[str, list[list[str]], str]]:
    """Yield (name, commands, the file they make) of each program; commands run one after the other."""
    office = ["soffice", "--headless", "--convert-to"]
    yield "writer-docx", [["pandoc", "d.md", "-o", "w.docx"], [*office, "pdf", "w.docx"]], "w.pdf"
    export = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
    yield "writer-ua", [["pandoc", "d.md", "--toc", "-o", "u.odt"], [*office, export, "u.odt"]], "u.pdf"
    yield "calc", [[*office, "pdf", "c.xlsx"]], "c.pdf"
    yield "impress", [["pandoc", "d.md", "-o", "i.pptx"], [*office, "pdf", "i.pptx"]], "i.pdf"
    yield "abiword", [["pandoc", "d.md", "-o", "a.docx"], ["abiword", "--to=pdf", "a.docx"]], "a.pdf"
    yield "gnumeric", [["ssconvert", "c.xlsx", "g.pdf"]], "g.pdf"
    yield "lualatex", [["lualatex", "-interaction=batchmode", "-jobname=l", "d.tex"]] * 2, "l.pdf"
    yield "xelatex", [["xelatex", "-interaction=batchmode", "-jobname=x", "d.tex"]] * 2, "x.pdf"
    yield (
        "dvips",
        [
            ["latex", "-interaction=batchmode", "-jobname=v", "d.tex"],
            ["dvips", "-q", "v.dvi"],
            ["ps2pdf", "v.ps"],
        ],
        "v.pdf",
    )
    yield "fop", [["fop", "-fo", "d.fo", "-pdf", "f.pdf"]], "f.pdf"
    yield (
        "asciidoctor",
        [
            ["pandoc", "d.md", "-t", "asciidoc", "-s", "-o", "d.adoc"],
            ["asciidoctor-pdf", "-a", "lang=nl", "d.adoc"],
        ],
        "d.pdf",
    )
    yield "graphviz", [["dot", "-Tpdf", "d.dot", "-o", "t.pdf"]], "t.pdf"
    yield "gnuplot", [["gnuplot", "d.gp"]], "p.pdf"
    yield "r", [["Rscript", "d.R"]], "r.pdf"
    yield "enscript", [["enscript", "-q", "-X", "utf8", "-p", "e.ps", "d.txt"], ["ps2pdf", "e.ps"]], "e.pdf"
    yield "paps", [["bash", "-c", "paps --font='Sans 9' d.txt > s.ps"], ["ps2pdf", "s.ps"]], "s.pdf"
    yield (
        "chromium",
        [["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=h.pdf", "d.html"]],
        "h.pdf",
    )
    if seed % 3 == 0:
        yield (
            "imagemagick",
            [["convert", "-density", "110", "-size", "900x", "caption:@d.txt", "m.pdf"]],
            "m.pdf",
        )
    else:
        yield "cut", [["mutool", "clean", "-gggz", "h.pdf", "k.pdf", "1"]], "k.pdf"


def _write(document: Paper, seed: int, scratch: Path) -> None:
    """Write a document in every form that the programs read."""
    plain = "\n".join(document.lines)
    forms = {
        "d.md": markdown(document), "d.tex": tex(document, seed), "d.html": page(document, seed), "d.fo": _fo(document),
        "d.dot": _dot(document), "d.gp": _plot(document, "p.pdf"), "d.R": _chart(document), "d.txt": plain,
        "d.json": json.dumps({"title": document.title, "lines": document.lines, "rows": document.rows}),
    }  # fmt: skip
    for name, text in forms.items():
        (scratch / name).write_text(text, encoding="utf-8")
    _sheet(document, scratch / "c.xlsx")


def make(folder: Path, scratch: Path, *, modules: Path | None = None) -> dict[str, int]:
    """Write the set; return how many files each producer made. `modules`: a node_modules with the JavaScript ones."""
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    for seed in range(EACH):
        work = scratch / str(seed)
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        document = paper(seed)
        _write(document, seed, work)
        for name, commands, made in _programs(seed):
            for command in commands:
                if shutil.which(command[0]):
                    subprocess.run(command, cwd=work, capture_output=True, timeout=180, check=False)
            _take(work / made, folder / f"{name}{seed}.pdf", counts)
        for name, script in _JS.items() if modules else ():
            environment = {**os.environ, "NODE_PATH": str(modules)}
            command = [shutil.which("node") or "node", "-e", script]
            subprocess.run(command, cwd=work, env=environment, capture_output=True, timeout=60, check=False)
            _take(work / "out.pdf", folder / f"{name}{seed}.pdf", counts)
        for name, maker in INSIDE.items():
            maker(document, seed, work / "in.pdf")
            _take(work / "in.pdf", folder / f"{name}{seed}.pdf", counts)
    return counts


def _take(made: Path, target: Path, counts: dict[str, int]) -> None:
    """Move what a producer made into the set."""
    if made.is_file() and made.stat().st_size > 500:
        shutil.copy(made, target)
        name = target.stem.rstrip("0123456789")
        counts[name] = counts.get(name, 0) + 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(make(Path(sys.argv[1]), Path(place), modules=Path(sys.argv[2]) if len(sys.argv) > 2 else None))
