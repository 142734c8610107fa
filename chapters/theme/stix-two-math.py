"""Cuts STIX Two Math down to the signs in stix-two-math-unicodes.txt, and makes its primes fit for browsers.

    pip install fonttools==4.68.0 brotli
    python stix-two-math.py stix-two-math-latin-400-normal.woff2 fonts/stix-two-math-subset.woff2
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

source, target = sys.argv[1:]
ranges = Path(__file__).with_name("stix-two-math-unicodes.txt").read_text().split()

font = TTFont(source)
options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=subset.parse_unicodes(",".join(ranges)))
subsetter.subset(font)

# In f′ a browser sets the prime as a superscript: small and raised. The font's prime is small and raised by itself, as
# text wants it, and would come out tiny. So it is drawn large and on the baseline, as TeX's is.
SCALE, LEFT, BOTTOM = 1.6, 40, 40
characters = font.getBestCmap()
for prime in (0x2032, 0x2033, 0x2034, 0x2057):
    name = characters[prime]
    glyph = font["glyf"][name]
    glyph.coordinates.translate((-glyph.xMin, -glyph.yMin))
    glyph.coordinates.scale((SCALE, SCALE))
    glyph.coordinates.translate((LEFT, BOTTOM))
    glyph.coordinates.toInt()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (glyph.xMax + LEFT, glyph.xMin)

font.flavor = "woff2"
font.save(target)
