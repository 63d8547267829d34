import pytest
from django.urls import reverse

from tests.cases.conftest import stall  # noqa: F401
from townhall.cases.models import Case, SavedFilter

UNASSIGNED = "/amt/listen/unverteilt/"


@pytest.fixture
def two(stall):  # noqa: F811
    """Return two stalls on the market that differ in every answer."""
    other = {"subject": "Brot", "plate": "BO-XY 9", "size": "small", "wares": ["bread"], "road": False, "area": "3.0"}
    return stall(), stall(**other, opens="2026-06-01", period=None, dogs=[])


def numbers(page) -> list[str]:
    return [row.case.number for row in page.context["rows"]]


@pytest.mark.django_db
class TestAListOfOneService:
    def test_has_a_column_for_every_listed_question(self, at_bobs_desk, two):
        page = at_bobs_desk.get(UNASSIGNED, {"leistung": "market"}).content.decode()

        for label in ("Titel", "Kennzeichen", "Größe", "Waren", "Auf der Straße?", "Fläche", "Eröffnung", "Zeitraum", "Rufname"):
            assert f'class="kern-table__header">{label}</th>' in page
        assert "<bdi>Brot, Käse</bdi>" in page
        assert "<bdi>Rex, Bello</bdi>" in page

    @pytest.mark.parametrize(
        "asked",
        [
            {"feld-stall/subject": "käse"},
            {"feld-stall/size": "big"},
            {"feld-stall/wares": "cheese"},
            {"feld-stall/road": "yes"},
            {"feld-stall/area-von": "12,5", "feld-stall/area-bis": "12,5"},
            {"feld-stall/opens-bis": "2026-05-01"},
            {"feld-stall/period-von": "2026-05-31"},
        ],
    )
    def test_can_be_narrowed_by_every_one_of_them(self, at_bobs_desk, two, asked):
        first, _second = two

        assert numbers(at_bobs_desk.get(UNASSIGNED, {"leistung": "market", **asked})) == [first.number]

    def test_keeps_words_about_people_out_of_the_address(self, at_bobs_desk, two):
        first, _second = two

        response = at_bobs_desk.post(UNASSIGNED, {"leistung": "market", "feld-stall/plate": "bo ab 123"})

        assert response.url == f"{UNASSIGNED}?leistung=market&verdeckt=1"
        assert numbers(at_bobs_desk.get(response.url)) == [first.number]
        assert 'value="bo ab 123"' in at_bobs_desk.get(response.url).content.decode()

    def test_asks_for_no_more_statements_with_more_rows(self, at_bobs_desk, stall, two, django_assert_num_queries):  # noqa: F811
        def statements() -> int:
            with django_assert_num_queries(13):
                at_bobs_desk.get(UNASSIGNED, {"leistung": "market", "feld-stall/road": "yes"})

        statements()
        stall()
        statements()


