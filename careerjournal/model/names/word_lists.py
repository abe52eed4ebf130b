"""Words that the careful reader of a text has to know: titles, and names that are words besides."""

from __future__ import annotations

from typing import Final


def word_set(lines: str) -> frozenset[str]:
    """The words of a list that is written as lines of words."""
    return frozenset(lines.split())


TITLES: Final = word_set("""
admiral alderman alhaja alhaji aunt auntie aunty baba bapak barrister bishop brother canon capt captain cdr chef
chief cik cllr coach col colonel commander constable councillor dame deacon dr encik engr father fr frau haji hajja
herr imam inspector judge kuya lady lieutenant lord lt maam madam madame maj major mallam matron matua mbak miss mme
monsieur mother mr mrs ms mx nurse oga pandit pastor prof professor puan rev revd reverend senor senora sergeant sgt
shaikh sheikh shri signor signora sir sister smt sra tita tito uncle ustadh whaea
""")
"""Said before a name; they go with it."""

NAMING_TITLES: Final = word_set("""
abang cikgu dato datin datuk hajia hajiya ibu kak kumari malam nana otunba pak shrimati smt sri tuan ustaz ustazah
""")
"""Said before a name, and go with it; where a name is put down they are a part of it, being names besides: “Sri”."""

PARTICLES: Final = word_set("""
af al av bin da de del della den der di dos el ibn la le st ter van von zu
""")
"""Small words in a surname; they begin it."""

MORE_PARTICLES: Final = PARTICLES | word_set("""
abd abdul abu an ap ash at bat ben bint das degli dei dello des do du e het ferch fitz lo mac mc mhic na nga nic ni
o of op san santa santo saint sidi t te ten und ua ui ul ur van vom y zum zur å ó
""")
"""Those that begin a surname only where somebody put it down as one: elsewhere they are other words."""

ELIDED: Final = ("d'", "l'", "dell'", "dall'", "all'", "t'", "'t ")
"""Particles that run together with the surname after them; it is written without them, too."""

HONORIFICS: Final = word_set("""
aapa akka amma anna apa appa auntie aunty bey bhabhi bhai bhaiya bhaiyya bhau chan da dada dai didi garu hanim hoca
jaan jan ji kaka kun ma'am maam madam mam mama miss nim sab sahab saheb sahib sama san sempai senpai sensei shri sir
ssi sunbae teacher uncle
""")
"""Said after a name, in small letters or after a hyphen; they go with it: “Rajesh sir”, “Tanaka-san”."""

NO_SURNAMES: Final = word_set("""
auntie aunty garu ma'am madam sahab saheb sahib sempai senpai sensei sir sunbae teacher
""")
"""Those of them that are nobody's surname, though they are written with a capital."""

COMPANY: Final = word_set("""
co company gmbh inc limited llc llp ltd plc
""")
"""What a company's name may end with, or not."""

SITES_LEFT_OUT: Final = word_set("""
airport avenue barracks bridge building campus centre church clinic college court farm field gardens green hall hospital
hotel house infirmary lane lodge mansions mill office park place quay road school square station street surgery terrace
tower towers wharf works yard
""")
"""What the name of a place may end with, or not: “Marsham” is “Marsham House”."""

SMALL: Final = word_set("""
& a an and at for in of on the
""")
"""Words that initials may leave out."""

WORDS: Final = word_set("""
al angel april art august autumn baker banks bell best bill bishop black bond brook brown bush butler carol
carter chance chase church clay cliff cook cross dale dawn day dean dell dick dot dove drew ed eve faith farmer
field finch fisher fleet flint flora ford forest forth fox frank garden gene glen gold good grace grant gray
green grey guy hall hand hardy harmony hazel heath heather hill holly hope hunt hunter iris ivy jack jade
jasmine jay jean jet joy june kay king kit knight lane lark law lee liberty lily long love major marina mark
marsh mason max may melody mercy mike miles miller misty moody moon moss nick noble north olive pace page park
parker pat patience pearl penny pepper pierce pitt pool poppy porter potter power price prince prudence queen
rain ray reed rich rise river rob robin rock rose ruby rush sage sally sandy sharp sheriff skip sky small smart
smith snow south spring star stone storm strong sue summer swan swift taylor teal temple thorn tom tony trinity
turner victor viola violet wade walker ward waters way weaver webb west white will win winter wise wolf wood
woods worth wren young
""")
"""First names and surnames that are words besides: on their own they are names only with a capital."""

ALWAYS_ASKED: Final = word_set("""
a april august friday i january june march may monday october saturday sunday thursday tuesday wednesday
""")
"""Names that are words with a capital, too."""

COMMON_INITIALS: Final = word_set("""
ac ad ai am bc cd cv dj ed eu gp hr id iq it mp no ok or pa pc pe pm pr pt qa rp td to tv uk un us vp
""")
"""Two letters that mean something else far more often than they mean a person."""
