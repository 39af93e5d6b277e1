#!/usr/bin/env python3
"""Workbooks for tests, made by hand with zipfile so that each shows one habit of some program, or
one attack. make_xlsx.py FOLDER [KIND…] writes them; with no KIND all of them.

The good ones hold the same two children (see GOOD), so that one look says whether they were read."""
import io
import os
import struct
import sys
import zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def place(row, column):
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def inline(text):
    return ("inlineStr", f"<is><t>{escape(text)}</t></is>", 0)


def number(value, style=0):
    return ("n", f"<v>{value}</v>", style)


def cell(ref, content):
    if isinstance(content, str):
        content = inline(content)
    kind, inside, style = content
    return f'<c r="{ref}" s="{style}" t="{kind}">{inside}</c>'


def sheet(rows, dimension="", tail="", with_places=True):
    """rows: (number, cells, attributes); a cell is text, or (type, XML, style), or None."""
    out = [HEAD, f"<worksheet {MAIN}>", dimension, "<sheetData>"]
    for number_, cells, attributes in rows:
        out.append(f'<row r="{number_}" {attributes}>')
        out += [cell(place(number_, i), c) for i, c in enumerate(cells) if c is not None]
        out.append("</row>")
    out.append(f"</sheetData>{tail}</worksheet>")
    text = "".join(out)
    if not with_places:
        import re
        text = re.sub(r' r="[A-Z]*\d+"', "", text)
    return text


def table(*rows):
    return [(i + 1, row, "") for i, row in enumerate(rows)]


def styles(formats):
    """formats: list of ids or codes, one style for each, behind style 0."""
    codes, ids = [], []
    for item in formats:
        if isinstance(item, str):
            ids.append(200 + len(codes))
            codes.append(item)
        else:
            ids.append(item)
    declared = "".join(f'<numFmt numFmtId="{200 + i}" formatCode="{escape(code).replace(chr(34), "&quot;")}"/>'
                       for i, code in enumerate(codes))
    return (HEAD + f"<styleSheet {MAIN}><numFmts>{declared}</numFmts>"
            '<cellStyleXfs><xf numFmtId="22"/></cellStyleXfs>'
            '<cellXfs><xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{i}"/>' for i in ids)
            + "</cellXfs></styleSheet>")


def book(sheets, strings=None, style=None, date1904=False, absolute=False, extra=None,
         compression=zipfile.ZIP_DEFLATED):
    """sheets: list of (name, state, xml). The bytes of a workbook."""
    target = "/xl/" if absolute else ""
    kinds = [("worksheet", f"worksheets/sheet{i + 1}.xml") for i in range(len(sheets))]
    if strings is not None:
        kinds.append(("sharedStrings", "sharedStrings.xml"))
    if style is not None:
        kinds.append(("styles", "styles.xml"))
    parts = {
        "_rels/.rels": RELS + f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
                              f'Target="{"/" if absolute else ""}xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": HEAD + f'<workbook {MAIN} xmlns:r="{OFFICE}">'
            + ('<workbookPr date1904="1"/>' if date1904 else "") + "<sheets>"
            + "".join(f'<sheet name="{escape(name)}" sheetId="{i + 1}" state="{state}" r:id="rId{i + 1}"/>'
                      for i, (name, state, _) in enumerate(sheets)) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": RELS + "".join(
            f'<Relationship Id="rId{i + 1}" Type="{OFFICE}/{kind}" Target="{target}{path}"/>'
            for i, (kind, path) in enumerate(kinds)) + "</Relationships>",
    }
    for i, (_, _, xml) in enumerate(sheets):
        parts[f"xl/worksheets/sheet{i + 1}.xml"] = xml
    if strings is not None:
        parts["xl/sharedStrings.xml"] = strings
    if style is not None:
        parts["xl/styles.xml"] = style
    parts.update(extra or {})
    return pack(parts, compression)


