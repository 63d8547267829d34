"""What an identity proof says of a person stays as it is proved: shown, not asked, and checked again when it is sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from townhall.accounts.models import TrustLevel
from townhall.accounts.proofs import proved_facts
from townhall.applications.drafts import replace
from townhall.applications.models import Draft
from townhall.applications.prefilling import PROOF, Source, dumped, fill, sources_of, tree_of
from townhall.applications.trees import merged
from townhall.catalogue.answers import Answers
from townhall.catalogue.definition import Definition
from townhall.fields.base import Field
from townhall.fields.known import facts_asked
from townhall.lib import written
from townhall.lib.text import T

if TYPE_CHECKING:
    from townhall.accounts.models import Account

PROVED = T("Durch Ihren Ausweis nachgewiesen", en="Proved by your identity card")
STAYS = T(
    "„{label}“ bleibt „{value}“, wie Ihr Ausweis es nachweist. Ist das nicht mehr richtig, lassen Sie zuerst den Ausweis im "
    "Bürgerbüro ändern",
    en="“{label}” stays “{value}”, as your identity card proves. If it is not right any more, have the card changed at the "
    "citizens’ office first",
)


class NotAsProved(Exception):
    """Answers differ from what the person's identity proof says; `proved` holds what it says, by path."""

    message = T(
        "Diese Angaben waren anders als in Ihrem Ausweis: {labels}. Wir haben sie aus dem Ausweis übernommen. Prüfen Sie sie und "
        "senden Sie den Antrag dann ab. Ist der Ausweis nicht mehr richtig, lassen Sie ihn zuerst im Bürgerbüro ändern.",
        en="These answers differed from your identity card: {labels}. We have taken them from the card. Check them, then send "
        "the application. If the card is not right any more, have it changed at the citizens’ office first.",
    )

    def __init__(self, definition: Definition, proved: dict[str, Source]):
        super().__init__(f"{len(proved)} answers differ from the identity proof.")
        labels = written.several_texts([definition.by_path[path].label for path in proved])
        self.proved, self.message = proved, self.message.fill(labels=labels)


def locked(definition: Definition, sources: Mapping[str, Source]) -> dict[str, Source]:
    """Return the values that stay as proved: only where the service asks for a proof of identity, so that it counts on one, and
    only where the question can be about nobody else."""
    if definition.trust < TrustLevel.LOW:
        return {}
    own = {one.field.path for step in definition.steps for one in facts_asked(step.fields) if one.own}
    return {path: source for path, source in sources.items() if source.origin == PROOF and path in own}


def proved_paths(definition: Definition, draft: Draft) -> set[str]:
    """Return the paths of the answers of a draft, sent or not, that stay as proved."""
    return set(locked(definition, sources_of(draft)))


def check_proved(answers: Answers, *, by: "Account | None") -> dict[str, Source]:
    """Compare with the latest proof of the level the service asks for; return what it proves here, or raise NotAsProved."""
    definition = answers.definition
    if by is None or definition.trust < TrustLevel.LOW:
        return {}
    facts = proved_facts(by.pk, level=definition.trust)
    proved = locked(definition, fill(definition, account=None, proved=facts))
    if differing := differences(answers, proved):
        raise NotAsProved(definition, differing)
    return proved


def differences(answers: Answers, proved: Mapping[str, Source]) -> dict[str, Source]:
    """Return the proved values that the answers do not hold, by path; call it with the visible view."""
    arising = {path: data for path, _field, data in answers.arising() if path in proved}
    return {path: proved[path] for path, data in arising.items() if data != proved[path].value}


def take_over(draft: Draft, proved: Mapping[str, Source], *, seen: int, at: datetime) -> Draft:
    """Put proved values in the place of those that differ, and remember where they come from."""
    sources = dumped(sources_of(draft) | dict(proved))
    return replace(draft, merged(draft.tree, tree_of(proved), list(proved)), seen=seen, at=at, sources=sources)


def stays(field: Field, source: Source) -> T:
    """Say that a proved answer cannot be another one here."""
    typed = field.typed(source.value)
    shown = T(field.display(typed, "de"), en=field.display(typed, "en"))
    return field.say(STAYS, value=shown)
