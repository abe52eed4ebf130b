"""Which language a line is written in, as far as its smallest words tell, for the rules that capitals follow there."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from careerjournal.model.names.normalising import folded
from careerjournal.model.names.word_lists import word_set

_WORD: Final = re.compile(r"[^\W\d_]+")
_ENOUGH: Final = 2
"""Small words that tell a language."""


def _words(lines: str) -> frozenset[str]:
    return word_set(folded(lines))


SMALL_WORDS: Final = {
    "English": _words("""
        a about after all am an and are as asked at be been before but by came did for from had has have he her him his
        i if in into is it its me my no nobody not of on only or our out said she so that the their them then there
        they this to told up us was we were what when which who will with would you your
    """),
    "German": _words("""
        aber als am an auch auf aus bei bin bis da das dass dem den der des die doch du durch ein eine einem einen einer
        er es für gut hat hatte ich ihm ihn ihr im in ist ja kein keine mein meine mich mir mit nach nicht nichts noch
        nur oder ohne sagte sein seine sich sie sind über um und uns unser unter vom von vor war was weil wenn wer wie
        wieder wir zu zum zur
    """),
    "French": _words("""
        a ai au aux avec c'est ce ces cette chez dans de des dit du elle elles en est et il ils j'ai je la le les leur
        lui ma mais me moi mon ne nous on ou où par pas pour qu'il que qui rien sa sans se ses si son sont sur ta te
        toujours tout tu un une vous était
    """),
    "Spanish": _words("""
        a al aquí como con cuando de del dejó dijo donde el ella ellos en era es esa ese esta estaba este fue ha hasta
        hay la las le les lo los más me mi mis muy no nos o para pero por porque que quien se ser si sin sobre su sus
        tenía todo todos un una y ya yo
    """),
    "Portuguese": _words("""
        a ao as com como da das de dele disse do dos e ela ele em era essa esse eu foi já mais mas me meu minha na não
        nas nem no nos nós o os ou para pela pelo por quando que quem se sem ser seu sua são também tinha um uma
    """),
    "Italian": _words("""
        a al alla anche che chi ci come con da dal della del dei delle detto di disse e era gli ha ho i il in io la le
        lei lo lui ma mi mia mio ne nel nella no noi non o per perché più quando se sei si sono su sua suo un una
    """),
    "Dutch": _words("""
        aan al als bij dan dat de der die dit door een en er geen had heb heeft het hij hoe ik in is je kan me met mij
        mijn na naar niet niets nog nu of om onder ons ook op over te toen tot uit van voor wat we werd wie wij was zei
        zij zijn zo
    """),
    "Polish": _words("""
        ale bez bo był była było być czy dla do gdy go i ich ja jak jego jej jest już ma mi mnie mu na nad nam nas nie
        nikt o od on ona po pod przez przy się są ta tak tam te tego ten to tu tylko u w we wszyscy z za ze że
    """),
    "Turkish": _words("""
        ama ancak bana ben beni benim bir bu bunu çok çünkü da daha de değil dedi diye en gibi hayır her hiç için ile
        ise kadar ki kimse mi ne o olarak olduğu ona onu sadece sen siz söyledi şey şu var ve veya ya yok
    """),
    "Vietnamese": _words("""
        anh ai bị các cho chị cũng của cô còn đã đang để được đến em không là làm lại một nói này những ở ông rồi sẽ
        tôi từ trong và vào với về
    """),
    "Swedish": _words("""
        alla att av blev de den det det du efter ej en ett för från hade han hans har henne hon i ingen inte jag kan
        man med men mig min mycket när någon och om oss på sa sedan sig som till under upp ut var vi åt är
    """),
    "Indonesian": _words("""
        aku ada akan apa atau bisa dan dari dengan di dia hanya ini itu juga kami karena ke kita lagi mereka oleh pada
        saya saja sama sangat sudah tapi tentang tidak untuk yang
    """),
}
"""The commonest words of each, folded."""


_NOT_ENGLISH: Final = re.compile(r"[^\W\d_a-zA-Z]")


def language_of(line: str) -> str:
    """The language of a line, in English; English where its words do not tell, and nothing where it is some other."""
    written = _WORD.findall(line)
    words = Counter(map(folded, written))
    counted = {name: sum(words[word] for word in words.keys() & small) for name, small in SMALL_WORDS.items()}
    best = max(counted, key=lambda name: (counted[name], name == "English"))
    accented = sum(_NOT_ENGLISH.search(word) is not None for word in written)
    if best == "English":
        return "" if counted[best] == 0 and accented >= _ENOUGH else best
    return best if counted[best] + accented >= _ENOUGH else "English"


_CYRILLIC: Final = word_set("""
александр александра алексей алена алина алла анастасия анатолий андрей андрій анна антон аркадий арсений артем
богдан борис вадим валентин валентина валера валерий варвара василий вася вера верочка вика виктор виктория виталий
влад владимир володя вячеслав галина галя ганна геннадий георгий глеб григорий гриша даниил данила даша денис дима
дмитрий дмитро ева евгений евгения егор екатерина елена жанна женя захар зинаида зоя иван игорь илья инна ирина катя
кирилл клавдия коля константин костя ксения лариса лев лена леонид леша лида лидия лиза любовь люда людмила люся
макар максим маргарита марина мария марк марія маша михаил миша надежда надя наталья наталія наташа никита николай
нина оксана оксанка олег олександр олена олеся ольга оля павел паша петр петя полина прохор раиса рита роман руслан
света светлана святослав семен сергей сергій сережа слава славик соня софия станислав степан таисия тамара таня
тарас тарасик татьяна тимофей тимур толик толя ульяна федор шура эдуард юлия юля юра юрий яков яна ярослав ірина
""")
_FONDLY: Final = re.compile(r"(?:очка|ечка|енька|онька|юша|уша|ович|евич|овна|евна|ична)$")


def is_called_in_cyrillic(word: str) -> bool:
    """Whether a word in Cyrillic letters is a name that somebody is called by: given, fond, or after a father."""
    said = word.casefold().replace("ё", "е")
    return said in _CYRILLIC or _FONDLY.search(said) is not None
