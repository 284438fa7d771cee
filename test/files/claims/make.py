"""Makes the statements and recaps of this folder, with the dirt that real ones have.

    python3 -m venv <dir> && <dir>/bin/pip install openpyxl==3.1.5 XlsxWriter==3.3.1
    <dir>/bin/python make.py

Persons, firms and amounts are made up. What must become of each claim is in expected.json, written
by hand from here (README.md says how): never by running our reader.
"""

import datetime as dt
import os

import openpyxl
import xlsxwriter
from openpyxl.styles import Font

HERE = os.path.dirname(os.path.abspath(__file__))
NB = "\u00a0"  # between the groups of an amount, as French programs write it
NNB = "\u202f"  # the same, narrow


def path(name):
    return os.path.join(HERE, name)


class Formula:
    """A formula; `value` is what a program would have computed (openpyxl writes none)."""

    def __init__(self, text, value):
        self.text, self.value = text, value


# ------------------------------------------------------- Senegal, first quarter of 2024, XOF

# employer, policy, insured person A, member id, birth date of A
FAMILIES = {
    "N": ("Minoterie du Cap", "POL-7001", "Ndiaye Moussa", 5001, "12/04/1979"),
    "S": ("Minoterie du Cap", "POL-7001", "Sarr Fatou", 5002, "30/09/1985"),
    "D": ("Transports du Fleuve", "POL-7002", "Diallo Cheikh", 6001, "23/01/1968"),
    "O": ("Transports du Fleuve", "POL-7002", "Fall Ousmane", 6002, "17/07/1990"),
    # The first one's namesake in another firm.
    "H": ("Transports du Fleuve", "POL-7002", "Ndiaye Moussa", 6003, "05/12/1974"),
    # Only the husband has lines in the statement.
    "G": ("Cimenterie Sahel", "POL-7003", "Guèye Ndèye", 7001, ""),
}
# family, how the file writes the quality, name, birth date
PEOPLE = {
    "N": ("N", "A", "Ndiaye Moussa", "12/04/1979"),
    "Nc": ("N", "Conjoint", "Ndiaye Awa", "28/02/1982"),
    "Ne": ("N", "E", "Ndiaye Ibrahima", "14/06/2011"),
    "S": ("S", "Adhérent", "Sarr Fatou", "30/09/1985"),
    "D": ("D", "A", "Diallo Cheikh", "23/01/1968"),
    "Dc": ("D", "C", "Diallo Mariama", "19/11/1972"),
    "O": ("O", "A", "Fall Ousmane", "17/07/1990"),
    "Oe": ("O", "Enfant", "Fall Aminata", "22/10/2016"),
    "H": ("H", "A", "Ndiaye Moussa", "05/12/1974"),
    "Gc": ("G", "Époux", "Guèye Pape", "13/08/1970"),
}
PHARMACY = ("Pharmacie de la Corniche", "Pharmacie", "Médicaments")
CLINIC = ("Clinique des Filaos", "Soins courants", "Consultation")
LAB = ("Laboratoire du Plateau", "Biologie", "Glycémie à jeun")


def day(text):
    return dt.datetime.strptime(text, "%d/%m/%Y").date()


def act(claim, who, paid, claimed, reimbursed, at=CLINIC, **more):
    """A line of the statement, by the names of its columns."""
    family, quality, name, born = PEOPLE[who]
    employer, policy, principal, member, _ = FAMILIES[family]
    line = {
        "id": claim, "status": "Réglé", "care": "02/01/2024", "paid": paid, "employer": employer,
        "policy": policy, "principal": principal, "name": name, "quality": quality,
        "member": member, "partner": at[0], "country": "Sénégal", "category": at[1],
        "act": at[2], "born": born, "claimed": claimed, "reimbursed": reimbursed, "copay": None,
        "payment": "Virement", "invoice": f"FA-{str(claim)[-4:]}", "note": None,
    }
    return line | more


