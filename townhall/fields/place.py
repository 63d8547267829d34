from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from townhall.fields.base import CONTROL_CHARACTERS, Field
from townhall.fields.placed import SHAPES, Placed, listed, measured
from townhall.fields.text import TOO_LONG
from townhall.lib import geometry
from townhall.lib.codec import canonical
from townhall.lib.geometry import CrossesItself, Geometry, NotAGeometry, TooFewCorners
from townhall.lib.text import T
from townhall.lib.typed import ControlCharacterError, clean_lines
from townhall.logic.expressions import Expression, build

BOUNDS = (7.09, 51.40, 7.36, 51.54)  # west, south, east, north: the box around Bochum
LONGEST = 500  # characters of a description
MOST = 200  # positions of a geometry

SAY_WHERE = T(
    "Beschreiben Sie bei „{label}“ den Ort in Worten oder zeichnen Sie ihn in der Karte ein",
    en="Describe the place of “{label}” in words or draw it on the map",
)
NOT_READABLE = T(
    "Geben Sie die Koordinaten bei „{label}“ so ein: 51.4818, 7.2162. Oder löschen Sie sie und beschreiben Sie den Ort in Worten",
    en="Enter the coordinates of “{label}” like this: 51.4818, 7.2162. Or delete them and describe the place in words",
)
CROSSED = T(
    "Zeichnen Sie die Fläche bei „{label}“ so, dass sich ihr Rand nicht überschneidet",
    en="Draw the area of “{label}” so that its edge does not cross itself",
)
NO_INSIDE = T(
    "Zeichnen Sie die Fläche bei „{label}“ mit mindestens drei Ecken, die nicht auf einer Linie liegen",
    en="Draw the area of “{label}” with at least three corners that do not lie on one line",
)
OUTSIDE = T("Wählen Sie bei „{label}“ einen Ort in Bochum", en="Choose a place in Bochum for “{label}”")
TOO_FINE = T("Zeichnen Sie bei „{label}“ höchstens {limit} Punkte ein", en="Draw at most {limit} points for “{label}”")
OTHER_SHAPE = T("Zeichnen Sie bei „{label}“ ein: {shapes}", en="Draw for “{label}”: {shapes}")


class PlaceInput(forms.Widget):
    """Words and coordinates; what is typed in both travels as one text: the words alone, or JSON with both."""

    template_name = "forms/widgets/place.html"

    def __init__(self, *, shapes: tuple[str, ...]):
        super().__init__()
        self.shapes = shapes

    def value_from_datadict(self, data, files, name):
        words, drawn = (str(data.get(f"{name}_{part}", "")) for part in ("text", "geometry"))
        if not drawn.strip():
            return words or data.get(name, "")
        return canonical({"text": words, "geometry": drawn})

    def value_omitted_from_data(self, data, files, name):
        return not any(key in data for key in (name, f"{name}_text", f"{name}_geometry"))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        words, drawn = taken_apart(str(value or ""))
        id = context["widget"]["attrs"].get("id", "")
        context["widget"]["place"] = {
            "name": name,
            "id": id,
            "text": words,
            "geometry": drawn,
            "shapes": [(shape, SHAPES[shape]) for shape in self.shapes],
            "bounds": ",".join(map(str, BOUNDS)),
            "tiles": settings.MAP_TILES,
            "longest": LONGEST,
            "most": MOST,
        }
        return context

    def id_for_label(self, id_):
        return f"{id_}_text" if id_ else id_


def taken_apart(typed: str) -> tuple[str, str]:
    """Return words and coordinates as they were typed."""
    if typed.startswith("{"):
        try:
            data = geometry.parsed(typed)
        except NotAGeometry:
            return typed, ""
        if isinstance(data, dict) and data.keys() == {"text", "geometry"}:
            return str(data["text"]), str(data["geometry"])
    return typed, ""


