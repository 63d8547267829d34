from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townhall.cases.models import Case
from townhall.documents.models import Document
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account


class Kind(models.TextChoices):
    TAKE = "take", _("Take")
    ASSIGN = "assign", _("Assign")
    REMIND = "remind", _("Remind of a question")
    DECIDE = "decide", _("Decide alike")
    CLOSE = "close", _("Close")
    EXPORT = "export", _("Export")


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, account: "Account") -> "JobQuerySet":
        """Return the jobs this clerk made; nobody else sees them."""
        return self.filter(by=account)


class Job(models.Model):
    """One act on many cases: selected, planned, confirmed, then carried out portion by portion (Sammelauftrag)."""

    class State(models.TextChoices):
        SELECTED = "selected", _("being prepared")
        PLANNED = "planned", _("waiting for you to start it")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        STOPPED = "stopped", _("stopped")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="jobs")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    state = models.CharField(max_length=20, choices=State.choices, default=State.SELECTED)
    parameters = models.JSONField(default=dict)  # to whom, which outcome and reasons, which columns and format
    total = models.PositiveIntegerField()  # cases selected
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    file = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="exports")
    expires_at = models.DateTimeField(null=True)  # until when the file can be saved

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["by", "-id"], name="jobs_of_clerk")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.DONE, self.State.STOPPED)


class Item(models.Model):
    """One case of a job, and what became of it. The mark is committed together with what was done to the case."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("carried out")
        SKIPPED = "skipped", _("left out")

    job = models.ForeignKey(Job, models.CASCADE, related_name="items")
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    reason = models.JSONField(null=True)  # why it was left out: {"de": …, "en": …}
    seen = models.CharField(max_length=60, blank=True)  # the case as it was when the job was planned

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "case"], name="one_item_per_job_and_case")]
        indexes = [models.Index(fields=["job", "state", "id"], name="items_of_job_by_state")]

    @property
    def why(self) -> T | None:
        return None if self.reason is None else T.load(self.reason)


class Portion(models.Model):
    """Some of the cases of an export: what is written at once, so that a killed worker loses no more than this."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="portions")
    number = models.PositiveIntegerField()
    size = models.PositiveIntegerField(default=0)
    cases = models.JSONField()  # their primary keys, in the order of the export
    written = models.PositiveIntegerField(null=True)  # how many of them were exported; None: not yet

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "number"], name="one_portion_per_number")]


class Every(models.TextChoices):
    DAY = "day", _("every day")
    WEEK = "week", _("every week")
    MONTH = "month", _("every month")


class Schedule(models.Model):
    """An export that comes again: which list, which columns, how often (geplanter Export). Words about people are not in it."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="schedules")
    name = models.CharField(max_length=60)
    work_list = models.SlugField(max_length=40, db_index=False)
    query = models.JSONField()  # as in a saved filter
    shape = models.JSONField()  # columns, format, language: as in the parameters of an export
    every = models.CharField(max_length=10, choices=Every.choices)
    keep_days = models.PositiveSmallIntegerField()
    began_on = models.DateField()
    next_on = models.DateField()
    last_on = models.DateField(null=True)
    stopped_because = models.JSONField(null=True)  # {"de": …, "en": …}; null: it goes on

    class Meta:
        indexes = [models.Index(fields=["next_on"], name="schedule_due", condition=models.Q(stopped_because__isnull=True))]

    def __str__(self) -> str:
        return self.name

    @property
    def why(self) -> T | None:
        return None if self.stopped_because is None else T.load(self.stopped_because)
