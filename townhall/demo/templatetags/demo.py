"""The people of the demonstration, for the start page."""

from django import template

from townhall.demo.people import PEOPLE, Person

register = template.Library()


@register.simple_tag
def demo_people() -> list[Person]:
    return PEOPLE
