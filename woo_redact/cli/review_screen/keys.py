"""The keys of the review screen, and the page that explains them."""

from textual.binding import Binding, BindingType

from woo_redact.language import _

HELP = _(
    "[b]Deciding[/b]\n"
    "  [b]a[/b] accept the proposal: hidden         [b]z[/b] leave visible\n"
    "  [b]g[/b] hidden on another ground         [b]m[/b] accept, motivation of your own\n"
    "  [b]A[/b] and [b]Z[/b] the same, but everywhere   [b]u[/b] undo, [b]r[/b] redo\n"
    "[b]Where the next decision holds[/b] (w changes it)\n"
    "  this passage: here and where the same sentence stands again\n"
    "  [b]d[/b] this document   [b]o[/b] everywhere   [b]h[/b] only here\n"
    "  With a known person: all places of that person; else: the same words.\n"
    "[b]Going[/b]\n"
    "  [b]1[/b] questions  [b]2[/b] persons  [b]3[/b] document   [b]Enter[/b] opens what is there\n"
    "  [b]n[/b] next  [b]p[/b] previous                  [b]j[/b] jump to a number\n"
    "  [b]<[/b] previous document  [b]>[/b] next document  [b]/[/b] search text, name or number\n"
    "[b]In a document[/b]\n"
    "  [b]v[/b] choose words: arrows by word, Shift+arrows by letter, or the mouse\n"
    "  [b]b[/b] page as a picture, to redact a box\n"
    "  [b]k[/b] agreed: this document was read   [b]K[/b] take your agreement back\n"
    "[b]Other[/b]\n"
    "  [b]D[/b] duplicates  [b]?[/b] this help  [b]Esc[/b] back  [b]q[/b] stop, everything is kept\n"
    "\n"
    "■ hidden   ? still to be decided (redacted until then)   ○ visible"
)

BINDINGS: list[BindingType] = [
    Binding("1", "view('questions')", _("Questions")),
    Binding("2", "view('people')", _("Persons")),
    Binding("3", "view('document')", _("Document")),
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
