"""What the entries of the journal are called for auditors; their contents are shown to nobody here."""

from townhall.cases.timeline import FOR_CLERKS
from townhall.lib.text import T

KINDS = FOR_CLERKS | {
    "account.changed": T("Eigene Angaben geändert", en="Own details changed"),
    "account.shut": T("Konto gesperrt", en="Account shut"),
    "account.opened": T("Konto wieder geöffnet", en="Account opened again"),
    "identity.proved": T("Identität nachgewiesen", en="Identity proved"),
    "role.asked": T("Rolle beantragt", en="Role asked for"),
    "role.granted": T("Rolle vergeben", en="Role granted"),
    "role.taken_away": T("Rolle entzogen", en="Role taken away"),
    "role.from_provider": T("Rollen bei der Anmeldung übernommen", en="Roles taken over at sign-in"),
    "substitution.named": T("Vertretung bestimmt", en="Substitute named"),
    "substitution.ended": T("Vertretung beendet", en="Substitution ended"),
    "version.withdrawn": T("Fassung zurückgenommen", en="Version withdrawn"),
    "export.saved": T("Export gespeichert", en="Export saved"),
    "job.confirmed": T("Sammelauftrag gestartet", en="Job started"),
    "job.ended": T("Sammelauftrag beendet", en="Job ended"),
    "journal.checked": T("Protokoll geprüft", en="Journal verified"),
}
PURPOSES = {
    "case": T("Vorgang geöffnet", en="Case opened"),
    "document": T("Unterlage geöffnet", en="Document opened"),
    "export": T("Exportiert", en="Exported"),
    "check": T("Kontrolle", en="Check"),
}


def name_of(kind: str) -> T:
    """Return the words for a kind of entry, or its own name where there are none."""
    return KINDS.get(kind) or T(kind, en=kind)
