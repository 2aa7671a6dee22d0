"""The library color: colours in different spaces, as lists of three numbers, and in hexadecimal digits."""

from __future__ import annotations

from elnet.builtins.numbers import divide
from elnet.objects.cons import list_from, list_of
from elnet.objects.lists import elements
from elnet.objects.strings import LString, lisp_string
from elnet.objects.symbols import NIL, intern
from elnet.runtime import check, color_spaces
from elnet.runtime.color_spaces import WHITES
from elnet.runtime.lisp import Lisp
from elnet.runtime.primitive import Declarer, primitive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from elnet.runtime.color_spaces import Number, Point

declare = Declarer(__name__)

for _name, _place in WHITES.items():
    declare(f"color-{_name}-xyz", NIL, "A white point, in XYZ.", make=lambda place=_place: list_of(*place))  # type: ignore[misc]
declare("color-cie-ε", color_spaces.EPSILON, "Below which share L*a*b* is linear.")
declare("color-cie-κ", color_spaces.KAPPA, "How steep L*a*b* is where it is linear.")


def _point(first: object, second: object, third: object) -> Point:
    return check.number_or_marker(first), check.number_or_marker(second), check.number_or_marker(third)


def _point_in(values: object) -> Point:
    first, second, third = elements(values)
    return _point(first, second, third)


def _white(lisp: Lisp, white: object) -> Point:
    return _point_in(lisp.value("color-d65-xyz") if white is NIL else white)


# From one space to another


def _srgb_to_lab(lisp: Lisp, point: Point) -> Point:
    return color_spaces.xyz_to_lab(color_spaces.srgb_to_xyz(point), _white(lisp, NIL))


def _lab_to_srgb(lisp: Lisp, point: Point) -> Point:
    return color_spaces.xyz_to_srgb(color_spaces.lab_to_xyz(point, _white(lisp, NIL)))


CONVERSIONS: dict[str, tuple[str, Callable[[Lisp, Point], Point]]] = {
    "hsl-to-rgb": ("hue saturation lightness", lambda lisp, point: color_spaces.hsl_to_rgb(point)),
    "rgb-to-hsv": ("red green blue", lambda lisp, point: color_spaces.rgb_to_hsv(point)),
    "rgb-to-hsl": ("red green blue", lambda lisp, point: color_spaces.rgb_to_hsl(point)),
    "srgb-to-xyz": ("red green blue", lambda lisp, point: color_spaces.srgb_to_xyz(point)),
    "xyz-to-srgb": ("x y z", lambda lisp, point: color_spaces.xyz_to_srgb(point)),
    "srgb-to-lab": ("red green blue", _srgb_to_lab),
    "lab-to-srgb": ("l a b", _lab_to_srgb),
    "lab-to-lch": ("l a b", lambda lisp, point: color_spaces.lab_to_lch(point)),
    "lch-to-lab": ("l c h", lambda lisp, point: color_spaces.lch_to_lab(point)),
    "xyz-to-oklab": ("x y z", lambda lisp, point: color_spaces.xyz_to_oklab(point)),
    "oklab-to-xyz": ("l a b", lambda lisp, point: color_spaces.oklab_to_xyz(point)),
    "srgb-to-oklab": ("r g b", lambda lisp, point: color_spaces.xyz_to_oklab(color_spaces.srgb_to_xyz(point))),
    "oklab-to-srgb": ("l a b", lambda lisp, point: color_spaces.xyz_to_srgb(color_spaces.oklab_to_xyz(point))),
}
"""What takes a point of one space and returns one of another: its coordinates and the function."""


def _conversion(name: str) -> Callable[..., object]:
    coordinates, convert = CONVERSIONS[name]

    def converted(lisp: Lisp, first: object, second: object, third: object) -> object:
        return list_of(*convert(lisp, _point(first, second, third)))

    one, other = (space.upper() for space in name.split("-to-"))
    converted.__doc__ = f"Return, in {other}, the colour of {one} with the coordinates {coordinates.upper()}."
    return converted


for _name in CONVERSIONS:
    primitive(f"color-{_name}")(_conversion(_name))


@primitive("color-hue-to-rgb")
def color_hue_to_rgb(v1: object, v2: object, h: object) -> Number:
    """Return the share at the hue H that changes between V1 and V2."""
    return color_spaces.of_hue(*_point(v1, v2, h))


@primitive("color-xyz-to-lab")
def color_xyz_to_lab(lisp: Lisp, x: object, y: object, z: object, white_point: object = NIL) -> object:
    """Return, in L*a*b*, the colour at X, Y, Z beside WHITE-POINT, by default D65."""
    return list_of(*color_spaces.xyz_to_lab(_point(x, y, z), _white(lisp, white_point)))


@primitive("color-lab-to-xyz")
def color_lab_to_xyz(lisp: Lisp, l: object, a: object, b: object, white_point: object = NIL) -> object:  # noqa: E741
    """Return, in XYZ, the colour at L, A, B of L*a*b* beside WHITE-POINT, by default D65."""
    return list_of(*color_spaces.lab_to_xyz(_point(l, a, b), _white(lisp, white_point)))


