"""Makes the workbooks of this folder with the programs that people really use.

    python3 -m venv <dir> && <dir>/bin/pip install openpyxl==3.1.5 XlsxWriter==3.3.1 xlwt==1.3.0 \
        msoffcrypto-tool==6.1.0
    <dir>/bin/python make.py            # needs soffice (LibreOffice Calc) on PATH
    then make.mjs, for SheetJS and ExcelJS

Every writer gets the same table (BASE) and what it alone can write. What must come out is in
expected.json, written by hand from here: never by running our reader.
"""

import datetime as dt
import os
import re
import subprocess
import tempfile
import zipfile

import msoffcrypto
import openpyxl
import xlsxwriter
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table

HERE = os.path.dirname(os.path.abspath(__file__))
HEADER = ["id", "title", "price", "hours", "start", "active"]
DAY = dt.date
BASE = [
    [20140000008325, "Comptabilité – niveau 1", 150000, 1.5, DAY(2024, 3, 15), True],
    ["0012", "Ligne 1\nLigne 2", 99.99, 0.1 + 0.2, DAY(2023, 12, 31), False],
    [7, "日本語 🎓 & <b>gras</b>", -5, None, DAY(2024, 2, 29), True],
    ["A-4", "Nombres en texte", "1 250,50", "1h30", "15/03/2024", "oui"],
]


def path(name):
    return os.path.join(HERE, name)


# ---------------------------------------------------------------- openpyxl


def a_book(rows=BASE, header=HEADER):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Cours"
    sheet.append(header)
    for row in rows:
        sheet.append(row)
    return book, sheet


def openpyxl_plain():
    a_book()[0].save(path("openpyxl-plain.xlsx"))


def openpyxl_write_only():
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Cours")
    for row in [HEADER, *BASE]:
        sheet.append(row)
    book.save(path("openpyxl-write-only.xlsx"))


def openpyxl_1904():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Cours"
    for row in [HEADER, *BASE]:
        sheet.append(row)
    book.save(path("openpyxl-1904.xlsx"))


def openpyxl_rich_text():
    book, sheet = a_book([])
    bold = InlineFont(b=True)
    sheet.append([1, CellRichText("Cours de ", TextBlock(bold, "COBOL"), " avancé")])
    sheet.append([2, CellRichText(TextBlock(bold, "Un "), TextBlock(InlineFont(i=True), "deux"))])
    book.save(path("openpyxl-rich-text.xlsx"))


def openpyxl_formulas():
    """openpyxl computes nothing: formulas without a value."""
    book, sheet = a_book([])
    sheet.append([1, "Addition", "=1000+500", 2])
    sheet.append([2, "=B2", 500, "=D2*2"])
    sheet.append([3, "Sans formule", 700, 3])
    book.save(path("openpyxl-formulas.xlsx"))


def openpyxl_merged():
    book, sheet = a_book([])
    for row in [[1, "Excel", 10, 2], [2, None, 20, None], [3, None, 30, None], [4, "Word", 40, 5]]:
        sheet.append(row)
    sheet.merge_cells("B2:B4")
    sheet.merge_cells("D2:D3")
    book.save(path("openpyxl-merged.xlsx"))


