"""One object of every kind, each in the state in which its address can be used."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from tests.cases.licence import SPECIAL
from townhall.applications.drafts import delete, start
from townhall.applications.models import Application, Attachment, Draft
from townhall.authorities.models import LegalEntry
from townhall.bulk.models import Schedule
from townhall.bulk.planning import select
from townhall.cases.days.resubmission import set_date
from townhall.cases.decisions.deciding import propose
from townhall.cases.decisions.hearing import hear
from townhall.cases.exchange.consulting import Body, consult
from townhall.cases.exchange.correspondence import write_message
from townhall.cases.models import Case, State
from townhall.cases.receiving import receive
from townhall.cases.search.saved_filters import keep as keep_filter
from townhall.cases.second_looks.reopening import reopen
from townhall.cases.transitions import close, request_information, take, withdraw
from townhall.catalogue.charging import charge_line
from townhall.catalogue.results import Bill, Charge
from townhall.certificates.models import Certificate
from townhall.documents.models import Document, Purpose, ScanState
from townhall.documents.storage import keep, write
from townhall.handover.models import Destination, Handover
from townhall.journal.models import Delivery, Event
from townhall.lib.text import T
from townhall.notifications import posting
from townhall.notifications.models import Letter, OutgoingMail, Posting, PrintBatch
from townhall.payments.disputing import note
from townhall.payments.refunding import note_refund
from townhall.payments.starting import start as pay
from townhall.printouts.models import Printout
from townhall.resources.holding import wait
from townhall.resources.models import Resource
from townhall.retention.models import Archive, Expiry

BACK = "http://testserver/antrag/zahlen/{attempt}/"
REASONS = "Das Gesetz lässt es nicht zu."


def build(version, alice, bob, carla, now) -> SimpleNamespace:
    """Alice has applied several times; Bob works on all of it."""

    def applied() -> Case:
        draft, _ = start(version, account=alice, at=now)
        draft.tree = SPECIAL
        draft.save()
        return receive(draft.pk, by=alice, at=now, trust=1)

    made = SimpleNamespace(received=applied(), entered=applied())
    Draft.objects.filter(pk=made.entered.application.draft_id).update(way="counter", entered_by=bob, arrived_on=now.date())
    Application.objects.filter(pk=made.entered.application_id).update(account=None)
    for name in ("taken", "asked", "proposed", "decided", "reopened", "withdrawn", "put_aside"):
        setattr(made, name, take(applied(), by=bob, at=now))
    due_on = now.date() + timedelta(days=5000)
    request_information(made.asked, paths=["thing/why"], question="Warum?", due_on=due_on, by=bob, at=now)
    propose(made.proposed, outcome="special", reasons=REASONS, by=bob, at=now)
    for case in (made.decided, made.reopened):
        propose(case, outcome="refused", reasons=REASONS, by=bob, at=now)
    reopen(made.reopened, reason=REASONS, by=bob, at=now)
    made.heard = take(applied(), by=bob, at=now)
    hear(made.heard, outcome="withheld", text=REASONS, due_on=timezone.localdate() + timedelta(days=14), by=bob, at=now)
    made.message = write_message(made.heard, text="Dazu", by=alice, at=now + timedelta(hours=1), from_citizen=True)
    set_date(made.put_aside, on=due_on, reason="Nachweis da?", by=bob, at=now)
    withdraw(made.withdrawn, by=alice, at=now)
    for name in ("kept", "held", "offered"):
        setattr(made, name, close(withdraw(take(applied(), by=bob, at=now), by=alice, at=now), by=bob, at=now))
    general = {"length": "P10Y", "counts_from": "event", "citation": "§ 1"}
    LegalEntry.objects.create(key="retention.general", value=general, title="x", source="Annahme", valid_from=now.date())
    ground = {"id": "unlawful", "kind": "withdrawal", "basis": "§ 48", "title": {"de": "Rechtswidrig"}, "past": True}
    entry = {"title": "x", "source": "§ 48", "valid_from": now.date()}
    LegalEntry.objects.create(key="undoing.general", value=[ground], **entry)
    Expiry.objects.create(case=made.held, held_at=now, held_by=bob)
    Expiry.objects.create(case=made.offered, archive=Archive.OFFERED)
    made.filter = keep_filter("Erlaubnisse", work_list="alle", query={"leistung": "licence"}, by=bob)
    made.unpaid, made.refundable = billed(applied(), "202600000015"), billed(applied(), "202600000023")
    made.attempt = pay(made.unpaid, method="demo", return_url=BACK, at=now)
    twice = pay(made.refundable, method="demo", return_url=BACK, at=now)
    made.refund = note_refund(twice.payment, attempt=twice, reason="double", at=now)
    gone = {"provider": "demo", "transaction": twice.transaction, "cents": 9000, "attempt": twice}
    made.dispute = note("taken_back", at=now, **gone)
    everything = Case.objects.worked_on_by(bob)
    made.job = select(everything, kind="take", by=bob, at=now)
    made.unplanned = select(everything, kind="decide", by=carla, at=now)
    made.exported = select(everything, kind="export", by=carla, at=now)
    made.draft, _ = start(version, account=alice, at=now)
    made.deleted, _ = start(version, account=alice, at=now)
    delete(made.deleted, at=timezone.now())
    asking = {"question": "Geht das?", "paths": ["thing/why"], "due_on": due_on, "by": bob, "at": now}
    bodies = [Body(made.taken.authority), Body(name="Polizei", email="polizei@rathaus.example")]
    made.consultation, made.outside = consult(made.taken, bodies=bodies, **asking)
    budget = {"name": {"de": "Topf", "en": "Budget"}, "kind": "budget", "unit": "cents", "capacity": 100_000, "source": "Annahme"}
    wait(Resource.objects.create(slug="topf", **budget), amount=50_000, for_=made.taken, at=now)
    program = Destination.objects.create(pk=1, slug="dms", name="DMS", kind="records")
    decision = made.proposed.decisions.get()
    facts = {"state": "refused", "ordered_at": now}
    made.handover = Handover.objects.create(destination=program, case=made.proposed, decision=decision, **facts)
    days = {"began_on": now.date(), "next_on": now.date()}
    made.schedule = Schedule.objects.create(by=carla, work_list="alle", query={}, shape={}, every="day", keep_days=7, **days)
    return add_papers(made, alice, now)


def billed(case: Case, reference: str) -> Case:
    """Let a case wait for its fee."""
    fee = Charge((charge_line(T("Gebühr", en="Fee"), each=9000, source="§ 1 Gebührensatzung"),))
    Case.objects.filter(pk=case.pk).update(state=State.AWAITING_PAYMENT, billed=Bill(reference, fee).dump())
    return Case.objects.get(pk=case.pk)


def add_papers(made: SimpleNamespace, alice, now) -> SimpleNamespace:
    made.document = file_of(alice, now, Purpose.UPLOAD)
    Attachment.objects.create(draft=made.taken.application.draft, document=made.document, path="thing/why")
    write("page.png", b"picture")
    made.document.page_images.create(number=1, stored_as="page.png", width=1, height=1)
    Document.objects.filter(pk=made.document.pk).update(state=ScanState.CLEAN, pages=1)
    made.exported.file, made.exported.expires_at = file_of(made.exported.by, now, Purpose.EXPORT), now + timedelta(days=5000)
    made.exported.save()
    printed = {"document": file_of(None, now, Purpose.PRINTOUT), "sheets": 1, "ordered_at": now}
    made.printout = Printout.objects.create(case=made.taken, purpose="court", with_notes=True, by=made.exported.by, **printed)
    receipt = file_of(alice, now, Purpose.RECEIPT)
    facts = {"kind": Certificate.Kind.RECEIPT, "document": receipt, "title": {"de": "Nachweis", "en": "Record"}}
    made.certificate = Certificate.objects.create(case=made.taken, code_hash="x", issued_at=now, **facts)
    event = Event.objects.of(made.taken).first()
    made.delivery = Delivery.objects.filter(event=event).first() or Delivery.objects.create(event=event, reaction="test.late")
    letter = {"kind": "receipt", "subject": "Eingang", "summary": "Ihr Antrag ist da.", "certificate": made.certificate}
    made.letter = Letter.objects.create(account=alice, case=made.taken, event=event, created_at=now, **letter)
    made.mail = OutgoingMail.objects.create(message_id="<1@rathaus.example>", recipient=alice.email, subject="x", created_at=now)
    return add_post(made, alice, now)


def add_post(made: SimpleNamespace, alice, now) -> SimpleNamespace:
    """One notice waits to be printed, another is in a batch."""
    made.batch = PrintBatch.objects.create(by=made.exported.by, created_at=now, file=file_of(None, now, Purpose.BATCH))
    for number, case in enumerate((made.proposed, made.decided)):
        facts = {
            "kind": Certificate.Kind.NOTICE,
            "document": file_of(alice, now, Purpose.NOTICE),
            "title": {"de": "B", "en": "N"},
        }
        notice = Certificate.objects.create(case=case, code_hash=f"notice {number}", issued_at=now, **facts)
        made.posting = posting.queue(notice, because="expired", at=now)
        if case is made.proposed:
            Posting.objects.update(state="printed", batch=made.batch)
    return made


def file_of(owner, now, purpose: str) -> Document:
    document = keep(b"%PDF", name="blatt.pdf", content_type="application/pdf", purpose=purpose, owner=owner, at=now)
    document.save()
    return document
