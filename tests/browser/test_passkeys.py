"""Passkeys work under the strict policy of our pages: added in the account, used at the door."""

from townhall.demo.people import PASSWORD

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_opens_the_account(page, try_it_as, check_accessibility):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    try_it_as(page, "charlie")

    page.goto("/konto/zugang/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        check_accessibility(page)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("main button[type=submit]").click()
    check_accessibility(page)
    page.locator("[name=name]").fill("Mein Handy")
    page.locator("[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/recovery-codes/**")
    check_accessibility(page)
    page.goto("/konto/zugang/logout/")
    page.locator("main form button[type=submit]").click()
    page.goto("/konto/zugang/login/")
    page.locator("#passkey_login").click()

    page.wait_for_url("**/konto/")