def openpyxl_titles():
    """A title over all columns, a date line, the header in row 4, gaps, a total, a foot-note."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Cours"
    sheet["A1"] = "Liste des cours au 31 mars 2024"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "Direction de la formation"
    for column, name in enumerate(HEADER, start=1):
        sheet.cell(4, column, name)
    rows = {5: [1, "Excel", 10, 2], 7: [2, "Word", 20, 3], 9: ["Total", None, 30, 5]}
    for number, row in rows.items():
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)
    sheet["A11"] = "Prix en euros, hors taxes"
    book.save(path("openpyxl-titles.xlsx"))


def openpyxl_hidden():
    book, sheet = a_book()
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    notes = book.create_sheet("Brouillon", 0)
    notes.append(HEADER)
    notes.append([99, "Caché", 1, 1])
    notes.sheet_state = "hidden"
    deep = book.create_sheet("Profond")
    deep["A1"] = "secret"
    deep.sheet_state = "veryHidden"
    book.active = 1
    book.save(path("openpyxl-hidden.xlsx"))


def openpyxl_sheets():
    """Our columns are on the third sheet, behind an empty one and one of notes."""
    book = openpyxl.Workbook()
    book.active.title = "Vide"
    notes = book.create_sheet("Lisez-moi")
    notes.append(["Auteur", "Date"])
    notes.append(["Service formation", DAY(2024, 1, 1)])
    notes.append(["Service achats", DAY(2024, 1, 2)])
    sheet = book.create_sheet("Données « 2024 »")
    for row in [HEADER, *BASE]:
        sheet.append(row)
    book.save(path("openpyxl-sheets.xlsx"))


def openpyxl_chartsheet():
    book, sheet = a_book([[1, "Excel", 10, 2], [2, "Word", 20, 3]])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=2, max_row=3))
    book.create_chartsheet("Graphique", 0).add_chart(chart)
    book.save(path("openpyxl-chartsheet.xlsx"))


def openpyxl_table():
    """A table, a filter, comments, links, frozen panes, a protected sheet: none of it is data."""
    book, sheet = a_book()
    sheet.add_table(Table(displayName="Cours", ref="A1:F5"))
    sheet["C2"].comment = Comment("Prix à revoir", "Service achats")
    sheet["B2"].hyperlink = "https://example.org/"
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True
    book.save(path("openpyxl-table.xlsx"))


def openpyxl_far_cell():
    book, sheet = a_book([[1, "Excel", 10, 2]])
    sheet["XFD1048576"] = "très loin"
    book.save(path("openpyxl-far-cell.xlsx"))


def openpyxl_wide():
    book = openpyxl.Workbook()
    book.active.append([f"c{n}" for n in range(1, 1201)])
    book.active.append(list(range(1, 1201)))
    book.save(path("openpyxl-wide.xlsx"))


def openpyxl_empty():
    openpyxl.Workbook().save(path("openpyxl-empty.xlsx"))


# -------------------------------------------------------------- XlsxWriter


def write_base(book, rows=BASE, name="Cours"):
    sheet = book.add_worksheet(name)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, HEADER)
    for r, row in enumerate(rows, start=1):
        for c, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(r, c, dt.datetime(value.year, value.month, value.day), day)
            elif isinstance(value, str):
                sheet.write_string(r, c, value)
            elif value is not None:
                sheet.write(r, c, value)
    return sheet


def xlsxwriter_plain(name="xlsxwriter-plain.xlsx", options=None):
    book = xlsxwriter.Workbook(path(name), options or {})
    write_base(book)
    book.close()


def xlsxwriter_formats():
    """What only the format of a number says: a day, a time, a percentage, a currency, zeros."""
    book = xlsxwriter.Workbook(path("xlsxwriter-formats.xlsx"))
    sheet = book.add_worksheet("Cours")
    sheet.write_row(0, 0, ["id", "title", "price", "hours", "start", "active"])
    formats = [
        ("percent", 0.125, "0.0%"),
        ("franc", 150000, '# ##0 "FCFA"'),
        ("euro", 99.9, "#,##0.00 [$€-40C]"),
        ("bare dollar", 5, '"$"#,##0.00'),
        ("thousands", 1234567.5, "#,##0.00"),
        ("brackets", -500, "#,##0;(#,##0)"),
        ("escaped euro", 12.5, "0.00\\ \\€"),
        ("escaped francs", 25000, "#,##0\\ \\F\\ \\C\\F\\A"),
        ("scientific", 20140000008325, "0.00E+00"),
        ("padded", 1234, "00000"),
        ("day", 45366, "d mmm yyyy"),
        ("French day", 45366, "[$-40C]dddd d mmmm yyyy"),
        ("day and time", 45366.4375, "dd/mm/yyyy hh:mm"),
        ("time", 0.604166666666667, "hh:mm"),
        ("length of time", 1.51041666666667, "[h]:mm"),
        ("day by number", 45366, 14),
        ("text format", 45366, "@"),
        ("red", 7, "[Red]0;[Blue]-0"),
    ]
    for r, (label, value, code) in enumerate(formats, start=1):
        cell_format = book.add_format({"num_format": code})
        sheet.write_number(r, 0, r)
        sheet.write_string(r, 1, label)
        sheet.write_number(r, 2, value, cell_format)
    book.close()


def xlsxwriter_formulas():
    """Formulas with the values that they had, errors among them."""
    book = xlsxwriter.Workbook(path("xlsxwriter-formulas.xlsx"))
    sheet = write_base(book, [])
    sheet.write_row(1, 0, [1, "Addition"])
    sheet.write_formula(1, 2, "=SUM(1000,500)", None, 1500)
    sheet.write_row(2, 0, [2])
    sheet.write_formula(2, 1, '=UPPER("texte")', None, "TEXTE")
    sheet.write_formula(2, 5, "=1=1", None, True)
    sheet.write_row(3, 0, [3, "Division par zéro"])
    sheet.write_formula(3, 2, "=1/0", None, "#DIV/0!")
    sheet.write_row(4, 0, [4, "Introuvable"])
    sheet.write_formula(4, 2, "=NA()", None, "#N/A")
    sheet.write_row(5, 0, [5, "Après", 20])
    book.close()


def xlsxwriter_rich_text():
    book = xlsxwriter.Workbook(path("xlsxwriter-rich-text.xlsx"))
    bold = book.add_format({"bold": True})
    sheet = write_base(book, [])
    sheet.write_number(1, 0, 1)
    sheet.write_rich_string(1, 1, "Cours de ", bold, "COBOL", " avancé")
    sheet.write_number(2, 0, 2)
    sheet.write_string(2, 1, "  espaces gardés  ")
    sheet.write_number(3, 0, 3)
    sheet.write_string(3, 1, "_x000D_ écrit par quelqu'un")
    book.close()


def xlsxwriter_macros():
    """The stub is no macro at all; readers only have to see that the part is there."""
    with tempfile.TemporaryDirectory() as folder:
        stub = os.path.join(folder, "vbaProject.bin")
        with open(stub, "wb") as file:
            file.write(b"no macro, only a name")
        book = xlsxwriter.Workbook(path("xlsxwriter-macros.xlsm"))
        write_base(book)
        book.add_vba_project(stub)
        book.close()


# -------------------------------------------------------------------- xlwt


def xlwt_plain():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Cours")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    franc = xlwt.easyxf(num_format_str='# ##0 "FCFA"')
    for r, row in enumerate([HEADER, *BASE]):
        for c, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write(r, c, value, day)
            elif value is not None:
                sheet.write(r, c, value)
    sheet.write(5, 0, 8)
    sheet.write(5, 2, 25000, franc)
    sheet.write_merge(5, 6, 1, 1, "Fusionné")
    sheet.write(6, 0, 9)
    book.save(path("xlwt-plain.xls"))


def xlwt_1904():
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("Cours")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    sheet.write(0, 0, "id")
    sheet.write(0, 1, "title")
    sheet.write(0, 4, "start")
    sheet.write(1, 0, 1)
    sheet.write(1, 1, "Excel")
    sheet.write(1, 4, 43904, day)
    book.save(path("xlwt-1904.xls"))


# ------------------------------------------------------------- LibreOffice


def libreoffice(source, target, output_filter):
    """Opens a workbook in LibreOffice, which computes it, and saves it in another format."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        extension = target.rsplit(".", 1)[1]
        convert = ["--convert-to", f"{extension}:{output_filter}", "--outdir", folder]
        command = ["soffice", profile, "--headless", *convert, path(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        made = os.path.join(folder, f"{os.path.splitext(source)[0]}.{extension}")
        os.replace(made, path(target))


def libreoffice_all():
    xlsx = "Calc MS Excel 2007 XML"
    libreoffice("openpyxl-plain.xlsx", "libreoffice-plain.xlsx", xlsx)
    libreoffice("openpyxl-formulas.xlsx", "libreoffice-formulas.xlsx", xlsx)
    libreoffice("xlsxwriter-formats.xlsx", "libreoffice-formats.xlsx", xlsx)
    libreoffice("openpyxl-merged.xlsx", "libreoffice-merged.xls", "MS Excel 97")
    libreoffice("openpyxl-plain.xlsx", "libreoffice-plain.xls", "MS Excel 97")
    libreoffice("openpyxl-1904.xlsx", "libreoffice-1904.xls", "MS Excel 97")
    libreoffice("openpyxl-hidden.xlsx", "libreoffice-hidden.xls", "MS Excel 97")
    libreoffice("openpyxl-plain.xlsx", "libreoffice-plain.ods", "calc8")


# --------------------------------------------- packages made from packages


def rewrite(source, target, change, rename=lambda name: name):
    """A package with the same parts, each changed as text; no library here writes these forms."""
    with zipfile.ZipFile(path(source)) as old:
        with zipfile.ZipFile(path(target), "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(rename(name), change(name, old.read(name)))


STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main":
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships":
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/drawingml/2006/main":
        b"http://purl.oclc.org/ooxml/drawingml/main",
}


def strict():
    """ISO/IEC 29500 Strict: other namespaces, and days as ISO texts (t="d")."""

    def change(name, content):
        for old, new in STRICT.items():
            content = content.replace(old, new)
        if name == "xl/workbook.xml":
            content = content.replace(b"<workbook ", b'<workbook conformance="strict" ', 1)
        if name.startswith("xl/worksheets/"):
            day = rb'<c r="E2" s="(\d+)"[^>]*><v>45366</v></c>'
            iso = rb'<c r="E2" s="\1" t="d"><v>2024-03-15T00:00:00</v></c>'
            content, count = re.subn(day, iso, content)
            assert count == 1
        return content

    rewrite("xlsxwriter-plain.xlsx", "rewritten-strict.xlsx", change)


def unusual_names():
    """Parts may have any name: only the relations say what is what."""
    names = {
        "xl/workbook.xml": "Daten/Mappe.xml",
        "xl/_rels/workbook.xml.rels": "Daten/_rels/Mappe.xml.rels",
        "xl/worksheets/sheet1.xml": "Daten/blatt/eins.xml",
        "xl/sharedStrings.xml": "Daten/TEXTE.xml",
        "xl/styles.xml": "Daten/stil.xml",
        "xl/theme/theme1.xml": "Daten/theme1.xml",
    }

    def change(name, content):
        if name == "[Content_Types].xml":
            for old, new in names.items():
                content = content.replace(f'"/{old}"'.encode(), f'"/{new}"'.encode())
        if name == "_rels/.rels":
            content = content.replace(b'"xl/workbook.xml"', b'"/Daten/Mappe.xml"')
        if name == "xl/_rels/workbook.xml.rels":
            for old, new in names.items():
                target = new.removeprefix("Daten/")
                content = content.replace(
                    f'"{old.removeprefix("xl/")}"'.encode(), f'"{target}"'.encode()
                )
        return content

    rewrite(
        "xlsxwriter-plain.xlsx",
        "rewritten-part-names.xlsx",
        change,
        lambda name: names.get(name, name),
    )


def prefixed():
    """Every element of the sheet under a namespace prefix, as some Java writers do."""

    def change(name, content):
        if not name.startswith("xl/worksheets/"):
            return content
        content = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", content)
        return content.replace(b"xmlns=", b"xmlns:x=", 1)

    rewrite("xlsxwriter-plain.xlsx", "rewritten-prefix.xlsx", change)


def no_references():
    """Cells and rows without their addresses (`r`), which the standard makes optional."""

    def change(name, content):
        if not name.startswith("xl/worksheets/"):
            return content
        # The empty cell of the third course has to be there when nothing says where it is.
        content = content.replace(b'<c r="E4"', b'<c r="D4"/><c r="E4"')
        return re.sub(rb'(<(?:c|row)\b[^>]*?) r="[A-Z]*\d+"', rb"\1", content)

    rewrite("xlsxwriter-plain.xlsx", "rewritten-no-addresses.xlsx", change)


def zip64():
    """Sizes in the zip64 field of every member, as streaming Java writers leave them."""
    with zipfile.ZipFile(path("xlsxwriter-plain.xlsx")) as old:
        with zipfile.ZipFile(path("rewritten-zip64.xlsx"), "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                with new.open(name, "w", force_zip64=True) as member:
                    member.write(old.read(name))


def password():
    with open(path("openpyxl-plain.xlsx"), "rb") as plain:
        office = msoffcrypto.OfficeFile(plain)
        with open(path("msoffcrypto-password.xlsx"), "wb") as out:
            office.encrypt("motdepasse", out)


def damaged():
    with open(path("openpyxl-plain.xlsx"), "rb") as file:
        content = file.read()
    with open(path("damaged-cut.xlsx"), "wb") as out:
        out.write(content[: len(content) * 2 // 3])
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    with open(path("damaged-bytes.xlsx"), "wb") as out:
        out.write(content[:at] + bytes(20) + content[at + 20 :])
    with open(path("xlwt-plain.xls"), "rb") as file:
        old = file.read()
    with open(path("damaged-cut.xls"), "wb") as out:
        out.write(old[: len(old) // 3])


def others():
    html = "<html><body><table><tr><td>id</td><td>title</td></tr></table></body></html>\n"
    with open(path("page.xls"), "w", encoding="utf-8") as out:
        out.write(html)
    with open(path("text.xlsx"), "w", encoding="utf-8") as out:
        out.write("id;title\n1;Excel\n")


if __name__ == "__main__":
    for make in [
        *[openpyxl_plain, openpyxl_write_only, openpyxl_1904, openpyxl_rich_text],
        *[openpyxl_formulas, openpyxl_merged, openpyxl_titles, openpyxl_hidden, openpyxl_sheets],
        *[openpyxl_chartsheet, openpyxl_table, openpyxl_far_cell, openpyxl_wide, openpyxl_empty],
        *[xlsxwriter_plain, xlsxwriter_formats, xlsxwriter_formulas, xlsxwriter_rich_text],
        lambda: xlsxwriter_plain("xlsxwriter-inline.xlsx", {"constant_memory": True}),
        lambda: xlsxwriter_plain("xlsxwriter-1904.xlsx", {"date_1904": True}),
        *[xlsxwriter_macros, xlwt_plain, xlwt_1904, libreoffice_all],
        *[strict, unusual_names, prefixed, no_references, zip64, password, damaged, others],
    ]:
        make()
