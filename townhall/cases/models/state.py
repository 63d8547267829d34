from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a case stands (Bearbeitungsstand)."""

    AWAITING_PAYMENT = "awaiting_payment", _("awaiting payment")
    RECEIVED = "received", _("received")
    IN_REVIEW = "in_review", _("in review")
    INFO_REQUESTED = "info_requested", _("information requested")
    PROPOSED = "proposed", _("decision proposed")
    DECIDED = "decided", _("decided")
    WITHDRAWN = "withdrawn", _("withdrawn")
    CLOSED = "closed", _("closed")


# What somebody works on; a case that waits for its fee is not among them.
OPEN = (State.RECEIVED, State.IN_REVIEW, State.INFO_REQUESTED, State.PROPOSED)


CLOSABLE = (State.DECIDED, State.WITHDRAWN)  # what a clerk may put away


class Deletion(models.TextChoices):
    """How far the deletion of a case is (Löschung); what is in it is gone for everybody but the supervisors."""

    NONE = "", _("kept")
    BEGUN = "begun", _("in deletion")
    DONE = "done", _("deleted")
