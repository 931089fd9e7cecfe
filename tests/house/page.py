"""A page as a strict reader sees it: headings, labels, forms, links, and everything the house forbids."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

WORDLESS = {"hidden", "submit", "button", "reset", "image"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "circle", "source", "wbr"}


@dataclass
class FormOnPage:
    """A form with the fields a browser would send."""

    method: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)  # names of fields one writes into
    kinds: dict[str, str] = field(default_factory=dict)
    options: dict[str, list[str]] = field(default_factory=dict)


class Page(HTMLParser):
    """Reads one page; ask the attributes afterwards."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.h1 = self.titles = 0
        self.title = self.text = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.files: list[str] = []
        self.forms: list[FormOnPage] = []
        self.forbidden: list[str] = []
        self.controls: list[tuple[str, dict[str, str]]] = []
        self.labelled: set[str] = set()
        self.unlabelled: list[str] = []
        self._open: list[str] = []
        self._form: FormOnPage | None = None
        self._area = self._select = ""
        self.feed(html)
        self.close()
        self._find_unlabelled()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        self.h1 += tag == "h1"
        self.titles += tag == "title" and "svg" not in self._open  # a picture has a title of its own
        if given.get("id"):
            self.ids.append(given["id"])
        self._watch(tag, given)
        self._follow(tag, given)
        self._collect_form(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                continue  # what was left open inside ends here
        if tag == "form":
            self._form = None
        if tag in {"textarea", "select"}:
            self._area = self._select = ""

    def handle_data(self, data: str) -> None:
        if "title" in self._open and "svg" not in self._open:
            self.title += data
        if "style" in self._open or "script" in self._open:
            self.forbidden.append(f"text inside <script> or <style>: {data.strip()[:40]!r}") if data.strip() else None
            return
        self.text += data
        if self._form is not None and self._area:
            self._form.fields[self._area] += data

    def _watch(self, tag: str, given: dict[str, str]) -> None:
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.forbidden.append(f"<{tag}> inside the page")
        for name, value in given.items():
            if (
                name == "style"
                or name.startswith(("on", "hx-on"))
                or value.lstrip().lower().startswith(("javascript:", "js:"))
            ):
                self.forbidden.append(f"{name}={value[:40]!r} on <{tag}>")
            if name == "hx-trigger" and "[" in value:
                self.forbidden.append(f"a filter in hx-trigger={value!r}: htmx evaluates it as script")

    def _follow(self, tag: str, given: dict[str, str]) -> None:
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        for name in ("hx-get", "action"):
            if given.get(name) and given.get("method", "get").lower() == "get":
                self.links.append(given[name])
        if tag in {"link", "script", "img"}:
            self.files.append(given.get("href") or given.get("src", ""))

    def _collect_form(self, tag: str, given: dict[str, str]) -> None:
        if tag == "form":
            self._form = FormOnPage(given.get("method", "get").lower(), given.get("action", ""))
            self.forms.append(self._form)
        if tag == "label" and given.get("for"):
            self.labelled.add(given["for"])
        if tag in {"input", "select", "textarea"}:
            if "label" in self._open and given.get("id"):
                self.labelled.add(given["id"])
            if "label" not in self._open:
                self.controls.append((tag, given))
            self._collect_field(tag, given)
        if tag == "option" and self._form is not None and self._select:
            self._form.options.setdefault(self._select, []).append(given.get("value", ""))
            if "selected" in given or self._select not in self._form.fields:
                self._form.fields[self._select] = given.get("value", "")

    def _collect_field(self, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text") if tag == "input" else tag
        if self._form is None or not name or given.get("form"):  # the last belongs to another form of the page
            return
        self._form.kinds[name] = kind
        if tag == "select":
            self._select = name
        elif kind in {"radio", "checkbox"}:
            self._form.options.setdefault(name, []).append(given.get("value", "on"))
            if "checked" in given:
                self._form.fields[name] = given.get("value", "on")
        else:
            self._form.fields[name] = given.get("value", "")
            self._area = name if tag == "textarea" else ""
            if kind not in WORDLESS:
                self._form.texts.add(name)

    def _find_unlabelled(self) -> None:
        for tag, given in self.controls:
            has_name = given.get("aria-label") or given.get("aria-labelledby") or given.get("id") in self.labelled
            if given.get("type") not in WORDLESS and not has_name:
                self.unlabelled.append(f"<{tag} name={given.get('name')!r}>")
