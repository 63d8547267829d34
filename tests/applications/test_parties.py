"""Who takes part: a person for themselves, or an organisation for which a person speaks."""

from townhall.applications.models import Application, PartyRole
from townhall.applications.parties import applicant_name, parties_of, sort_name
from townhall.catalogue.answers import Answers
from townhall.kit import Profile, Service, Step, T, fields

HOME = {"street": "Musterstraße", "house_number": "12", "postcode": "44787", "city": "Bochum"}
ALICE = {"given_name": "Alice", "family_name": "Beispiel", "born": "1985-05-12"}
HERSELF = {"asker": {"who": {"applies_as": "person", "person": ALICE, "address": HOME}}}
CLUB = {
    "asker": {
        "who": {
            "applies_as": "organisation",
            "person": ALICE | {"given_name": "Übrig"},
            "organisation": {"name": "Turnverein Muster", "legal_form": "association"},
            "contact": {"given_name": "Alice", "family_name": "Beispiel"},
            "address": HOME,
            "email": "verein@rathaus.example",
        }
    }
}


class Asker(Step):
    title = T("Wer?", en="Who?")

    who = fields.One(fields.Applicant, prefill="identity")


class Permit(Service):
    """Anybody may apply."""

    slug = "erlaubnis"
    title = T("Erlaubnis", en="Permit")
    authority = "stadt"
    submit_label = T("Beantragen", en="Apply")
    profile = Profile(title, who=title, cost=title, minutes=1, processing=title)
    steps = [Asker]
    applicant = Asker.who


def filed(tree: dict, today) -> Answers:
    return Answers(Permit.definition, tree, today=today).visible()


class TestAPerson:
    def test_is_known_by_name(self, now):
        answers = filed(HERSELF, now.date())

        assert not answers.problems()
        assert applicant_name(answers, by=None) == "Alice Beispiel"
        assert sort_name(answers, by=None) == "beispiel alice"

    def test_has_an_address(self, now):
        [applicant, recipient] = parties_of(Application(), filed(HERSELF, now.date()), by=None)

        assert (applicant.role, recipient.role) == (PartyRole.APPLICANT, PartyRole.RECIPIENT)
        assert (applicant.name, applicant.street, applicant.organisation) == ("Alice Beispiel", "Musterstraße", "")


class TestAnOrganisation:
    def test_is_known_by_its_name(self, now):
        answers = filed(CLUB, now.date())

        assert not answers.problems()
        assert applicant_name(answers, by=None) == "Turnverein Muster"
        assert sort_name(answers, by=None) == "turnverein muster"

    def test_has_somebody_who_speaks_for_it(self, now):
        applicant = parties_of(Application(), filed(CLUB, now.date()), by=None)[0]

        assert (applicant.name, applicant.person_name) == ("Turnverein Muster", "Alice Beispiel")
        assert applicant.email == "verein@rathaus.example"

    def test_is_not_asked_for_a_birthday(self, now):
        assert "asker/who/person/born" not in {path for path, _, _ in filed(CLUB, now.date()).arising()}
