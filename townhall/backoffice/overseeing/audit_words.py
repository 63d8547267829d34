"""What the entries of the journal are called for auditors; their contents are shown to nobody here."""

from townhall.journal.kinds import KINDS
from townhall.lib.text import T

THINGS = {
    "account": T("Konto {number}", en="Account {number}"),
    "attempt": T("Zahlung {number}", en="Payment {number}"),
    "dispute": T("Klärfall {number}", en="Payment to be looked at {number}"),
    "document": T("Unterlage {number}", en="Document {number}"),
    "job": T("Sammelauftrag {number}", en="Job {number}"),
    "letter": T("Schreiben {number}", en="Letter {number}"),
    "outgoingmail": T("E-Mail {number}", en="E-mail {number}"),
    "payment": T("Zahlung {number}", en="Payment {number}"),
    "position": T("Rolle {number}", en="Role {number}"),
    "posting": T("Brief {number}", en="Letter by post {number}"),
    "printbatch": T("Druckstapel {number}", en="Batch {number}"),
    "serviceversion": T("Fassung {number}", en="Version {number}"),
    "substitution": T("Vertretung {number}", en="Substitution {number}"),
}
PURPOSES = {
    "case": T("Vorgang geöffnet", en="Case opened"),
    "document": T("Unterlage geöffnet", en="Document opened"),
    "export": T("Exportiert", en="Exported"),
    "check": T("Kontrolle", en="Check"),
}


def name_of(kind: str) -> T:
    """Return the words for a kind of entry, or its own name where there are none."""
    return KINDS[kind].office if kind in KINDS else T(kind, en=kind)


def thing(label: str) -> T:
    """Return what an entry is about in words: a case by its number, anything else by its kind and a number."""
    kind, _, number = label.partition(":")
    return THINGS[kind].fill(number=number[:8]) if kind in THINGS else T(label, en=label)
