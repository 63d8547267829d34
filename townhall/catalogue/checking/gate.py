"""The gate before publication: what would leave people without an understandable text, a way on or a remedy.

Wrong references between questions cannot get here: they are refused when the class is read.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from townhall.catalogue import plain_language
from townhall.catalogue.checking.act_faults import act_faults, code_that_is_gone
from townhall.catalogue.checking.all_texts import texts
from townhall.catalogue.checking.outcome_faults import ID, NO_ID, outcome_faults
from townhall.catalogue.checking.rule_faults import misread, unreachable
from townhall.catalogue.checking.samples import sample_faults
from townhall.catalogue.definition import Definition
from townhall.catalogue.outcomes import Signing
from townhall.fields.known import SCOPES
from townhall.lib.text import T

LINK = re.compile(r"[a-z0-9-]+|https://\S+")
LANGUAGES = {"de": T("Deutsch", en="German"), "en": T("Englisch", en="English")}

UNTRANSLATED = T("{place}: „{text}“ hat keinen Text auf {language}.", en="{place}: “{text}” has no {language} text.")
RESOURCE = T(
    "Begrenzte Mittel und der Hook „claim“, der sagt, wie viel davon ein Antrag verlangt, gehören zusammen.",
    en="A limited resource and the hook 'claim', which says how much of it an application asks for, go together.",
)
NO_SUCH_OUTCOME = T(
    "Schweigen bedeutet das Ergebnis „{outcome}“, das die Leistung nicht hat.",
    en="silence means the outcome {outcome!r}, which the service does not have.",
)
NOBODY_THERE = T(
    "Schweigen bedeutet das Ergebnis „{outcome}“, aber niemand ist da, der es begründet, ergänzt oder mit unterschreibt.",
    en="silence means the outcome {outcome!r}, but nobody is there to give its reasons, facts or second signature.",
)
NO_PERIOD = T(
    "Schweigen bedeutet nur dort etwas, wo eine Bearbeitungsfrist abläuft; nennen Sie ihren Schlüssel.",
    en="silence means something only where a processing period runs out; name its key.",
)
NO_SOURCE = T(
    "{path} wird aus „{source}“ ausgefüllt; es gibt {known}.", en="{path} is filled in from {source!r}; there are {known}."
)
LEADS_NOWHERE = T(
    "Schritt {step}: „{link}“ führt nirgendwohin: Schreiben Sie das Kürzel einer Leistung oder eine https-Adresse.",
    en="step {step}: {link!r} leads nowhere: write the slug of a service or an https address.",
)
NO_PLAIN_LANGUAGE = T(
    "texts/leicht.json neben der Leistung braucht einen Text in Leichter Sprache.",
    en="texts/leicht.json beside the service needs a text in plain language (Leichte Sprache).",
)


def objections(
    definition: Definition, *, samples: Mapping[str, dict] | None, today: date, from_elsewhere: bool = False
) -> list[T]:
    """List in sentences what keeps a definition from being published.

    `samples` is None where nothing stands beside it; `from_elsewhere` says that another city wrote it, whose code stays there.
    """
    found = [*untranslated(definition), *outcome_faults(definition), *unreachable(definition), *resource(definition)]
    found += act_faults(definition) if samples is not None else ()
    found += code_that_is_gone(definition) if samples is not None and not from_elsewhere else ()
    found += [*addresses(definition), *silence(definition), *unknown_sources(definition)]
    found += plain_language.faults(definition.plain_language)
    senseless = list(misread(definition))
    if samples is not None:
        found += [] if definition.plain_language else [NO_PLAIN_LANGUAGE]
        found += sample_faults(definition, samples, today) if not senseless else ()
    return found + senseless


def untranslated(definition: Definition) -> Iterator[T]:
    for place, text in texts(definition, definition.slug):
        for language, name in LANGUAGES.items():
            if not dict(text.texts).get(language, "").strip():
                yield UNTRANSLATED.fill(place=place, text=text.in_("de"), language=name)


def resource(definition: Definition) -> Iterator[T]:
    if bool(definition.resource) != bool(definition.hook("claim")):
        yield RESOURCE


def addresses(definition: Definition) -> Iterator[T]:
    """Find what cannot stand in an address: it was not written as a class, but comes from somewhere else."""
    places = [step.id for step in definition.steps] + [outcome.id for outcome in definition.outcomes]
    for id in [*places, *(field.id for field in definition.by_path.values() if not field.path.endswith("/*"))]:
        if not ID.fullmatch(id):
            yield NO_ID.fill(id=id)
    for step in definition.steps:
        for stop in step.stops:
            if stop.link and not LINK.fullmatch(stop.link):
                yield LEADS_NOWHERE.fill(step=step.id, link=stop.link)


def silence(definition: Definition) -> Iterator[T]:
    """Find what keeps an outcome from counting as decided by itself."""
    if definition.silence is None:
        return
    name = definition.silence.outcome
    outcome = next((outcome for outcome in definition.outcomes if outcome.id == name), None)
    if outcome is None:
        yield NO_SUCH_OUTCOME.fill(outcome=name)
    elif outcome.needs_reasons or outcome.signing == Signing.TWO or any(field.required for field in outcome.asks):
        yield NOBODY_THERE.fill(outcome=name)
    if not definition.processing:
        yield NO_PERIOD


def unknown_sources(definition: Definition) -> Iterator[T]:
    for path, field in definition.by_path.items():
        if field.prefill and field.prefill not in SCOPES:
            yield NO_SOURCE.fill(path=path, source=field.prefill, known=", ".join(SCOPES))