@primitive("color-xyz-to-xyy")
def color_xyz_to_xyy(x: object, y: object, z: object) -> object:
    """Return, in xyY, the colour at X, Y, Z."""
    point = _point(x, y, z)
    whole = float(sum(point))
    return list_of(divide(point[0], whole), divide(point[1], whole), point[1])


@primitive("color-xyy-to-xyz")
def color_xyy_to_xyz(x: object, y: object, Y: object) -> object:  # noqa: N803
    """Return, in XYZ, the colour at X, Y and the second Y of xyY."""
    share, height, light = _point(x, y, Y)
    return list_of(divide(share * light, float(height)), light, divide((1 - share - height) * light, float(height)))


@primitive("color-cie-de2000")
def color_cie_de2000(color1: object, color2: object, kl: object = NIL, kc: object = NIL, kh: object = NIL) -> float:
    """Return how different COLOR1 and COLOR2, of L*a*b*, look: CIEDE2000, with the weights KL, KC and KH."""
    weights = _point(*(1 if weight is NIL else weight for weight in (kl, kc, kh)))
    return color_spaces.ciede2000(_point_in(color1), _point_in(color2), *weights)


# Names and digits


@primitive("color-rgb-to-hex")
def color_rgb_to_hex(red: object, green: object, blue: object, digits_per_component: object = NIL) -> LString:
    """Return the colour with shares RED, GREEN and BLUE as #RRRRGGGGBBBB, or #RRGGBB if DIGITS-PER-COMPONENT is 2."""
    digits = 2 if digits_per_component == 2 else 4
    shares = (int(share * (16**digits - 1)) for share in _point(red, green, blue))
    return lisp_string("#" + "".join(f"{share:0{digits}x}" for share in shares))


def _of_name(lisp: Lisp, name: object) -> object:
    return lisp.call(intern("color-name-to-rgb"), name)


def _hexadecimal(shares: object) -> LString:
    return color_rgb_to_hex(*elements(shares))


@primitive("color-complement")
def color_complement(lisp: Lisp, color_name: object) -> object:
    """Return the shares of the colour opposite to COLOR-NAME."""
    shares = [*elements(_of_name(lisp, color_name)), NIL, NIL, NIL][:3]
    return list_from(1.0 - share for share in _point(*shares))


@primitive("color-complement-hex")
def color_complement_hex(lisp: Lisp, color: object) -> LString:
    """Return the colour opposite to COLOR, a name, in hexadecimal digits."""
    return _hexadecimal(color_complement(lisp, color))


@primitive("color-gradient")
def color_gradient(start: object, stop: object, step_number: object) -> object:
    """Return STEP-NUMBER colours between START and STOP, lists of shares, at equal steps."""
    count = check.integer(step_number)
    first, last = _point_in(start), _point_in(stop)
    steps = [(b - a) / float(count + 1) for a, b in zip(first, last, strict=True)]
    found, at = [], list(first)
    for _ in range(count):
        at = [share + step for share, step in zip(at, steps, strict=True)]
        found.append(list_of(*at))
    return list_from(found)


# More and less colourful


@primitive("color-clamp")
def color_clamp(value: object) -> float:
    """Return VALUE, or 0.0 or 1.0 if it is below or above these."""
    return min(1.0, max(0.0, check.number_or_marker(value)))


@primitive("color-saturate-hsl")
def color_saturate_hsl(h: object, s: object, l: object, percent: object) -> object:  # noqa: E741
    """Return the colour H, S, L, with its saturation raised by PERCENT of the whole."""
    return list_of(h, color_clamp(check.number_or_marker(s) + check.number_or_marker(percent) / 100.0), l)


@primitive("color-lighten-hsl")
def color_lighten_hsl(h: object, s: object, l: object, percent: object) -> object:  # noqa: E741
    """Return the colour H, S, L, with its lightness raised by PERCENT of itself."""
    light = check.number_or_marker(l)
    return list_of(h, s, color_clamp(light + light * check.number_or_marker(percent) / 100.0))


def _less(raise_: Callable[[object, object, object, object], object], verb: str) -> Callable[..., object]:
    def lowered(h: object, s: object, l: object, percent: object) -> object:  # noqa: E741
        return raise_(h, s, l, -check.number_or_marker(percent))

    lowered.__doc__ = f"Return the colour H, S, L, {verb} by PERCENT."
    return lowered


primitive("color-desaturate-hsl")(_less(color_saturate_hsl, "desaturated"))
primitive("color-darken-hsl")(_less(color_lighten_hsl, "darkened"))


def _by_name(change: str) -> Callable[..., object]:
    def changed(lisp: Lisp, name: object, percent: object) -> object:
        hsl = lisp.call(intern("color-rgb-to-hsl"), *elements(_of_name(lisp, name)))
        changed_hsl = lisp.call(intern(f"color-{change}-hsl"), *elements(hsl), percent)
        return _hexadecimal(lisp.call(intern("color-hsl-to-rgb"), *elements(changed_hsl)))

    changed.__doc__ = f"Return the colour NAME after `color-{change}-hsl' with PERCENT, in hexadecimal digits."
    return changed


for _change in ("saturate", "desaturate", "lighten", "darken"):
    primitive(f"color-{_change}-name")(_by_name(_change))
