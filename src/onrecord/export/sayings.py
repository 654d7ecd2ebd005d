"""What a claim says, in a few plain words."""

from __future__ import annotations

from onrecord.model import (
    Addressee,
    Appeal,
    Claim,
    Document,
    Figure,
    Number,
    Qualification,
    Recognition,
    Responsibility,
    Standing,
)

_MODIFIERS = {
    "nearly": "nearly {text}", "about": "about {low:,}", "up_to": "up to {high:,}",
    "vague": "{low:,} or more", "at_least": "at least {low:,}", "more_than": "{low:,} or more",
    "fewer_than": "at most {high:,}",
}  # fmt: skip


def says(record: Figure | Claim) -> str:
    """Return what a claim says: `killed, person: at least 41`."""
    if isinstance(record, Figure):
        group = f", {' and '.join(record.group)}" if record.group else ""
        return f"{' or '.join(record.outcome)}{group}: {amount(record)}"
    if isinstance(record, Qualification):
        return f"named {record.term}" + (f" ({record.hedge})" if record.hedge else "")
    if isinstance(record, Recognition):
        return f"{record.body} {record.act}" + (f" as {record.as_term}" if record.as_term else "")
    if isinstance(record, Responsibility):
        return f"{record.actor}: {record.role.replace('_', ' ')} {record.act}"
    if isinstance(record, Appeal):
        return f"asked of {record.addressee or 'nobody named'}: {record.demand}"
    return f"addressed to {record.name}" if isinstance(record, Addressee) else record.text


def amount(figure: Figure) -> str:
    """Return a figure's number with its bounds."""
    low, high = figure.low, figure.high
    form = _MODIFIERS.get(figure.modifier)
    if (
        form
        and (low is not None or "{low" not in form)
        and (high is not None or "{high" not in form)
    ):
        return form.format(low=low, high=high, text=figure.text)
    if low is None and high is None:
        return figure.text
    return _range(low, high)


def _range(low: Number | None, high: Number | None) -> str:
    if low == high:
        return f"{low:,}"
    return f"{'?' if low is None else f'{low:,}'} to {'?' if high is None else f'{high:,}'}"


def voice(record: Figure | Claim, document: Document) -> str | None:
    """Return on whose word a claim stands: the last voice, else the document's issuer."""
    return record.sources[-1].name if record.sources else document.metadata.issuer


def stands(one: Standing) -> bool:
    """True for a claim that nobody has rejected."""
    return one.status != "rejected"
