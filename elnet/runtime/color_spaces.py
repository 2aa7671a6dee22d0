"""Colours as coordinates of different spaces, and how far apart two look: the formulas of the library color.

Shares of red, green and blue and coordinates are floats, mostly from 0 to 1.  The formulas are those of the CIE, of sRGB
(IEC 61966-2-1), of Sharma, Wu and Dalal for the difference CIEDE2000, and of Ottosson for the space Oklab.
"""

from __future__ import annotations

import math

from elnet.objects.numbers import quotient

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    Number = int | float
    Point = tuple[Number, Number, Number]

EPSILON: Final = 216 / 24389.0
KAPPA: Final = 24389 / 27.0
WHITES: Final = {
    "d75": (0.9497, 1.0, 1.2264),
    "d65": (0.950455, 1.0, 1.088753),
    "d55": (0.9568, 1.0, 0.9215),
    "d50": (0.9642, 1.0, 0.8249),
}
"""The white points, in XYZ."""
SRGB_TO_XYZ: Final = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.21266729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
XYZ_TO_SRGB: Final = (
    (3.2404542, -1.5371385, -0.4985314),
    (-0.9692660, 1.8760108, 0.0415560),
    (0.0556434, -0.2040259, 1.0572252),
)
XYZ_TO_CONES: Final = (
    (0.8189330101, 0.3618667424, -0.1288597137),
    (0.0329845436, 0.9293118715, 0.0361456387),
    (0.0482003018, 0.2643662691, 0.6338517070),
)
CONES_TO_XYZ: Final = (
    (1.22701385, -0.55779998, 0.28125615),
    (-0.04058018, 1.11225687, -0.07167668),
    (-0.07638128, -0.42148198, 1.58616322),
)
CONES_TO_OKLAB: Final = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
OKLAB_TO_CONES: Final = (
    (1.0, 0.39633779, 0.21580376),
    (1.00000001, -0.10556134, -0.06385417),
    (1.00000005, -0.08948418, -1.29148554),
)


def _transformed(matrix: Sequence[Sequence[float]], point: Point) -> tuple[float, float, float]:
    x, y, z = point
    first, second, third = (a * x + b * y + c * z for a, b, c in matrix)
    return first, second, third


def power(base: Number, exponent: float) -> float:
    """Return BASE to the power of EXPONENT, NaN where that is no real number."""
    return float("nan") if base < 0 and exponent != int(exponent) else base**exponent


def _ratio(one: Number, other: Number) -> Number:
    """Return ONE / OTHER, an integer if both are."""
    return quotient(one, other) if type(one) is int and type(other) is int else one / other


# Hues


def of_hue(low: Number, high: Number, hue: Number) -> Number:
    """Return the share at HUE, in turns, that changes between LOW and HIGH."""
    if hue < 1 / 6.0:
        return low + (high - low) * hue * 6.0
    if hue < 0.5:
        return high
    if hue < 2 / 3.0:
        return low + (high - low) * (2 / 3.0 - hue) * 6.0
    return low


def hsl_to_rgb(point: Point) -> Point:
    """Return the shares of the colour with hue, in turns, saturation and lightness."""
    hue, saturation, lightness = point
    if saturation == 0:
        return lightness, lightness, lightness
    if lightness <= 0.5:
        high = lightness * (saturation + 1.0)
    else:
        high = lightness + saturation - lightness * saturation
    low = 2.0 * lightness - high
    third = 1 / 3.0
    return of_hue(low, high, (hue + third) % 1), of_hue(low, high, hue), of_hue(low, high, (hue - third) % 1)


def rgb_to_hsv(point: Point) -> Point:
    """Return hue, in radians, saturation and value of the colour with shares of red, green and blue."""
    red, green, blue = (float(share) for share in point)
    high, low = max(red, green, blue), min(red, green, blue)
    spread = high - low
    if spread < 1e-8:
        return 0.0, 0.0, low
    if high == red:
        degrees = 60 * ((green - blue) / spread)
        degrees = degrees if green >= blue else degrees + 360
    elif high == green:
        degrees = 60 * ((blue - red) / spread) + 120
    else:
        degrees = 60 * ((red - green) / spread) + 240
    return degrees * math.pi / 180, 0.0 if high == 0 else 1 - low / high, high


def rgb_to_hsl(point: Point) -> Point:
    """Return hue, in turns, saturation and lightness of the colour with shares of red, green and blue."""
    red, green, _ = point
    high, low = max(point), min(point)
    spread = high - low
    lightness = (high + low) / 2.0
    if spread < 1e-8:
        return 0.0, 0.0, lightness
    saturation = _ratio(spread, high + low) if lightness <= 0.5 else spread / (2.0 - high - low)
    from_red, from_green, from_blue = (_ratio(high - share, spread) for share in point)
    if high == red:
        hue = from_blue - from_green
    elif high == green:
        hue = 2 + from_red - from_blue
    else:
        hue = 4 + from_green - from_red
    return hue / 6.0 % 1, saturation, lightness


# XYZ, L*a*b* and L*C*h°


def srgb_to_xyz(point: Point) -> Point:
    """Return the colour with the shares at POINT in XYZ."""
    red, green, blue = (share / 12.95 if share <= 0.04045 else power((share + 0.055) / 1.055, 2.4) for share in point)
    return _transformed(SRGB_TO_XYZ, (red, green, blue))


def xyz_to_srgb(point: Point) -> Point:
    """Return the shares of the colour at POINT of XYZ."""
    red, green, blue = (
        share * 12.92 if share <= 0.0031308 else 1.055 * power(share, 1 / 2.4) - 0.055
        for share in _transformed(XYZ_TO_SRGB, point)
    )
    return red, green, blue


