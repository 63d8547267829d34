"""What each kind of entry is called, in one place for all who read the journal: citizens, clerks and auditors.

A new kind needs one line here; a test sees to it that nothing is recorded without words.
"""

from dataclasses import dataclass

from townhall.lib.text import T


@dataclass(frozen=True)
class Words:
    """What an entry is called. Citizens see it only if there are words for them; clerks if it belongs to the course of a case."""

    office: T
    citizen: T | None = None
    is_filed: bool = True


def told(de: str, *, en: str, office: T | None = None) -> Words:
    """Name what citizens see, too; `office` is what clerks and auditors call it, if they say something else."""
    return Words(office or T(de, en=en), citizen=T(de, en=en))


def filed(de: str, *, en: str) -> Words:
    """Name what clerks see in the course of a case, and citizens do not."""
    return Words(T(de, en=en))


def kept(de: str, *, en: str) -> Words:
    """Name what only auditors look for."""
    return Words(T(de, en=en), is_filed=False)


KINDS: dict[str, Words] = {
    "application.submitted": told("Antrag eingegangen", en="Application received"),
    "payment.requested": told("Zahlung angefordert", en="Payment requested"),
    "payment.reminded": told("An die Zahlung erinnert", en="Reminded of the payment"),
    "payment.received": told("Zahlung eingegangen", en="Payment received"),
    "payment.refund_due": told("Erstattung vorgemerkt", en="Refund noted"),
    "payment.refunded": told("Betrag erstattet", en="Amount refunded"),
    "receipt.issued": told("Antragsnachweis ausgestellt", en="Record of the application issued"),
    "case.taken": told("In Bearbeitung", en="In progress", office=T("Übernommen", en="Taken")),
    "case.info_requested": told("Rückfrage der Stadt", en="Question from the city"),
    "case.reminded": told("Erinnerung an die Rückfrage", en="Reminder of the question"),
    "case.info_answered": told("Antwort auf die Rückfrage", en="Answer to the question"),
    "case.transferred": told("An die zuständige Stelle abgegeben", en="Handed over to the office responsible"),
    "case.hearing_begun": told(
        "Anhörung: Sie können sich äußern", en="Hearing: you can comment", office=T("Anhörung begonnen", en="Hearing begun")
    ),
    "case.hearing_answered": told("Äußerung zur Anhörung eingegangen", en="Comment on the hearing received"),
    "case.deadline_extended": told("Frist verlängert", en="Deadline extended"),
    "consultation.asked": told("Andere Stelle um Stellungnahme gebeten", en="Another body asked for its statement"),
    "consultation.answered": told("Stellungnahme eingegangen", en="Statement received"),
    "case.carried_on": told("Bearbeitung ohne Antwort fortgesetzt", en="Continued without an answer"),
    "application.amended": told("Antrag geändert", en="Application changed"),
    "application.evidence_added": told("Nachweis nachgereicht", en="Evidence handed in later"),
    "case.decided": told("Entschieden", en="Decided"),
    "certificate.issued": told("Bescheid oder Schreiben ausgestellt", en="Notice or letter issued"),
    "notice.put_to_post": told("Bescheid geht mit der Post", en="Notice goes by post"),
    "notice.posted": told("Bescheid zur Post gegeben", en="Notice handed to the post"),
    "certificate.revoked": told("Bescheid oder Schreiben für ungültig erklärt", en="Notice or letter revoked"),
    "notice.corrected": told("Bescheid berichtigt", en="Notice corrected"),
    "decision.undone": told("Entscheidung zurückgenommen oder widerrufen", en="Decision withdrawn or revoked"),
    "objection.received": told("Widerspruch eingegangen", en="Objection received"),
    "objection.remedied": told(
        "Widerspruch hat Erfolg: Es wird neu entschieden", en="Objection found right: there will be a new decision"
    ),
    "objection.passed_on": told(
        "Widerspruch an die zuständige Stelle vorgelegt", en="Objection passed on to the authority in charge of it"
    ),
    "objection.ruled": told("Über den Widerspruch entschieden", en="Objection decided"),
    "certificate.replaced": told("Frühere Fassung des Bescheids ersetzt", en="Earlier copy of the notice replaced"),
    "case.reopened": told("Die Stadt prüft ihre Entscheidung noch einmal", en="The city looks at its decision again"),
    "case.left_standing": told("Es bleibt bei der Entscheidung", en="The decision stays as it is"),
    "fee.adjusted": told("Gebühr angepasst", en="Fee adjusted"),
    "entitlement.changed": told("Durch einen späteren Bescheid geändert", en="Changed by a later notice"),
    "case.withdrawn": told("Antrag zurückgenommen", en="Application withdrawn"),
    "case.lapsed": told("Nicht bezahlt: ohne Bearbeitung geschlossen", en="Not paid: closed without being worked on"),
    "case.revived": told(
        "Zahlung kam doch noch: Antrag wieder aufgenommen", en="The payment came after all: application taken up again"
    ),
    "case.closed": told("Abgeschlossen", en="Closed"),
    "case.assigned": filed("Zugeteilt", en="Assigned"),
    "case.stepped_back": filed("Für befangen erklärt", en="Stepped back for fear of bias"),
    "case.given_back": filed("Zurückgegeben", en="Given back"),
    "case.resumed": filed("Bearbeitung beginnt", en="Work begins"),
    "payment.time_begun": told("Frist zum Bezahlen begonnen", en="Time to pay begun"),
    "payment.started": filed("Bezahlung begonnen", en="Payment begun"),
    "payment.booked": filed("Als bezahlt verbucht", en="Booked as paid"),
    "payment.refund_reduced": filed("Betrag der Erstattung festgelegt", en="Amount of the refund set"),
    "payment.refund_confirmed": filed("Erstattung bestätigt", en="Refund confirmed"),
    "payment.failed": filed("Bezahlung nicht gelungen", en="Payment did not succeed"),
    "payment.expired": filed("Bezahlung abgelaufen", en="Payment expired"),
    "payment.ended": filed("Forderung erledigt", en="Claim ended"),
    "payment.disputed": filed("Bezahldienst meldet einen anderen Betrag", en="The payment service names another amount"),
    "payment.taken_back": filed("Zahlung wurde zurückgeholt", en="Payment was taken back"),
    "payment.cleared": filed("Zahlung geklärt", en="Payment dealt with"),
    "payment.corrected": filed("Zahlung nach Abgleich berichtigt", en="Payment corrected by reconciliation"),
    "case.left_to_person": filed("Nicht automatisch entschieden", en="Not decided automatically"),
    "case.decision_proposed": filed("Entscheidung vorgeschlagen", en="Decision proposed"),
    "case.proposal_returned": filed("Vorschlag zurückgegeben", en="Proposal returned"),
    "case.resubmission_set": filed("Zur Wiedervorlage gelegt", en="Put aside until a day"),
    "case.resubmission_done": filed("Wiedervorlage erledigt", en="Resubmission dealt with"),
    "mail.failed": filed("E-Mail kam nicht an", en="Mail did not arrive"),
    "case.deletion_noticed": filed("Löschung angekündigt", en="Deletion announced"),
    "case.retention_extended": filed("Aufbewahrung verlängert", en="Kept for longer"),
    "case.held": filed("Löschung gesperrt", en="Put on hold"),
    "case.released": filed("Löschsperre aufgehoben", en="Hold released"),
    "case.archive_answered": filed("Antwort des Stadtarchivs", en="Answer of the city archive"),
    "handover.done": filed("An ein anderes Programm übergeben", en="Handed over to another program"),
    "handover.acknowledged": filed("Vom anderen Programm angenommen", en="Acknowledged by the other program"),
    "handover.refused": filed("Vom anderen Programm abgelehnt", en="Refused by the other program"),
    "case.account_deleted": filed(
        "Konto der antragstellenden Person gelöscht; was noch kommt, geht mit der Post",
        en="Account of the applicant deleted; what is still to come goes by post",
    ),
    "case.deletion_begun": filed("Löschung begonnen", en="Deletion begun"),
    "consultation.reminded": filed("An die Stellungnahme erinnert", en="Reminded of the statement"),
    "consultation.called_off": filed("Auf die Stellungnahme verzichtet", en="Statement called off"),
    "file.ordered": filed("Aktenausdruck bestellt", en="Printout of the file ordered"),
    "message.sent": filed("Nachricht", en="Message"),
    "note.written": filed("Vermerk", en="Note"),
    "account.changed": kept("Eigene Angaben geändert", en="Own details changed"),
    "account.shut": kept("Konto gesperrt", en="Account shut"),
    "account.opened": kept("Konto wieder geöffnet", en="Account opened again"),
    "identity.proved": kept("Identität nachgewiesen", en="Identity proved"),
    "role.asked": kept("Rolle beantragt", en="Role asked for"),
    "role.granted": kept("Rolle vergeben", en="Role granted"),
    "role.taken_away": kept("Rolle entzogen", en="Role taken away"),
    "role.from_provider": kept("Rollen bei der Anmeldung übernommen", en="Roles taken over at sign-in"),
    "substitution.named": kept("Vertretung bestimmt", en="Substitute named"),
    "substitution.ended": kept("Vertretung beendet", en="Substitution ended"),
    "service.proposed": kept("Fassung einer Leistung vorgeschlagen", en="Version of a service proposed"),
    "service.proposal_ended": kept("Vorschlag zurückgenommen", en="Proposal taken back"),
    "service.published": kept("Fassung einer Leistung veröffentlicht", en="Version of a service published"),
    "version.withdrawn": kept("Fassung zurückgenommen", en="Version withdrawn"),
    "export.saved": kept("Export gespeichert", en="Export saved"),
    "job.confirmed": kept("Sammelauftrag gestartet", en="Job started"),
    "job.ended": kept("Sammelauftrag beendet", en="Job ended"),
    "session.ended": kept("Sitzung beendet", en="Session ended"),
    "journal.exported": kept("Protokoll als Datei gespeichert", en="Journal saved as a file"),
    "journal.checked": kept("Protokoll geprüft", en="Journal verified"),
    "account.deleted": kept("Konto gelöscht", en="Account deleted"),
    "batch.ordered": kept("Druckstapel bestellt", en="Batch of letters ordered"),
    "batch.posted": kept("Druckstapel zur Post gegeben", en="Batch of letters posted"),
    "case.deleted": kept("Vorgang gelöscht", en="Case deleted"),
    "case.silence_begun": kept("Frist mit Genehmigungsfiktion begonnen", en="Time began after which silence means consent"),
    "document.uploaded": kept("Unterlage hochgeladen", en="Document uploaded"),
    "document.scanned": kept("Unterlage auf Viren geprüft", en="Document checked for viruses"),
    "handover.ordered": kept("Übergabe an ein anderes Programm veranlasst", en="Hand-over to another program ordered"),
    "job.stopped": kept("Sammelauftrag angehalten", en="Job stopped"),
    "letter.opened": kept("Schreiben im Postfach geöffnet", en="Letter opened in the inbox"),
    "mail.queued": kept("E-Mail geschrieben", en="E-mail written"),
    "notice.provided": kept("Bescheid zum Abruf bereitgestellt", en="Notice made available for retrieval"),
    "notice.readdressed": kept("Anschrift für den Brief berichtigt", en="Address of the letter corrected"),
    "own_data.ordered": kept("Datenauskunft verlangt", en="Export of own data asked for"),
    "own_data.saved": kept("Datenauskunft abgeholt", en="Export of own data fetched"),
    "payment.notified": kept("Meldung des Bezahldienstes eingegangen", en="Notice of the payment service came in"),
    "resource.resized": kept("Begrenzte Mittel geändert", en="Limited resource changed"),
    "schedule.stopped": kept("Geplanten Export beendet", en="Scheduled export ended"),
    "text.paper_ordered": kept("Probedruck eines Textes bestellt", en="Sample print of a text ordered"),
    "text.published": kept("Text freigegeben", en="Text published"),
    "version.imported": kept("Leistung einer anderen Stadt übernommen", en="Service of another city taken over"),
}
