# ruff: noqa: E501 - one phrase a line
"""Private matters as they are said in plain words: health, home, money, the law; in English, and in a word elsewhere.

One phrase a line, as in `careerjournal.sharing.review.phrases`. What only asks somebody to be quiet stands there.
"""

from __future__ import annotations

import re
from typing import Final

from careerjournal.sharing.review.phrases import NearHints, phrases


def _apart(hints: str) -> list[str]:
    return hints.split("|")


_OWN: Final = "(?:his|her|their|the|my|[a-z]+'s)"
_KIN: Final = "(?:husband|wife|partner|boyfriend|girlfriend|fiancée?|missus|fella|man|kids?|children|family|parents|mother|father|mum|mom|dad|brother|sister|son|daughter)"
_NEAREST: Final = "(?:husband|wife|partner|boyfriend|girlfriend|fiancée?|mother|father|mum|mom|dad|brother|sister|son|daughter|twin|gran|nan|grandmother|grandfather|child|boy|girl|cousin|uncle|aunt)"
_ILLNESS: Final = (
    "(?:virus|HIV|AIDS|cancers?|tumou?rs?|leuk[a]?emia|strokes?|heart attacks?|epilepsy|diabetes|sugar|dementia|alzheimer's|"
    "parkinson's|lupus|hepatitis|TB|tuberculosis|abortion|IVF|chemo(?:therapy)?|dialysis|bipolar|schizophrenia|dyslexia|PTSD|"
    "panic attacks?|depression|eating disorder|anorexia|bulimia|seizures?|fits|miscarriage|stillbirth|hysterectomy|colostomy|"
    "transplant|ADHD|autism|OCD|endometriosis|sickle[ -]cell|crohn's|multiple sclerosis|motor neurone|long covid|fibroids|bad (?:kidneys?|hearts?|livers?|lungs?|nerves)|breakdown|overdose|vasectomy|STI|STD|psychosis|mastectomy|ulcer)"
)
_ORGAN: Final = (
    "(?:lungs|nerves|heart|kidneys?|head|liver|back|stress|chest|bowels?|prostate|waters|depression|drinking)"
)

