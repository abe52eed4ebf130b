# ruff: noqa: E501 - one rule a line
"""Names in Chinese, Japanese, Korean, Arabic and Persian writing, which has no capitals: by titles, surnames, given names.

What stands before a title is a name; so is a common surname with what may follow it in a name, where a phrase goes on
after it as it does after somebody. Bodies and places are known by how they end, or, in Arabic and Persian, begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from careerjournal.model.names.east_asian import CHINESE_SURNAMES, JAPANESE_SURNAMES, TITLES
from careerjournal.model.names.word_lists import word_set


def _either(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


class OtherName(NamedTuple):
    """A name in one of these scripts: where it stands, and ``name``, ``organisation`` or ``place``."""

    start: int
    end: int
    kind: str


_OTHER: Final = re.compile("[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HAN: Final = "[\u3005\u3400-\u9fff]"
_KANA: Final = "[\u3040-\u309f]"
_KATAKANA: Final = "[\u30a1-\u30ff]"
_HANGUL: Final = "[\uac00-\ud7a3]"

_NO_CHINESE: Final = word_set("""
高兴 高興 高中 高级 高级 高考 高层 周一 周二 周三 周四 周五 周六 周日 周末 周年 周围 马上 馬上 白天 白色 黄金 方面 方法 方式 方便 方案 程度
何时 何必 何况 常常 常见 于是 于今 曾经 许多 許多 任何 任务 任务 金额 石头 江湖 万一 万块 万元 文件 文化 文字 水平 田地 谢谢 謝謝 夏天 顾客 史上
贺卡 毛病 段时 雷雨 易于 武器 严重 严格 温暖 金钱 钱包 钱都 林业 马路 叶子 龙头 白班 夜班 万能 孔子 金融 金属 康复 高温 高度 高速 高铁 何来 文章
""")
_AFTER_CHINESE: Final = (
    "(?=[说說是在和跟的了也都对對把被很会會要就给給告问問不没沒来來去有让讓想觉覺从從与與走打向离離升当當却卻还還又已替谈談怀懷病讲講看听聽做帮幫提写寫"
    "叫找等坐站哭笑带帶拿收发發负負签簽辞辭请請先今昨那这這一只后後，。、！？：；,.!?:; \n）)「」“”¥$￥\\d三两兩五十]|$)"
)
_CHINESE_NAME: Final = re.compile(
    rf"(?:[小老](?:{_either(CHINESE_SURNAMES)})|阿(?!姨|里|拉){_HAN}){_AFTER_CHINESE}"
    rf"|(?:{_either(CHINESE_SURNAMES)})(?={_either(TITLES)})"
    rf"|(?<![\u3400-\u9fff])(?:{_either(CHINESE_SURNAMES)}){_HAN}{{1,2}}?{_AFTER_CHINESE}"
    rf"|(?<=[欠找给給替让讓叫对對向把被跟和与與是见見问問请請打事友姐哥弟妹师師级級手领領导導连連由为為但而因])(?:{_either(CHINESE_SURNAMES)}){_HAN}{{1,2}}?"
    rf"{_AFTER_CHINESE}"
)
_CHINESE_BODY: Final = re.compile(
    rf"(?:(?<=[在到从從给給去进進为為的是我和与與向离離入])|(?<![\u3400-\u9fff]))(?![我你他她这這那本该該一前新老大小]{{1,2}}(?:们|們|家|公|单)?)(?:(?![的在和与與是了我他她你们們这那說说去到]){_HAN}){{2,7}}?"
    "(?:有限公司|股份公司|公司|集团|集團|印刷厂|印刷廠|纺织厂|工厂|纸业|紙業|实业|實業|科技|传媒|傳媒|地产|物流|电子|電子|食品|制药|製藥|建筑|建設|建设"
    "|保险|保險|证券|银行|銀行|医院|醫院|大学|大學|中学|中學|小学|小學|学院|學院|研究所|研究院|事务所|事務所|出版社|报社|报馆|酒店|酒楼|饭店|餐厅|餐廳)"
)
_CHINESE_PLACE: Final = re.compile(
    rf"(?<=[在到去从從往回离離住]){_HAN}{{1,3}}(?:市|县|縣|省|镇|鎮|村|区|區|路|街|里|巷|湾|灣|河|桥|橋|寺|山)(?![\u3400-\u9fff]{{0,1}}[是有])"
    "|北京|上海|广州|廣州|深圳|天津|重庆|重慶|成都|杭州|南京|武汉|武漢|西安|苏州|蘇州|长沙|青岛|大连|厦门|廈門|昆明|台北|臺北|台中|臺中|高雄|台南|香港"
    "|澳门|澳門|九龙|九龍|新竹|桃园|桃園|沈阳|哈尔滨|济南|郑州|福州|宁波|无锡|合肥|贵阳|兰州|南昌|南宁|太原"
)

_JAPANESE_GIVEN: Final = word_set("""
太郎 次郎 一郎 健太 翔太 大輔 拓也 達也 直樹 健一 浩二 陽子 恵子 幸子 美咲 愛 葵 結衣 陽菜 さくら 花子 由美 裕子 真由美 直子 久美子 智子 美香 翔
大翔 蓮 悠斗 健 誠 翼 彩 麻衣 沙織 絵里 ゆうた ゆうき はるか ひろし たけし けんた けんじ しょうた だいすけ まこと たかし あきら みさき あかね ゆい ひなた
あおい まい かなこ ゆみこ えり みか ともこ なおこ けいこ よしこ まゆみ りょう しんじ こうじ りか あや めぐみ まゆ さおり かおり ななみ みゆき あゆみ
""")
_NOT_CALLED: Final = "(?:皆|客|奥|母|父|兄|姉|弟|妹|医者|店員|社長|部長|課長|係長|看護師|患者|業者|先輩|後輩|同僚|上司|担当|職人|大家|隣|娘|息子|嫁|旦那|神|何|赤|坊|運転手|相手|司会|若者)"
_JAPANESE_CALLED: Final = "(?:さん|さま|様|くん|君|ちゃん|氏|先生|先輩|部長|課長|係長|社長|専務|常務|会長|次長|主任|店長|校長|教授|所長|支店長|監督)"
_JAPANESE_PARTICLE: Final = "(?=[はがもをにとのでへや、。」』）]|から|より|って|だっ|です)"
_JAPANESE_NAME: Final = re.compile(
    rf"(?:{_either(JAPANESE_SURNAMES)})(?:{_HAN}{{1,3}}?|(?!さん|くん|ちゃん|さま){_KANA}{{2,4}}?)?(?={_JAPANESE_CALLED}|[はがもをにとのでへや、。])"
    rf"|(?<!お)(?<!ご)(?!{_NOT_CALLED}{_JAPANESE_CALLED})(?:{_HAN}{{1,3}}|{_KATAKANA}{{2,8}}|(?<![\u3040-\u309f]){_KANA}{{2,4}}?)"
    rf"(?=(?:さん|くん|ちゃん|氏)(?![\u3400-\u9fff]))"
    rf"|(?<![\u3040-\u309f\u3400-\u9fff])(?:{_either(_JAPANESE_GIVEN)}){_JAPANESE_PARTICLE}"
)
_JAPANESE_BODY: Final = re.compile(
    rf"(?:株式会社|有限会社|合同会社)(?:{_HAN}|{_KATAKANA}|[A-Za-z]|(?![をはがにのへともで]){_KANA}|み|な|と(?={_HAN})){{2,12}}"
    rf"|(?:{_HAN}|{_KATAKANA}){{2,8}}(?:株式会社|銀行|病院|大学|高校|中学|小学校|製作所|工業|商店|印刷|織機|電機|建設|不動産|商事|出版|新聞|製薬|化学|運輸|クリニック|薬局)"
)
_JAPANESE_PLACE: Final = re.compile(
    rf"{_HAN}{{2,3}}(?:駅|市|区|町|村|県|府|寺|支店|営業所)(?=[のでにへをはがも、。])"
    "|(?:東京|大阪|京都|渋谷|新宿|池袋|上野|銀座|横浜|名古屋|札幌|福岡|神戸|梅田|難波|天王寺|天満|博多|仙台|広島|浅草|品川|川崎|千葉|埼玉|奈良|長崎|熊本|鹿児島"
    "|沖縄|那覇|金沢|新潟|静岡|浜松|岡山|松山|高松|秋葉原|吉祥寺|中野|荻窪|恵比寿|目黒|六本木|赤坂|原宿|北海道|四国|九州)(?=[のでにへをはがもか、。]|駅)"
)

_KOREAN: Final = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
_KOREAN_GIVEN: Final = word_set("""
민수 지훈 서연 민준 서준 예준 도윤 시우 주원 하준 지호 준서 준우 현우 지후 건우 우진 민재 현준 선우 서진 연우 정우 승우 승현 시윤 준혁 은우 지환 승민
지우 유진 지민 민서 서윤 하은 지유 윤서 채원 수아 지아 서현 예은 하윤 다은 은서 예린 수빈 소율 예원 지원 나은 유나 시은 채은 윤아 유빈 예서 소윤
은경 미경 영희 철수 영수 순자 정숙 미숙 경숙 은주 은영 현정 지영 미영 수진 혜진 지혜 유미 선영 소영 은정 현주 성호 영호 정호 동현 성민 상민 재현 민호
진우 성훈 정훈 재훈 동욱 상우 태현 민규 준호 준영 현수 영민 영철 상철 광수 병철 재석 형우 태영 보람 슬기 아름 가은 나영 다영 혜원 혜영 세영 주영 진영
""")
_KOREAN_CALLED: Final = "(?:씨|님|선배|후배|언니|오빠|형|누나|부장|과장|차장|대리|사장|팀장|이사|상무|전무|회장|선생|교수|박사|실장|본부장|원장|소장|주임|대표|국장|반장|기사)"
_KOREAN_PARTICLE: Final = "(?=(?:이가|이는|이를|이와|이도|이의|이랑|이한테|이에게|이|가|은|는|을|를|와|과|랑|의|도|만|아|야|에게|한테|께서|께|씨|님)?(?![\uac00-\ud7a3]))"
_KOREAN_NAME: Final = re.compile(
    rf"(?<![\uac00-\ud7a3])(?:[{_KOREAN}]{_HANGUL}{{0,2}}(?= ?{_KOREAN_CALLED}(?:님)?(?:이|가|은|는|을|를|와|과|의|도|만|에게만|에게|한테|께서|께)?(?![\uac00-\ud7a3]))"
    rf"|[{_KOREAN}]?(?:{_either(_KOREAN_GIVEN)}){_KOREAN_PARTICLE}"
    rf"|{_HANGUL}{{2}}(?= (?:씨|언니|오빠|누나|선배)(?:님)?(?:이|가|은|는|을|를|와|과|의|도|만|에게|한테|께)?(?![\uac00-\ud7a3])))"
)
_NO_KOREAN: Final = word_set("""
이 그 저 우리 어느 신임 전임 현 각 모든 담당 직속 새 옛 인사 영업 회사 고객 손 부 주 지도 담임 수석 여 남 전 후 윗 친 큰 작은 다른 같은 제 김치 한 이번 지난 우리의
""")
_KOREAN_BODY: Final = re.compile(
    rf"(?<![\uac00-\ud7a3]){_HANGUL}{{2,7}}(?:제지|전자|은행|병원|대학교|그룹|건설|물산|상사|산업|식품|화학|출판사|고등학교|중학교|초등학교|물류|제약|보험|증권|통신|중공업|디자인|주식회사)(?=에서|에는|에|의|을|를|이|가|은|는|와|과|로|으로|도|[\s.,]|$)"
)
_KOREAN_PLACE: Final = re.compile(
    rf"(?<![\uac00-\ud7a3])(?!운동|행동|활동|노동|자동|감동|이동|변동|공동|아동|충동|지역|영역|구역|용역|번역|통역|친구|연구|요구|기구|야구|축구)(?:{_HANGUL}{{2,3}}(?:동|구|역)(?=에서|에|의|으로|까지|부터|[\s.,]|$)"
    "|(?:서울|부산|대구|인천|광주|대전|울산|수원|성남|고양|용인|제주|전주|청주|천안|포항|창원|춘천|강릉|여수|목포|강남|홍대|명동|종로|판교|일산|분당)(?=에서|에|의|으로|로|까지|부터|역|시|[\\s.,]|$))"
)

_ARABIC_LETTER: Final = "[\u0621-\u064a\u066e-\u06d3]"
_ARABIC_GIVEN: Final = word_set("""
محمد أحمد احمد محمود مصطفى علي حسن حسين عمر عثمان خالد كريم سامي سمير يوسف إبراهيم ابراهيم إسماعيل عبدالله طارق زياد مروان فادي شادي رامي وائل هاني
ماجد نبيل جمال كمال عادل فؤاد سعيد سليم بلال باسم أنس أيمن إياد جهاد حمزة رشيد صالح ضياء عماد غسان فارس قاسم لؤي مازن مالك معاذ منير نادر ناصر نزار
وسام وليد ياسر ياسين زكريا موسى عيسى داود سليمان فاطمة عائشة خديجة زينب مريم ليلى سلمى نور هدى سارة رنا ريم رانيا دينا هبة منى سعاد سميرة نادية نجوى
ندى هالة لمى لينا ياسمين أمل أمينة إيمان آية أسماء بسمة جميلة حنان دعاء رحمة زهرة سحر شيماء صفاء عبير غادة فرح كوثر لطيفة ميساء نسرين وفاء هند
""")
_PERSIAN_GIVEN: Final = word_set("""
مریم شیرین بهروز نسرین زهرا فاطمه سارا نرگس لیلا مینا مهسا نازنین الهام سمیه پریسا پروین شهلا ژاله سیمین فرزانه مژگان نگار آزاده شبنم ستاره رؤیا رویا
علی رضا محمد حسین حسن مهدی امیر احمد بهرام کامران کاوه آرش بابک سیاوش داریوش کوروش فرهاد خسرو شاهین بهزاد ایرج هوشنگ منوچهر جمشید پرویز سعید حمید مجید
مسعود مرتضی مجتبی محسن ناصر نادر کیوان پیمان پژمان رامین سهراب سامان یاسر یوسف اکبر اصغر جواد هادی کریم
""")
_AR_PREFIX: Final = "(?:[وفبلك]|لل)?"
_ARABIC_NAME: Final = re.compile(
    rf"(?<!{_ARABIC_LETTER})(?:(?:ال)?(?:أستاذ|استاذ|سيد|سيدة|دكتور|دكتورة|مهندس|شيخ|حاج|حاجة|عم|آنسة)ة? (?P<a>{_ARABIC_LETTER}{{3,}})"
    rf"|{_AR_PREFIX}(?P<b>(?:أبو|أبي|أم|ابن|بنت) {_ARABIC_LETTER}{{3,}})"
    rf"|(?:آقای|خانم|دکتر|مهندس|استاد|حاج|جناب) (?P<c>{_ARABIC_LETTER}{{3,}})"
    rf"|{_AR_PREFIX}(?P<d>(?:{_either(_ARABIC_GIVEN | _PERSIAN_GIVEN)})(?: (?:ال{_ARABIC_LETTER}{{3,}}|بن {_ARABIC_LETTER}{{2,}}))?))(?!{_ARABIC_LETTER})"
)
_ARABIC_BODY: Final = re.compile(
    rf"(?<!{_ARABIC_LETTER})(?:شركة|مؤسسة|مصنع|بنك|جامعة|مدرسة|مستشفى|وزارة|معهد|جمعية|شرکت|کارخانه|کارگاه|بانک|دانشگاه|بیمارستان|اداره|موسسه|مؤسسه)"
    rf" (?!(?:في|من|على|إلى|که|را|و|من|ما|بود|است)(?!{_ARABIC_LETTER})){_ARABIC_LETTER}{{3,}}(?: (?:ال{_ARABIC_LETTER}{{3,}}|(?!(?:همه|است|بود|بودم|که|را)(?!{_ARABIC_LETTER}))"
    rf"[\u0621-\u06d3]*(?:رود|آباد|شهر|دشت|کوه|ستان|زاده|پور)))?(?!{_ARABIC_LETTER})"
)
_ARABIC_PLACE: Final = re.compile(
    rf"(?<!{_ARABIC_LETTER})(?:حي|شارع|مدينة|قرية|محافظة|منطقة|محطة|ميدان|خیابان|میدان|محله|شهر|روستای|کوچه) (?!(?:من|في|ما)(?!{_ARABIC_LETTER})){_ARABIC_LETTER}{{3,}}(?: ال{_ARABIC_LETTER}{{3,}})?"
    rf"|(?<!{_ARABIC_LETTER})از (?P<a>{_ARABIC_LETTER}{{4,}})(?= تا )"
    rf"|(?<!{_ARABIC_LETTER}){_AR_PREFIX}(?P<b>القاهرة|بيروت|دمشق|بغداد|عمان|عمّان|الرياض|جدة|دبي|أبوظبي|الدوحة|الكويت|المنامة|مسقط|صنعاء|عدن|الخرطوم|تونس|الجزائر|الرباط"
    rf"|طرابلس|حلب|حمص|الإسكندرية|القدس|غزة|رام الله|نابلس|تهران|اصفهان|شیراز|مشهد|تبریز|کرج|قم|اهواز|رشت|کرمان|یزد)(?!{_ARABIC_LETTER})"
)


def names_in_other_scripts(text: str) -> Iterator[OtherName]:
    """The names, bodies and places in lines of a text that are written in one of these scripts."""
    start = 0
    for line in text.splitlines(keepends=True):
        if not line.isascii() and _OTHER.search(line):
            for kind, pattern in _patterns_for(line):
                for match in pattern.finditer(line):
                    first, last = _part(match)
                    said = line[first:last]
                    if said[:2] not in _NO_CHINESE and said not in _NO_KOREAN:
                        yield OtherName(start + first, start + last, kind)
        start += len(line)


def _part(match: re.Match[str]) -> tuple[int, int]:
    """The part of a match that is the name."""
    return match.span(match.lastgroup) if match.lastgroup else match.span()


def _patterns_for(line: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    if re.search(_HANGUL, line):
        yield from (("organisation", _KOREAN_BODY), ("name", _KOREAN_NAME), ("place", _KOREAN_PLACE))
    if re.search("[\u3040-\u30ff]", line):
        yield from (("organisation", _JAPANESE_BODY), ("name", _JAPANESE_NAME), ("place", _JAPANESE_PLACE))
    elif re.search(_HAN, line):
        yield from (("organisation", _CHINESE_BODY), ("name", _CHINESE_NAME), ("place", _CHINESE_PLACE))
    if re.search(_ARABIC_LETTER, line):
        yield from (("organisation", _ARABIC_BODY), ("place", _ARABIC_PLACE), ("name", _ARABIC_NAME))
