"""A part in the form of MUC-4, invented: two messages with an incident, one without."""

from __future__ import annotations

from pathlib import Path

TEXTS = """
DEV-MUC9-0001 (MADE UP)

   VILLA NUEVA (CHILE), 4 MAR 88 (RADIO SUR) -- [TEXT] THE GOVERNMENT OF CHILE SAID THAT MEMBERS OF THE FREE
NORTH FRONT (FNF) YESTERDAY THREW TWO FIREBOMBS AT THE OLD MILL BANK.  THE BUILDING WAS DAMAGED AND
GUARD JUAN PEREZ LOPEZ WAS WOUNDED.  PEREZ LOPEZ IS IN HOSPITAL.


DEV-MUC9-0002 (MADE UP)

   BOGOTA, NO DATE -- THE PRICE OF COFFEE FELL.


TST1-MUC9-0001

ARMED MEN ABDUCTED THREE TEACHERS IN ARICA ON 2 MARCH.
"""

KEY = r"""
;;; a comment of the makers
0.  MESSAGE: ID                     DEV-MUC9-0001 (MADE UP)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  (03 MAR 88) / (- 04 MAR 88)
3.  INCIDENT: LOCATION              (CHILE: VILLA NUEVA (CITY / TOWN)) / (CHILE)
4.  INCIDENT: TYPE                  BOMBING / ATTACK
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         "FIREBOMBS"
7.  INCIDENT: INSTRUMENT TYPE       ?BOMB / EXPLOSIVE: "FIREBOMBS"
8.  PERP: INCIDENT CATEGORY         TERRORIST ACT
9.  PERP: INDIVIDUAL ID             ? "MEMBERS OF THE FREE NORTH FRONT"
10. PERP: ORGANIZATION ID           "FREE NORTH FRONT" / "FNF"
11. PERP: ORGANIZATION CONFIDENCE   (POSSIBLE / ACQUITTED): "FREE NORTH FRONT" / "FNF"
12. PHYS TGT: ID                    "OLD MILL BANK" / "BUILDING"
                                    MILL"
13. PHYS TGT: TYPE                  FINANCIAL: "OLD MILL BANK" / "BUILDING"
14. PHYS TGT: NUMBER                1: "OLD MILL BANK" / "BUILDING"
15. PHYS TGT: FOREIGN NATION        -
16. PHYS TGT: EFFECT OF INCIDENT    SOME DAMAGE: "OLD MILL BANK" / "BUILDING"
17. PHYS TGT: TOTAL NUMBER          -
18. HUM TGT: NAME                   "JUAN PEREZ LOPEZ"
19. HUM TGT: DESCRIPTION            "GUARD": "JUAN PEREZ LOPEZ"
                                    -: "NOBODY"
20. HUM TGT: TYPE                   SECURITY GUARD: "JUAN PEREZ LOPEZ"
21. HUM TGT: NUMBER                 1: "JUAN PEREZ LOPEZ"
22. HUM TGT: FOREIGN NATION         -
23. HUM TGT: EFFECT OF INCIDENT     INJURY: "JUAN PEREZ LOPEZ"
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     DEV-MUC9-0002 (MADE UP)
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *

0.  MESSAGE: ID                     TST1-MUC9-0001
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
4.  INCIDENT: TYPE                  KIDNAPPING
9.  PERP: INDIVIDUAL ID             "ARMED MEN"
10. PERP: ORGANIZATION ID           "\"RED\" BAND"
12. PHYS TGT: ID                    *
19. HUM TGT: DESCRIPTION            "TEACHERS"
20. HUM TGT: TYPE                   CIVILIAN: "TEACHERS"
"""


def write(folder: Path) -> Path:
    """The files of the part under ``folder``, laid out as the set is."""
    at_dev, at_tst = TEXTS.index("DEV-"), TEXTS.index("TST1-")
    key_tst = KEY.index("0.  MESSAGE: ID                     TST1")
    for name, content in {
        "dev/dev-muc9-0001-0002": TEXTS[at_dev:at_tst],
        "dev/key-dev-0001.muc4": KEY[:key_tst],
        "tst1/tst1-muc9": TEXTS[at_tst:],
        "tst1/key-tst1.v1": KEY[key_tst:],
        "README": "NOT A TEXT",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "latin-1")
    return folder