BASE = 20140000008300  # ids are numbers, as Excel keeps what looks like one


def block_one():
    """Sound claims, and a sub-total that is right."""
    i = BASE
    return [
        act(i + 25, "N", day("08/01/2024"), 15000, 12000),
        act(i + 25, "N", day("08/01/2024"), 8500, 6800, PHARMACY),
        act(i + 25, "N", day("08/01/2024"), 2000, 1600, LAB),
        # Groups divided by no-break spaces, the narrow ones too.
        act(i + 26, "Nc", day("29/03/2024"), f"1{NB}250{NB}000", f"1{NNB}000{NNB}000"),
        act(i + 27, "Ne", "18/01/2024", f"12{NB}500 F CFA", "10 000 FCFA"),
        act(i + 27, "Ne", "18/01/2024", "7 500", "6.000", PHARMACY),
        act(i + 24, "S", day("22/01/2024"), 6500, 5200),
    ]


def block_two():
    """Both files read well and disagree; the sub-total says 81 000 where the lines are 80 000."""
    i = BASE
    return [
        act(i + 28, "S", day("23/01/2024"), 12000, 9600),
        act(i + 28, "S", day("23/01/2024"), 8000, 6400, PHARMACY),
        act(i + 29, "N", day("24/01/2024"), 10000, 8000),
        act(i + 30, "N", day("25/01/2024"), 10000, 9000),
        act(i + 31, "N", day("26/01/2024"), 10000, 7000),
        act(i + 32, "S", day("29/01/2024"), 30000, 24000, LAB),
    ]


def block_three():
    i = BASE
    return [
        act(i + 33, "D", day("30/01/2024"), 5000, 4000),  # not in the recap (34 is only there)
        act(i + 35, "D", day("31/01/2024"), 10003, 8000),  # 3 francs: under the tolerance
        act(i + 36, "D", day("01/02/2024"), 10005, 8000),  # 5 francs: not under it
        act(i + 37, "Dc", day("02/02/2024"), 10000, 8000),
        act(i + 37, "Dc", day("02/02/2024"), "douze mille", 9600, PHARMACY),
        # Begins inside the common period, ends after it; the recap pays all of it.
        act(i + 38, "Dc", "27/03/2024", 6000, 4800),
        act(i + 38, "Dc", "30/03/2024", 4000, 3200, PHARMACY),
        # One line before the common period that the recap does not know.
        act(i + 39, "O", "05/01/2024", 6000, 4800),
        act(i + 39, "O", "12/01/2024", 4000, 3200, PHARMACY),
        # The same line twice: paid twice, says the recap.
        act(i + 40, "O", day("05/02/2024"), 3000, 2400, LAB),
        act(i + 40, "O", day("05/02/2024"), 3000, 2400, LAB),
        # The same line twice: paid once, says the recap.
        act(i + 41, "Oe", day("06/02/2024"), 5000, 4000),
        act(i + 41, "Oe", day("06/02/2024"), 5000, 4000),
        act(i + 41, "Oe", day("06/02/2024"), 2000, 1600, PHARMACY),
        # Taken back and entered again.
        act(i + 42, "H", day("07/02/2024"), 10000, 8000),
        act(i + 42, "H", day("09/02/2024"), f"(10{NB}000)", "-8 000", note="Annulation"),
        act(i + 42, "H", day("09/02/2024"), 8000, 6400, PHARMACY),
        # Taken back, and the recap does not know it.
        act(i + 43, "H", day("12/02/2024"), 5000, 4000),
        act(i + 43, "H", day("12/02/2024"), -2000, -1600, note="Avoir"),
        act(i + 44, "H", None, 7000, 0, status="En attente"),
        act(i + 45, "H", None, 9000, 0, LAB, status="Rejeté"),
        act(i + 46, "H", day("02/04/2024"), 4000, 3200),  # after the common period, alone
    ]


