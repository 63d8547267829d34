from townhall.cases.models import Case, CaseWords, ListedValue
from townhall.cases.search import narrowing
from townhall.cases.search.narrowing import pointed_at


class TestPointedAt:
    def test_finds_the_same_cases_whether_few_fit_or_many(self, apply, monkeypatch):
        cases = [apply() for _ in range(3)]
        for case in cases:
            CaseWords.objects.update_or_create(case=case, defaults={"words": f"rex {case.pk}"})
            ListedValue.objects.create(case=case, service_slug="x", path="a/b", place=7, text="yes", shown={"de": "Ja"})
        words = CaseWords.objects.filter(words__startswith="rex").exclude(case=cases[2])
        answers = ListedValue.objects.filter(text="yes")

        def found() -> set[Case]:
            return set(pointed_at(pointed_at(Case.objects.all(), words), answers))

        few = found()
        monkeypatch.setattr(narrowing, "FEW", 0)

        assert few == found() == set(cases[:2])
