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
    "service.proposed": T("Fassung einer Leistung vorgeschlagen", en="Version of a service proposed"),
    "service.proposal_ended": T("Vorschlag zurückgenommen", en="Proposal taken back"),
    "service.published": T("Fassung einer Leistung veröffentlicht", en="Version of a service published"),
    "version.withdrawn": T("Fassung zurückgenommen", en="Version withdrawn"),
    "export.saved": T("Export gespeichert", en="Export saved"),
    "job.confirmed": T("Sammelauftrag gestartet", en="Job started"),
    "job.ended": T("Sammelauftrag beendet", en="Job ended"),
    "session.ended": T("Sitzung beendet", en="Session ended"),
    "journal.exported": T("Protokoll als Datei gespeichert", en="Journal saved as a file"),
    "journal.checked": T("Protokoll geprüft", en="Journal verified"),
    "account.deleted": T("Konto gelöscht", en="Account deleted"),
    "batch.ordered": T("Druckstapel bestellt", en="Batch of letters ordered"),
    "batch.posted": T("Druckstapel zur Post gegeben", en="Batch of letters posted"),
    "case.deleted": T("Vorgang gelöscht", en="Case deleted"),
    "case.silence_begun": T("Frist mit Genehmigungsfiktion begonnen", en="Time began after which silence means consent"),
    "document.uploaded": T("Unterlage hochgeladen", en="Document uploaded"),
    "document.scanned": T("Unterlage auf Viren geprüft", en="Document checked for viruses"),
    "handover.ordered": T("Übergabe an ein anderes Programm veranlasst", en="Hand-over to another program ordered"),
    "job.stopped": T("Sammelauftrag angehalten", en="Job stopped"),
    "letter.opened": T("Schreiben im Postfach geöffnet", en="Letter opened in the inbox"),
    "mail.queued": T("E-Mail geschrieben", en="E-mail written"),
    "notice.provided": T("Bescheid zum Abruf bereitgestellt", en="Notice made available for retrieval"),
    "notice.readdressed": T("Anschrift für den Brief berichtigt", en="Address of the letter corrected"),
    "own_data.ordered": T("Datenauskunft verlangt", en="Export of own data asked for"),
    "own_data.saved": T("Datenauskunft abgeholt", en="Export of own data fetched"),
    "payment.notified": T("Meldung des Bezahldienstes eingegangen", en="Notice of the payment service came in"),
    "resource.resized": T("Begrenzte Mittel geändert", en="Limited resource changed"),
    "schedule.stopped": T("Geplanten Export beendet", en="Scheduled export ended"),
    "text.paper_ordered": T("Probedruck eines Textes bestellt", en="Sample print of a text ordered"),
    "text.published": T("Text freigegeben", en="Text published"),
    "version.imported": T("Leistung einer anderen Stadt übernommen", en="Service of another city taken over"),
}
THINGS = {
    "account": T("Konto {number}", en="Account {number}"),
    "attempt": T("Zahlung {number}", en="Payment {number}"),
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
    return KINDS.get(kind) or T(kind, en=kind)


def thing(label: str) -> T:
    """Return what an entry is about in words: a case by its number, anything else by its kind and a number."""
    kind, _, number = label.partition(":")
    return THINGS[kind].fill(number=number[:8]) if kind in THINGS else T(label, en=label)
