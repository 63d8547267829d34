"""What clerks fill in to ask for statements."""

from collections.abc import Iterable

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from townhall.authorities.models import Authority
from townhall.backoffice.form_fields import Day, Offices, TimeToAnswer, Words
from townhall.cases.exchange.consulting import Body, name_of
from townhall.catalogue.consulting import Consulted


class ConsultForm(TimeToAnswer):
    """Whom to ask, what, until when, and what of the application they see."""

    usual = forms.MultipleChoiceField(
        label=_("Bodies usually asked by this service"), required=False, widget=forms.CheckboxSelectMultiple
    )
    office = Offices(
        _("Another office of the town hall"),
        help_text=_("It sees the question and the answers you tick below, not the case."),
    )
    outside = forms.CharField(label=_("A body outside the town hall"), required=False, max_length=200)
    email = forms.EmailField(
        label=_("Its e-mail address"),
        required=False,
        help_text=_("It gets a link. Without an address, write or call yourself and record the answer here."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Write the address like this: name@example.org.")},
    )
    question = Words(
        _("Your question to all of them"),
        rows=5,
        at_most=4000,
        missing=_("Write what you want to know."),
    )
    due_on = Day(_("Statement until"), missing=_("Enter the day until which you wait for the statement."))
    paths = forms.MultipleChoiceField(
        label=_("What do they need to see?"),
        help_text=_("Tick as little as possible. They see nothing else of the case."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Tick answers of this application only.")},
    )

    def __init__(
        self,
        *args,
        bodies: Iterable[Consulted],
        offices: QuerySet[Authority],
        choices: Iterable[tuple[str, str]],
        **options,
    ):
        self.bodies = {each.id: each for each in bodies}
        choices = list(choices)
        options.setdefault("initial", self.beginning(choices))
        super().__init__(*args, **options)
        self.fields["usual"].choices = [(id, name_of(each).lazy()) for id, each in self.bodies.items()]  # type: ignore[attr-defined]
        if not self.bodies:
            del self.fields["usual"]
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]
        self.fields["paths"].choices = choices  # type: ignore[attr-defined]

    def beginning(self, choices: list[tuple[str, str]]) -> dict:
        """Suggest to ask all usual bodies and to show them what their statements need."""
        steps = {step for body in self.bodies.values() for step in body.shares}
        return {
            "usual": list(self.bodies),
            "question": "\n".join(dict.fromkeys(str(body.question) for body in self.bodies.values())),
            "paths": [path for path, _label in choices if path.partition("/")[0] in steps],
        }

    def clean(self) -> None:
        if self.cleaned_data.get("email") and not self.cleaned_data.get("outside"):
            self.add_error("outside", _("Write who has this address."))
        if not any(self.cleaned_data.get(name) for name in ("usual", "office", "outside")):
            self.add_error("usual" if self.bodies else "office", _("Choose at least one body."))

    @property
    def chosen(self) -> list[Body]:
        usual = [self.bodies[id] for id in self.cleaned_data.get("usual", [])]
        offices = {each.slug: each for each in Authority.objects.filter(slug__in=[each.office for each in usual])}
        found = [
            Body(offices.get(each.office), str(name_of(each).in_("de")), each.email, usual=each.id, needed=each.needed)
            for each in usual
        ]
        if office := self.cleaned_data.get("office"):
            found.append(Body(office))
        if name := self.cleaned_data.get("outside"):
            found.append(Body(name=name, email=self.cleaned_data.get("email", "")))
        return found
