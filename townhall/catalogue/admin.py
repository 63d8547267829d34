"""Versions of services for administrators: see them, compare them, withdraw them. Nobody edits a version."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from townhall.accounts.models import Account
from townhall.catalogue.comparing.comparison import compare
from townhall.catalogue.models import ServiceVersion, Withdrawal
from townhall.catalogue.withdrawing import withdraw


class ReadOnly(admin.ModelAdmin):
    """Rows that only grow."""

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


@admin.register(ServiceVersion)
class ServiceVersionAdmin(ReadOnly):
    list_display = ("slug", "version", "published_at", "withdrawn", "changes")
    list_filter = ("slug",)
    search_fields = ("slug",)
    ordering = ("slug", "-number")
    fields = ("slug", "version", "published_at", "withdrawn", "digest", "hooks", "changes")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # publish_services does that

    def get_queryset(self, request: HttpRequest):
        return super().get_queryset(request).select_related("withdrawal").defer("data")

    @admin.display(description=_("version"))
    def version(self, row: ServiceVersion) -> str:
        return row.label

    @admin.display(description=_("withdrawn from"), empty_value="–")
    def withdrawn(self, row: ServiceVersion):
        found = getattr(row, "withdrawal", None)
        return found.withdrawn_on if found is not None else None

    @admin.display(description=_("changes"))
    def changes(self, row: ServiceVersion) -> str:
        there = reverse("admin:catalogue_serviceversion_changes", args=[row.pk])
        return format_html('<a href="{}">{}</a>', there, gettext("Changes in version %(label)s") % {"label": row.label})

    def get_urls(self) -> list:
        page = self.admin_site.admin_view(self.show_changes)
        return [path("<int:pk>/unterschiede/", page, name="catalogue_serviceversion_changes"), *super().get_urls()]

    def show_changes(self, request: HttpRequest, pk: int) -> TemplateResponse:
        """Show how a version differs from the one before it, or from another one of the service (`?mit=`)."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        new = ServiceVersion.objects.filter(pk=pk).first()
        if new is None:
            raise Http404
        others = ServiceVersion.objects.filter(slug=new.slug).exclude(pk=pk).order_by("-number")
        wanted = request.GET.get("mit", "")
        chosen = others.filter(pk=int(wanted)) if wanted.isascii() and wanted.isdigit() else others.filter(number__lt=new.number)
        old = chosen.first()
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Changes in %(slug)s %(label)s") % {"slug": new.slug, "label": new.label},
            "version": new,
            "others": list(others.defer("data", "hooks")),
            "old": old,
            "comparison": compare(old, new) if old is not None else None,
            "opts": self.opts,
        }
        return TemplateResponse(request, "catalogue/admin_changes.html", context)


class WithdrawalForm(forms.ModelForm):
    whole_service = forms.BooleanField(
        label=_("Withdraw every version of this service published so far"),
        help_text=_("Nobody can apply online until a new version is published; the page of the service names another channel."),
        required=False,
    )

    class Meta:
        model = Withdrawal
        fields = ("version", "whole_service", "reason", "withdrawn_on")


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadOnly):
    form = WithdrawalForm
    list_display = ("version", "withdrawn_on", "reason", "recorded_at")
    list_select_related = ("version",)
    ordering = ("-recorded_at",)

    def get_fields(self, request: HttpRequest, obj: Withdrawal | None = None) -> tuple[str, ...]:
        return ("version", "reason", "withdrawn_on", "recorded_at") if obj else WithdrawalForm.Meta.fields

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "version":
            left = ServiceVersion.objects.filter(withdrawal=None).defer("data", "hooks")
            options["queryset"] = left.order_by("slug", "-number")
        return super().formfield_for_foreignkey(db_field, request, **options)

    def save_model(self, request: HttpRequest, obj: Withdrawal, form, change: bool) -> None:
        facts = {"reason": obj.reason, "on": obj.withdrawn_on, "whole_service": form.cleaned_data["whole_service"]}
        assert isinstance(request.user, Account)  # the admin lets nobody else in
        made = withdraw(obj.version, by=request.user, at=now(), **facts)
        obj.pk, obj.recorded_at = made[-1].pk, made[-1].recorded_at