class PlaceTyped(forms.CharField):
    """Words and coordinates, each as people paste them."""

    def __init__(self, *, question: "Place", **options):
        super().__init__(strip=False, widget=PlaceInput(shapes=question.shapes), **options)
        self.question = question

    def to_python(self, value):
        words, drawn = taken_apart(super().to_python(value) or "")
        try:
            found = Placed(clean_lines(words), geometry.read(drawn) if drawn.strip() else None)
        except ControlCharacterError:
            raise ValidationError(self.question.say(CONTROL_CHARACTERS).lazy()) from None
        except TooFewCorners:
            raise ValidationError(self.question.say(NO_INSIDE).lazy()) from None
        except CrossesItself:
            raise ValidationError(self.question.say(CROSSED).lazy()) from None
        except NotAGeometry:
            raise ValidationError(self.question.say(NOT_READABLE).lazy()) from None
        if not found.text and found.geometry is None:
            return None
        if found.geometry and found.geometry.is_flat:  # only here: what was stored before this was checked stays readable
            raise ValidationError(self.question.say(NO_INSIDE).lazy())
        if problem := self.question.out_of_place(found):
            raise ValidationError(problem.lazy())
        return found


@dataclass(frozen=True, kw_only=True)
class Place(Field[Placed]):
    """A place in words or on the map; either is enough.

    `shapes` says what may be drawn: point, line, area. Stored as `{"text": …, "geometry": GeoJSON geometry or null}` in WGS 84
    with six decimals. `.length()` in metres and `.area()` in square metres can be used in rules and fees; without a line or an
    area they are empty.
    """

    tag = "place"
    draws: ClassVar[str] = "place"
    kind = "place"
    unanswered = SAY_WHERE

    shapes: tuple[str, ...] = ("point",)

    def __post_init__(self):
        if not self.shapes or not set(self.shapes) <= SHAPES.keys():
            raise ValueError(f"{self.shapes!r}: shapes are {', '.join(SHAPES)}.")

    def length(self) -> Expression:
        """Metres along the line drawn."""
        return build("metres", self)

    def area(self) -> Expression:
        """Square metres of the area drawn."""
        return build("square_metres", self)

    def form_field(self) -> forms.Field:
        return PlaceTyped(question=self)

    def out_of_place(self, placed: Placed) -> T | None:
        """Say what is wrong with words or drawing, or None."""
        if len(placed.text) > LONGEST:
            return self.say(TOO_LONG, limit=LONGEST)
        if (drawn := placed.geometry) is None:
            return None
        if drawn.shape not in self.shapes:
            return self.say(OTHER_SHAPE, shapes=listed(self.shapes))
        if len(drawn.positions) > MOST:
            return self.say(TOO_FINE, limit=MOST)
        west, south, east, north = drawn.box
        inside = BOUNDS[0] <= west and BOUNDS[1] <= south and east <= BOUNDS[2] and north <= BOUNDS[3]
        return None if inside else self.say(OUTSIDE)

    def schema(self):
        types = [geometry.TYPES[shape] for shape in self.shapes]
        drawn = {
            "type": "object",
            "properties": {"type": {"enum": types}, "coordinates": {"type": "array", "minItems": 1, "maxItems": MOST}},
            "required": ["type", "coordinates"],
            "additionalProperties": False,
        }
        return {
            "type": "object",
            "properties": {"text": {"type": "string", "maxLength": LONGEST}, "geometry": {"oneOf": [{"type": "null"}, drawn]}},
            "required": ["text", "geometry"],
            "additionalProperties": False,
        }

    def to_json(self, value):
        return {"text": value.text, "geometry": value.geometry.dump() if value.geometry else None}

    def from_json(self, data):
        if not isinstance(data, dict) or data.keys() != {"text", "geometry"} or not isinstance(data["text"], str):
            raise ValueError(data)
        found = Placed(data["text"], None if data["geometry"] is None else Geometry.load(data["geometry"]))
        if self.out_of_place(found) or not (found.text or found.geometry):
            raise ValueError(data)
        return found

    def to_input(self, data):
        if not isinstance(data, dict):
            return data
        if data.get("geometry") is None:
            return data.get("text", "")
        return canonical({"text": data.get("text", ""), "geometry": canonical(data["geometry"])})

    def display(self, value, language):
        return "\n".join(part for part in (value.text, measured(value, language)) if part)
