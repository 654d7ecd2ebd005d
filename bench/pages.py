"""Pages a second of reading PDF, beside pdfplumber and pypdf; memory over 2,000 pages; OCR.

    python bench/pages.py [--pages N] [--scans N]

The PDF is set from the texts of `bench/texts.py`: A4, one column, some 450 words a page, with heads,
page numbers and a note on every fifth page. All read the same file in a process of their own, and
processor time is counted, their imports left out. The peers give the text of the pages; On Record
gives it in reading order, with a box for every word. Memory is the peak of a process that reads a
tenth of the pages, and of one that reads all.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from texts import make_texts

NEEDED = 5.0
"""How many times as fast as pdfplumber reading must be."""

ALLOWED = 2.0
"""How many times the memory for a tenth of the pages all of them may take.

Ten times the pages are ten times the text, which a document is; what is read beside it is released
page by page.
"""

WIDTH, HEIGHT = 595.0, 842.0
MARGIN, SIZE, LEADING = 60.0, 11.0, 13.0
WORDS_A_PAGE = 450


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text broken to the page's width; an empty one between paragraphs."""
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415

    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if stringWidth(longer, "Times-Roman", SIZE) > WIDTH - 2 * MARGIN:
                yield line
                longer = word
            line = longer
        yield line


def write_pdf(path: Path, pages: int) -> None:
    """Write a PDF with as many pages."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    texts = make_texts(pages * WORDS_A_PAGE * 5 // 4)
    lines = (line for text in texts for line in _lines(text))
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True)
    for number in range(1, pages + 1):
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(MARGIN, HEIGHT - 40, "Collected statements")
        canvas.drawCentredString(WIDTH / 2, 30, f"- {number} -")
        canvas.setFont("Times-Roman", SIZE)
        y = HEIGHT - 70
        while y > 90:
            line = next(lines, "")
            if line:
                canvas.drawString(MARGIN, y, line)
            y -= LEADING
        if number % 5 == 0:
            canvas.line(MARGIN, 74, MARGIN + 100, 74)
            canvas.setFont("Times-Roman", 8)
            canvas.drawString(MARGIN, 62, "1 Report of the Centre, No. 4, p. 11.")
        canvas.showPage()
    canvas.save()


def read_onrecord(path: Path) -> int:
    """Return how many characters On Record reads."""
    from onrecord.read import read_document  # noqa: PLC0415

    return len(read_document(path).text)


def read_pdfplumber(path: Path) -> int:
    """Return how many characters pdfplumber reads."""
    import pdfplumber  # noqa: PLC0415

    count = 0
    with pdfplumber.open(path) as document:
        for page in document.pages:
            count += len(page.extract_text())
            page.close()
    return count


def read_pypdf(path: Path) -> int:
    """Return how many characters pypdf reads."""
    import pypdf  # noqa: PLC0415

    return sum(len(page.extract_text()) for page in pypdf.PdfReader(path).pages)


READERS = {"onrecord": read_onrecord, "pdfplumber": read_pdfplumber, "pypdf": read_pypdf}


def measure(name: str, path: Path) -> tuple[float, float, int]:
    """Return the seconds, the peak in MiB and the characters of a reader in its own process."""
    command = [sys.executable, __file__, "--reader", name, "--file", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak, count = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak, count


def measure_here(name: str, path: Path, warm: Path) -> tuple[float, float, int]:
    """Return the same, measured in this process; `warm` is read first, so that all is imported."""
    READERS[name](warm)
    start = time.process_time()
    count = READERS[name](path)
    seconds = time.process_time() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, count


def scan_seconds(path: Path, pages: int) -> float | None:
    """Return the processor's seconds for a page read by OCR; None without the extra."""
    import pypdfium2  # noqa: PLC0415

    from onrecord.read import read_bytes  # noqa: PLC0415
    from onrecord.read.ocr.engine import available  # noqa: PLC0415

    if not available():
        return None
    document = pypdfium2.PdfDocument(path)
    pictures = [document[n].render(scale=200 / 72).to_pil().convert("L") for n in range(pages)]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=200)
    start = time.process_time()
    read_bytes(out.getvalue(), "scan.pdf")
    return (time.process_time() - start) / pages


def main() -> int:
    """Print the table; return 1 if reading is too slow or takes too much memory."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--scans", type=int, default=3)
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.reader:
        warm = given.file.parent / "warm.pdf"
        print(json.dumps(measure_here(given.reader, given.file, warm)))
        return 0
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as name:
        folder = Path(name)
        few = max(1, given.pages // 10)
        for path, pages in (("warm.pdf", 2), ("few.pdf", few), ("all.pdf", given.pages)):
            write_pdf(folder / path, pages)
        print(f"a PDF of {few} pages, processor time")
        rates, small = {}, 0.0
        for reader in READERS:
            seconds, peak, count = measure(reader, folder / "few.pdf")
            rates[reader] = few / seconds
            ratio = rates["onrecord"] / rates[reader]
            print(f"{reader:12}{rates[reader]:8.0f} pages/s{ratio:8.1f} times   {count} characters")
            small = peak if reader == "onrecord" else small
        _, large, _ = measure("onrecord", folder / "all.pdf")
        print(f"peak memory: {few} pages {small:.0f} MiB, {given.pages} pages {large:.0f} MiB "
              f"(allowed {ALLOWED:g} times)")  # fmt: skip
        each = scan_seconds(folder / "few.pdf", given.scans) if given.scans else None
        print(f"OCR, A4 at 200 dpi: {each:.1f} s a page" if each else "OCR: not measured")
    return int(rates["onrecord"] < NEEDED * rates["pdfplumber"] or large > ALLOWED * small)


if __name__ == "__main__":
    sys.exit(main())
