"""What can happen to an invented case: each function is a verb of real work with words somebody might have written."""

import io
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.utils.timezone import localdate
from PIL import Image, ImageDraw

from townhall.authorities.legal_register import Register
from townhall.authorities.models import Authority
from townhall.cases import transitions
from townhall.cases.days import resubmission
from townhall.cases.decisions import hearing
from townhall.cases.exchange import consulting, correspondence, transferring
from townhall.cases.models import Case, Consultation, State
from townhall.cases.second_looks import objecting, signing, undoing
from townhall.catalogue.outcomes import Signing
from townhall.demo.colleagues import clerk_of, supervisor_of
from townhall.demo.verdicts import REASONS, decide
from townhall.documents import scanning
from townhall.documents.storage import store_upload
from townhall.fields.evidence import Evidence
from townhall.fields.group import Composite
from townhall.fields.repeat import Repeat

QUESTIONS = (
    "Wir können eine Angabe nicht eindeutig zuordnen. Prüfen Sie sie noch einmal und ergänzen Sie sie?",
    "Hier weichen Ihre Angaben von unseren Unterlagen ab. Welche ist richtig?",
    "Für die Entscheidung brauchen wir diese Angabe genauer.",
)
NOTES = (
    "Telefonisch nachgefragt, Unterlagen kommen bis Ende der Woche.",
    "Ähnlicher Fall wie im Vorjahr, damals bewilligt.",
    "Mit der Leitung abgestimmt: keine Bedenken.",
    "Angaben mit dem Bestand verglichen, stimmen überein.",
    "Rückruf gewünscht, am besten nach 16 Uhr.",
    "Ortstermin war, Fotos liegen in der Akte.",
)
MESSAGES = (
    "Wann kann ich mit einer Entscheidung rechnen?",
    "Ich habe mich bei der Hausnummer vertan. Richtig ist die Nummer aus meinem zweiten Schreiben.",
    "Muss ich noch etwas einreichen, oder haben Sie alles?",
    "Ich bin bis Monatsende nur per Nachricht erreichbar.",
    "Vielen Dank für die schnelle Antwort am Telefon!",
)
DATES = ("Antwort der Versicherung prüfen", "Nach dem Urlaub anrufen", "Ortstermin vorbereiten", "Frist der Nachbarn abwarten")
OBJECTIONS = (
    "Ich lege Widerspruch ein. Die Gebühr ist doppelt so hoch wie bei meinem Nachbarn.",
    "Ich bin nicht einverstanden. Meine Angaben sind nicht berücksichtigt worden.",
)
COMMENT = "Zu Ihrer Absicht: Ich bitte Sie, auch die Unterlagen zu berücksichtigen, die ich nachgereicht habe."
INTENDED = "Wir beabsichtigen, Ihren Antrag abzulehnen, weil der Nachweis bisher fehlt. Sie können sich dazu äußern."
ASKED = "Bestehen aus Ihrer Sicht Bedenken? Nennen Sie uns Auflagen, die wir in die Erlaubnis schreiben sollen."
STATEMENT = "Keine Bedenken, wenn die Rettungszufahrt frei bleibt."
OFFICES = ("ordnungsamt", "tiefbauamt")
OUT_OF_PLACE = "Es geht um den Schulhof nebenan, dafür ist das andere Amt zuständig."
WAITING = timedelta(days=14)

Happening = Callable[[Case, random.Random, datetime], object]


def take(case: Case, chance: random.Random, at: datetime) -> None:
    transitions.take(case, by=clerk_of(case), at=at)


def note(case: Case, chance: random.Random, at: datetime) -> None:
    correspondence.write_note(case, text=chance.choice(NOTES), by=clerk_of(case), at=at)


def write(case: Case, chance: random.Random, at: datetime) -> None:
    correspondence.write_message(case, text=chance.choice(MESSAGES), by=case.application.account, at=at, from_citizen=True)


def comment(case: Case, chance: random.Random, at: datetime) -> None:
    """Answer the hearing, so that the office may decide."""
    hearing.comment(case, text=COMMENT, by=case.application.account, at=at)


def write_with_paper(case: Case, chance: random.Random, at: datetime) -> None:
    """Send a scanned sheet with a message; the worker looks for viruses."""
    sender = case.application.account
    document = store_upload(ContentFile(sheet(case.applicant_name), "nachweis.png"), owner=sender, at=at)
    text = "Anbei der Nachweis, den ich nachreichen wollte."
    correspondence.write_message(case, text=text, by=sender, at=at, from_citizen=True, documents=[document])


def write_with_virus(case: Case, chance: random.Random, at: datetime) -> None:
    """Send a sheet in which the scanner finds the harmless pattern for tests; nobody can open it."""
    sender = case.application.account
    infected = sheet(case.applicant_name) + scanning.TEST_PATTERN
    document = store_upload(ContentFile(infected, "scan.png"), owner=sender, at=at)
    text = "Anbei ein Scan von meinem alten Rechner."
    correspondence.write_message(case, text=text, by=sender, at=at, from_citizen=True, documents=[document])


def pass_to_another_office(case: Case, chance: random.Random, at: datetime) -> None:
    here = case.authority.slug
    to = Authority.objects.get(slug=next(slug for slug in OFFICES if slug != here))
    transferring.transfer(case, to=to, reason=OUT_OF_PLACE, by=clerk_of(case), at=at)