def xyz_to_lab(point: Point, white: Point) -> Point:
    """Return the colour at POINT of XYZ in L*a*b*, as seen beside WHITE."""
    ratios = (float(share) / whole for share, whole in zip(point, white, strict=True))
    x, y, z = (power(ratio, 1 / 3.0) if ratio > EPSILON else (KAPPA * ratio + 16) / 116.0 for ratio in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def lab_to_xyz(point: Point, white: Point) -> Point:
    """Return the colour at POINT of L*a*b*, as seen beside WHITE, in XYZ."""
    light, a, b = point
    y = (light + 16) / 116.0
    x, z = a / 500.0 + y, y - b / 200.0
    x_ratio, z_ratio = (cubed if (cubed := f**3) > EPSILON else (116 * f - 16) / KAPPA for f in (x, z))
    y_ratio = ((light + 16) / 116.0) ** 3 if light > KAPPA * EPSILON else light / KAPPA
    return x_ratio * white[0], y_ratio * white[1], z_ratio * white[2]


def lab_to_lch(point: Point) -> Point:
    """Return the colour at POINT of L*a*b* as lightness, chroma and hue in radians."""
    light, a, b = point
    return light, math.sqrt(a * a + b * b), math.atan2(b, a)


def lch_to_lab(point: Point) -> Point:
    """Return the colour with lightness, chroma and hue in radians in L*a*b*."""
    light, chroma, hue = point
    return light, chroma * math.cos(hue), chroma * math.sin(hue)


# Oklab


def xyz_to_oklab(point: Point) -> Point:
    """Return the colour at POINT of XYZ in Oklab."""
    long, middle, short = (math.copysign(abs(cone) ** (1 / 3.0), cone) for cone in _transformed(XYZ_TO_CONES, point))
    return _transformed(CONES_TO_OKLAB, (long, middle, short))


def oklab_to_xyz(point: Point) -> Point:
    """Return the colour at POINT of Oklab in XYZ."""
    long, middle, short = (cone**3 for cone in _transformed(OKLAB_TO_CONES, point))
    return _transformed(CONES_TO_XYZ, (long, middle, short))


# Differences


def _hue(a: float, b: float) -> float:
    """Return the angle of (A, B), from 0 to 2π."""
    angle = 0.0 if a == 0 and b == 0 else math.atan2(b, a)
    return angle + 2 * math.pi if angle < 0 else angle


def _hue_step(first: float, second: float, chroma: float) -> float:
    """Return by how much the hue turns from FIRST to SECOND, the shorter way; CHROMA is the product of the chromas."""
    step = second - first
    if chroma == 0:
        return 0.0
    if abs(step) <= math.pi:
        return step
    return step - 2 * math.pi if step > math.pi else step + 2 * math.pi


def _mean_hue(first: float, second: float, chroma: float) -> float:
    if chroma == 0:
        return first + second
    if abs(first - second) <= math.pi:
        return (first + second) / 2.0
    return (first + second + 2 * math.pi) / 2.0 if first + second < 2 * math.pi else (first + second - 2 * math.pi) / 2.0


def _rotation(hue: float, chroma: float) -> float:
    """Return how much differences of chroma and of hue influence each other around HUE and CHROMA."""
    degrees = math.degrees(hue)
    theta = math.radians(30.0) * math.exp(-(((degrees - 275.0) / 25.0) ** 2))
    return -math.sin(theta * 2.0) * 2.0 * math.sqrt(chroma**7 / (chroma**7 + 25.0**7))


def ciede2000(one: Point, other: Point, k_light: Number, k_chroma: Number, k_hue: Number) -> float:
    """Return how different the colours ONE and OTHER of L*a*b* look; the K weigh lightness, chroma and hue."""
    (light_1, a_1, b_1), (light_2, a_2, b_2) = one, other
    mean = (math.sqrt(a_1**2 + b_1**2) + math.sqrt(a_2**2 + b_2**2)) / 2.0
    stretch = 1 + 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25.0**7)))
    a_1, a_2 = stretch * a_1, stretch * a_2
    chroma_1, chroma_2 = math.sqrt(a_1**2 + b_1**2), math.sqrt(a_2**2 + b_2**2)
    hue_1, hue_2 = _hue(a_1, b_1), _hue(a_2, b_2)
    product = chroma_1 * chroma_2
    hue_step = 2 * math.sqrt(product) * math.sin(_hue_step(hue_1, hue_2, product) / 2.0)
    light, chroma, hue = (light_1 + light_2) / 2.0, (chroma_1 + chroma_2) / 2.0, _mean_hue(hue_1, hue_2, product)
    t = (
        1 - 0.17 * math.cos(hue - math.radians(30)) + 0.24 * math.cos(hue * 2)
        + 0.32 * math.cos(hue * 3 + math.radians(6)) - 0.20 * math.cos(hue * 4 - math.radians(63))
    )  # fmt: skip
    s_light = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    s_chroma, s_hue = 1 + chroma * 0.045, 1 + 0.015 * chroma * t
    parts = (
        (light_2 - light_1) / (s_light * k_light),
        (chroma_2 - chroma_1) / (s_chroma * k_chroma),
        hue_step / (s_hue * k_hue),
    )
    return math.sqrt(parts[0] ** 2 + parts[1] ** 2 + parts[2] ** 2 + _rotation(hue, chroma) * parts[1] * parts[2])
