"""Addresses below /amt/."""

from django.urls import URLPattern, path

from townhall.backoffice import (
    casefile,
    correspondence,
    decisions,
    effects,
    extensions,
    files,
    jobs,
    lists,
    moves,
    payments,
    plates,
    resources,
    resubmission,
    searching,
    versions,
)

app_name = "backoffice"
JOB = "sammelauftraege/<int:job>/"
CASE = "vorgaenge/<str:number>/"
urlpatterns: list[URLPattern] = [
    path("", lists.show_list, name="worklist"),
    path("listen/<slug:which>/", lists.show_list, name="list"),
    path("suche/", searching.show_search, name="search"),
    path("listen/<slug:which>/auswahl/", jobs.select, name="selection"),
    path("sammelauftraege/", jobs.show_jobs, name="jobs"),
    path(JOB, jobs.show_job, name="job"),
    path(f"{JOB}angaben/", jobs.plan, name="job_plan"),
    path(f"{JOB}start/", jobs.confirm, name="job_start"),
    path(f"{JOB}datei/", jobs.save_file, name="job_file"),
    path(f"{JOB}halt/", jobs.stop, name="job_stop"),
    path("kennzeichen/", plates.show, name="plate"),
    path("mittel/<slug:slug>/", resources.show, name="resource"),
    path("naechster-fall/", lists.take_next, name="next_case"),
    path(CASE, casefile.show_case, name="case"),
    path(f"{CASE}uebernahme/", moves.take, name="take"),
    path(f"{CASE}zuteilung/", moves.assign, name="assign"),
    path(f"{CASE}rueckgabe/", moves.give_back, name="give_back"),
    path(f"{CASE}fortsetzung/", moves.carry_on, name="carry_on"),
    path(f"{CASE}abschluss/", moves.close, name="close"),
    path(f"{CASE}nachrichten/", correspondence.write_message, name="messages"),
    path(f"{CASE}vermerke/", correspondence.write_note, name="notes"),
    path(f"{CASE}rueckfrage/", correspondence.request_information, name="request"),
    path(f"{CASE}wiedervorlage/", resubmission.set_date, name="resubmission"),
    path(f"{CASE}wiedervorlage/erledigung/", resubmission.settle, name="resubmission_done"),
    path(f"{CASE}verlaengerung/", extensions.extend_deadline, name="extension"),
    path(f"{CASE}fassung/", versions.show_changes, name="version"),
    path(f"{CASE}entscheidung/", decisions.decide, name="decision"),
    path(f"{CASE}freigabe/", decisions.sign, name="signature"),
    path(f"{CASE}zahlung/", payments.show, name="payment"),
    path(f"{CASE}erstattung/", payments.order_refund, name="refund_order"),
    path(f"{CASE}erstattung/<int:refund>/", payments.confirm_refund, name="refund"),
    path(f"{CASE}schritte/<int:delivery>/", effects.repeat_step, name="repeat"),
    path(f"{CASE}unterlagen/<uuid:document>/", files.save_document, name="document"),
    path(f"{CASE}unterlagen/<uuid:document>/seiten/<int:page>/", files.show_page, name="page"),
    path(f"{CASE}bescheide/<int:certificate>/", files.save_certificate, name="certificate"),
]