def sheet(name: str) -> bytes:
    """Draw a page that looks like a certificate and says that it is none."""
    page, out = Image.new("RGB", (620, 877), "white"), io.BytesIO()
    lines = ("NACHWEIS", "", f"ausgestellt für {name}", "", "Erfunden für die Vorführung des Digitalen Rathauses")
    ImageDraw.Draw(page).multiline_text((60, 80), "\n".join(lines), fill="black", spacing=14)
    page.save(out, "PNG")
    return out.getvalue()


def answer_back(case: Case, chance: random.Random, at: datetime) -> None:
    text = "Wir haben Ihre Nachricht gelesen und melden uns, sobald wir entschieden haben."
    correspondence.write_message(case, text=text, by=clerk_of(case), at=at, from_citizen=False)


def ask(case: Case, chance: random.Random, at: datetime) -> None:
    answers = case.application.answers(today=localdate(case.received_at)).visible()
    paths = [path for path, field, _data in answers.arising() if not isinstance(field, Composite | Repeat | Evidence)]
    due_on, question = localdate(at + WAITING), chance.choice(QUESTIONS)
    transitions.request_information(
        case, paths=[chance.choice(paths)], question=question, due_on=due_on, by=clerk_of(case), at=at
    )


def answer(case: Case, chance: random.Random, at: datetime) -> None:
    transitions.answer_request(case, tree=case.application.tree, by=case.application.account, at=at)


def put_aside(case: Case, chance: random.Random, at: datetime) -> None:
    on = localdate(at) + timedelta(days=chance.randrange(2, 9))
    resubmission.set_date(case, on=on, reason=chance.choice(DATES), by=clerk_of(case), at=at)


def withdraw(case: Case, chance: random.Random, at: datetime) -> None:
    transitions.withdraw(case, by=case.application.account, at=at)


def consult(case: Case, chance: random.Random, at: datetime) -> None:
    """Ask the bodies the service names."""
    usual = consulting.usual(case, on=localdate(at))
    bodies = [consulting.Body(name=str(consulting.name_of(each).in_("de")), usual=each.id, needed=each.needed) for each in usual]
    due_on = localdate(at + WAITING)
    consulting.consult(case, bodies=bodies, question=ASKED, paths=[], due_on=due_on, by=clerk_of(case), at=at)


def state(case: Case, chance: random.Random, at: datetime) -> None:
    """Write down the statements that came by telephone, all but the last one."""
    asked = list(case.consultations.filter(answered_at=None).order_by("pk"))
    agrees, by = Consultation.Answer.CONDITIONS, clerk_of(case)
    for each in asked[:-1]:
        consulting.answer(each, answer=agrees, text=STATEMENT, by=by, at=at, is_recorded=True)


def hear(case: Case, chance: random.Random, at: datetime) -> None:
    outcome = hearing.heard_before(case)[-1].id
    hearing.hear(case, outcome=outcome, text=INTENDED, due_on=localdate(at + WAITING), by=clerk_of(case), at=at)


def grant(case: Case, chance: random.Random, at: datetime) -> None:
    decide(case, lambda outcome: outcome.granted and outcome.signing == Signing.ONE and outcome.split is None, at)


def look_after(case: Case, chance: random.Random, at: datetime) -> None:
    """Decide by hand what the machine has left to a person."""
    if case.state == State.RECEIVED:
        take(case, chance, at)
        case.refresh_from_db()
        grant(case, chance, at + timedelta(minutes=9))


def grant_in_part(case: Case, chance: random.Random, at: datetime) -> None:
    decide(case, lambda outcome: outcome.split is not None, at)


def refuse(case: Case, chance: random.Random, at: datetime) -> None:
    decide(case, lambda outcome: not outcome.granted, at, reasons=chance.choice(REASONS))


def propose(case: Case, chance: random.Random, at: datetime) -> None:
    decide(case, lambda outcome: outcome.signing == Signing.TWO, at)


def sign(case: Case, chance: random.Random, at: datetime) -> None:
    signing.sign(case, by=supervisor_of(case), at=at)


def object_to(case: Case, chance: random.Random, at: datetime) -> None:
    objecting.object_to(case, text=chance.choice(OBJECTIONS), until=None, by=case.application.account, at=at)


def pass_judgement(case: Case, chance: random.Random, at: datetime) -> None:
    objecting.rule(case, how="unfounded", reasons=REASONS[0], by=supervisor_of(case), at=at)


def take_back(case: Case, chance: random.Random, at: datetime) -> None:
    """Take the notice back for the first ground the law names."""
    ground = undoing.grounds_of(case.application.version.definition, on=localdate(at), law=Register())[0]
    reasons, unheard = "Die Angaben im Antrag waren in einem wichtigen Punkt falsch.", "Die Person hat selbst darum gebeten."
    wish = undoing.Wish(ground=ground.id, begins=localdate(at), reasons=reasons, unheard=unheard)
    undoing.undo(case, wish, by=clerk_of(case), at=at)


def close(case: Case, chance: random.Random, at: datetime) -> None:
    if case.state in (State.DECIDED, State.WITHDRAWN):
        transitions.close(case, by=clerk_of(case), at=at)
