from django.db import models
from django.utils.translation import gettext_lazy as _

from townhall.cases.models import Case


class Daily(models.Model):
    """What happened with one service in one office on one day, as numbers (Tageszahlen). Pages never count cases."""

    service_slug = models.SlugField(max_length=80, db_index=False)
    authority = models.SlugField(max_length=80, db_index=False, default="")  # "": drafts, which no office has yet
    day = models.DateField()
    received = models.PositiveIntegerField(default=0)
    decided = models.PositiveIntegerField(default=0)
    automatic = models.PositiveIntegerField(default=0)  # of those decided
    in_time = models.PositiveIntegerField(default=0)  # decided until their deadline
    late = models.PositiveIntegerField(default=0)  # decided after it; a case without a deadline is neither
    withdrawn = models.PositiveIntegerField(default=0)
    lapsed = models.PositiveIntegerField(default=0, db_default=0)  # closed because nobody paid the fee before the work
    left = models.PositiveIntegerField(default=0)  # open at the end of the day
    took = models.JSONField(default=dict)  # how long decisions took: {"12": 3} means three cases after twelve days
    begun = models.PositiveIntegerField(default=0)  # drafts begun on this day …
    filed = models.PositiveIntegerField(default=0)  # … filed since …
    reached = models.JSONField(default=dict)  # … and the last page saved of the others: {"keeper": 4}
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service_slug", "day", "authority"], name="one_daily_per_place")]
        indexes = [models.Index(fields=["day"], name="daily_by_day")]


class Moment(models.TextChoices):
    """When somebody is asked how it went."""

    FILED = "filed", _("after filing")
    DECIDED = "decided", _("after the decision")


class Question(models.TextChoices):
    EASE = "ease", _("How easy was it?")
    CONTENT = "content", _("How satisfied are you with us?")


class Tally(models.Model):
    """How often an answer was given in one month. There is no row per person, so nothing leads back to one (Strichliste)."""

    service_slug = models.SlugField(max_length=80, db_index=False)
    month = models.DateField()  # its first day
    moment = models.CharField(max_length=10, choices=Moment.choices)
    question = models.CharField(max_length=10, choices=Question.choices)
    value = models.PositiveSmallIntegerField()  # 1 bad … 5 good
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service_slug", "month", "moment", "question", "value"], name="one_tally_per_answer")
        ]


class Asked(models.Model):
    """That the person of a case has answered at a moment, so that nobody counts twice; not what, and not when."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="asked")
    moment = models.CharField(max_length=10, choices=Moment.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "moment"], name="one_answer_per_moment")]
