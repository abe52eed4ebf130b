"""Words by which a review tells what may be a name from what gives nobody away."""

from __future__ import annotations

from typing import Final

from careerjournal.model.names.word_lists import word_set

BODIES: Final = word_set("""
academy agency airlines airways analytics architects archive archives assembly associates association assurance
authority bakery ballet bank battalion board borough breweries brewery brewing brothers builders buses capital care
chambers charity choir clinic club co co-operative coaches college commission company congress conservancy
constabulary construction consulate consultants consulting cooperative cooperatives corporation council dental
department digital diocese electric embassy energy engineering engineers enterprises estates farms federation films
foods foundation foundry freight gallery gas gazette gmbh group guild healthcare herald holdings homes hospice
hospital hotel hotels housing imaging inc industries inn institute institution insurance international laboratories
laboratory labs library limited llc llp logistics ltd marine media mills ministry motors museum mutual network news
nhs oil opera orchestra parish parliament partners partnership party pharma pharmaceuticals pictures plc police post
practice press productions properties publications publishing rail railway railways records recruitment regiment
rowing school senate services shipping shipyard society software solicitors solutions sons squadron stores studios
supermarket surgery surveyors surveys systems technologies technology telecom theatre times transport trust union
university ventures veterinary water works zoo
""")
"""What the name of an organisation has in it."""

SITES: Final = word_set("""
abbey airport arena avenue bay beach bend bridge building campus canal castle cathedral center centre chapel church
city close common cottage county court crescent cross depot district dock docks estate farm field fields forest
gardens gate green hall harbour head heath hill hotel house island islands isle junction lake lane library lock
market mill moor park peninsula pier point priory quay river road row sound square stadium station strait street
studio terrace theatre tower towers town valley village wharf wood woods yard
""")
"""What the name of a place ends with."""

NO_NAMES: Final = word_set("""
a a-level a-levels ad advent african agile agm ai am american anglican appendix apr april arabic asap asian aug
august australian ba bc benefits bengali bible board boss british bsc buddhist cantonese catholic chapter chinese
christian christmas covid crown cv dad daddy danish dec december deputy diwali diy dj dna dutch earth easter eastern
eid eight eish email english eta eu european excel faq feb february finance finnish five four french friday fridays
fyi gaelic gcse gcses german god google government gp gps gran grandad grandma granny greek growth halloween
hanukkah hebrew hindi hindu hogmanay hr i id ids indian internet irish it italian jan january japanese java jewish
jira jul july jun june koran korean kpi kpis latin lean lent linkedin linux lol lord ma mam mandarin mar march may
mba monday mondays mp mps msc mum mummy muslim nan nana nb nhs nine northern norwegian not nov november oct october
ok omg one option outlook part passover pc pdf phase phd pin pm polish portuguese powerpoint pr protestant ps
punjabi python q&a quaker ramadan reception rsvp russian saturday saturdays scottish sep sept september seven sikh
six skype slack southern spanish sql state step sunday sundays swedish tba tbc teams ten tgif three thursday
thursdays tuesday tuesdays turkish tv two uk ukrainian union urdu us usa usb vat vietnamese wah web wednesday
wednesdays welsh western whatever whatsapp whitsun wifi windows word yes yet youtube zoom
""")
"""Capitals that give nobody away."""

BEFORE_NAMES: Final = word_set("""
african american asian australian british chinese danish dutch eastern english european finnish french german greek
indian irish italian japanese korean norwegian northern polish portuguese royal russian scottish southern spanish
swedish turkish ukrainian union welsh western
""")
"""Capitals that give nobody away by themselves, and are a part of the name of an organisation that they begin."""

BEHIND_NAMES: Final = word_set("""
board government state union
""")
"""The same of those that it ends with."""

ORDINARY: Final = word_set("""
absolute am apples autumn awesome beauty cats chaos classic coffee computer concrete cookies creative crews darkness
destiny digital electric emails empire eternity extreme faith fallen fishing fog fogs football frontier funny genius
golden golf hello hidden hockey horses hunting infinity internet joy laptop leather legacy letters love lovely lucky
madness magic mercy midnight mistakes money music online oranges passion patience phone plastic police potatoes
prudence random sad security silver simple skiing skinny skippers slides software spring success summer sunny
sunshine super surfing swimming tennis thankyou triumph trucks victory whatever winter wisdom
""")
"""Ordinary words that the frequency lists keep under another heading; see `lexicon`."""

DIRECTIONS: Final = word_set("""
county east great little lower mount new north old port saint south st upper west
""")
"""What the name of a place may begin with."""

TERMS: Final = word_set("""
ac ansi api apis ascii atm b12 bmi bp bpm bsc btec btw cad cet cms cobol cpu crm css csv ct ctrl dc ddr din dna dns
docx ebitda ecg eeg erp esg est etl eu ev faqs ftp gbp gdp gdpr gif gmt gp gpa gps gpu gsm gst gui hdmi hgv hnc hnd
html http https hvac iban icu iec ielts imap ip iq iso it iv jpeg jpg json jwt k8s kpi kwh lan lcd led lgv llm lpg lte
mba md merv mot mp3 mp4 mpeg mph mri mrna mrp mrr msc mvp n/a ngo nlp npm nvq ocr odt okr okrs oop osha pa pcr pdf
pdfs phd png pop3 pos ppe ppt pr pvc qa qr r&d rag raid ram rcd rfc rfp rgb rnd roi rom rpm rss rtf saas sas scada sdk
seo sim smtp soap soc sop sops sow sql ssd ssh ssl stem suv svg swot tcp tefl tiff tls toefl udp uhf ui uml url urls
usb ussr utc utf ux vba vhf vip vlan vpn wan wav wd40 wifi wip xml yaml yoy zip
""")
"""Letters that stand for a standard, a format, a measure or a degree, of which everybody speaks; no illness."""

NUMBERED: Final = word_set("""
appendix article chapter clause desk exhibit figure floor form grade level page paragraph phase question
room section step table version
""")
"""What is told from others of its kind by a number or a letter; nothing that an address has in it."""
