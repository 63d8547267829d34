class TestTheFrontDoor:
    def test_opens_without_an_accessibility_problem(self, page, check_accessibility):
        page.goto("/")

        check_accessibility(page)

    def test_lets_people_in_as_somebody_else(self, page, try_it_as, check_accessibility):
        page.goto("/demo/")
        check_accessibility(page)

        try_it_as(page, "alice")

        assert "/konto/" in page.url
