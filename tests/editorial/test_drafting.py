import pytest
from django.db import DatabaseError
from django.db.transaction import atomic

from tests.cases.licence import SPECIAL
from tests.editorial.conftest import NEW
from townhall.authorities.models import LegalEntry
from townhall.cases.decisions.deciding import propose
from townhall.cases.transitions import take
from townhall.catalogue.publishing import enclose
from townhall.catalogue.sharing.adapting import Wishes
from townhall.catalogue.sharing.exporting import export
from townhall.catalogue.sharing.importing import import_package
from townhall.certificates.notices import compose
from townhall.editorial.contents import LAYOUT, Text
from townhall.editorial.drafting import DraftChanged, NotReady, OwnText, content_of, discard, draft_of, publish, take_up, write
from townhall.editorial.models import TextDraft, TextVersion
from townhall.editorial.using import as_edited
from townhall.journal.models import Event
from townhall.lib.text import T


@pytest.fixture
def drafted(refusal, saying, bob, now):
    """Return the draft in which Bob changes the refusal."""
    return write(refusal, content=saying(NEW), why="Freundlicher", by=bob, at=now)


@pytest.fixture
def published(refusal, drafted, carla, now):
    return publish(refusal, by=carla, at=now, seen=drafted.revision)


class TestATextThatIsChanged:
    def test_is_used_only_when_somebody_else_has_published_it(self, refusal, drafted, bob, carla, now):
        assert content_of(refusal) == refusal.shipped
        with pytest.raises(OwnText):
            publish(refusal, by=bob, at=now, seen=drafted.revision)

        made = publish(refusal, by=carla, at=now, seen=drafted.revision)

        assert (made.number, made.written_by, made.published_by) == (1, "Bob Muster", str(carla))
        assert content_of(refusal).letter.subject == NEW
        assert draft_of(refusal) is None
        assert Event.objects.get(kind="text.published").data["text"] == "letter licence.refused v1"

    def test_has_everybody_who_wrote_in_it_as_its_author(self, refusal, drafted, saying, carla, now):
        both = write(refusal, content=saying(NEW), why="Noch einmal", by=carla, at=now, seen=drafted.revision)

        with pytest.raises(OwnText):
            publish(refusal, by=carla, at=now, seen=both.revision)

    def test_is_not_overwritten_by_who_has_not_seen_it(self, refusal, drafted, saying, carla, now):
        with pytest.raises(DraftChanged):
            write(refusal, content=saying(), why="Blind", by=carla, at=now)

    def test_is_published_as_it_was_seen_or_not_at_all(self, refusal, drafted, saying, bob, carla, now):
        write(refusal, content=saying(), why="Doch anders", by=bob, at=now, seen=drafted.revision)

        with pytest.raises(DraftChanged):
            publish(refusal, by=carla, at=now, seen=drafted.revision)

    def test_may_be_thrown_away(self, refusal, drafted):
        discard(refusal, seen=drafted.revision)

        assert TextDraft.objects.count() == 0

    def test_is_not_published_with_a_mistake(self, refusal, saying, bob, carla, now):
        draft = write(refusal, content=saying(T("{nonsense}", en="{nonsense}")), why="Eile", by=bob, at=now)

        with pytest.raises(NotReady) as refused:
            publish(refusal, by=carla, at=now, seen=draft.revision)

        assert "nonsense" in refused.value.problems[0].in_("de")


class TestAPublishedVersion:
    def test_never_changes(self, published):
        for change in (published.delete, lambda: TextVersion.objects.update(why="x")):
            with pytest.raises(DatabaseError), atomic():
                change()

    def test_is_gone_back_to_by_publishing_it_again(self, refusal, published, saying, bob, carla, now):
        other = write(refusal, content=saying(T("Anders", en="Other")), why="Versuch", by=bob, at=now)
        publish(refusal, by=carla, at=now, seen=other.revision)

        draft = take_up(refusal, 1, by=bob, at=now)
        again = publish(refusal, by=carla, at=now, seen=draft.revision)

        assert (again.number, again.why) == (3, "Zurück zur Fassung 1")
        assert content_of(refusal) == content_of(refusal, 1)
        assert content_of(refusal, 2).letter.subject.in_("de") == "Anders"


class TestADecision:
    @pytest.fixture
    def decided(self, case, bob, now):
        case = take(case, by=bob, at=now)
        return propose(case, outcome="refused", reasons="Es geht nicht.", by=bob, at=now)

    def test_uses_the_text_in_use(self, published, decided):
        notice = compose(decided, "de")

        assert notice.subject == "Leider nein, Alice Beispiel"
        assert notice.in_short[0].sentences == ("Wir lehnen ab.",)

    @pytest.mark.yardstick("O8")
    def test_keeps_the_text_it_was_made_with(self, decided, refusal, drafted, carla, now):
        before = compose(decided, "de")
        publish(refusal, by=carla, at=now, seen=drafted.revision)
        decided.refresh_from_db()

        assert compose(decided, "de") == before

    def test_says_around_its_blocks_what_editors_published(self, case, bob, carla, now):
        frame = Text("layout", "notice")
        greeting = T("Herzliche Grüße", en="Best wishes")
        content = type(LAYOUT)(greeting, LAYOUT.sealed, LAYOUT.by_machine, LAYOUT.translation)
        draft = write(frame, content=content, why="Gruß", by=bob, at=now)
        publish(frame, by=carla, at=now, seen=draft.revision)

        decision = propose(take(case, by=bob, at=now), outcome="refused", reasons="Nein.", by=bob, at=now)

        assert compose(decision, "de").layout["closing"] == "Herzliche Grüße"


class TestAnotherTownHall:
    def test_takes_a_service_over_with_the_text_in_use(self, version, published, refusal, now):
        enclose(version, {"ORDINARY": SPECIAL})
        LegalEntry.objects.create(key=version.definition.announcement, value={}, title="x", source="§ 41", valid_from=now.date())
        package = export(version, definition=as_edited(version.definition))

        taken = import_package(package, wishes=Wishes(slug="erlaubnis"), by=None, at=now)

        assert taken.definition.outcome("refused").letter.subject == NEW
        assert str(taken) == "erlaubnis v1"