_MATTERS: Final = phrases(rf"""
(?:(?:is|was|been|are) )?(?:under the doctor|not a well (?:man|woman)|illiterate|dyslexic|autistic|diabetic|epileptic|anorexic|bulimic|infertile|impotent|incontinent|undetectable)
signed off (?:sick|by (?:the|his|her|their) (?:doctor|GP))|wears? a (?:bag|nappy|hearing aid)(?: under {_OWN} \w+)?
(?:on|taking|takes|took) (?:insulin|prozac|valium|hormones|blood thinners|beta[ -]blockers|sleeping pills|painkillers)
social services(?: (?:have been|were|came|are|took) \w+)?|(?:kids?|children|baby|son|daughter|boys?|girls?) (?:was|were|got|had been|have been) (?:taken (?:away|off (?:him|her|them)|into care)|put in(?:to)? care)|(?:grew up|raised|was|been) in care
food ?bank|pawned (?:his|her|their) \w+|(?:on )?(?:a |his |her )?final (?:written )?warning
(?:is |was |'s )?(?:interviewing|applying) elsewhere|handed in (?:his|her|their) notice|about to be (?:made redundant|sacked|let go)
(?:his|her|their) (?:parents|family|wife|husband|boss|mother|father|mum|mom|dad) (?:do not|don't|does not|doesn't|did not|didn't|must not|mustn't|must never|cannot|can't) (?:know|find out)
(?:a|his|her) (?:second family|other family|second wife|love child)|(?:his|her) secret \w+
{_OWN} (?:first |second |third |last |latest )?(?:miscarriage|abortion|stillbirth|breakdown|overdose|stroke|bankruptcy|pregnancy)
(?:lost|losing|loses) (?:the|a|her|their) bab(?:y|ies)(?: at \w+ (?:weeks?|months?))?
(?:is |was |'s |'m )?(?:\w+ )?(?:weeks?|months?) (?:gone|pregnant|along)
trying for (?:a baby|a child|kids|children|another(?: one| baby)?)(?: for \w+ (?:years?|months?))?|(?:up the duff|knocked up|in the family way|with child(?=[,.;!?]| again))
(?:buried|burying) (?:his|her|their) (?:own )?(?:\w+ )?{_KIN}(?: (?:in|on|last) \w+)?|(?:widow(?:ed|er)?|bereaved)
(?:his|her|their|[a-z]+'s) (?:\w+ )?{_NEAREST} (?:had |has |have |just )*(?:died|passed(?: away| on)?|was killed|was murdered|drowned|hanged (?:himself|herself)|took (?:his|her) own life)(?: (?:last|this|in|on|that) \w+)?
(?:lost|losing) (?:his|her|their) (?:\w+ )?{_NEAREST}(?! in\b)(?: to (?:the )?\w+)?
(?:isn't|is not|not|stopped|quit|gave up|given up) drinking(?: any ?more)?(?= |[.,;:!?]|$)|(?:is |was |has been |been |back )?on the (?:bottle|sauce|gear|needle|pills)(?: (?:again|since \w+))?
(?:goes|been going) to (?:the|his|her) meetings(?: on \w+)?(?=[.,;]|$)|hooked on \w+|(?:in|at|joined) (?:AA|NA|GA)
{_OWN} marriage (?:is|was|has|had) (?:\w+ )?(?:finished|over|ended|ending|broken(?: down| up)?|failed|failing|dead|in trouble|on the rocks)
(?:moved|moving) out(?: with the (?:children|kids|baby|little ones?))(?= |[.,;])|(?:splitting|split|broke|broken|breaking) up(?: with (?:his|her|their) \w+)?(?= |[.,;]|$)(?! (?:the|into|a)\b)|walked out on (?:him|her|them)
(?:is|was|been|'s) seeing (?:someone|somebody)(?: (?:in|from|at) \w+| else)?|carrying on with \w+
(?:the )?bailiffs?(?: (?:have been|had been|came|come|were|are|was))?(?: (?:to|at|round to) {_OWN} (?:\w+ )?(?:door|house|flat))?
owe[sd]? (?:the |a )?(?:loan sharks?|bank|taxman|lenders?|landlord|bookies?)|(?:in arrears|maxed out|bad credit|an advance on (?:his|her|their) (?:pay|wages))
{_OWN} (?:sponsorship|visa|permit|work permit|papers|immigration status|residency|leave to remain) (?:ends?|ended|expires|expired|runs out|ran out|depends on \w+|is up|was up|is tied to \w+)(?: (?:in|on|next|this) \w+)?
(?:asylum|immigration) (?:claim|case|application|appeal)(?: (?:was|is|got|had been|has been) (?:turned down|refused|rejected|denied))?
(?:had|has|have|'d|'s) been inside(?=[.,;:!?]| (?:for|twice|once|before)|$)|(?:a |{_OWN} )?court date(?: coming up)?|up in court(?: for \w+)?|(?:is|was|'s) on (?:tag|a tag)
(?:has|had|have|with) (?:a|an old) record(?=[.,;:!?]|$| from)|spent convictions?|(?:he|she|they) (?:was|were|got) (?:nicked|done for \w+|arrested)
she (?:has|had|'s got) a (?:girlfriend|wife)|he (?:has|had|'s got) a (?:boyfriend|husband)|(?:likes|fancies) (?:men|women|boys|girls|both)(?= and\b|[.,;:!?]|$)|in the closet|not out (?:at|to) \w+
(?:has|had|have|'s) a (?:girlfriend|boyfriend) (?:whom|who|that) (?:nobody|no one|none)|used to be called \w+(?: else)?|(?:his|her|their) (?:dead|birth) ?name
(?:prays?|prayed|praying) (?:in|behind|at) (?:the|his|her|our|a) \w+(?: ?room)?|(?:stopped|no longer|quit) believ(?:es|ing)(?! (?:in|that|it|me|him|her|the|you|us|them)\b)|lost (?:his|her|their) faith|converted to \w+|left the (?:church|faith|mosque|temple|witnesses)
(?:is |was |'s )?(?:on|earns?|earning|earned|paid|gets?|makes?|making) (?:twice|double|half|less than|more than|a third of) (?:what )?(?:i|me|we|us|the (?:man|men|woman|boy|lad|person|one)s?)(?:'m| am| are| was| get| earn| make)?(?: (?:on|paid|(?:she|he|they) trained))?
let (?:him|her|them|me) go with (?:a |the )?(?:payoff|pay-off|settlement|package|severance)
(?:is |was |has been |been )?(?:off|away) with (?:his|her|their) (?:nerves|back|chest|heart|head|womb)|on the sick(?! (?:list|bed|bay|room|leave|pay))(?: with {_OWN} \w+)?
(?<!\bI )(?:cries|weeps|wept) in the (?:toilets?|loos?|ladies|car|stairwell|store ?room)(?: (?:most|every) \w+)?
{_OWN} (?:sugar|heart|kidneys?|liver|nerves|eyes|sight|hearing|memory|blood pressure|pressure) (?:is|are|was|were|has|have|had) (?:bad|going|gone|failing|failed|given up|high|packing up)(?: again)?
(?:is |was |been |'s )?having (?:fits|seizures|chemo|scans|dialysis|panic attacks)|can't (?:manage|do|climb) the stairs(?: since {_OWN} \w+)?|since (?:his|her|their|the) (?:stroke|heart attack)
(?:is |was |'s |are )?(?:ha[ds]|have|having|got|gets?|caught|with|through|survived|beat|fighting|from|of) (?:the |a |an |another |{_OWN} )?(?:\w+ )?{_ILLNESS}(?: (?:and|or) (?:a |the )?(?:\w+ )?{_ILLNESS})?(?: at work)?
(?:is |was |'s |were )?(?:going|gone|went) (?:deaf|blind|bankrupt(?: \w+)?)
(?:hear(?:s|ing)?|heard) voices
(?:\w+ )?(?:days?|weeks?|months?|years?) (?:sober|clean of|off the drink|off the drugs)
(?:been |is |was |started |'s )?drinking (?:again|since|too much|heavily|in the mornings?|at work|himself|herself)(?: the \w+ \w+)?
(?:back )?(?:on|off) (?:{_OWN} )?(?:antidepressants?|anti-depressants?|lithium|methadone|heroin|coke|cocaine|steroids|the drink|the bottle|the wagon|the booze|the pills|medication)
(?:an? |recovering )?(?:alcoholic|addict)s?
(?:off|signed off|sick|ill|bad|poorly|trouble|down|laid up|went off) (?:with|from|because of) (?:{_OWN} )(?:\w+ )?{_ORGAN}
(?:sick|ill|dying|died|poorly|in hospital|diagnosed|signed off) (?:with|of|from) (?:the |a |{_OWN} )?(?:cancer|stress|depression|anxiety|\w+itis|\w+oma)
(?:terminally|mentally|seriously|gravely) ill|nervous breakdown|self[ -]?harm\w*
(?:cuts?|cutting|hurts?|hurting|killed|kill|harmed) (?:himself|herself|themselves)
tried to (?:kill|hang|drown|end) \w+|(?:took|take|taken) {_OWN} own li(?:fe|ves)
(?:lost|losing|loses) (?:the|a|her|their) bab(?:y|ies)|miscarri\w+|IVF|expecting (?:a baby|twins|again|in \w+)
(?:is|was) expecting(?! (?!(?:a |the )?(?:baby|child|boy|girl|twins)\b)(?:a|an|the|to|us|me|him|her|it|them|that|some|more|no|visitors)\b)
(?:can't|cannot|can not|couldn't|could not|never learn(?:t|ed) to) (?:read|write)(?= or\b| and\b| nor\b|[.,;:!?]|$)
(?:leaving|left|leaves|cheating on|cheats on|cheated on|sleeping with|beats?|hits?|hitting|beating) {_OWN} (?:husband|wife|partner|boyfriend|girlfriend|missus|fella|kids|man|boss)(?: for (?:the |a |an )?\w+)?
{_KIN} (?:is in (?:jail|prison)|hits?|beats?|beat up|left (?:him|her|them)|drinks|drank|gambles?|gambled(?: away)?(?: the \w+)?|kicked|threw (?:him|her) out|walked out|was inside|is inside|lost the house|cheat(?:s|ed))
(?:being|getting|been|is|was|gets|got) (?:hit|beaten|beaten up|abused|knocked about|hurt) (?:at home|by {_OWN} \w+|by \w+)
(?:having|had|has|in) an affair(?: with \w+)?|custody (?:battle|case|of|hearing)|restraining order
(?:just )?(?:been )?served (?:\w+ )?divorce papers|divorce papers
(?:getting|got|gets|is|was|'s|being|be) (?:a )?divorced?|(?:split|separat(?:ed|ing)) (?:up )?from (?:{_OWN} \w+|\w+)
(?:women's|homeless|family|night) (?:shelter|refuge|hostel)
(?:was|in|at|to|into) a (?:shelter|refuge|hostel)(?= that\b|[.,;]|$)
(?:been |is |was |'s )?sle(?:eps?|eping|pt) (?:rough|in (?:the|his|her|their|a) (?:car|van|office|truck|shop|back)|under {_OWN} desk|on (?:\w+ ){{0,2}}(?:sofas?|couch(?:es)?|floors?))(?: since (?:{_OWN} \w+ \w+ the \w+|\w+))?
changed the locks(?: on (?:him|her|them))?|(?:was|were|been|got|being) evicted
(?:is|was|were|been|being|made) homeless
behind (?:on|with) (?:{_OWN} )?(?:rent|mortgage|payments)|loan sharks?
(?:a )?(?:loans? )?(?:from )?(?:\w+ )?money[ -]?lenders?|payday loans?|bailiffs?|repossess\w+
gambl(?:es|ed|ing)(?! on\b)(?: away)?(?: {_OWN} \w+)?
(?:did|lost|blew) {_OWN} (?:dough|wages|money|house|savings|pension)(?: (?:on|at) the \w+)
(?:went|gone|is|was|been|declared|made) bankrupt(?! of)(?: (?:once|twice|again))?
(?:in|into|up to (?:his|her|their) (?:neck|eyes) in) debt|(?:gambling|card|drug) debts?
owes? (?:half (?:of )?|everyone|everybody|thousands|money to)(?: ?the \w+| ?\w+)?
(?:did|does|doing|done|served) (?:\w+ )?(?:years?|months?|time|stretch) (?:inside|in prison|in jail|for \w+)
(?:is|was|been|went|spent \w+ \w+) (?:in prison|in jail|to prison|to jail|on remand|on probation|on parole)
(?:got|has|had|gets|with|for) (?:a|an|his|her|another) (?:DUI|DWI|criminal record|police record|conviction|suspended sentence|electronic tag)
{_OWN} (?:visa|permit|work permit|papers|green card|leave to remain) (?:had |has |have |is |was )?(?:run|ran|runs|expired|expiring|lapsed|running|refused|revoked)(?: out)?
(?:no|without|hasn't got|has no|had no) papers|undocumented|overstay\w+|(?:being |was |got |be )?deported
asylum (?:claim|seeker|case)
(?:came|come|coming|comes) out to (?:me|us|him|her|them|{_OWN} \w+)
(?:is|was|'s) (?:gay|queer|trans|bisexual|a lesbian|transitioning)
(?:without|before) telling {_OWN} {_KIN}|hid(?:ing|es|den)? (?:it|this|that|her \w+|his \w+) from {_OWN} \w+
(?:told|tells) (?:only me|nobody else|no one else)
(?:in|into|to|out of|through|checked into) rehab|on suicide watch|in therapy|sees? a (?:shrink|therapist|psychiatrist)
owed? (?:him|her|them|me|everyone|everybody|\w+ )?money|found a lump|(?:is |was |been )?seeing {_OWN} (?:\w+'s )?(?:husband|wife|boyfriend|girlfriend|ex)
(?:is|was|are|were|been|be|on hard|'s) on (?:drugs|benefits|the dole|the streets|remand|tag|bail|probation)|(?:claiming|on) (?:benefits|disability)
(?:been|was|got|were|being) (?:sacked|fired|struck off|suspended) (?:from|for) (?:{_OWN} )?(?:last |old )?\w+(?: for \w+)?
(?:lied|lying|lies) (?:on|about|in) {_OWN} (?:CV|age|degree|qualifications|reference|visa|past|record)
never (?:finished|went to|passed|got) (?:school|college|university|{_OWN} degree|an exam)(?=[,.;]| and\b)
wets? {_OWN} bed|(?:cried|cries|crying) (?:every night|himself to sleep|herself to sleep|in the toilets?|in the loos?)
(?:the |{_OWN} )?(?:bruises|black eye|scars) (?:on|up|down) {_OWN} \w+|tested positive(?= (?:for (?:HIV|hepatitis|cocaine|drugs|alcohol|the virus|TB|THC|it)|the|last|in|on)\b|[.,;])|failed {_OWN} drugs? tests?|failed a drugs? tests?
(?:is |was )?waiting (?:for|on) a (?:liver|kidney|heart|lung|transplant|donor|diagnosis|biopsy)|relapsed|back on the (?:drink|drugs|needle)
(?:a |{_OWN} )(?:stammer|stutter|limp|glass eye|wig|hearing aid|false leg)(?: (?:s?he|they) hides?)?
(?:can't|cannot|couldn't|unable to) have (?:children|kids|a baby|babies|any more)|HIV[ -]positive|(?:lost|losing) custody
(?:only|just) {_OWN} {_KIN} (?:knows?|knew)|(?:made|makes) me (?:promise|swear)|(?:don't|never) say I (?:told|said)
(?:it|this|that) (?:stays|must stay|stayed) (?:in this room|between us|here|with us|within these walls)|(?:hasn't|hadn't|haven't|never|not) told (?:a soul|anyone|anybody|anyone else|the \w+ yet)
""")
_HINTS: Final = _apart(
    "virus|hiv|aids|cancer|tumo|leuk|a stroke|heart attack|bad heart|epilep|diabet|had sugar|has sugar|"
    "have sugar|the sugar|dementia|alzheimer|parkinson|lupus|hepatit|tubercul|abort|ivf|chemo|dialysis|bipolar|"
    "schizo|dyslex|ptsd|panic att|depress|eating dis|anorex|bulim|seizure|having fits|has fits|had fits|miscarr|"
    "stillb|hysterec|colosto|transplant|kidney|bad li|bad lu|nerves|breakdown|overdos|vasecto| sti| std|psycho|"
    "mastec|ulcer|deaf|going blind|gone blind|went blind|bankrupt|voices|sober|clean of|off the dr|off the bo|"
    "off the wa|off the pi|on the dr|on the bo|on the wa|on the pi|drinking|drinks|medicat|lithium|methadone|"
    "heroin| coke|cocaine|steroid|alcohol|addict|off with|off from|off because|sick with|sick from|ill with|"
    "ill from|bad with|trouble with|poorly|laid up|down with|ly ill|in hospital with|diagnos|dying|died of|"
    "died from|harm|cut h|cuts h|cutting h|hurt h|hurts h|hurting h|kill h|killed h|own li|tried to |"
    "lost the bab|lost a bab|lost her bab|lost their bab|losing |expecting|n't read|n’t read|not read|to read|"
    "n't write|n’t write|not write|leaving his|leaving her|leaving their|leaving the|left his|left her|"
    "left their|leaves his|leaves her|cheat|hits|hitting|beat|sleeping with|kicked|threw h|walked out|drank|"
    "being hit|getting hit|being hurt|abused|affair|custody|restrain|divorc|split|separat|shelter|refuge|hostel|"
    "sleeping|slept|sleeps|the locks|evict|homeless|behind on|behind with|shark|lender|payday|bailiff|reposs|"
    "gambl|his dough|her dough|their dough|his wages|her wages|their wages|savings|the house|debt| owe|"
    "years inside|months inside|time inside|is inside|was inside|a stretch|prison|jail|remand|probation|parole|"
    " dui| dwi|criminal rec|police rec|convict|suspended|electronic|visa|permit|papers|green card|leave to rem|"
    "undocument|overstay|deport|asylum|out to me|out to us|out to h|out to t| gay|queer|trans |transi|bisex|"
    "lesbian|hid it|hid this|hid that|hid her|hid his|hiding|hidden|hides|told only|tells only|one else|"
    "body else|telling his|telling her|telling their|telling the|telling my|rehab|suicid|therap|shrink|psychiat|"
    " time for|served"
    "|money|a lump|seeing |on drugs|benefits|the dole|the streets|on tag|on bail|sacked|fired|struck off"
    "|lied |lying|never finished|never went|never passed|never got|wets|wet h|cried|cries|crying|bruises"
    "|black eye|scars|tested pos|drugs test|drug test|waiting for a|waiting on a|relapsed|stammer|stutter"
    "|a limp|glass eye|wig|hearing aid|false leg|have children|have kids|have a baby|have babies"
    "|have any more|positive|custody|knows|knew|me promise|me swear|say i told|say i said|stays|stayed"
    "|must stay|a soul|told any|told the|know"
    "|under the doctor|not a well|illiterate|autis|epilept|infertil|impotent|incontinent|undetectable|signed off"
    "|a bag|a nappy|insulin|prozac|valium|hormones|thinners|blockers|pills|painkill|social services|taken away"
    "|taken off|care|foodbank|food bank|pawned|final w|elsewhere|their notice|his notice|her notice|about to be"
    "|n't know|n’t know|find out|second family|other family|second wife|a secret|his secret|her secret|love child"
    "|adhd|ocd|endomet|sickle|crohn|sclerosis|neurone|long covid|fibroid"
    "|weeks gone|months gone|weeks along|months along|trying for|the duff|family way|with child|buried|burying|widow"
    "|bereaved| died|passed|was killed|murdered|drowned|hanged|lost his|lost her|lost their|the sauce|the gear"
    "|the needle|meetings|hooked on|joined |at aa|in aa|in na|marriage|moved out with|moving out with|breaking up"
    "|broke up|broken up|carrying on|arrears|maxed out|bad credit|advance on|taxman|the bank|landlord|bookie"
    "|sponsorship| status|residency|immigration|been inside|court date|in court|a tag|a record|old record|nicked"
    "|done for|arrested|girlfriend|boyfriend|a wife|a husband|likes |fancies|closet|not out|to be called|dead name"
    "|deadname|birth name|prays|prayed|praying|believ|faith|converted|left the|twice what|double what|half what"
    "|less than|more than|a third of|payoff|pay-off|settlement|package|severance|off with|away with|the sick"
    "|weeps|wept|sugar is|heart is|sight is|hearing is|memory is|eyes are|pressure is|having chemo|having scans"
    "|having dial|the stairs|the stroke|his stroke|her stroke|pregnancy|breakdown|stillbirth"
)
"""Of which each line with a private matter has one: to be looked for first, which takes a tenth of the time."""

