"""Delete all that a case holds, in every room. What is not named here as kept is deleted, also what is added later.

What stays has nothing personal in it: number, service, office and days of the case for the figures, the sums of its
payments for the accounts, the hashes of its certificates for the verification page, and the journal without its details.
"""

from collections import Counter
from datetime import date

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.fields.related import ForeignKey

from townhall.applications.models import Application, Draft
from townhall.cases.models import Case, Deadline, Deletion, Entitlement, EntitlementSource
from townhall.cases.moves import change
from townhall.catalogue.results import Charge
from townhall.certificates.models import Certificate
from townhall.documents import storage
from townhall.documents.models import Document, ScanState
from townhall.journal.erasing import erase
from townhall.journal.models import Delivery
from townhall.payments.models import Attempt, Dispute, Notice, Payment, Refund
from townhall.retention.models import Expiry

KEPT = (Application, Case, Certificate, Deadline, Expiry, Payment)


def wipe(case: Case, *, on: date) -> dict[str, int]:
    """Delete the content of a locked case; return how many rows of each table, and how many files, are gone."""
    counts: Counter[str] = Counter()
    empty_certificates(case, counts)
    delete_entitlements(case, counts, on=on)
    application, draft = case.application, case.application.draft
    empty_batches(case, counts)
    delete_dependents(case.certificates.all(), counts)
    delete_dependents(Case.objects.filter(pk=case.pk), counts)
    delete_dependents(Application.objects.filter(pk=application.pk), counts)
    delete_dependents(Draft.objects.filter(pk=draft.pk), counts)
    empty_payments(case, counts)
    empty_draft(draft)
    empty_application(application)
    change(case, applicant_name="", sort_name="", clerk=None, billed=None, deletion=Deletion.DONE)
    Delivery.objects.filter(event__stream__name=f"case:{case.pk}").update(error="")
    erase(case)
    return dict(counts)


def delete_dependents(rows: QuerySet, counts: Counter[str]) -> None:
    """Delete all that refers to these rows, and what refers to that, with its files."""
    for relation in rows.model._meta.get_fields(include_hidden=True):
        table = relation.related_model
        if not (relation.one_to_many or (relation.one_to_one and not relation.concrete)) or table in KEPT:
            continue
        found = table._base_manager.filter(**{f"{relation.field.name}__in": rows.values("pk")})
        if found.exists():
            delete_dependents(found, counts)
            delete(found, counts)


def delete(rows: QuerySet, counts: Counter[str]) -> None:
    found = list(rows)
    columns = [
        field.name for field in rows.model._meta.fields if isinstance(field, ForeignKey) and field.related_model is Document
    ]
    files = [file for row in found for column in columns if (file := getattr(row, column)) is not None]
    rows.model._base_manager.filter(pk__in=[row.pk for row in found]).delete()
    counts[rows.model._meta.label] += len(found)
    for file in files:
        storage.delete(file)
    counts["files"] += len(files)


def empty_certificates(case: Case, counts: Counter[str]) -> None:
    """Delete the documents; by their hashes the verification page still says of a copy that it is genuine."""
    for certificate in case.certificates.select_related("document"):
        storage.empty(certificate.document)
        counts["files"] += 1
    case.certificates.update(decision=None, revocation_reason="")


def empty_batches(case: Case, counts: Counter[str]) -> None:
    """Delete what was printed with letters of this case in it; the letters of others are in their own cases."""
    printed = Document.objects.filter(print_batch__postings__certificate__case=case).exclude(state=ScanState.DELETED)
    for file in printed.distinct():
        storage.empty(file)
        counts["files"] += 1


def delete_entitlements(case: Case, counts: Counter[str], *, on: date) -> None:
    """Delete what the case created, unless it is in force or another case has to do with it."""
    own = EntitlementSource.objects.filter(decision__case=case)
    others = EntitlementSource.objects.filter(entitlement=OuterRef("pk")).exclude(decision__case=case)
    over = Entitlement.objects.filter(~Exists(others), pk__in=own.values("entitlement"), valid_until__lt=on)
    gone = Entitlement.objects.filter(pk__in=list(over.values_list("pk", flat=True)))
    delete_dependents(gone, counts)
    delete(gone, counts)


def empty_payments(case: Case, counts: Counter[str]) -> None:
    """Keep the sums and references that the accounts need, and nothing that says what for."""
    attempts = Attempt.objects.filter(payment__case=case)
    counts["payments.Notice"] += Notice.objects.filter(attempt__in=attempts).delete()[0]
    attempts.update(page="", return_url="")
    Refund.objects.filter(payment__case=case).update(kept_because="")
    Dispute.objects.filter(attempt__payment__case=case).update(comment="")
    case.payments.update(charge=Charge(()).dump())


def empty_draft(draft: Draft) -> None:
    blank(draft, tree={}, sources=None, changed_steps=None, account=None, code_hash="")


def empty_application(application: Application) -> None:
    blank(application, tree={}, amended=None, promised=[], account=None, code_hash="")


def blank(row: Model, **facts) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=list(facts))
