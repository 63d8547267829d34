"""Addresses below /demo/, in the demonstration only."""

from django.urls import path

from townhall.demo import paying, views

app_name = "demo"
urlpatterns = [
    path("", views.show_people, name="people"),
    path("als/<slug:key>/", views.try_it_as, name="try_it_as"),
    path("zahlung/<str:transaction>/", paying.show, name="payment"),
    path("ident/", views.prove_identity, name="ident"),
    path("mail/", views.list_mail, name="mails"),
    path("mail/<int:pk>/", views.show_mail, name="mail"),
]