def block_four():
    i = BASE
    return [
        act("SN-2024/0001", "Gc", day("13/02/2024"), 10000, 8000),  # two lines in the recap
        act(i + 47, "D", "03/25/2024", 9000, 7200),  # an American day: there is no month 25
        act(i + 48, "D", "03/02/2024", 6000, 4800),  # 3 February, as most of the column is written
        act(i + 49, "S", 45336, 5000, 4000),  # 14 February, as a bare number
        act(i + 50, "S", day("15/02/2024"), Formula("=4000+500", 4500), 3600),
        act("0045-7", "S", day("16/02/2024"), 7000, 5600),  # the recap writes 45-7
        act(i + 51, "N", day("19/02/2024"), "1 500,50", 1200),  # francs have no decimals
        act(i + 52, "N", day("20/02/2024"), 3000, 2400, employer=None),
        act(i + 53, "N", day("20/02/2024"), 3000, 2400, quality="Neveu"),
        act(i + 54, "N", day("21/02/2024"), 3000, 2400, care="15/08/2099"),
        act(i + 55, "D", day("22/02/2024"), 8000, 6400),  # another policy in the recap
        act(None, "D", day("23/02/2024"), 1000, 800, invoice="FA-SANS"),
        act(i + 56, "D", day("26/02/2024"), "50 EUR", "40 EUR"),
        act(i + 57, "D", day("27/02/2024"), 5000, 6000),
        act(i + 58, "O", "31/02/2024", 5000, 4000),
        act(i + 59, "O", day("28/02/2024"), 4000, 3200, status="Annulé"),  # and paid all the same
    ]


KEYS = [
    "id", "status", "care", "paid", "employer", "policy", "principal", "name", "quality", "member",
    None, "partner", "country", "category", "act", "born", "claimed", "reimbursed", "copay",
    "payment", "invoice", "note",
]
# Two lines: names that reach over two rows, and one name over two columns.
UPPER = [
    "N° sinistre", "Statut", "Date", None, "Employeur", "N° police", "Nom Assuré\nPrincipal",
    "Nom bénéficiaire", "Qualité", "Matricule", None, "Partenaire", "Pays du partenaire",
    "Catégorie d'acte", "Nom Acte", "Date de naissance", "Montant", None, "Ticket modérateur",
    "Mode règlement", "N° facture", "Observation",
]
LOWER = {2: "de\nsinistre", 3: "de règlement", 16: "facturé", 17: "remboursé"}
CLAIMED, REIMBURSED = 16, 17


def cells(line):
    return [line[key] if key else None for key in KEYS]


def total(label, claimed, reimbursed):
    row = [None] * len(KEYS)
    row[0], row[CLAIMED], row[REIMBURSED] = label, claimed, reimbursed
    return row


def statement_rows():
    """All rows with their numbers; the header's second line is row 5."""
    rows = {
        1: ["ASSURANCE EXEMPLE – ÉTAT DES SINISTRES"],
        2: ["Période du 01/01/2024 au 31/03/2024"],
        4: UPPER,
        5: [LOWER.get(i) for i in range(len(UPPER))],
    }
    at = 6

    def put(row, gap=0):
        nonlocal at
        at += gap
        rows[at] = row
        at += 1

    for line in block_one():
        put(cells(line))
    put(total("Sous-total Minoterie du Cap", 1302000, 1041600))
    for index, line in enumerate(block_two()):
        put(cells(line), gap=1 if index == 0 else 0)
    put(total("Sous-total", 81000, 64000))
    for index, line in enumerate(block_three()):
        put(cells(line), gap=2 if index == 0 else 0)
    # The next page begins with the header's names once more, on one line.
    joined = [f"{UPPER[2]} {LOWER[2]}", f"{UPPER[2]} {LOWER[3]}"]
    money = [f"{UPPER[16]} facturé", f"{UPPER[16]} remboursé"]
    put(UPPER[:2] + joined + UPPER[4:16] + money + UPPER[18:])
    for line in block_four():
        put(cells(line))
    put(total("TOTAL GÉNÉRAL", Formula(f"=SUM(Q6:Q{at - 1})-Q13-Q21", 1559508), None), gap=1)
    put(["NB : montants en francs CFA, actes exclus non compris"], gap=1)
    put(["Édité le 02/04/2024 par le service des prestations"])
    return rows