MATTERS: Final = NearHints(_MATTERS, _HINTS)
"""What somebody would not like to be known."""

_ELSEWHERE: Final = r"""
schwanger\w*|Scheidung|scheiden lassen|geschieden|Schulden|Depression\w*|Krebs|(?:trinkt|säuft) wieder
alkoholkrank|vorbestraft|ohne Papiere|Fehlgeburt
enceinte|divorc(?:e|é|ée|er|ent)|dettes|dépressi\w+|cancer|alcoolique|sans papiers|fausse couche|en prison
séropositi\w+
embarazada|divorci\w+|deudas|depresi\w+|cáncer|alcohólic\w+|(?:no tenía|sin|no tiene) papeles|en la cárcel
bebe otra vez|volvió a beber
grávida|divórcio|dívidas|depressão|cancro|câncer|alcoólatra|sem papéis|na cadeia|preso
incinta|divorzi\w+|debiti|depressione|cancro|alcolizzat\w+|in galera
zwanger|scheiding|schulden|kanker|depressief|aan de drank
(?:jest |była )?w ciąży|rozwód\w*|rozwodzi\w*|długi|depresj\w+|alkoholi\w+|w więzieniu|poronił\w*
hamile|boşan\w+|(?:kumar )?borcu|depresyon\w*|kanser|alkolik|hapiste
беременн\w+|развод\w*|долг(?:и|ах|ов)|депресси\w+|запо(?:й|е|я)|пь[её]т снова|в тюрьме|судимост\w+
gravid|skilsmässa|skuld(?:er|satt)|alkoholist\w*|mang thai|(?:đang )?bị (?:bệnh|ung thư|trầm cảm)|ly hôn|nợ nần
hamil|cerai|hutang
حامل|طلاق|مطلقة?|مديون|مدين|سرطان|اكتئاب|السجن|مريض(?:ة)? بـ?\w+
باردار|طلاق|(?:از (?:شوهرش|زنش|همسرش) )?جدا شده|بدهکار|معتاد|افسردگی|سرطان|زندان
"""
_WITHOUT_SPACES: Final = (
    "怀孕了?|懷孕了?|离婚了?|離婚(?:した|する)?|流产|流產|抑郁症?|憂鬱症|欠债|欠債|赌博|賭博|坐牢|癌症?|出轨|外遇|酗酒"
    "|妊娠(?:中|して)?|流産|うつ(?:病)?(?:で休んで(?:いる|た))?|借金|不倫|がん(?:で|に|の|を)|逮捕|精神科|アル中"
    "|임신|이혼(?:한 것|했)?|유산했|우울증|빚(?:이|을|만)?|도박|불륜|암에 걸|감옥|술을 다시"
)
_ELSEWHERE_HINTS: Final = _apart(
    "schwang|scheid|schuld|depress|krebs|trinkt|säuft|alko|vorbestr|papier|fehlgeb|encein|divor|dettes|dépress|"
    "cancer|alco|papel|fausse|prison|séropos|embaraz|deudas|depres|cáncer|cárcel|bebe|volvió|grávida|dívid|"
    "cancro|câncer|papéi|cadeia|preso|incinta|divorz|debiti|galera|zwanger|kanker|drank|ciąży|rozwo|dług|więzie|"
    "poroni|hamil|boşan|borcu|kanser|hapis|gravid|skils|mang thai|bị |ly hôn|nợ|cerai|hutang|беремен|развод|долг|"
    "депресс|запо|пьет|пьёт|тюрьм|судимост|حامل|طلاق|مطلق|مدي|سرطان|اكتئاب|السجن|مريض|باردار|جدا|بدهکار|معتاد|"
    "افسرد|زندان|怀孕|懷孕|离婚|離婚|流产|流產|流産|抑郁|憂鬱|欠债|赌|賭|坐牢|癌|出轨|外遇|酗酒|妊娠|うつ|借金|"
    "不倫|がん|逮捕|精神科|アル中|임신|이혼|유산|우울|빚|도박|불륜|암에|감옥|술을"
)
ELSEWHERE: Final = NearHints(
    re.compile(
        "|".join(rf"(?<!\w)(?:{line})(?!\w)" for line in _ELSEWHERE.strip().splitlines()) + f"|{_WITHOUT_SPACES}"
    ),
    _ELSEWHERE_HINTS,
)
"""The same in other languages, by its commonest words."""
