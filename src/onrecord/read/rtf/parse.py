"""The tokens of an RTF file → its paragraphs, rows, notes, heads and feet."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from onrecord.read.rtf import codepages
from onrecord.read.rtf.flow import ENDS, Flow, Paragraph, Raised, Row
from onrecord.read.rtf.tokens import Token, tokens

_CHARACTERS = {
    "tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
    "qmspace": " ", "lbr": "\n",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}"}
# Groups that hold no text of the document.
_SKIPPED = frozenset({
    "colortbl", "filetbl", "listtable", "listoverridetable", "rsidtbl", "generator", "revtbl",
    "fldinst", "datafield", "objdata", "objclass", "objname", "sp", "sn", "sv", "nonshppict",
    "pnseclvl", "xmlnstbl", "themedata", "colorschememapping", "latentstyles", "datastore",
    "bkmkstart", "bkmkend", "atnid", "atnauthor", "atntime", "atnicn", "atnref", "atndate",
    "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "xe", "tc", "rxe", "private",
    "template", "passwordhash", "mmathPr", "shprslt", "do",
})  # fmt: skip
_COUNTED = {"annotation": "comments", "pict": "pictures", "object": "objects"}
_TRANSPARENT = frozenset({"shpinst", "shppict", "shp", "result", "fldrslt", "field", "background"})
# Groups whose words are no part of the text as they stand.
_APART = frozenset({"fonttbl", "stylesheet", "title", "info", "listtext"})
_LONGEST_NAME = 500
_AROUND = {f"{kind}{page}": kind for kind in ("header", "footer") for page in ("", "l", "r", "f")}


class Text(NamedTuple):
    """All that an RTF file holds."""

    items: list[Paragraph | Row]
    notes: list[list[Paragraph]]
    around: dict[str, list[list[Paragraph]]]
    title: str
    tally: Counter[str]


class _Look(NamedTuple):
    """What holds within a group; a brace brings the outer one back."""

    skipped: bool = False
    place: str = ""
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    revised: bool = False
    raised: bool = False
    fallback: int = 1  # characters that stand after `\\u` for programs that do not know it
    encoding: str = ""


class Parser:
    """Follows the tokens of one file; `text` is what it found."""

    def __init__(self) -> None:
        self.text = Text([], [], {"header": [], "footer": []}, "", Counter())
        self._encoding = codepages.DEFAULT
        self._fonts: dict[int, str] = {}
        self._headings: dict[int, int] = {}
        self._look = _Look()
        self._stack: list[tuple[_Look, Flow]] = []
        self._flow = Flow()
        self._pending = bytearray()
        self._words = ""  # of a group that is not text: a font's or a style's name, the title
        self._number = 0
        self._skip = 0
        self._starred = False
        self._style_number = 0
        self._last = ""  # what tracked change the last words were in

    def parse(self, data: bytes) -> Text:
        """Return what a file holds; one that is cut short, as far as it goes."""
        for token in tokens(data):
            if token.kind in {"text", "byte"}:
                self._bytes(token)
                continue
            self._decode()
            if token.kind == "open":
                self._skip = 0
                self._stack.append((self._look, self._flow))
            elif token.kind == "close":
                self._close()
            elif self._skip and (token.kind == "sign" or token.word not in ENDS | {"u"}):
                self._skip -= 1
            elif token.kind == "sign":
                self._sign(token.word)
            else:
                self._word(token.word, token.number)
        self._decode()
        self._flow.end()
        self.text.items.extend(self._flow.items)
        return self.text

    def _close(self) -> None:
        if not self._stack:
            return
        look, flow = self._stack.pop()
        self._skip = 0
        if self._look.place == "title" != look.place:
            self.text = self.text._replace(title=self._words.strip())
        elif self._look.place == "listtext" != look.place:
            label = self._words.strip()
            if label != "o" and any(char.isalnum() for char in label):  # no bullet
                self._flow.pieces.append(label + " ")
        elif self._look.place == "stylesheet" and self._words:
            self._style()
        if flow is not self._flow:
            found = self._flow.paragraphs()
            if self._look.place in self.text.around:
                self.text.around[self._look.place].append(found)
            elif self._look.place == "box":
                flow.boxes += found
            elif self._look.place == "footnote":
                self.text.notes[flow.last_note() - 1] = found
        self._look, self._flow = look, flow

    def _style(self) -> None:
        name = self._words.strip().rstrip(";").lower()
        if name.startswith("heading ") and name[8:].isdecimal():
            self._headings[self._style_number] = int(name[8:])
        elif name == "title":
            self._headings[self._style_number] = 1
        self._words = ""

    def _bytes(self, token: Token) -> None:
        data = token.data
        if self._skip:
            taken = min(self._skip, len(data))
            self._skip -= taken
            data = data[taken:]
        if not self._look.skipped:
            self._pending += data

    def _decode(self) -> None:
        if self._pending:
            encoding = self._look.encoding or self._encoding
            words = self._pending.decode(encoding, "replace")
            self._pending.clear()
            self._say(words)

    def _say(self, words: str) -> None:
        look = self._look
        if look.skipped:
            return
        if look.place in _APART:
            self._words = (self._words + words)[:_LONGEST_NAME]
            return
        change = "deletions" if look.deleted else "insertions" if look.revised else ""
        if change and change != self._last:
            self.text.tally[change] += 1
        self._last = change
        if look.hidden:
            self.text.tally["hidden"] += 1
        elif not look.deleted:
            self._flow.say(Raised(words) if look.raised else words, bold=look.bold)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in _SIGNS:
            self._say(_SIGNS[sign])
        elif sign in "\r\n":
            self._flow.end()

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if self._look.skipped:
            return
        if word in _CHARACTERS:
            self._say(_CHARACTERS[word])
        elif word == "u" and number is not None:
            self._say(_character(number))
            self._skip = self._look.fallback
        elif word in {"b", "v", "deleted", "revised"}:
            self._look = _styled(self._look, word, on=number != 0)
        elif not (
            self._destination(word, starred=starred)
            or self._setting(word, number)
            or self._flow.follow(word, number, self._headings.get(number or 0, 0))
        ):
            self._look = self._look._replace(skipped=starred)

    def _destination(self, word: str, *, starred: bool) -> bool:
        """Follow a word that says what its group is for."""
        if word in _COUNTED:
            self.text.tally[_COUNTED[word]] += 1
        if word in _SKIPPED or word in {"annotation", "pict"}:
            self._look = self._look._replace(skipped=True)
        elif word in {"fonttbl", "stylesheet", "title", "info", "listtext", "pntext"}:
            place = "listtext" if word == "pntext" else word
            self._look = self._look._replace(place=place)
            self._words = ""
            self._flow.listed = self._flow.listed or place == "listtext"
        elif word in _AROUND:
            self._flow = Flow()
            self._look = _Look(place=_AROUND[word])
        elif word == "shptxt":
            self._flow = Flow()
            self._look = self._look._replace(place="box")
        elif word == "footnote":
            self.text.notes.append([])
            self._flow.pieces.append(len(self.text.notes))
            self._flow = Flow()
            self._look = _Look(place="footnote")
        else:
            return starred and word in _TRANSPARENT
        return True

    def _setting(self, word: str, number: int | None) -> bool:
        """Follow a word that says how what comes is set."""
        look = self._look
        if word in {"super", "up"}:
            self._look = look._replace(raised=number != 0)
        elif word in {"nosupersub", "sub"}:
            self._look = look._replace(raised=False)
        elif word == "plain":
            self._look = look._replace(
                bold=False, hidden=False, deleted=False, revised=False, raised=False
            )
        elif word == "uc":
            self._look = look._replace(fallback=max(0, min(number or 0, 9)))
        elif word == "f" and number is not None:
            self._number = number
            self._look = look._replace(encoding=self._fonts.get(number, ""))
        elif word == "fcharset" and look.place == "fonttbl":
            found = codepages.of_charset(number)
            self._fonts.update({self._number: found} if found else {})
        elif word == "ansicpg":
            self._encoding = codepages.of_number(number)
        elif word in codepages.WHOLE_FILE:
            self._encoding = codepages.WHOLE_FILE[word]
        elif word == "s" and look.place == "stylesheet":
            self._style_number = number or 0
        else:
            return look.place == "stylesheet"
        return True


def _styled(look: _Look, word: str, *, on: bool) -> _Look:
    if word == "b":
        return look._replace(bold=on)
    if word == "v":
        return look._replace(hidden=on)
    return look._replace(deleted=on) if word == "deleted" else look._replace(revised=on)


def _character(number: int) -> str:
    r"""Return the character of `\\u`, whose number is a signed 16-bit one; halves stay as they are."""
    return chr(number % 65_536)