SUMMARY = [
    ["Employeur", "Nombre d'assurés", "Cotisation annuelle"],
    ["Minoterie du Cap", 212, 48500000],
    ["Transports du Fleuve", 148, 33100000],
]


def statement_by_openpyxl(name):
    """As many programs export: formulas without values; dates and amounts in every dress."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Synthèse"
    for row in SUMMARY:
        sheet.append(row)
    sheet = book.create_sheet("Sinistres T1")
    for number, row in statement_rows().items():
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value.text if isinstance(value, Formula) else value)
            if isinstance(value, dt.date):
                cell.number_format = "dd/mm/yyyy"
    for column, text in enumerate(UPPER, start=1):
        if text and column - 1 not in (2, 16):
            sheet.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
    sheet.merge_cells("C4:D4")
    sheet.merge_cells("Q4:R4")
    sheet.merge_cells("A1:V1")
    sheet["A1"].font = Font(bold=True)
    book.save(path(name))


def statement_by_xlsxwriter(name):
    """The same with the values that Excel keeps beside its formulas."""
    book = xlsxwriter.Workbook(path(name))
    sheet = book.add_worksheet("Sinistres T1")
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    plain = book.add_format()
    for number, row in statement_rows().items():
        for column, value in enumerate(row):
            if isinstance(value, Formula):
                sheet.write_formula(number - 1, column, value.text, None, value.value)
            elif isinstance(value, dt.date):
                stamp = dt.datetime(value.year, value.month, value.day)
                sheet.write_datetime(number - 1, column, stamp, date)
            elif isinstance(value, str):
                sheet.write_string(number - 1, column, value)
            elif value is not None:
                sheet.write(number - 1, column, value)
    for column, text in enumerate(UPPER):
        if text and column not in (2, 16):
            sheet.merge_range(3, column, 4, column, text, plain)
    sheet.merge_range("C4:D4", "Date", plain)
    sheet.merge_range("Q4:R4", "Montant", plain)
    notes = book.add_worksheet("Synthèse")
    for number, row in enumerate(SUMMARY):
        notes.write_row(number, 0, row)
    book.close()


def settle(claim, who, paid, claimed, reimbursed, **more):
    family, _, name, _ = PEOPLE[who]
    employer, policy, principal, _, _ = FAMILIES[family]
    line = {
        "reglementId": claim, "date_reglement": paid, "totalmttreclame": claimed,
        "totalmttrembourse": reimbursed, "beneficiaire": name, "Assurés_principal": principal,
        "Employeur": employer, "N°_police": policy, "autres_Moyen_de_payement": "Virement",
        "NumFacture": f"FA-{str(claim)[-4:]}", "Note": None,
    }
    return line | more


def recap_lines():
    i = BASE
    return [
        settle(i + 25, "N", "08/01/2024", 25500, 20400),
        settle(i + 26, "Nc", "29/03/2024", 1250000, 1000000),
        settle(i + 27, "Ne", "18/01/2024", 20000, 16000),
        settle(i + 24, "S", "22/01/2024", 6500, 5200),
        settle(i + 28, "S", "23/01/2024", 18000, 16000),
        settle(i + 29, "N", "24/01/2024", 15000, 8000),
        settle(i + 30, "N", "25/01/2024", 10000, 8000),
        settle(i + 31, "N", "26/01/2024", 10000, 8000),
        settle(i + 32, "S", "29/01/2024", 45000, 36000),
        settle(i + 34, "D", "30/01/2024", 6000, 4800),
        settle(i + 35, "D", "31/01/2024", 10000, 8000),
        settle(i + 36, "D", "01/02/2024", 10000, 8000),
        settle(i + 37, "Dc", "02/02/2024", 22000, 17600),
        settle(i + 38, "Dc", "27/03/2024", 10000, 8000),
        settle(i + 39, "O", "12/01/2024", 4000, 3200),
        settle(i + 40, "O", "05/02/2024", 6000, 4800),
        settle(i + 41, "Oe", "06/02/2024", 7000, 5600),
        settle(i + 42, "H", "09/02/2024", 8000, 6400),
        settle(i + 43, "H", "12/02/2024", 5000, 4000),
        settle("SN-2024/0001", "Gc", "13/02/2024", 4000, 3200),
        settle("sn-2024/0001 ", "Gc", "13/02/2024", 6000, 4800, NumFacture="FA-0001"),
        settle(i + 47, "D", "25/03/2024", 9000, 7200),
        settle(i + 48, "D", "03/02/2024", 6000, 4800),
        settle(i + 49, "S", "14/02/2024", 5000, 4000),
        settle(i + 50, "S", "15/02/2024", 4500, 3600),
        settle("45-7", "S", "16/02/2024", 7000, 5600, NumFacture="FA-45-7"),
        settle(i + 51, "N", "19/02/2024", 1500, 1200),
        settle(i + 52, "N", "20/02/2024", 3000, 2400),
        settle(i + 53, "N", "20/02/2024", 3000, 2400),
        settle(i + 54, "N", "21/02/2024", 3000, 2400),
        settle(i + 55, "D", "22/02/2024", 8000, 6400, **{"N°_police": "POL-7999"}),
        settle(i + 56, "D", "26/02/2024", 32800, 26240),
        settle(i + 57, "D", "27/02/2024", 5000, 6000),
        settle(i + 58, "O", "28/02/2024", 5000, 4000),
        settle(i + 59, "O", "28/02/2024", 4000, 3200),
    ]


RECAP_CLAIMED, RECAP_REIMBURSED = 1594800, 1275440


def french(amount):
    return f"{amount:,}".replace(",", NB)


def write_csv(name, rows, encoding="utf-8", separator=";"):
    with open(path(name), "w", encoding=encoding, newline="") as out:
        for row in rows:
            out.write(separator.join("" if cell is None else str(cell) for cell in row) + "\r\n")


def recap_csv(name):
    lines = recap_lines()
    header = list(lines[0])
    width = len(header)
    rows = [["Récapitulatif des règlements – 1er trimestre 2024"] + [None] * (width - 1), header]
    for line in lines:
        amounts = {key: french(line[key]) for key in ("totalmttreclame", "totalmttrembourse")}
        rows.append(list((line | amounts).values()))
    end = [None] * (width - 4)
    rows.append(["Total", None, french(RECAP_CLAIMED), french(RECAP_REIMBURSED)] + end)
    write_csv(name, rows, "cp1252")


def recap_xlsx(name):
    lines = recap_lines()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Récap"
    sheet.append(["Récapitulatif des règlements"])
    sheet.append([])
    sheet.append(list(lines[0]))
    for line in lines:
        sheet.append(list((line | {"date_reglement": day(line["date_reglement"])}).values()))
    sheet.append(["Total", None, RECAP_CLAIMED, RECAP_REIMBURSED])
    book.save(path(name))


# -------------------------------------------------------------- small ones, one trouble each

STAT = [
    "Numero de sinistre", "Statut", "Date de sinistre", "Date de règlement", "Nom Employeur",
    "Numero de police", "Nom Assuré Principal", "Nom bénéficiaire", "Statut Assuré",
    "Nom du partenaire", "Categorie d'acte", "Nom Acte", "Montant facturé", "Montant remboursé",
    "Numero de Facture",
]
RECAP = ["reglementId", "date_reglement", "totalmttreclame", "totalmttrembourse"]


def short(claim, paid, claimed, reimbursed, act_name="Consultation"):
    return [
        claim, "Réglé", "02/01/2024", paid, "Cacao du Littoral", "CM-11", "Mbarga Rose",
        "Mbarga Rose", "A", "Clinique du Wouri", "Soins courants", act_name, claimed, reimbursed,
        f"F-{claim}",
    ]


def cameroon():
    """`F CFA` is the country's: XAF here."""
    write_csv("cameroun-statistiques.csv", [
        STAT,
        short("CM-1", "10/01/2024", "12 000 F CFA", "9 600 F CFA"),
        short("CM-1", "10/01/2024", "3 000 F CFA", "2 400 F CFA", "Médicaments"),
        short("CM-2", "15/02/2024", "1.250.000", "1.000.000"),
        short("CM-3", "28/03/2024", "5 000 XOF", "4 000 XOF"),
    ])
    write_csv("cameroun-recapitulatif.csv", [
        RECAP,
        ["CM-1", "10/01/2024", "15 000 FCFA", "12 000 FCFA"],
        ["CM-2", "15/02/2024", "1 250 000", "1 000 000"],
        ["CM-3", "28/03/2024", "5 000", "4 000"],
    ])


