"""What another town hall gives is taken over whole, or refused with a sentence; nothing of it is believed unseen."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.catalogue.given import DOGS, SAMPLES
from townhall.authorities.models import LegalEntry
from townhall.catalogue.definition import Hook
from townhall.catalogue.hooks import HOOKS, fingerprint
from townhall.catalogue.models import Enclosure, ServiceVersion
from townhall.catalogue.publishing import NotPublishable, publish
from townhall.catalogue.sharing.adapting import (
    AuthorityNotNamed,
    AuthorityUnknown,
    RuleNeeded,
    RulesDiffer,
    SlugNotUsable,
    SlugTaken,
    Wishes,
)
from townhall.catalogue.sharing.formats import taken_apart
from townhall.catalogue.sharing.importing import LawMissing, NotUnderstood, import_package
from townhall.catalogue.sharing.packages import Changed, PackageRefused, pack, unpack
from townhall.journal.models import Event
from townhall.kit import Fee, Payable, Silence, T
from townhall.lib.codec import digest

PACKAGES = sorted((Path(__file__).parents[1] / "packages").glob("*.zip"))
ANNOUNCEMENT = {
    "key": "announcement.portal_41_2a",
    "value": {"days": 4},
    "title": "Bekanntgabe",
    "source": "§ 41 Abs. 2a VwVfG NRW",
    "valid_from": "2026-01-01",
}


def package(stored=None, *, samples=None, law=(ANNOUNCEMENT,), hooks=None, **facts) -> bytes:
    """Return what Musterstadt gives; `stored` is a definition, or JSON that says it is one."""
    stored = (stored or DOGS).dump() if not isinstance(stored, dict) else stored
    names = [hook["name"] for hook in stored.get("hooks", [])]
    manifest = {
        "slug": stored.get("slug", ""),
        "version": "2.1",
        "digest": digest(stored),
        "city": "Musterstadt",
        "hooks": {name: fingerprint(name) for name in names} if hooks is None else hooks,
        "taken_from": {},
    }
    return pack(manifest | facts, taken_apart(stored, SAMPLES if samples is None else samples, list(law)))


@pytest.fixture
def law(db):
    return LegalEntry.objects.create(**ANNOUNCEMENT)


@pytest.fixture
def take(tax_office, law, now, admin):
    """Return a verb that takes a package over as the administrator."""

    def taken(data: bytes, **wishes) -> ServiceVersion:
        return import_package(data, wishes=Wishes(**wishes), by=admin, at=now)

    return taken


class TestTakingAServiceOver:
    def test_publishes_it_as_it_is_there(self, take):
        version = take(package())

        assert version.digest == DOGS.digest
        assert version.definition == DOGS
        assert version.definition.title.in_("uk") == "Зареєструвати собаку"
        assert version.enclosure.samples == SAMPLES
        assert ServiceVersion.objects.current().get(slug="hunde-beispiel") == version

    def test_keeps_where_it_comes_from(self, take, admin, now):
        origin = take(package()).enclosure.origin

        assert (origin["city"], origin["slug"], origin["version"]) == ("Musterstadt", "hunde-beispiel", "2.1")
        assert (origin["digest"], origin["on"], origin["by"]) == (DOGS.digest, now.isoformat(), str(admin))

    def test_is_recorded(self, take, admin):
        version = take(package())

        event = Event.objects.get(kind="version.imported")
        assert (event.subject_id, event.actor_id) == (str(version.pk), admin.pk)
        assert event.data["city"] == "Musterstadt"

    def test_can_be_repeated(self, take):
        assert take(package()) == take(package())
        assert Event.objects.filter(kind="version.imported").count() == 1

    def test_takes_a_newer_version_over_later(self, take):
        first = take(package())

        second = take(package(replace(DOGS, title=T("Hund melden", en="Register your dog"))))

        assert (second.label, second.slug) == ("1.1", first.slug)

    def test_gives_it_another_name_and_another_office(self, take, citizens_office):
        version = take(package(), slug="hunde-von-nebenan", authorities={"steuerabteilung": "buergerbuero"})

        assert version.definition == replace(DOGS, slug="hunde-von-nebenan", authority="buergerbuero")
        assert version.enclosure.origin["digest"] == DOGS.digest
        assert version.enclosure.origin["authorities"] == {"steuerabteilung": "buergerbuero"}

    def test_says_it_in_our_words(self, take, now):
        version = take(package(), words={"Hund": "Vierbeiner", "dog": "animal"})

        definition = version.definition
        assert definition.title.in_("de") == "Vierbeiner anmelden"
        assert definition.profile.summary.in_("en") == "Register your animal."
        assert definition.plain_language[0].sentences[0] == "Sie haben einen Vierbeiner."
        assert definition.by_path.keys() == DOGS.by_path.keys()
        assert version.enclosure.origin["words"] == {"Hund": "Vierbeiner", "dog": "animal"}

    def test_works_without_its_rules(self, take, monkeypatch):
        theirs = package()
        monkeypatch.delitem(HOOKS, "catalogue.assess")
        monkeypatch.delitem(HOOKS, "catalogue.approve_ordinary")

        assert take(theirs).definition == DOGS


class TestAPackageOfAnEarlierFormat:
    """The files in packages/ were given by earlier releases and are never changed."""

    @pytest.mark.parametrize("file", PACKAGES, ids=lambda file: file.stem)
    def test_is_taken_over_as_if_it_were_of_today(self, take, file):
        version = take(file.read_bytes(), same_rules=True)

        assert version.definition == DOGS
        assert version.enclosure.samples == SAMPLES
        assert version.enclosure.origin["city"] == "Musterstadt"


class TestAServiceIsRefused:
    def test_if_a_service_of_our_own_has_its_name(self, take, now):
        publish(DOGS, at=now, samples=SAMPLES)

        with pytest.raises(SlugTaken, match="hunde-beispiel"):
            take(package())

    def test_if_a_service_of_a_third_city_has_its_name(self, take):
        take(package())

        with pytest.raises(SlugTaken):
            take(package(city="Anderstadt"))

    @pytest.mark.parametrize("slug", ["Hund", "hund/e", "../hund", "hund-", ""])
    def test_if_its_name_can_stand_in_no_address(self, take, slug):
        with pytest.raises(SlugNotUsable):
            take(package(replace(DOGS, slug=slug)))

    def test_if_nobody_here_is_in_charge(self, take):
        with pytest.raises(AuthorityUnknown) as refusal:
            take(package(replace(DOGS, authority="hundeamt")))

        assert "--authority 'hundeamt'=…" in refusal.value.message.in_("de")

    def test_if_somebody_maps_an_authority_it_does_not_name(self, take):
        with pytest.raises(AuthorityNotNamed, match="steuerabtielung"):
            take(package(), authorities={"steuerabtielung": "buergerbuero"})

    def test_if_a_rule_here_has_the_same_name_and_is_another(self, take):
        theirs = package(hooks={"catalogue.approve_ordinary": "0" * 16, "catalogue.assess": fingerprint("catalogue.assess")})

        with pytest.raises(RulesDiffer, match=r"different ones: catalogue\.approve_ordinary\."):
            take(theirs)
        assert take(theirs, same_rules=True)

    def test_if_nobody_here_can_work_out_what_is_paid_first(self, take):
        rules = (*DOGS.hooks, Hook("charge", "elsewhere.fee"))

        with pytest.raises(RuleNeeded, match=r"elsewhere\.fee"):
            take(package(replace(DOGS, hooks=rules, fee=Fee(payable=Payable.BEFORE))))
        assert take(package(replace(DOGS, hooks=rules, fee=Fee(payable=Payable.AFTER))))

    def test_if_silence_decides_what_nobody_here_can_work_out(self, take, monkeypatch):
        silence = Silence("registered", meaning=T("gilt er als gemeldet", en="it is registered"))
        theirs = package(replace(DOGS, silence=silence, processing=ANNOUNCEMENT["key"]))
        monkeypatch.delitem(HOOKS, "catalogue.assess")

        with pytest.raises(RuleNeeded, match=r"catalogue\.assess"):
            take(theirs)

    def test_if_it_was_changed_on_the_way(self, take):
        with pytest.raises(Changed):
            take(package(digest="0" * 64))

    @pytest.mark.parametrize(
        ("place", "value"),
        [
            (["steps", 0, "fields", 0, "type"], "hologram"),
            (["steps", 2, "when"], {"telepathy": [1]}),
            (["steps", 2, "when"], {"answer": ["household/is_assistance", "condition", "more"]}),
            (["steps", 2, "when"], {"answer": ["household/is_assistance", "condition"]}),
            (["steps", 2, "when"], {"greater": [{"count": [{"answer": ["household/dogs", "list"]}]}]}),
            (["steps", 2, "when"], {"greater": [{"answer": ["household/dogs", "number"]}, 1]}),
            (["steps"], "none"),
            (["steps", 0, "id"], None),
            (["trust"], "1"),
            (["surprise"], True),
            (["title"], {"en": "Register a dog"}),
            (["outcomes", 0, "nature"], "divine_judgement"),
        ],
    )
    def test_with_what_this_town_hall_does_not_know(self, take, place, value):
        with pytest.raises((NotUnderstood, NotPublishable)):
            take(package(deep(DOGS.dump(), place, value)))
        assert not ServiceVersion.objects.exists()

    @pytest.mark.parametrize(
        "samples", [{}, {"ORDINARY": {"keeper": {}}}, {"ORDINARY": 1}, {"ORDINARY": {"keeper": [1]}}, [], None]
    )
    def test_without_a_complete_sample(self, take, samples):
        with pytest.raises((NotUnderstood, NotPublishable)):
            take(package(samples=samples if samples is not None else {"OTHER": SAMPLES["ORDINARY"]}))

    def test_by_the_gate_like_every_other(self, take):
        with pytest.raises(NotPublishable, match="hat keinen Text auf Englisch"):
            take(package(replace(DOGS, title=T("Hund"))))

    @pytest.mark.parametrize("id", ["../x", "Keeper", "a b", "x-y"])
    def test_with_an_id_that_can_stand_in_no_address(self, take, id):
        with pytest.raises(NotPublishable, match="ist keine Kennung"):
            take(package(deep(DOGS.dump(), ["steps", 2, "fields", 0, "id"], id)))

    @pytest.mark.parametrize("more", [{"letters/other.json": {}}, {"texts/pl.json": {"Hund": "Pies"}}, {"texts/uk.json": {}}])
    def test_with_a_file_that_does_not_belong_to_it(self, take, more):
        manifest, contents = unpack(package())

        with pytest.raises(PackageRefused):
            take(pack(manifest, contents | more))


def deep(part, place: list, value):
    """Return JSON with another value in one place."""
    key, *rest = place
    copy = list(part) if isinstance(part, list) else dict(part)
    copy[key] = deep(copy[key], rest, value) if rest else value
    return copy


class TestTheLawItNames:
    @pytest.fixture(autouse=True)
    def lacking(self, law):
        law.delete()

    def test_is_asked_for_first(self, take):
        with pytest.raises(LawMissing, match=r"announcement\.portal_41_2a"):
            take(package())
        assert not ServiceVersion.objects.exists()

    def test_comes_along_unchecked_if_somebody_says_so(self, take):
        take(package(), with_law=True)

        entry = LegalEntry.objects.get()
        assert (entry.key, entry.value, entry.checked_on) == (ANNOUNCEMENT["key"], ANNOUNCEMENT["value"], None)

    def test_never_replaces_ours(self, take):
        ours = LegalEntry.objects.create(**ANNOUNCEMENT | {"value": {"days": 3}})

        take(package(), with_law=True)

        assert LegalEntry.objects.get() == ours
        assert LegalEntry.objects.get().value == {"days": 3}

    def test_never_brings_what_it_does_not_name(self, take):
        switch = ANNOUNCEMENT | {"key": "dog_tax.automation", "value": True}

        take(package(law=[ANNOUNCEMENT, switch]), with_law=True)

        assert not LegalEntry.objects.filter(key="dog_tax.automation").exists()

    def test_has_to_be_in_the_package(self, take):
        with pytest.raises(LawMissing):
            take(package(law=[]), with_law=True)

    @pytest.mark.parametrize(
        "facts", [{"checked_by": "Ada"}, {"title": "x" * 500}, {"valid_from": "soon"}, {"source": ""}, {"id": 1}]
    )
    def test_is_refused_if_it_is_no_entry(self, take, facts):
        with pytest.raises(NotUnderstood):
            take(package(law=[ANNOUNCEMENT | facts]), with_law=True)


@pytest.mark.usefixtures("tax_office", "law")
class TestTheCommand:
    @pytest.fixture
    def file(self, tmp_path):
        place = tmp_path / "hunde.zip"
        place.write_bytes(package())
        return place

    def test_publishes_a_file(self, file, admin, capsys):
        call_command("import_service", str(file), "--slug", "hunde-2", "--by", admin.email)

        assert "hunde-2: 1.0" in capsys.readouterr().out
        assert Enclosure.objects.get().origin["by"] == str(admin)

    def test_says_in_a_sentence_why_not(self, file):
        file.write_bytes(b"no package")

        with pytest.raises(CommandError, match="kein lesbares Paket"):
            call_command("import_service", str(file))

    def test_says_what_the_gate_says(self, file):
        file.write_bytes(package(replace(DOGS, title=T("Hund"))))

        with pytest.raises(CommandError, match="hat keinen Text auf Englisch"):
            call_command("import_service", str(file))

    @pytest.mark.parametrize("options", [("--by", "nobody@example.org"), ("--authority", "steuerabteilung")])
    def test_refuses_options_nobody_can_follow(self, file, options):
        with pytest.raises(CommandError):
            call_command("import_service", str(file), *options)

    def test_says_which_file_is_not_there(self, tmp_path):
        with pytest.raises(CommandError, match=r"none\.zip"):
            call_command("import_service", str(tmp_path / "none.zip"))


class TestEveryRefusal:
    def test_has_a_sentence_in_both_languages(self):
        known = {PackageRefused, *PackageRefused.__subclasses__()}

        assert len(known) > 10
        for refusal in known:
            assert dict(refusal.message.texts).keys() == {"de", "en"}
