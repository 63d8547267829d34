"""Acting on many cases from the work list: select, look at the plan, start, follow. It works as plain pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.fixtures import sign_in as sign_in_now
from townhall.authorities.models import Position
from townhall.bulk.models import Job
from townhall.cases.models import Case, State
from townhall.cases.search.finding import index_all
from townhall.cases.transitions import take
from townhall.journal.relay import run_due

REASONS = "Das Gesetz lässt es nicht zu."


@pytest.fixture
def three(apply, blank_documents):
    return [apply(), apply(), apply()]


def selected(browser, kind: str, *cases: Case, which: str = "unverteilt", query: str = "", **data):
    address = reverse("backoffice:selection", args=[which]) + query
    return browser.post(address, {"kind": kind, "case": [case.number for case in cases], **data}, follow=True)


@pytest.mark.django_db
class TestSelecting:
    def test_begins_in_the_work_list(self, at_bobs_desk, case):
        page = at_bobs_desk.get(reverse("backoffice:list", args=["unverteilt"])).content.decode()

        assert f'name="case" value="{case.number}"' in page
        assert "Weiter mit der ganzen Liste" in page

    def test_takes_only_what_is_ticked(self, at_bobs_desk, three):
        page = selected(at_bobs_desk, "take", three[0], three[2]).content.decode()

        assert "Für 2 Vorgänge ausführen" in page
        assert three[0].number in page
        assert three[1].number not in page

    @pytest.mark.yardstick("D42")
    def test_takes_the_whole_list_as_it_is_filtered(self, at_bobs_desk, three, bob, now):
        take(three[0], by=bob, at=now)

        assert "Für 2 Vorgänge" in selected(at_bobs_desk, "take", all="1").content.decode()
        assert "Für 2 Vorgänge" in selected(at_bobs_desk, "take", query="?leistung=licence", all="1").content.decode()
        assert "mindestens einen Vorgang" in selected(at_bobs_desk, "take", query="?leistung=x", all="1").content.decode()

    def test_takes_what_a_search_found(self, at_bobs_desk, three):
        index_all(three)
        at_bobs_desk.post(reverse("backoffice:search"), {"text": "beispiel"})

        assert "Für 3 Vorgänge" in selected(at_bobs_desk, "take", which="suche", all="1").content.decode()

    def test_says_what_to_do_when_nothing_is_ticked(self, at_bobs_desk, case):
        page = selected(at_bobs_desk, "take")

        assert "mindestens einen Vorgang" in page.content.decode()
        assert page.request["PATH_INFO"] == reverse("backoffice:list", args=["unverteilt"])

    def test_reaches_no_case_of_another_department(self, sign_in, dora, case):
        assert "mindestens einen Vorgang" in selected(sign_in(dora), "take", case).content.decode()

    @pytest.mark.parametrize("act", ["assign", "decide", "export"])
    def test_offers_to_supervisors_only_what_reaches_beyond_ones_own_cases(self, sign_in, bob, carla, case, act):
        address = reverse("backoffice:list", args=["unverteilt"])

        assert f'value="{act}"' in sign_in(carla).get(address).content.decode()
        assert f'value="{act}"' not in sign_in(bob).get(address).content.decode()
        assert selected(sign_in(bob), act, case).status_code == 404

    def test_refuses_an_act_that_does_not_exist(self, at_bobs_desk, case):
        assert selected(at_bobs_desk, "delete", case).status_code == 404


@pytest.mark.django_db
class TestAJobFromEndToEnd:
    def test_assigns_what_carla_selects_to_bob(self, sign_in, carla, bob, three, alice):
        browser = sign_in(carla)
        form = selected(browser, "assign", *three)
        assert "Bob Muster" in form.content.decode()
        assert "Alice Beispiel" not in form.content.decode()

        plan = browser.post(form.request["PATH_INFO"], {"to": bob.pk}, follow=True).content.decode()
        assert "Der Vorgang geht an Bob Muster." in plan
        assert not Case.objects.filter(clerk=bob).exists()

        job = Job.objects.get()
        running = browser.post(reverse("backoffice:job_start", args=[job.pk]), follow=True).content.decode()
        assert "läuft" in running
        assert "Stand neu laden" in running
        run_due()
        over = browser.get(reverse("backoffice:job", args=[job.pk])).content.decode()
        assert "3 Vorgänge ausgeführt" in over
        assert "Stand neu laden" not in over
        assert Case.objects.filter(clerk=bob).count() == 3

    def test_shows_the_letter_before_many_cases_are_decided(self, at_carlas_desk, three, version, bob, now):
        for case in three:
            take(case, by=bob, at=now)
        form = selected(at_carlas_desk, "decide", *three).content.decode()
        assert "Befristet erteilen" not in form  # it asks for a day, which differs from case to case

        job = Job.objects.get()
        choice = {"end": f"{version.pk}:refused", "reasons": "<b>Nein</b>"}
        plan = at_carlas_desk.post(reverse("backoffice:job_plan", args=[job.pk]), choice, follow=True).content.decode()

        assert "Wird entschieden: Ablehnen." in plan
        assert "&lt;b&gt;Nein&lt;/b&gt;" in plan
        assert "<b>Nein</b>" not in plan
        assert set(Case.objects.values_list("state", flat=True)) == {State.IN_REVIEW}

    def test_asks_for_reasons_where_the_law_does(self, at_carlas_desk, case, version, bob, now):
        take(case, by=bob, at=now)
        selected(at_carlas_desk, "decide", case)

        address = reverse("backoffice:job_plan", args=[Job.objects.get().pk])
        page = at_carlas_desk.post(address, {"end": f"{version.pk}:refused", "reasons": " "})

        assert page.status_code == 422
        assert "§ 39 VwVfG" in page.content.decode()

    def test_says_that_a_second_person_signs(self, at_carlas_desk, case, version, bob, now):
        take(case, by=bob, at=now)
        selected(at_carlas_desk, "decide", case)

        address = reverse("backoffice:job_plan", args=[Job.objects.get().pk])
        plan = at_carlas_desk.post(address, {"end": f"{version.pk}:special"}, follow=True).content.decode()

        assert "eine zweite Person unterschreibt" in plan

    def test_starts_nothing_at_a_second_click(self, at_bobs_desk, three):
        selected(at_bobs_desk, "take", *three)
        start = reverse("backoffice:job_start", args=[Job.objects.get().pk])

        at_bobs_desk.post(start)
        page = at_bobs_desk.post(start, follow=True).content.decode()

        assert "nichts doppelt ausgeführt" in page

    def test_can_be_dropped_before_it_starts(self, at_bobs_desk, three):
        selected(at_bobs_desk, "take", *three)
        job = Job.objects.get()

        at_bobs_desk.post(reverse("backoffice:job_stop", args=[job.pk]))
        at_bobs_desk.post(reverse("backoffice:job_start", args=[job.pk]))
        run_due()

        assert Case.objects.filter(clerk=None).count() == 3

    def test_speaks_english(self, at_bobs_desk, three):
        selected(at_bobs_desk, "take", *three)

        page = at_bobs_desk.get("/en" + reverse("backoffice:job", args=[Job.objects.get().pk]))

        assert "Carry out for 3 cases" in page.content.decode()


@pytest.mark.django_db
class TestExporting:
    def test_leads_from_the_list_to_a_file(self, at_carlas_desk, three, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        form = selected(at_carlas_desk, "export", all="1")
        assert "Angaben: Erlaubnis" in form.content.decode()
        assert "Sache – Warum?" in form.content.decode()

        choice = {"facts": ["number"], "of-licence": ["licence:thing/name"], "format": "csv"}
        plan = at_carlas_desk.post(form.request["PATH_INFO"], choice, follow=True).content.decode()
        assert "Eine Datei (CSV) mit 2 Spalten." in plan
        job = Job.objects.get()
        at_carlas_desk.post(reverse("backoffice:job_start", args=[job.pk]))
        run_due()

        page = at_carlas_desk.get(reverse("backoffice:job", args=[job.pk])).content.decode()
        assert "3 Vorgänge ausgeführt" in page
        file = at_carlas_desk.get(reverse("backoffice:job_file", args=[job.pk]))
        assert file.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in file.headers["Content-Security-Policy"]
        assert three[0].number in b"".join(file.streaming_content).decode()

    def test_asks_who_is_there_unless_somebody_has_just_signed_in_and_goes_on_with_what_they_chose(self, carla, case):
        browser = sign_in_now(Client(), carla, ago=timedelta(minutes=11))
        selected(browser, "export", case)
        address = reverse("backoffice:job_plan", args=[Job.objects.get().pk])

        asked = browser.post(address, {"facts": ["number"], "of-licence": ["licence:thing/name"], "format": "csv"})
        done = browser.post(asked.url, {"password": "correct horse"}, follow=True)

        assert asked.url.startswith("/konto/zugang/reauthenticate/")
        assert "Eine Datei (CSV) mit 2 Spalten." in done.content.decode()
        assert browser.get(address).status_code == 200

    def test_asks_for_a_column(self, at_carlas_desk, case):
        form = selected(at_carlas_desk, "export", case)

        page = at_carlas_desk.post(form.request["PATH_INFO"], {"format": "csv"})

        assert page.status_code == 422
        assert "mindestens eine Spalte" in page.content.decode()

    def test_refuses_columns_of_a_service_that_is_not_in_it(self, at_carlas_desk, case):
        form = selected(at_carlas_desk, "export", case)

        page = at_carlas_desk.post(form.request["PATH_INFO"], {"facts": ["other:secret/name"], "format": "csv"})

        assert page.status_code == 422

    def test_remembers_the_choice_when_the_clerk_changes_it(self, at_carlas_desk, case):
        form = selected(at_carlas_desk, "export", case)
        choice = {"of-licence": ["licence:thing/name"], "format": "json"}
        at_carlas_desk.post(form.request["PATH_INFO"], choice)

        page = at_carlas_desk.get(form.request["PATH_INFO"]).content.decode()

        assert 'value="licence:thing/name" checked' in page
        assert 'value="json" checked' in page
        assert 'value="number" checked' not in page

    def test_says_when_the_file_has_gone(self, at_carlas_desk, case):
        selected(at_carlas_desk, "export", case)

        page = at_carlas_desk.get(reverse("backoffice:job_file", args=[Job.objects.get().pk]), follow=True)

        assert "Diese Datei gibt es nicht mehr" in page.content.decode()


@pytest.mark.django_db
class TestTheJobsOfAClerk:
    def test_are_seen_by_nobody_else(self, sign_in, bob, carla, three):
        selected(sign_in(bob), "take", *three)
        job = Job.objects.get()

        assert "Übernehmen" in sign_in(bob).get(reverse("backoffice:jobs")).content.decode()
        assert "Noch kein Auftrag" in sign_in(carla).get(reverse("backoffice:jobs")).content.decode()
        assert sign_in(carla).get(reverse("backoffice:job", args=[job.pk])).status_code == 404

    def test_show_no_case_that_is_out_of_sight(self, sign_in, at_bobs_desk, bob, three, citizens_office):
        selected(at_bobs_desk, "take", *three)
        Position.objects.filter(account=bob).update(authority=citizens_office)

        page = at_bobs_desk.get(reverse("backoffice:job", args=[Job.objects.get().pk])).content.decode()

        assert three[0].number not in page

    def test_list_cases_without_a_query_per_case(self, at_bobs_desk, apply, django_assert_max_num_queries):
        selected(at_bobs_desk, "take", *[apply() for _ in range(12)])

        with django_assert_max_num_queries(12):
            at_bobs_desk.get(reverse("backoffice:job", args=[Job.objects.get().pk]))
