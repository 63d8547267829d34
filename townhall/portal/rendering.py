"""How Django shows forms that are not steps of a service: sign-in, feedback, profile."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    form_template_name = "forms/fields.html"
    field_template_name = "forms/field.html"
