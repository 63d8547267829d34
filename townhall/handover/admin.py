"""Which programs receive which cases, for administrators."""

from django import forms
from django.contrib import admin

from townhall.handover.adapters.known import names
from townhall.handover.models import Destination


class DestinationForm(forms.ModelForm):
    adapter = forms.ChoiceField(choices=lambda: [(name, name) for name in names()])


@admin.register(Destination)
class DestinationAdmin(admin.ModelAdmin):
    form = DestinationForm
    list_display = ("name", "slug", "kind", "adapter", "only_charged", "days_to_answer", "is_active")
    list_filter = ("kind", "is_active")
