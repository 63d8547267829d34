"""How a service is written: classes for people, turned into a Definition at once, so that mistakes show at import."""

from collections.abc import Callable
from typing import ClassVar

from townhall.catalogue.consulting import Consulted
from townhall.catalogue.definition import Definition, DefinitionError, Hook, Profile, Route, StepDefinition, Stop
from townhall.catalogue.fees import Fee
from townhall.catalogue.hooks import name_of
from townhall.catalogue.outcomes import Outcome
from townhall.catalogue.retention import Retention
from townhall.catalogue.terms import Silence, Term
from townhall.fields.base import Field
from townhall.fields.namespace import Questions, QuestionsMeta, snake_case
from townhall.lib.text import T
from townhall.logic.expressions import Expression


class StepMeta(QuestionsMeta):
    relative = False


class Step(Questions, metaclass=StepMeta):
    """One page of the wizard. Its id is the class name in snake case."""

    title: ClassVar[T]
    when: ClassVar[Expression | None] = None
    stops: ClassVar[list[Stop]] = []
    definition: ClassVar[StepDefinition]

    def __init_subclass__(cls) -> None:
        if not isinstance(cls.__dict__.get("title"), T):
            raise DefinitionError(f'{cls.__name__} needs a title: title = T("…", en="…").')

    def __init__(self, answers):
        """Read answers as this step: `answers.read(Dog).born` is a date."""
        self.answers = answers

    @classmethod
    def define(cls) -> StepDefinition:
        return StepDefinition(snake_case(cls.__name__), cls.title, cls.own_fields, cls.when, tuple(cls.stops))


NEEDED = ("slug", "title", "steps", "profile", "authority", "submit_label")


class Service:
    """One administrative service (Verwaltungsleistung). The docstring of Definition says what each line means."""

    slug: ClassVar[str]
    title: ClassVar[T]
    steps: ClassVar[list[type[Step]]]
    profile: ClassVar[Profile]
    authority: ClassVar[str]
    submit_label: ClassVar[T]
    leika: ClassVar[str] = ""
    legal_basis: ClassVar[str] = ""
    trust: ClassVar[int] = 0
    applicant: ClassVar[Field | None] = None
    joint: ClassVar[Field | None] = None
    processing: ClassVar[str] = ""
    automation: ClassVar[str] = ""
    announcement: ClassVar[str] = "announcement.portal_41_2a"
    outcomes: ClassVar[list[Outcome]] = []
    decide: ClassVar[Callable | None] = None
    assess: ClassVar[Callable | None] = None
    group: ClassVar[Callable | None] = None
    charge: ClassVar[Callable | None] = None
    claim: ClassVar[Callable | None] = None
    requirements: ClassVar[Callable | None] = None
    resource: ClassVar[str] = ""
    terms: ClassVar[list[Term]] = []
    extension: ClassVar[str] = ""
    silence: ClassVar[Silence | None] = None
    retention: ClassVar[Retention | None] = None
    consultations: ClassVar[list[Consulted]] = []
    fee: ClassVar[Fee | None] = None
    routes: ClassVar[list[Route]] = []
    sample: ClassVar[str] = ""
    checkable: ClassVar[tuple[str, ...]] = ()
    checked_by: ClassVar[str] = ""
    stock: ClassVar[str] = ""
    definition: ClassVar[Definition]

    def __init_subclass__(cls) -> None:
        missing = [name for name in NEEDED if name not in cls.__dict__]
        if missing:
            raise DefinitionError(f"{cls.__name__} needs {', '.join(missing)}.")
        own = {use: cls.__dict__.get(use) for use in ("decide", "assess", "group", "charge", "claim", "requirements")}
        cls.definition = Definition(
            slug=cls.slug,
            title=cls.title,
            steps=tuple(step.define() for step in cls.steps),
            profile=cls.profile,
            authority=cls.authority,
            submit_label=cls.submit_label,
            leika=cls.leika,
            legal_basis=cls.legal_basis,
            trust=cls.trust,
            applicant=cls.applicant.path if cls.applicant is not None else "",
            joint=cls.joint.path if cls.joint is not None else "",
            processing=cls.processing,
            automation=cls.automation,
            announcement=cls.announcement,
            outcomes=tuple(cls.outcomes),
            fee=cls.fee,
            routes=tuple(cls.routes),
            sample=cls.sample,
            checkable=cls.checkable,
            checked_by=cls.checked_by,
            stock=cls.stock,
            resource=cls.resource,
            terms=tuple(cls.terms),
            extension=cls.extension,
            silence=cls.silence,
            retention=cls.retention,
            consultations=tuple(cls.consultations),
            hooks=tuple(Hook(use, name_of(code)) for use, code in own.items() if callable(code)),
        )
