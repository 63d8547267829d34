"""Addresses below /demo/, in the demonstration only."""

from django.urls import URLPattern

app_name = "demo"
urlpatterns: list[URLPattern] = []
