"""Enter an application for somebody who came to the counter, called or wrote (Erfassung durch die Verwaltung)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.transaction import atomic
from django.utils.timezone import localdate

from townhall.applications.codes import hash_of, new_code
from townhall.applications.drafts import start
from townhall.applications.models import Application, Draft, Way
from townhall.catalogue.models import ServiceVersion
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class NotYetArrived(Exception):
    """Nothing arrives tomorrow."""

    message = T("Wählen Sie den Tag des Eingangs: heute oder früher.", en="Choose the day of receipt: today or earlier.")


class BelongsToSomebody(Exception):
    """The application is in an account already, or was entered by the very person."""

    message = T("Dieser Antrag gehört schon zu einem Konto.", en="This application belongs to an account already.")


def enter(version: ServiceVersion, *, way: Way, arrived_on: date, by: "Account", at: datetime) -> Draft:
    """Begin a draft for somebody else; nothing is filled in from the official's own account."""
    if arrived_on > localdate(at):
        raise NotYetArrived(f"{arrived_on} is after {localdate(at)}.")
    draft, _ = start(version, account=None, at=at)
    draft.way, draft.entered_by, draft.arrived_on = way, by, arrived_on
    draft.save(update_fields=["way", "entered_by", "arrived_on"])
    return draft


def renew_code(application: Application) -> str:
    """Return a new code by which the applicant follows and claims an entered application; the former is void."""
    if application.account_id is not None:
        raise BelongsToSomebody(f"{application} is in an account.")
    code = new_code()
    for row in (application, application.draft):
        row.code_hash = hash_of(code)
        row.save(update_fields=["code_hash"])
    return code


@atomic
def claim(application: Application, *, by: "Account") -> Application:
    """Take an application into the account of a person who has shown its code (Übernahme ins Konto)."""
    application = Application.objects.select_for_update(of=("self",)).select_related("draft").get(pk=application.pk)
    if application.account_id is not None or application.draft.entered_by_id == by.pk:
        raise BelongsToSomebody(f"{application} is not for {by.pk}.")
    application.account = application.draft.account = by
    application.save(update_fields=["account"])
    application.draft.save(update_fields=["account"])
    application.parties.filter(account=None).exclude(role="joint").update(account=by)
    return application
