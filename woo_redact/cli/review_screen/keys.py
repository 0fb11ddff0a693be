"""The keys of the review screen, and the page that explains them."""

from textual.binding import Binding, BindingType

HELP = """[b]Beslissen[/b]
  [b]a[/b] aanvaard het voorstel: weg      [b]z[/b] laat zichtbaar
  [b]g[/b] weg op een andere grond         [b]m[/b] aanvaard met eigen motivering
  [b]A[/b] en [b]Z[/b] hetzelfde, maar overal      [b]u[/b] maak ongedaan, [b]r[/b] toch weer wel
[b]Waar het volgende besluit geldt[/b] (w wisselt)
  deze passage: hier en waar dezelfde zin nog eens staat
  [b]d[/b] dit stuk   [b]o[/b] overal   [b]h[/b] alleen hier
  Bij een bekende persoon: al diens plaatsen; anders: dezelfde woorden.
[b]Gaan[/b]
  [b]1[/b] vragen  [b]2[/b] personen  [b]3[/b] stuk        [b]Enter[/b] open wat onder de cursor staat
  [b]n[/b] volgende  [b]p[/b] vorige              [b]j[/b] spring naar een nummer
  [b]<[/b] vorig stuk  [b]>[/b] volgend stuk       [b]/[/b] zoek tekst, naam of nummer
[b]In een stuk[/b]
  [b]v[/b] begin te kiezen, pijlen gaan per woord, Shift+pijlen per letter; of sleep met de muis
  [b]b[/b] bladzijde als beeld, om een vlak te lakken
  [b]k[/b] akkoord: dit stuk is nagelezen   [b]K[/b] trek uw akkoord in
[b]Overig[/b]
  [b]D[/b] dubbele stukken  [b]?[/b] deze hulp  [b]Esc[/b] terug  [b]q[/b] stoppen, alles is bewaard

■ weg   ? nog te beslissen (tot dan gelakt)   ○ zichtbaar"""

BINDINGS: list[BindingType] = [
    Binding("1", "view('questions')", "Vragen"),
    Binding("2", "view('people')", "Personen"),
    Binding("3", "view('document')", "Stuk"),
    Binding("a", "accept"),
    Binding("z", "keep"),
    Binding("A", "accept('everywhere')"),
    Binding("Z", "keep('everywhere')"),
    Binding("g", "ground"),
    Binding("m", "motivate"),
    Binding("w", "reach"),
    Binding("d", "reach('document')"),
    Binding("o", "reach('everywhere')"),
    Binding("h", "reach('here')"),
    Binding("u", "undo"),
    Binding("r", "redo"),
    Binding("n", "next(1)"),
    Binding("p", "next(-1)"),
    Binding("j", "jump"),
    Binding("slash", "search"),
    Binding("less_than_sign", "turn(-1)"),
    Binding("greater_than_sign", "turn(1)"),
    Binding("b", "page"),
    Binding("D", "doubles"),
    Binding("k", "pass_document"),
    Binding("K", "unpass_document"),
    Binding("enter", "open"),
    Binding("escape", "leave"),
    Binding("question_mark,f1", "help"),
    Binding("q", "quit"),
]
