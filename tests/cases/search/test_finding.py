import pytest
from django.core.management import call_command

from tests.cases.listed import asked_for
from townhall.applications.models import Attachment
from townhall.cases.models import Case, CaseWords
from townhall.cases.search.finding import having_words, index
from townhall.cases.transitions import correct
from townhall.documents.models import Purpose
from townhall.documents.storage import keep
from townhall.journal.models import Delivery, Event


@pytest.fixture
def known(stall, apply, alice, now, settings, tmp_path) -> Case:
    """Return a stall on the market with a document, whose words are written down, beside a licence."""
    settings.MEDIA_ROOT = tmp_path
    case = stall()
    facts = {"content_type": "application/pdf", "purpose": Purpose.UPLOAD, "owner": alice, "at": now}
    document = keep(b"%PDF", name="Impfausweis_Rex.pdf", **facts)
    document.save()
    Attachment.objects.create(draft=case.application.draft, document=document, path="stall/proof")
    apply()
    for event in Event.objects.filter(kind="application.submitted"):
        index(event)
    return case


def found(text: str) -> list[Case]:
    return list(having_words(Case.objects.all(), text))


class TestACase:
    @pytest.mark.parametrize(
        "typed",
        [
            "käse",
            "KAESE hof",
            "öm",  # fold writes oem, long enough to be the beginning of a word
            "BO-AB 123",
            "boab123",
            "bo ab 123",
            "impfausweis",
            "Rex.pdf",
            "rex bello",
            "alice käse",
        ],
    )
    def test_is_found_by_every_word_in_whatever_spelling(self, known, typed):
        assert found(typed) == [known]

    @pytest.mark.parametrize("typed", ["äse", "käse waldi", "BO-AB 999", "'; DROP TABLE", "!!!", "q:*|x", "\\", "%"])
    def test_is_not_found_by_others(self, known, typed):
        assert found(typed) == []

    def test_whose_words_are_meant_comes_alone_and_others_that_begin_so_only_if_there_is_none(self, apply):
        anna, annabelle = apply(), apply()
        CaseWords.objects.create(case=anna, words="anna beispiel")
        CaseWords.objects.create(case=annabelle, words="annabelle beispiel")

        assert found("anna beisp") == [anna]
        assert found("annab beisp") == [annabelle]
        assert set(found("ann beispiel")) == {anna, annabelle}

    def test_outside_the_reach_does_not_hide_those_within(self, apply):
        """A whole word in another department's case is no reason not to look for beginnings."""
        hers, theirs = apply(), apply()
        CaseWords.objects.create(case=hers, words="annabelle beispiel")
        CaseWords.objects.create(case=theirs, words="anna beispiel")

        assert list(having_words(Case.objects.filter(pk=hers.pk), "anna beispiel")) == [hers]

    def test_is_found_by_its_reference(self, known):
        assert found(known.application.reference) == [known]
        assert len(found("Beispiel")) == 2

    def test_is_found_by_what_was_changed_and_no_longer_by_what_stood_there(self, known, alice, now):
        correct(known, tree=asked_for(subject="Pilze"), by=alice, at=now)
        event = Event.objects.get(kind="application.amended")
        index(event)
        index(event)

        assert found("pilze") == [known]
        assert found("ömmers") == []
        assert CaseWords.objects.count() == 2

    def test_has_its_words_written_down_by_a_worker(self, known):
        names = Delivery.objects.filter(event__kind="application.submitted").values_list("reaction", flat=True)

        assert "finding.index" in names

    def test_is_found_after_the_command_if_it_came_in_before(self, known):
        CaseWords.objects.all().delete()

        call_command("project_listed_fields")

        assert found("käse") == [known]
