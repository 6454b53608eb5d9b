"""Breaks of the rows of a dataset."""

from tests.projects import DATA, DIARY, Break, Edit, Whole, broken

CODING = "data/oogst/codering.csv"

BREAKS: tuple[Break, ...] = (
    broken(
        "A quote that is not closed.",
        f"{DATA}/tuinen.csv",
        '"Een tuin als klas, met bank"',
        '"Een tuin als klas, met bank',
        "data/tuinen/tuinen.csv:3:1: not readable as CSV. Look for a quote that is not closed. [D101]",
    ),
    Break(
        "A file without rows or header.",
        [Whole(f"{DATA}/redenen.csv", "")],
        [
            "data/tuinen/redenen.csv: the file has no header row. Write the names of its fields on the first line, "
            "with commas between them. [D102]"
        ],
    ),
    broken(
        "Too many columns.",
        f"{DATA}/redenen.csv",
        "reden_id,dimensie",
        "reden_id," + "".join(f"k{n}," for n in range(200)) + "dimensie",
        "data/tuinen/redenen.csv:1:1: more than 200 columns. [D103]",
    ),
    broken(
        "An unknown column.",
        f"{DATA}/redenen.csv",
        "dimensie,label",
        "dimensies,label",
        "data/tuinen/redenen.csv:1:1: the column 'dimensie' is missing. Add the column, or take the field out "
        "of datapackage.yaml. [D106]",
        "data/tuinen/redenen.csv:1:2: unknown column 'dimensies'. Did you mean 'dimensie'? [D104]",
    ),
    broken(
        "A column that stands twice.",
        f"{DATA}/redenen.csv",
        "label,uitleg",
        "label,label",
        "data/tuinen/redenen.csv:1:1: the column 'uitleg' is missing. Add the column, or take the field out of "
        "datapackage.yaml. [D106]",
        "data/tuinen/redenen.csv:1:4: the column 'label' stands here twice. [D105]",
    ),
    broken(
        "An unknown column beside protected fields.",
        DIARY,
        "dag,tuin_id,weer",
        "dag,tuin_id,weeer",
        "private/tuinen/dagboek.csv:1:1: the column 'weer' is missing. Add the column, or take the field out of "
        "datapackage.yaml. [D106]",
        "private/tuinen/dagboek.csv:1:3: unknown column 'weeer'. Did you mean 'weer'? [D104]",
    ),
    broken(
        "A header that is missing, in a file with protected fields.",
        DIARY,
        "dag,tuin_id,weer,humeur,datum,tekst\n",
        "",
        "private/tuinen/dagboek.csv:1:1: unknown column. Allowed: dag, datum, humeur, tekst, tuin_id, weer. [D104]",
        "private/tuinen/dagboek.csv:1:1: the column 'dag' is missing. Add the column, or take the field out of "
        "datapackage.yaml. [D106]",
        "private/tuinen/dagboek.csv:1:1: the column 'datum' is missing. Add the column, or take the field out of "
        "datapackage.yaml. [D106]",
        "private/tuinen/dagboek.csv:1:1: the column 'humeur' is missing. Add the column, or take the field out of "
        "datapackage.yaml. [D106]",
        "private/tuinen/dagboek.csv:1:1: the column 'tekst' is missing. Add the column, or take the field out of "
        "datapackage.yaml. [D106]",
        "private/tuinen/dagboek.csv:1:1: the column 'tuin_id' is missing. Add the column, or take the field out "
        "of datapackage.yaml. [D106]",
        "private/tuinen/dagboek.csv:1:1: the column 'weer' is missing. Add the column, or take the field out of "
        "datapackage.yaml. [D106]",
        "private/tuinen/dagboek.csv:1:2: unknown column. Allowed: dag, datum, humeur, tekst, tuin_id, weer. [D104]",
        "private/tuinen/dagboek.csv:1:3: unknown column. Allowed: dag, datum, humeur, tekst, tuin_id, weer. [D104]",
        "private/tuinen/dagboek.csv:1:4: unknown column. Allowed: dag, datum, humeur, tekst, tuin_id, weer. [D104]",
        "private/tuinen/dagboek.csv:1:5: unknown column. Allowed: dag, datum, humeur, tekst, tuin_id, weer. [D104]",
        "private/tuinen/dagboek.csv:1:6: unknown column. Allowed: dag, datum, humeur, tekst, tuin_id, weer. [D104]",
    ),
    broken(
        "A row with too few cells.",
        f"{DATA}/redenen.csv",
        "R2,leren,iets leren,",
        "R2,leren,",
        "data/tuinen/redenen.csv:3:1: 4 cells in a row of 5 columns. Put a text that holds a comma between "
        "double quotes. [D107]",
    ),
    broken(
        "A row with too many cells.",
        f"{DATA}/redenen.csv",
        "Aan één tafel",
        "Aan één tafel, buiten",
        "data/tuinen/redenen.csv:2:1: 6 cells in a row of 5 columns. Put a text that holds a comma between "
        "double quotes. [D107]",
    ),
    broken(
        "A required cell that is empty.",
        f"{DATA}/tuinen.csv",
        "Een tuin als keuken",
        "",
        "data/tuinen/tuinen.csv:2:6 beeld: this cell must be filled. [D108]",
    ),
    broken(
        "An empty cell without a meaning.",
        f"{DATA}/tuinen.csv",
        "TUIN1,noord,",
        "TUIN1,,",
        "data/tuinen/tuinen.csv:2:2 wijk: what an empty cell means here is not declared. Add it to "
        "missingValues. [D109]",
    ),
    broken(
        "An empty item in a list.",
        f"{DATA}/tuinen.csv",
        "bloemen;groenten",
        "bloemen;;groenten",
        "data/tuinen/tuinen.csv:2:4 gewas: an empty item in a list. Separate items by one ';'. [D110]",
    ),
    broken(
        "A code that is not in the list.",
        f"{DATA}/tuinen.csv",
        "TUIN1,noord",
        "TUIN1,noort",
        "data/tuinen/tuinen.csv:2:2 wijk: 'noort' is not one of the codes of 'wijk'. Did you mean 'noord'? [D111]",
    ),
    broken(
        "A code in a list that is not in the list.",
        f"{DATA}/tuinen.csv",
        "bloemen;groenten",
        "bloemen;groente",
        "data/tuinen/tuinen.csv:2:4 gewas: 'groente' is not one of the codes of 'gewas'. Did you mean "
        "'groenten'? [D111]",
    ),
    broken(
        "A protected code that is not in the list is not shown.",
        DIARY,
        "d1,TUIN1,droog",
        "d1,TUIN1,drooog",
        "private/tuinen/dagboek.csv:2:3 weer: the value (withheld) is not one of the codes of 'weer'. Allowed: "
        "droog, regenachtig. [D111]",
    ),
    broken(
        "A word instead of a whole number.",
        f"{DATA}/tuinen.csv",
        "bloemen;groenten,4",
        "bloemen;groenten,vier",
        "data/tuinen/tuinen.csv:2:5 deelnemers: 'vier' is not a whole number. Write a number, or say in "
        "missingValues what this stands for. [D112]",
    ),
    broken(
        "A mark between thousands.",
        f"{DATA}/tuinen.csv",
        "bloemen;groenten,4",
        "bloemen;groenten,4 000",
        "data/tuinen/tuinen.csv:2:5 deelnemers: '4 000' is not a whole number. Write digits only, without marks "
        "between thousands or a %. [D112]",
    ),
    broken(
        "A comma in a number.",
        f"{DATA}/helpers.csv",
        "zomer,3,0.75",
        'zomer,3,"0,75"',
        "data/tuinen/helpers.csv:2:5 aandeel: '0,75' is not a number with a decimal point. Write a point, not "
        "a comma. [D112]",
    ),
    broken(
        "A number that is too long.",
        f"{DATA}/tuinen.csv",
        "bloemen;groenten,4",
        "bloemen;groenten," + "4" * 5000,
        "data/tuinen/tuinen.csv:2:5 deelnemers: "
        "'444444444444444444444444444444444444444444444444444444444444…' is not a whole number. Use at most "
        "fifteen digits. [D112]",
    ),
    broken(
        "A month that does not exist.",
        f"{DATA}/stappen.csv",
        "2023-09,2023",
        "2023-13,2023",
        "data/tuinen/stappen.csv:3:4 begin: '2023-13' is not a month as YYYY-MM. [D112]",
    ),
    broken(
        "A year that is none.",
        f"{DATA}/stappen.csv",
        "2023-09,2023",
        "2023-09,23",
        "data/tuinen/stappen.csv:3:5 jaar: '23' is not a year as YYYY. [D112]",
    ),
    broken(
        "A protected day that does not exist is not shown.",
        DIARY,
        "2023-05-01",
        "2023-02-29",
        "private/tuinen/dagboek.csv:2:5 datum: the value (withheld) is not a date as YYYY-MM-DD. [D112]",
    ),
    broken(
        "A protected text of another form is not shown.",
        DIARY,
        "kanarie een",
        "Kanarie 1",
        "private/tuinen/dagboek.csv:2:6 tekst: the value (withheld) does not have the form [a-z -]+. [D113]",
    ),
    broken(
        "A number below the minimum.",
        f"{DATA}/tuinen.csv",
        "bloemen;groenten,4",
        "bloemen;groenten,0",
        "data/tuinen/tuinen.csv:2:5 deelnemers: '0' is below the minimum of 1. [D114]",
    ),
    broken(
        "A number above the maximum.",
        f"{DATA}/tuinen.csv",
        "bloemen;groenten,4",
        "bloemen;groenten,400",
        "data/tuinen/tuinen.csv:2:5 deelnemers: '400' is above the maximum of 99. [D114]",
    ),
    Break(
        "Semicolons between the columns, as a Dutch spreadsheet saves them.",
        [
            Whole(
                f"{DATA}/redenen.csv",
                "reden_id;dimensie;label;uitleg;source\r\nR1;samen;samen eten;Aan één tafel;900:L41\r\nR2;leren;iets "
                "leren;Van wie het kan;900:L42\r\n".encode("windows-1252"),
            )
        ],
        [
            "data/tuinen/redenen.csv:1:1: note: this is read with semicolons between the columns. Nothing needs to be "
            "done. [D116]",
            "data/tuinen/redenen.csv:2:25: note: this is not UTF-8; it is read as Windows-1252. Nothing needs to be "
            "done where accents are right; in Excel, 'CSV UTF-8' leaves no doubt. [F109]",
        ],
    ),
    Break(
        "A first line that both signs divide.",
        [Edit(f"{DATA}/redenen.csv", "reden_id,dimensie", "reden_id;dimensie")],
        [
            "data/tuinen/redenen.csv:1:1: commas and semicolons both divide the first line. Save it again from the "
            "spreadsheet, as 'CSV UTF-8'. [D115]"
        ],
    ),
    Break(
        "A number between semicolons that can be a thousand or a fraction.",
        [Whole(CODING, "nummer;code;ronde;waarde;grens;source\nc1;waarover het gaat;eerste ronde;1.234;1;901:L70\n")],
        [
            "data/oogst/codering.csv:1:1: note: this is read with semicolons between the columns. Nothing needs to be "
            "done. [D116]",
            "data/oogst/codering.csv:2:4 waarde: '1.234' can be a thousand or a fraction. Take the marks between "
            "thousands off in the spreadsheet, or give decimals a comma. [D117]",
        ],
    ),
    Break(
        "A decimal point among decimal commas.",
        [Whole(CODING, "nummer;code;ronde;waarde;grens;source\nc1;waarover het gaat;eerste ronde;0.6;0,8;901:L70\n")],
        [
            "data/oogst/codering.csv:1:1: note: this is read with semicolons between the columns and commas in the "
            "numbers. Nothing needs to be done. [D116]",
            "data/oogst/codering.csv:2:4 waarde: '0.6' is not a number with a decimal comma. Write digits only, "
            "without marks between thousands or a %. [D112]",
        ],
    ),
)
