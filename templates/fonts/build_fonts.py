#!/usr/bin/python3 -B
"""Builds the two faces of "Tuanfu Sans": a TrueType subset of Noto Sans CJK SC.

usage: build_fonts.py [FOLDER]        (default: the folder of this script)
needs: python3-fonttools fonts-noto-cjk unicode-data

Why a subset of our own: printing must give the same bytes on every machine and must not depend
on which font package is installed; TrueType outlines are read table by table, where the CFF of
the package is read whole for every document; and a page is a third of the size.

The characters are the General Standard Table (8105, kTGH in Unihan: every character that a
registered name may hold), GB 2312, Latin with pinyin, and the symbols that sheets use. The
layout features that are kept are those that paragraphs rely on: ccmp (a Chinese dash is one
stroke), locl, kern, mark, mkmk, halt (half-width punctuation) and pwid (narrow quotation marks
in English). The licence forbids the name "Noto" for a changed font, so it has its own.

The bytes depend on the package versions only: no clock is read.
"""
import bz2
import hashlib
import os
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-%s.ttc"
SIMPLIFIED_CHINESE = 2          # number of the SC face in the collection
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
FAMILY = "Tuanfu Sans"
FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk", "halt", "pwid"]
SCRIPTS = ["DFLT.dflt", "hani.dflt", "hani.ZHS", "latn.dflt", "latn.ZHS"]
SYMBOLS = "℃℉№×÷±≤≥≠≈½¼¾°♪♫♡♥☆★✓−€∞√∶"


def general_standard():
    found = set()
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkTGH\t" in line:
                found.add(int(line.split("\t")[0][2:], 16))
    return found


def gb2312():
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def characters():
    latin = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | set(range(0x1CD, 0x1DD))
    latin |= {0x1F8, 0x1F9, 0x251, 0x261, 0x1E3F} | set(range(0x300, 0x305)) | {0x30C, 0x308}
    symbols = set(range(0x2010, 0x2040)) | set(range(0x2190, 0x219A)) | set(range(0x2460, 0x2474))
    symbols |= set(range(0x25A0, 0x2608)) | set(range(0x3000, 0x3018)) | set(range(0xFF01, 0xFF5F))
    symbols |= {0xFFE5} | set(map(ord, SYMBOLS))
    return general_standard() | gb2312() | latin | symbols


def subset_options():
    options = subset.Options()
    options.layout_features = FEATURES
    options.layout_scripts = SCRIPTS
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.font_number = SIMPLIFIED_CHINESE
    options.name_IDs += [13, 14]                    # licence and its address
    options.drop_tables += ["BASE", "vhea", "vmtx", "VORG"]
    return options


def to_truetype(font):
    """Replaces cubic CFF outlines by quadratic ones, at most one unit away."""
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = table = newTable("glyf")
    table.glyphOrder = font.getGlyphOrder()
    table.glyphs = glyphs
    del font["CFF "]
    table.compile(font)
    profile = font["maxp"]
    profile.tableVersion = 0x00010000
    for field in ("maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs "
                  "maxStackElements maxSizeOfInstructions maxComponentElements maxPoints "
                  "maxContours maxCompositePoints maxCompositeContours "
                  "maxComponentDepth").split():
        setattr(profile, field, 0)
    profile.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"


def rename(font, weight):
    full = FAMILY + (" Bold" if weight == "Bold" else "")
    post_script = FAMILY.replace(" ", "") + "-" + weight
    words = {1: FAMILY, 3: post_script, 4: full, 6: post_script, 16: FAMILY}
    table = font["name"]
    for record in list(table.names):
        if record.nameID in words:
            table.setName(words[record.nameID], record.nameID, record.platformID,
                          record.platEncID, record.langID)


def build(weight, folder):
    options = subset_options()
    font = subset.load_font(SOURCE % weight, options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters())
    cutter.subset(font)
    between = os.path.join(folder, ".between.otf")
    subset.save_font(font, between, options)
    font = TTFont(between)
    to_truetype(font)
    rename(font, weight)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    path = os.path.join(folder, "TuanfuSans-%s.ttf" % weight)
    font.save(path)
    os.remove(between)
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    print(digest, os.path.basename(path), os.path.getsize(path), "bytes",
          font["maxp"].numGlyphs, "glyphs")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    for weight in ("Regular", "Bold"):
        build(weight, folder)


if __name__ == "__main__":
    main()
