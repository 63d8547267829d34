"""Check a certificate: by code, by the QR code on it, or by the file itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def check(request: HttpRequest) -> HttpResponse:
    return render(request, "public/verify.html")


def show(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "public/verify.html")
