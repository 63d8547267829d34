"""The second factor of the demonstration's staff: which code their authenticator app would show now."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

PERIOD = 30  # seconds


def current_code(secret: str, *, at: float) -> str:
    return format_hotp_value(hotp_value(secret, int(at) // PERIOD))
