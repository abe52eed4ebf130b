"""Chinese, Japanese and Korean names: their parts, and where a part alone is a name in a text without spaces.

A family name may be a single character that other words begin with, too; it is a name before a title (王经理, 山田部長,
김 부장) or after 小, 老, 阿. Titles go with the name, as “Dr” does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from careerjournal.model.names.normalising import folded


def _words(lines: str) -> list[str]:
    return lines.split()


_WRITING: Final = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\uac00-\ud7a3]")
_HANGUL: Final = re.compile(r"[\u1100-\u11ff\uac00-\ud7a3]")
_KANA: Final = re.compile(r"[\u3040-\u30ff]")
_APART: Final = re.compile(r"[\s・·=＝]+")
_LONGEST_PART: Final = 3
"""Characters of a family name or a given name at most."""

CHINESE_SURNAMES: Final = frozenset(
    _words("""
欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 皇甫 尉迟 慕容 令狐 王 李 张 張 刘 劉 陈 陳 杨 楊 赵 趙 黄 黃 周
吴 吳 徐 孙 孫 胡 朱 高 林 何 郭 马 馬 罗 羅 梁 宋 郑 鄭 谢 謝 韩 韓 唐 冯 馮 于 董 萧 蕭 程 曹 袁 邓 鄧 许
許 傅 沈 曾 彭 吕 呂 苏 蘇 卢 盧 蒋 蔣 蔡 贾 賈 丁 魏 薛 叶 葉 阎 閻 余 潘 杜 戴 夏 钟 鍾 汪 田 任 姜 范 方
石 姚 谭 譚 廖 邹 鄒 熊 金 陆 陸 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 顧 侯 邵 孟 龙 龍 万 萬 段 雷 钱 錢 汤 湯
尹 黎 易 常 武 乔 喬 贺 賀 赖 賴 龚 龔 文 施 洪 严 嚴
""")
)
"""The commonest Chinese surnames, in both ways to write them."""

JAPANESE_SURNAMES: Final = frozenset(
    _words("""
佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 清水 山崎 池田
橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 斉藤 福田 太田 西村
藤井 金子 岡本 藤原 三浦 中野 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 柴田 酒井 宮崎 宮本 内田 高木
安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保 松井 岩崎 木下 松尾 野口 野村
菊地 佐野 大西 杉本 新井 浜田 市川 古川 水野 小島 桜井 山内 西田 吉川 北村 大久保 渡部 川口 松岡 熊谷 荒木
平田 飯田 本田 久保田
""")
)
"""The commonest Japanese surnames."""

_TWO_SYLLABLES: Final = frozenset(_words("남궁 황보 제갈 사공 선우 독고 서문 동방"))
_TITLES: Final = _words("""
总经理 總經理 经理 經理 总监 總監 总裁 总 總 主任 老师 老師 先生 女士 小姐 太太 夫人 部长 部長 局长 局長 处长
處長 科长 科長 校长 校長 院长 院長 董事长 董事長 主席 书记 書記 教授 博士 医生 醫生 大夫 律师 律師 师傅 師傅
同学 同學 同志 队长 隊長 组长 組長 班长 班長 厂长 廠長 老板 市长 市長 会计 秘书 秘書 工程师 工程師 主管 护士
護士 阿姨 叔叔 哥 姐 叔 董 さん さま 様 くん 君 ちゃん 氏 課長 係長 社長 専務 常務 会長 次長 店長 先輩 殿 医師
議員 監督 選手 室長 所長 支店長 本部長 取締役 主査 リーダー マネージャー 씨 님 부장님 부장 과장님 과장 차장님
차장 대리님 대리 사장님 사장 팀장님 팀장 이사님 이사 상무님 상무 전무님 전무 회장님 회장 선생님 선생 교수님
교수 박사님 박사 실장님 실장 본부장님 본부장 원장님 원장 소장님 소장 주임님 주임 대표님 대표 사원 변호사 의사
기사 반장님 반장 국장님 국장 선배님 선배 후배 매니저님 매니저
""")
TITLES: Final = frozenset(_TITLES)
"""Titles after a name."""

_KOREAN: Final = _words("""
이가 이는 이를 이와 이도 이의 이랑 이한테 이에게 이 가 은 는 을 를 에게서 에게 한테서 한테 께서 께 와 과 랑 의
도 만 아 야 로 으로 부터 까지 처럼 보다 라고 이라고 였다 이었다 입니다 이다 조차 마저 밖에 이나 나
""")
_GOES_ON: Final = _words("""
は が も を に と の で へ から まで より や か って だ です し など 说 說 是 在 和 跟 的 了 也 都 对 對 把 被
很 会 會 谈 談 讲 講 看 听 聽 做 帮 幫 提 写 寫 拿 收 发 發 叫 找 等 坐 站 哭 要 就 给 給 告 问 問 不 没 沒 来
來 去 有 让 讓 想 觉 覺 从 從 与 與 走 打 向 那 这 這 离 離 升 当 當 却 卻 还 還 又 已 今 昨 明 后 後 辞 請 请
同 笑 先 常
""")


def _either(words: list[str]) -> str:
    return "|".join(sorted({re.escape(folded(word)) for word in words}, key=len, reverse=True))


_LETTER: Final = r"[^\W\d_]"
AFTER_HANGUL: Final = rf"(?=(?:{_either(_KOREAN)}|{_either(_TITLES)})*(?!{_LETTER}))"
"""What may stand after a Korean name without a space: particles, and what somebody is."""

_TITLE: Final = re.compile(rf" ?(?:{_either(_TITLES)})")
_SURELY_GOES_ON: Final = re.compile(rf"(?:{_either(_GOES_ON)})|(?!{_LETTER})")
_SAYS: Final = re.compile(r"(?:说|說|是|来|來|走|告诉|告訴)")
_BEFORE: Final = frozenset("小老阿")


def is_east_asian(written: str) -> bool:
    """Whether a name is written in Chinese, Japanese or Korean throughout."""
    bare = _APART.sub("", written)
    return bool(bare) and all(_WRITING.match(char) for char in bare)


def is_hangul(part: str) -> bool:
    """Whether what is read is Korean writing."""
    return bool(part) and _HANGUL.match(part[-1]) is not None


def whole_ways(written: str) -> Iterator[tuple[str, ...]]:
    """The ways to write the whole of a name, as it is read: with and without a space."""
    for family, given in _splits(written):
        yield (folded(family + given),)
        if len(given) > 1:
            yield folded(family), folded(given)


def parts_of(written: str) -> Iterator[tuple[str, ...]]:
    """The family names and the given names that a name may have in it, as they are read."""
    for family, given in _splits(written):
        yield (folded(family),)
        yield (folded(given),)


def _splits(written: str) -> Iterator[tuple[str, str]]:
    apart = [part for part in _APART.split(written.strip()) if part]
    if len(apart) > 1:
        yield apart[0], "".join(apart[1:])
        return
    name = apart[0] if apart else ""
    if _HANGUL.match(name):
        at = 2 if name[:2] in _TWO_SYLLABLES and len(name) > 2 else 1
        if len(name) > 1:
            yield name[:at], name[at:]
        return
    if boundary := next((at for at in range(1, len(name)) if _is_kana(name[at]) != _is_kana(name[at - 1])), 0):
        yield name[:boundary], name[boundary:]
        return
    if _is_kana(name[:1]):
        return
    if known := next((name[:at] for at in (3, 2) if len(name) > at and name[:at] in JAPANESE_SURNAMES), ""):
        yield known, name[len(known) :]
        return
    if known := next(
        (name[:at] for at in (2, 1) if len(name) in (at + 1, at + 2) and name[:at] in CHINESE_SURNAMES), ""
    ):
        yield known, name[len(known) :]
        return
    for at in range(1, len(name)):
        if at <= _LONGEST_PART and len(name) - at <= _LONGEST_PART:
            yield name[:at], name[at:]


def _is_kana(char: str) -> bool:
    return _KANA.match(char) is not None


def with_title(said: str, end: int) -> int:
    """Where a name ends with the title after it."""
    title = _TITLE.match(said, end)
    return title.end() if title else end


def alone(said: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """The span of a family name or a given name that stands alone, and whether it is certain; None where it is none.

    Args:
        said: the text as it is read.
        start: where in it the part begins.
        end: and ends.
    """
    part = said[start:end]
    if title := _TITLE.match(said, end):
        return start, title.end(), True
    if _HANGUL.match(part):
        syllables = len([char for char in part if "\u1100" <= char <= "\u1112"])
        return (start, end, True) if syllables > 1 else None
    if len(part) == 1:
        if start and said[start - 1] in _BEFORE:
            return start - 1, end, True
        begins = start == 0 or not said[start - 1].isalpha()
        return (start, end, False) if begins and _SAYS.match(said, end) else None
    return start, end, _SURELY_GOES_ON.match(said, end) is not None
