import json

import pytest
from django.core.management import CommandError, call_command

from tests.catalogue.given import DOGS, SAMPLES
from tests.catalogue.sharing.test_packages import files_of
from townhall.authorities.models import LegalEntry
from townhall.catalogue.hooks import fingerprint
from townhall.catalogue.publishing import publish
from townhall.catalogue.sharing.exporting import NothingToGive, export
from townhall.catalogue.sharing.formats import put_together
from townhall.catalogue.sharing.packages import unpack


@pytest.fixture
def version(db, now):
    return publish(DOGS, at=now, samples=SAMPLES)


class TestExporting:
    def test_gives_the_whole_definition_with_its_samples(self, version):
        _manifest, contents = unpack(export(version))

        assert put_together(contents) == DOGS.dump()
        assert contents["samples.json"] == SAMPLES

    def test_gives_the_same_bytes_each_time(self, version):
        assert export(version) == export(version)

    def test_says_where_it_comes_from_and_which_rules_it_names(self, version, settings):
        settings.CITY = "Musterstadt"

        manifest, _contents = unpack(export(version))

        assert manifest["city"] == "Musterstadt"
        assert (manifest["slug"], manifest["version"], manifest["digest"]) == ("hunde-beispiel", "1.0", DOGS.digest)
        assert manifest["hooks"]["catalogue.assess"] == fingerprint("catalogue.assess")

    def test_gives_the_law_it_names_and_never_who_checked_it(self, version, now):
        facts = {"value": 1, "title": "Bekanntgabe", "source": "§ 41 VwVfG NRW", "valid_from": "2026-01-01"}
        LegalEntry.objects.create(key="announcement.portal_41_2a", checked_by="Ada", checked_on=now.date(), **facts)
        LegalEntry.objects.create(key="hunde.only_the_rule_reads_this", **facts)

        _manifest, contents = unpack(export(version))

        assert contents["law.json"] == [{"key": "announcement.portal_41_2a", **facts}]

    def test_needs_samples(self, db, now):
        with pytest.raises(NothingToGive):
            export(publish(DOGS, at=now))

    def test_gives_the_samples_as_they_are_now(self, version, now):
        publish(DOGS, at=now, samples={"ORDINARY": SAMPLES["ORDINARY"], "OTHER": SAMPLES["ORDINARY"]})

        assert json.loads(files_of(export(version))["samples.json"]).keys() == {"ORDINARY", "OTHER"}


class TestTheCommand:
    def test_writes_a_file(self, version, tmp_path, capsys):
        call_command("export_service", "hunde-beispiel", "--to", str(tmp_path / "hunde.zip"))

        assert (tmp_path / "hunde.zip").read_bytes() == export(version)
        assert "hunde.zip: 1.0" in capsys.readouterr().out

    def test_names_the_services_there_are(self, version):
        with pytest.raises(CommandError, match="Veröffentlicht sind: hunde-beispiel"):
            call_command("export_service", "katzen")