@pytest.mark.django_db
class TestTheFilter:
    def test_narrows_by_days_of_receipt_and_deadline(self, at_bobs_desk, apply, case):
        later = apply(at=case.received_at.replace(day=9))

        def asked(**words) -> list[str]:
            return numbers(at_bobs_desk.get(UNASSIGNED, {name.replace("_", "-"): day for name, day in words.items()}))

        assert asked(eingang_von="2026-03-09") == [later.number]
        assert asked(eingang_bis="2026-03-08") == [case.number]
        assert asked(eingang_bis="2026-03-09") == [case.number, later.number]
        assert asked(frist_von="2026-04-08") == [later.number]
        assert asked(frist_bis="2026-04-02") == [case.number]

    def test_narrows_the_list_of_all_by_state(self, at_bobs_desk, apply, taken):
        other, everything = apply(), reverse("backoffice:list", args=["alle"])

        assert numbers(at_bobs_desk.get(everything, {"status": "in_review"})) == [taken.number]
        assert numbers(at_bobs_desk.get(everything, {"status": "received"})) == [other.number]

    def test_by_colleague_is_for_supervisors(self, at_bobs_desk, sign_in, carla, apply, taken, bob):
        apply()
        everything = reverse("backoffice:list", args=["alle"])

        assert numbers(sign_in(carla).get(everything, {"bearbeitung": bob.pk})) == [taken.number]
        assert "bearbeitung" not in at_bobs_desk.get(everything).content.decode()

    @pytest.mark.parametrize(
        ("asked", "sentence"),
        [
            ({"eingang-von": "31.2.2026"}, "Schreiben Sie den Tag so: 31.12.2026."),
            ({"leistung": "nothing"}, "Wählen Sie eine der Antworten in der Liste."),
            ({"leistung": "market", "feld-stall/area-von": "viel"}, "Schreiben Sie eine Zahl, zum Beispiel 12,5."),
        ],
    )
    def test_says_what_it_cannot_read_and_shows_nothing_rather_than_everything(self, at_bobs_desk, two, asked, sentence):
        page = at_bobs_desk.get(UNASSIGNED, asked)

        assert numbers(page) == []
        assert sentence in page.content.decode()

    @pytest.mark.parametrize("words", [{"user__password": "x"}, {"feld-stall/size": "big"}, {"clerk": "1"}])
    def test_takes_no_other_words(self, at_bobs_desk, two, words):
        assert len(numbers(at_bobs_desk.get(UNASSIGNED, words))) == 2


@pytest.mark.django_db
class TestASavedFilter:
    @pytest.fixture
    def kept(self, at_bobs_desk, two, bob) -> SavedFilter:
        asked = "?leistung=market&feld-stall%2Fsize=big&sortierung=-eingang&nach=2026-01-01.7"
        at_bobs_desk.post(f"{UNASSIGNED}filter/{asked}", {"name": " Große  Stände "})
        return bob.saved_filters.get()

    def test_opens_the_list_as_it_was(self, at_bobs_desk, kept, two):
        page = at_bobs_desk.get(f"/amt/filter/{kept.pk}/", follow=True)

        assert kept.name == "Große Stände"
        assert kept.query == {"leistung": "market", "feld-stall/size": "big", "sortierung": "-eingang"}
        assert numbers(page) == [two[0].number]
        assert "Große Stände</a>" in page.content.decode()

    def test_keeps_no_words_about_people(self, at_bobs_desk, two, bob):
        hidden = at_bobs_desk.post(UNASSIGNED, {"leistung": "market", "feld-stall/plate": "BO-AB 123"}).url

        at_bobs_desk.post(hidden.replace("?", "filter/?"), {"name": "Kennzeichen"})

        assert bob.saved_filters.get().query == {"leistung": "market"}

    def test_is_nobody_elses(self, sign_in, carla, kept):
        assert sign_in(carla).get(f"/amt/filter/{kept.pk}/").status_code == 404
        assert sign_in(carla).post(f"/amt/filter/{kept.pk}/").status_code == 404

    def test_is_deleted_with_its_button(self, at_bobs_desk, kept, bob):
        page = at_bobs_desk.post(f"/amt/filter/{kept.pk}/", follow=True)

        assert not bob.saved_filters.exists()
        assert "Der Filter ist gelöscht." in page.content.decode()

    def test_needs_a_name(self, at_bobs_desk, bob):
        page = at_bobs_desk.post(f"{UNASSIGNED}filter/?frist-bis=2026-05-01", {"name": "  "}, follow=True)

        assert "Geben Sie dem Filter einen Namen" in page.content.decode()
        assert not bob.saved_filters.exists()

    def test_takes_the_place_of_the_one_with_its_name(self, at_bobs_desk, kept, bob):
        at_bobs_desk.post(f"{UNASSIGNED}filter/?leistung=market", {"name": "Große Stände"})

        assert bob.saved_filters.get().query == {"leistung": "market"}
        assert Case.objects.exists()