def nigeria():
    """Two decimals, and names in English."""
    header = [
        "Claim number", "Claim status", "Date of service", "Payment date", "Employer",
        "Policy number", "Main insured", "Beneficiary", "Statut Assuré", "Provider",
        "Categorie d'acte", "Designation", "Montant facturé", "Montant remboursé", "Currency",
        "Numero de Facture",
    ]

    def row(claim, paid, claimed, reimbursed, act_name="Consultation", currency="NGN"):
        return [
            claim, "Settled", "2024-01-02", paid, "Lagoon Mills", "NG-5", "Okafor Grace",
            "Okafor Grace", "A", "Marina Clinic", "Outpatient", act_name, claimed, reimbursed,
            currency, f"INV-{claim}",
        ]

    write_csv("nigeria-statement.csv", [
        header,
        row("NG-1", "2024-01-10", "1,250.75", "1,000.60"),
        row("NG-1", "2024-01-10", "99.25", "79.40", "Drugs"),
        row("NG-2", "2024-02-15", "12,000.00", "9,600.00"),
        row("NG-3", "2024-03-28", "100.00", "80.00", currency="EUR"),
        row("NG-4", "2024-03-28", "105.00", "80.00"),
    ])
    write_csv("nigeria-recap.csv", [
        ["claim_id", "settlement_date", "amount_claimed", "amount_reimbursed"],
        ["NG-1", "2024-01-10", "1350.00", "1080.00"],
        ["NG-2", "2024-02-15", "12000.00", "9600.00"],
        ["NG-3", "2024-03-28", "100.00", "80.00"],
        ["NG-4", "2024-03-28", "100.01", "80.00"],
    ])


def others():
    """A recap without claims, and a statement whose header lost a cell."""
    write_csv("recap-par-employeur.csv", [
        ["Employeur", "totalmttreclame", "totalmttrembourse"],
        ["Minoterie du Cap", "1 388 000", "1 104 800"],
        ["Transports du Fleuve", "123 800", "98 840"],
    ])
    # Every row has an address behind the provider; the header does not know it.
    rows = [
        short("CM-1", "10/01/2024", "12000", "9600"),
        short("CM-2", "15/02/2024", "5000", "4000"),
    ]
    at = STAT.index("Nom du partenaire") + 1
    moved = [row[:at] + ["Rue du Port, Douala"] + row[at:] for row in rows]
    write_csv("entete-trop-court.csv", [STAT, *moved])


if __name__ == "__main__":
    statement_by_openpyxl("sinistres-t1-sans-valeurs.xlsx")
    statement_by_xlsxwriter("sinistres-t1-avec-valeurs.xlsx")
    recap_csv("recap-t1-windows-1252.csv")
    recap_xlsx("recap-t1.xlsx")
    cameroon()
    nigeria()
    others()