def pack(parts, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def one(rows, **more):
    return book([("名单", "visible", sheet(rows))], **more)


# ---- the same two children, in many ways ----

GOOD = (["姓名", "出生年月", "村"], ["甲一", "2016-03-05", "东村"], ["乙二", "2016-05", "西村"])


def shared():
    strings = HEAD + f"<sst {MAIN}>" + "".join(
        f"<si><t>{text}</t></si>" for text in ["姓名", "出生年月", "村", "东村", "西村", "2016-05"]) + (
        "<si><r><rPr><b/></rPr><t>甲</t></r><r><t>一</t></r><rPh sb=\"0\" eb=\"1\"><t>jia</t></rPh></si>"
        "<si><t>乙二</t><rPh sb=\"0\" eb=\"1\"><t>yi</t></rPh><phoneticPr/></si></sst>")
    at = lambda index: ("s", f"<v>{index}</v>", 0)
    return one(table([at(0), at(1), at(2)], [at(6), number(42434, 1), at(3)],
                     [at(7), at(5), at(4)]), strings=strings, style=styles([14]))


def dates(formats, base=42434, **more):
    """A child for each format; 42434 is 2016-03-05 from 1900."""
    rows = [["姓名", "出生年月"]]
    rows += [[f"甲{chr(0x4e00 + i)}", number(base, i + 1)] for i in range(len(formats))]
    return one(table(*rows), style=styles(formats), **more)


DAY_FORMATS = [14, 15, 22, 28, 29, 30, 31, 51, 53, 54, 58, 32, 33, 34, 35, 55, 56, 20,
               'yyyy"年"m"月"d"日"', "yyyy/m/d;@", "[$-804]yyyy-mm-dd", "m/d/yyyy h:mm",
               '[DBNum1][$-804]yyyy"年"m"月"d"日";@']
MONTH_FORMATS = [17, 27, 36, 50, 52, 57, 'yyyy"年"m"月"', "yyyy\\-mm"]


def two_heads():
    rows = [
        (1, ["某镇困境儿童花名册"], ""),
        (3, ["序号", "姓名", "基本情况", None, "同意书", None], ""),
        (4, [None, None, "出生年月", "村", "签字日期", "同意书到期"], ""),
        (5, [number(1), "甲一", "2016-03", "东村", "2026-08-01", "2027-08-31"], ""),
        (6, [number(2), "乙二", "2016-05", "西村", None, None], 'hidden="1"'),
        (7, [number(3), None, None, None, None, None], ""),
        (9, ["填表人：某人", None, "审核人：某某"], ""),
        (10, ["注：本表只供内部使用，不得外传"], ""),
    ]
    merges = ["A1:F1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "A10:F10"]
    tail = "<mergeCells>" + "".join(f'<mergeCell ref="{m}"/>' for m in merges) + "</mergeCells>"
    return book([("说明", "visible", sheet(table(["请先读这里"]))), ("旧", "hidden", sheet(table(*GOOD))),
                 ("名单", "visible", sheet(rows, tail=tail))])


def damaged_cells():
    return one(table(
        ["姓名", "编号", "出生年月", "村"],
        ["甲一", "422801201603051234", None, None],
        ["乙二", number("422801201603051234"), None, None],
        ["丙三", number("1.2E+17"), None, None],
        ["丁四", None, ("e", "<v>#N/A</v>", 0), None],
        ["戊五", None, number(42434), None],
        ["己六", None, ("n", "<f>A1</f>", 0), None],
        ["庚七", None, ("str", '<f>TEXT(A1,"")</f><v>2016-03</v>', 0), ("b", "<v>1</v>", 0)],
        ["辛八", None, number(-5, 1), None],
        ["壬九", number(42, 2), None, None]), style=styles([14, "000000"]))


# ---- hostile ones: a name, the bytes ----

def zip_bomb():
    return one(table(*GOOD), extra={"xl/worksheets/sheet1.xml":
                                    HEAD + f"<worksheet {MAIN}><sheetData>" + " " * (200 << 20)})


def nested():
    deep = "<a>" * 500000
    return one(table(*GOOD), extra={"xl/worksheets/sheet1.xml": HEAD + deep})


def entity_bomb():
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    return one(table(*GOOD), extra={"xl/worksheets/sheet1.xml":
        f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><worksheet {MAIN}><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>&a11;</t></is></c></row></sheetData></worksheet>'})


def huge_strings():
    import random
    random.seed(1)
    words = ["".join(random.choice("abcdefghijklmnop") for _ in range(60)) for _ in range(50)]
    strings = "".join(f"<si><t>{random.choice(words)}{i}</t></si>" for i in range(600000))
    return one(table(*GOOD), strings=HEAD + f"<sst {MAIN}>{strings}</sst>")


def endless_tag():
    return one(table(*GOOD), extra={"xl/worksheets/sheet1.xml":
        HEAD + f'<worksheet {MAIN}><sheetData><row spans="' + "1 " * (3 << 20)})


def zip_slip():
    return one(table(*GOOD), extra={"../../../../etc/cron.d/x": "x"})


def damaged_part():
    return one(table(*GOOD), extra={"xl/worksheets/sheet1.xml":
                                    sheet(table(*GOOD)).replace("</row>", "</rou>", 1)})


def truncated():
    data = one(table(*GOOD))
    return data[:len(data) * 2 // 3]


def wrong_crc():
    data = bytearray(one(table(*GOOD), compression=zipfile.ZIP_STORED))
    at = data.index("甲一".encode())
    data[at:at + 6] = "甲丁".encode()
    return bytes(data)


def far_column():
    return one(table(*GOOD), extra={"xl/worksheets/sheet1.xml":
        sheet(table(*GOOD)).replace('r="C2"', 'r="ZZZZZZZZ1000000000"')})


def encrypted_zip():
    data = bytearray(one(table(*GOOD)))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:      # the flag in each directory entry
        data[at + 8] |= 1
        at += 4
    at = 0
    while (at := data.find(b"PK\x03\x04", at)) >= 0:
        data[at + 6] |= 1
        at += 4
    return bytes(data)


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504


def encrypted():
    return OLE + "EncryptedPackage".encode("utf-16le") + b"\0" * 512


def old_xls():
    return OLE + "Workbook".encode("utf-16le") + b"\0" * 512


def ods():
    return pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                 "content.xml": "<office/>", "META-INF/manifest.xml": "<m/>"})


def macros():
    return one(table(*GOOD), extra={"xl/vbaProject.bin": "x"})


def many_parts():
    return one(table(*GOOD), extra={f"xl/media/{i}.png": "" for i in range(5000)})


def word_file():
    return pack({"_rels/.rels": RELS + "</Relationships>", "word/document.xml": "<d/>"})


def many_rows(count):
    surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
    given = "一二三四五六七八九十春夏秋冬东南西北金木水火土山川江河日月星辰风云雨雪"
    villages = ["东村", "西村", "河东村", "河西村", "大坪", "小坪", "向阳", "新民"]
    rows = [["姓名", "性别", "出生日期", "村", "同意书", "同意书到期", "孩子的回答"]]
    for i in range(count):
        name = surnames[i % 32] + given[i // 32 % len(given)] + given[i // 32 // len(given) % len(given)]
        rows.append([name, "女男"[i % 2], f"201{2 + i % 8}-{1 + i % 12:02}-{1 + i % 28:02}",
                     villages[i % 8], "是", "2027-08-31", "愿意"])
    return rows


def many_csv():
    return ("\ufeff" + "".join(",".join(row) + "\r\n" for row in many_rows(11300))).encode()


def many():
    rows = many_rows(11300)
    words = sorted({text for row in rows for text in row})
    index = {text: i for i, text in enumerate(words)}
    strings = HEAD + f"<sst {MAIN}>" + "".join(f"<si><t>{w}</t></si>" for w in words) + "</sst>"
    return one(table(*[[("s", f"<v>{index[text]}</v>", 0) for text in row] for row in rows]),
               strings=strings)


FILES = {
    "inline.xlsx": lambda: one(table(*GOOD)),
    "shared.xlsx": shared,
    "absolute.xlsx": lambda: one(table(*GOOD), absolute=True),
    "no-places.xlsx": lambda: book([("名单", "visible", sheet(table(*GOOD), with_places=False))]),
    "dimension.xlsx": lambda: book([("名单", "visible",
                                     sheet(table(*GOOD), dimension='<dimension ref="A1"/>'))]),
    "prefixed.xlsx": lambda: one(table(*GOOD), extra={"xl/worksheets/sheet1.xml":
        sheet(table(*GOOD)).replace("xmlns=", "xmlns:x=").replace("</", "</x:").replace("<", "<x:")
        .replace("<x:/x:", "</x:").replace("<x:?", "<?")}),
    "dates.xlsx": lambda: dates(DAY_FORMATS),
    "months.xlsx": lambda: dates(MONTH_FORMATS),
    "dates-1904.xlsx": lambda: dates(DAY_FORMATS, 42434 - 1462, date1904=True),
    "two-heads.xlsx": two_heads,
    "damaged-cells.xlsx": damaged_cells,
    "list.xlsx": lambda: one(table(["甲一"], ["乙二"])),
    "empty.xlsx": lambda: one([]),
    "no-names.xlsx": lambda: one(table(["名", "村"], ["甲一", "东村"])),
    "column-twice.xlsx": lambda: one(table(["姓名", "村", "姓名"], ["甲一", "东村", "甲一"])),
    "far.xlsx": lambda: one([(1, ["姓名"], ""), (2, ["甲一"] + [None] * 260 + ["x"], "")]),
    "zip-bomb.xlsx": zip_bomb, "nested.xlsx": nested, "entity-bomb.xlsx": entity_bomb,
    "huge-strings.xlsx": huge_strings, "endless-tag.xlsx": endless_tag, "zip-slip.xlsx": zip_slip,
    "damaged-part.xlsx": damaged_part, "truncated.xlsx": truncated, "wrong-crc.xlsx": wrong_crc,
    "far-column.xlsx": far_column, "encrypted-zip.xlsx": encrypted_zip,
    "encrypted.xlsx": encrypted, "old.xls": old_xls, "table.ods": ods, "macros.xlsm": macros,
    "many-parts.xlsx": many_parts, "letter.docx": word_file,
    "many.csv": many_csv, "many.xlsx": many,
}


def main():
    folder, *kinds = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    for name in kinds or FILES:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(FILES[name]())


if __name__ == "__main__":
    main()
