"""Words that anybody uses: a name that is one of them is a name only where the sentence says so.

The commonest words of spoken and written English (after the frequency lists of zxcvbn, by D. Wheeler), without those
that are names first, and rarer ones that people are called: birds, plants, stones, trades.
"""

from __future__ import annotations

from typing import Final

from careerjournal.model.names.word_lists import WORDS, word_set

ORDINARY_WORDS: Final = WORDS | word_set("""
abandon abandoned abbey ability able aboard abortion about above absolute absolutely absurd academic academy accent
accept accepted accepting accident accidentally accidents accompanied accomplice accomplish accomplished according
account accountant accounts accusations accuse accused accusing ace achieve achieved acid acknowledge acquired
across act acted acting actions active activities activity actor actors actress acts actual actually adapted added
adder addict addicted addiction adding addition additional additionally address adjacent adjust administration
administrative admiral admiralty admire admit admitted admitting adopt adopted adoption adorable adore adult adults
advance advanced advantage adventure advertising advice advise affair affairs affect affected affection affects
affiliated afford afraid after afternoon afterwards again against agate age aged agencies agency agenda agent agents
ages aggressive ago agree agreed agreeing agreement agricultural agriculture ahead ahem ahold aids air aircraft
aired airport aisle alarm album albums alcohol alcoholic alder alert alibi alien alike alive all alleged allergic
alliance allied allow allowed allowing allows allright ally almighty almost alone along alongside already alright
also altar alternative although altogether always amazed amazing ambassador amber ambulance amen amnesia among
amongst amount amulet amusing an analysis anchor ancient and anger angle angry animals ankle anniversary announce
announced announcement annoying annual annually annulment anonymous another answer answered answering answers ant
anti antique anxiety anxious any anybody anyhow anymore anyone anything anytime anyway anyways anywhere apart
apartment apologies apologize apologized apologizing apology apparently appeal appear appearance appearances
appeared appearing appears appetite apple application applications applied appointed appointment appointments
appreciate appreciated appreciates appreciation approach approaching appropriate approve approved approximately arab
arch archer architect architectural architecture are area areas arena argue argued arguing argument armed arms army
around arrange arranged arrangements arrest arrested arresting arrival arrive arrived arrogant arrow arson art
article articles artillery artist artistic artists arts as asap ash ashamed ashes aside ask asked asking asks asleep
aspects aspen aspirin assembly assigned assignment assistance assistant associate associated association assume
assumed assuming assure assured aster at athletic athletics attached attack attacked attacks attempt attempted
attempts attend attended attention attic attitude attorney attorneys attracted attractive auction audience audio
audition august aunt aunts author authorities authority authors autograph autopsy available avenue average aviation
avoid avoiding awake award awarded awards aware away awful awfully awhile awkward aye babbling babies baby
babysitter bachelor back background backpack backs backup backwards backyard bad badge badly baggage bags bail
bailed bait bake baked balance balcony bald band bands bang banging bank bar barbecue bare barely bargain barge barn
baron barrel barrow bars bartender base based basement basic basically basin basis basketball bass batch bath
bathing bathroom battalion batteries battery battle bay be beacon beans bears beat beating beats beautiful
beautifully beaver became because become becomes becoming bed bedroom beds bedtime beef been beep before began
begged begging begin beginning begins begun behave behavior behind behold being beings believe believed believes
believing bells belly belong belongs beloved below belt bench bend beneath benefit benefits bent berry beside
besides best bet betray betrayal betrayed bets better betting between beyond bible bidding big bigger biggest bike
billboard billion bin biography biological birch birds birth birthday bit bite bites bits bitter bizarre blackmail
blackmailing blade blah blame blamed blames blaming blanket blankets blast blaze bleed bleeding blend bless blew
blind block blocked blocking blond blood bloody blossom blow blowing blown blows bluff bluffing blunt board boarding
boat boats bob bodies body bodyguard bogus bolt bomb bonding bone bong book booked books boom boon boot booze border
bore bored boring born borough borrow borrowed boss both bother bothered bothering bothers bottle bottles bottom
bought bound boundary bouquet bout boutique bowl box boxes boy boyfriend boyfriends boys bracelet brains brakes
bramble branches brand brass brat brave bray bread break breakdown breakfast breaking breaks breath breathe
breathing brewer bribe brick bride bridge brief briefcase briefing briefly brigade bright brilliant bring bringing
brings broad broadcast broadcasting broadway broke broken bronze brooks broom brother brothers brought bruises brush
brutal bucks bud buddies budget bugging bugs build building buildings built bull bullets bully bump bumped burden
bureau burgers buried burn burned burning burnt burr burst bury business businesses bust busted busting busy but
butcher butt butterfly butters button buy buying buys buzz buzzard by bye cabin cabinet cable cafeteria caffeine
cage cake cakes call called caller calling calls calm came camera cameras camp campaign camping campus can canal
cancel canceled candidate candidates candles cane cannon cannot cans capable capacity cape capital cappuccino
capture captured car carbon card cardinal cards care cared career careful carefully cares caring carriage carried
carry carrying cars cart cascade case cases cast castle casual catch catches catching category cathedral catholic
caught cause caused causes causing caution cavalry cave cedar ceiling celebrate celebrated celebrating celebration
cell cellar cells cemetery center centers central centre cents centuries century cereal ceremony certain certainly
chain chair chairman chairs chalk challenge chamber champagne champion champions championship championships chance
chances change changed changes changing channel channels chap chapel chaplain chapter character characteristics
characters charade charge charged charges charging charity charm charming chart charter charts chased chasing chat
cheap cheat cheated cheating check checked checking checks cheer cheerleader cheesy chef chemical cherry chest chick
chief child childhood children chili chill chin chip chips chocolate choice choices choke choose choosing chop chops
chose chosen christmas chuck chum chunk church churches cigar cigarette cigarettes cinema circle circles circuit
circumstances circus cited cities citizens city civil civilization claim claimed claims class classes classical
classification classified classy clean cleaned cleaner cleaners cleaning clear clearance cleared clearing clearly
clement clerk clever client clients climate climb climbing clinic clinical clip clock close closed closely closer
closest closet closing clothes cloud clover clown club clubs clue clueless clues coach coaching coal coalition coast
coastal coat cockle cocktail code coffeehouse coincidence cold collaboration collapsed collar colleague collect
collected collection collections college colleges colonel colonial colony color colour colt column coma combat
combination combined come comedy comes comfort comfortable comforting comic comics coming command commander comment
commerce commercial commission commissioned commissioner commit commitment committed committee committing common
commonly commonwealth commune communicate communication communications communist communities community companies
company compare compared compassion compassionate compete competed competing competition competitions competitive
compilation complain complaining complaint complete completed completely completion complex complicated
complications compliment compliments components composed composer composition compromise compromised concentrate
concept concern concerned concerns concert concerts concluded conclusions concussion condition conditions condo
condoms conduct conducted conference confess confessed confession confidence confident confidential confirm
confirmation confirmed conflict confront confuse confused confusing congratulate congratulations congress connected
connection conscience conscious consciousness consecutive consequences conservation conservative consider
considerable consideration considered considering consisted consisting consists consolation conspiracy constable
constant constantly constituency constitution constitutional constructed construction consult contact contacted
contacts contain contained containing contains contemporary contempt content contest context continue continued
continues continuing contract contrary contrast contributed contributions control controlled controlling
controversial controversy convenience convenient convention conversation conversations converted convict convicted
conviction convince convinced convincing cooked cooking cool coolest cooper cooperate copies cops copy coral cord
core corn corner corners corporal corporate corporation corps corpse correct correctly cosmetics cost costs costume
costumes cottage cough could council counsel counseling counselor count counter counties counting countries country
county couple couples courage course courses court courtesy courthouse courtroom courts cousin cover coverage
covered covering covers coward cows cozy crab crack cracked cracking crane cranes crank cranky crash crashed
crashing crawl crawling crazy cream create created creating creation creations creature creatures credit credited
credits creek creep creeps creepy crew crib cried cries crime crimes criminal criminals crisis crisp critic critical
criticism criticized critics crossed crossing crow crowd crowded crown cruel cruise crush crushed crying cuff cuffs
cultural culture cup cupid cups curb cure cured curiosity current currently curse cursed curtain custody customer
customers cut cute cuts cutting cycle dad daddy daily daisy damage damaged dance danced dancer dancing dangerous
dare dark darling darn data date dated dates dating daughter daughters day daylight days deacon dead deadline deadly
deaf deal dealer dealing deals dealt dear dearest death debate debt debut debuted decade decades decency decent
deception decide decided decision decisions deck declare declared decline declined dedicated deed deeds deep deeper
deeply defeat defeated defeating defence defend defendant defending defense defensive defined definite definitely
definition degree degrees delay deliberately delicate delicious delighted delightful deliver delivered delivering
delivery delusional demand demanding democratic demographics demon demonic demons denial density dental dentist deny
denying department depend depending depends deposit depressed depressing depression depth deputy derived describe
described describes description deserted deserve deserved deserves design designated designed designs desk desperate
desperately despise despite dessert destined destroy destroyed destroying destruction destructive detail details
detective detectives detector detention determine determined devastated develop developed developing development
device devices diagnosis dial diamond diapers diary dice did die died dies diet difference differences different
differently difficult digging dignity dime dimension diner ding dining dinner dinners diocese direct directed
direction directions directly director directors dirt dirty disagree disappear disappearance disappeared
disappearing disappears disappoint disappointed disappointment disaster disc discount discovered discovery discuss
discussed discussing discussion disease disguise disgusting dish dishes display disposal disrespect distance
distinct distinguished distract distracted distraction distress distributed distribution district districts disturb
disturbed disturbing ditch dive divided division divisions divorce divorced dizzy do doc dock docks doctors document
documentary documents does dog doing doll dollars dolls dolphin domain domestic dominated donation done donor doom
doomed door doors doorstep dope dork dorm dose double doubt doubted doubts dough down downstairs downtown dozen
dozens draft drag dragged dragging drake drama drank draw drawer drawing drawn dreadful dream dreamed dreaming
dreamt dress dressed dresses dressing dried drift drill drink drinking drinks drive driven drives driveway driving
drop dropped dropping drops drove drown drowned drowning drug drugged drugs drunk drunken duck dude dudes due duke
dull dumb dummy dump dumped dumping dung dunno during dust dusty duties duty dying dynasty each eager eagle earl
earlier earliest early earn earned earnest earrings ears earth ease easier easiest easily east eastern easy eat
eaten eating eats economic economics economy edge edited edition editor educated education educational effect
effective effectively effects effort efforts eggs eight eighteen eighth eighty either elder elders elected election
elections electoral electrical electronic elementary elements elevation elevator eleven eliminate eliminated elm
else embarrass embarrassed embarrassing embarrassment ember embrace emergency emotion emotional emotionally emotions
emperor employed employee employees employment empty enchantment encouraging end ended ending endless ends enemies
enemy energy engaged engagement engine engineering engineers engines enjoy enjoyed enjoying enormous enough ensure
entered entering enterprises entertain entertaining entertainment enthusiasm entire entirely entitled entrance entry
envelope environment environmental envy episode episodes equal equipment equipped equivalent era erase erased errand
errands escape escaped especially essay essence establish established establishment estate esteem estimated ethics
ethnic even evening event events eventually ever every everybody everyday everyone everything everywhere evidence
evidently evil evolution exact exactly exam examine example examples excellent except exception exchange excited
excitement exciting excuse excuses executed executive exercise exhausted exhibition exist existed existence existing
exists exit expanded expansion expect expectations expected expecting expects expedition expense expenses expensive
experience experienced experiences experiencing experimental expert explain explained explaining explains
explanation explode explore explosion expose expressed expression exquisite extended extension extensive external
extra extraordinary extremely eye eyed eyes eyewitness fabulous face faced faces facilities facility facing fact
factor factors factory facts faculty fade fail failed failure faint fainted fair fairly fairy faithful fake faked
faking falcon fall falling falls false fame familiar families family famous fancy fans fantasies fantastic far farm
farmers farther fascinating fashion fashioned fast fatal fate father fathers fault favor favorite favorites favors
favourite fawn fear fears feature featured features featuring federal federation feds feed feeding feel feeling
feelings feels feet fell fella fellas fellow felon felony felt female females fence fern ferry festival fetch fever
few fiance fiancee fiction fictional fiddler field fifteen fifth fifty fig fight fighting fights figure figured
figures figuring file files filing fill filled filling film filmed films filthy final finally finals finance
financial find finding finds fine finest fingerprints fingers finish finished finishing finland fired fireplace
fires fireworks firing firm first fist fits fitting five fix fixed fixing flag flame flat flattered flattering fleet
flesh flew flies flight fling flip flipped flirting float floating floor florid flow flower flowers flows flush
flying focus focused fold folk folks follow followed following follows fond food fool fooled fooling foolish fools
foot footballer for forbid forbidden force forced forces forehead foreign forensics forests forget forgetting
forgive forgiven forgiveness forgiving forgot forgotten fork form formal formally format formation formed former
formerly forming forms fort forth fortunate fortunately fortune forty forward fought foul found foundation founded
founder founding four fourteen fourth fowler fragile frame framed franchise frankly fraud freak freaked freaking
free freed freeman freeze freezer freezing frequency frequently fresh freshen freshman fridge fried friend friendly
friends friendship fries frightened frightening from front frost frozen fruit frustrated frustrating fuel fugitive
full fully fun function functions fund funded funding funds funeral funny furious furlong furniture further fuss
future gain gained gallery gambling game games gang garage garbage gardener gardens garland garlic garnet gate gates
gather gave gay gear geek gem gender general generally generation generous genre gentle gentleman gentlemen gently
genuine genus geography gesture get getaway gets gettin getting ghosts giant gift gifts gill gimme ginger girl
girlfriend girlfriends give given gives giving glad gladly glass glasses global glorious glove glover gloves glow
glue go goad goal goals god gods goes going gold gone gong gonna good goodbye goodness goodnight goods goody goose
gore gorgeous gosh gossip got gotta gotten government governments governor gown grab grabbed grabbing gracious grade
gradually graduate graduated gram grams gran grand grandchildren granddad granddaughter grandfather grandma
grandmother grandpa grandparents grandson granger grant granted grapes grasp grateful gratitude grave gravy great
greater greatest greatly greedy greet greeting grew grey grief grieving grill grip grocery groom ground grounded
grounds group groups grow growing grown growth grudge guarantee guaranteed guard guards guess guessed guessing guest
guests guide guilt guilty guitarist gulf gull gum gun guns gunshot guts guy guys ha habit habitat habits had hail
hair haircut hairs hale half halfway halloween hallway hamburger hammer hand handcuffs handed handful handing handle
handled handling hands handsome handwriting hang hanging hangs happen happened happening happens happier happiest
happily happiness happy harassing harassment harbor hard harder hardest hardly harm harmless harmony harper harsh
hart harvest has hate hated hates hating hatred hats haul haunt haunted have haven having hawk hawthorn hazard he
head headache headaches headed heading headquarters heads heal healed healing health healthy hear heard hearing
hears heart heartbeat heat heavens heavily heavy hedge heel heels height held helicopter hell helm help helped
helpful helping helpless helps hem hence her here hereby heritage hero heroin heron herring hers herself hesitate
hey hi hide hideous hiding high higher highest highly highness highway hike hills him himself hind hint hire hired
hiring his historian historic historical history hit hits hitting hmm ho hoard hobby hold holder holding holds hole
holes holiday holidays hollow holy home homecoming homeless homes homework homicide honest honestly honesty honey
honeymoon honor honorable honorary honored honors honour hood hook hooked hooper hooray hope hoped hopefully
hopeless hopes hoping hopper hormones horn horrible hose hospital host hostage hostages hosted hostile hosts hot
hotel hottest hour hourglass hours house household households houses housing how howdy however huge huh hum human
humanity humans humiliate humiliated humiliating humiliation humor hun hunch hundred hundreds hung hunger hungry
hunk hurl hurricane hurry hurt hurting hurts husband husbands hush hypocrite hysterical ice iced idea ideas
identified identity idiot idiots if ignore ignored ignoring illegal image images imagination imagine imagined
imagining immature immediately immune impact imperial implying importance important importantly impossible impress
impressed impression impressive improve improved impulse in inappropriate inch incident include included includes
including income incorporated increase increased increasing increasingly incredible incredibly indeed independence
independent index indicated indigenous individual individuals industrial industries industry inevitable infantry
infected infection influence influenced influential info inform information informed infrastructure inhabitants
initial initially initiative injured injury inner innings innocence innocent insanity insecure insensitive inside
insight insist insisted inspector inspired installed instance instant instead instinct instincts institute
institution institutions instructions instrument instrumental instruments insult insulted insulting insurance
integrated integrity intelligence intelligent intend intended intense intention intentions interest interested
interesting interests interfere interference interfering interior intern internal international interrogation
interrupt interrupted interrupting interview intimate into introduce introduced introduction invasion invented
inventory investigating investigation investigator investment invisible invitation invitations invite invited
inviting involve involved involvement involving iron ironic irony irrational irrelevant irresponsible is island
islands issue issued issues it item items its itself ivory jacket jacks jail jammed janitor jazz jealous jealousy
jeans jeopardize jerk jewel jewelry jig job jobs join joined joining joint joke jokes joking jolly jot journal
journalist journey judge judging judgment jump jumped jumper jumping jumps junction june junk jury just justice
justify juvenile keen keep keeping keeps kept ketchup kick kicked kicking kicks kid kidding kiddo kidnap kidnapped
kidnapping kidney kids kill killed killing kills kind kindly kindness kinds king kingdom kings kiss kissed kissing
kitchen kitten knee knees knew knife knock knocked knocking knoll knot know knowing knowledge known knows label
labor laboratory labour lack lad ladder ladies lady laid lake lakes lam lamb lame lamp lance land landing landlord
lands landscape language languages lap large largely larger largest last lasted lasts late lately later latest latte
latter laugh laughed laughing laughs launch launched laundry laurel law lawn laws lawsuit lawyer lawyers lay laying
lazy lead leader leaders leadership leading leads leaf league leak leaning leap learn learned learning lease least
leave leaves leaving lecture led left legal legally legislation legislative legislature legitimate legs lend length
leopard less lesson lessons let lethal lets letter letters letting level levels leverage liar liberal library
license lie lied lies lieutenant life lifetime lift lifted light lighten like liked likely likes liking lilac limb
lime limit limited limo line lined linen lines lining linked links lip lips lipstick liquor list listed listen
listened listening listens listing lists literally literary literature little live lived liver lives living lo load
loaded loan lobby local locate located location locations lock locked locker locks loft logical lone lonely long
longer longest look looked looking looks loose loosen lord lose loses losing loss losses lost lot lots loud louder
lounge lousy loved loveday lovejoy loves loving low lower loyal loyalty luck luckily luggage lunatic lunch lung
lungs lure lying lynx lyrics macho mad madam madame made madly magazine magical magnificent magnolia maid mail main
mainly maintain maintained maintenance majesty major majority make makes makeup making male males mall mallow mama
man manage managed management manager manipulate manipulated manipulative manly manner manners manny mansion
manufacturing many maple marble march marigold marked marker market marketing markets marriage marriages married
marrow marry marrying marvel marvelous mask mason mass massage match matches matching mate material materials mates
math mathematics matter mattered matters mattress maximum may maybe mayor me mead meadow meadows meal meals mean
meaning meaningless means meant meantime meanwhile measure measures meat mechanical medal medals media median
medical medication medicine medieval medium meet meeting meetings meets melt member members membership memo memorial
memories memory men mental mentally mention mentioned menu meow mere merely merged merit merry mess message messages
messed messing messy met metal meters method methods metres metro metropolitan mid middle mien might mighty mild
mile military milk mill million millions min mind minded minds mine minimum mining minister ministry mint minus
minute minutes miracle miracles mirror miserable misery miss missed misses missing mission missions mistake mistaken
mistakes misty misunderstanding misunderstood mixed mo mobile mode model modeling models modern modified mole mom
moment moments momma mommy moms monastery monk monsieur monsters month months monument mood moor moral more moreover
morgue morning moron mortal mortar most mostly motel moth mothers motion motive motives motor motorcycle mount
mountains mounted mountie mourning mouth mouths move moved movement movements moves movie movies moving mrs much mud
muffins multi multiple mummy municipal municipality murder murdered murderer murders museum music musical musician
musicians must mustard mutual my myrtle myself mysterious mystery nail nailed nails name named names nanny narrow
nate nation national nations native natural naturally nature naval navy near nearby nearly neat necessarily
necessary neck necklace need needed needing needle needles needs needy negative negotiate neighbor neighborhood
neighbors neither nephew nerve nerves nervous nettle network networks never new newly news newspaper newspapers next
nib nice nicely nicer nicest niece night nightingale nightmare nightmares nights nine nineteen ninety ninth no
nobody noise noises nominated non none nonsense noon nope norm normal normally north northeast northern northwest
nose not notable notably notch note noted notes nothing notice noticed noticing novel novels now nowhere nuclear
numb number numerous nun nurse nursery nurses nuts oak oaks oath object objection objects obligation obnoxious
observe observed obsessed obsession obtained obvious obviously occasion occasionally occasions occupation occupied
occur occurred occurs ocean odd odds of off offended offense offensive offer offered offering offers office officer
officers offices official officially officials often oh okay old older oldest olympic olympics on once one ones
onion only onto ooh oops opal open opened opening opens opera operate operated operates operating operation
operational operations opinion opportunities opportunity opposed opposite opposition option options or orange
orchestra orchid order ordered ordering orders ordinary organisation organization organizations organized organs
origin original originally origins orthodox osprey other others otherwise otter ouch ought ounce our ours ourselves
out outa outer outfit output outrageous outside outstanding oven over overall overboard overcome overheard overnight
overreacted overreacting overwhelmed overwhelming owe owed owes owl own owned owner owners ownership owns oxen
oxygen pa pacific pack package packed packing pact paid pain painful pains paint painted painter painting paintings
pair pajamas palace pale palmer pals pan pancakes panel pang panic panicked pansy pants paper papers paperwork
parade parallel paralyzed paranoid pardon parent parents parish park parked parking parliament parliamentary parole
parsley parsons part participants participate participated participation particular particularly parties partner
partners partnership partridge parts party passage passed passenger passengers passes passing passionate past pasta
patch paternity path pathetic patient patients pattern pay payback paycheck paying payroll pays peace peaceful
peacock peak peaked pear peel peg peninsula pentagon penthouse people pepper per percent perfect perfection
perfectly perform performance performances performed performing perfume perhaps perimeter period permanent
permission person personal personality personally personnel persons perspective pew phase pheasant philosophy phone
phones phony photo photograph photographer physical physically physics piano pick picked picking pickles picks
picnic picture pictures piece pieces pier pigeon pigs pike pile pilgrim pill pills pilot pin pinch pine ping pip
pipe piper pity place placed places plague plain plan plane planned planning plans plant planted plants plate plates
platform play played players playing plays plea plead pleasant please pleased pleasure pledge plenty plot plotting
plug plum plus pocket pockets poem poems poet poetry point pointing pointless points poisoned poisoning poker
policeman policies policy polish polite political politician politics pond pool poor pope popped popping poppy pops
popular popularity population porch pork port portal portion pose position positions positive positively possessed
possibilities possibility possible possibly post poster postpone pot potatoes potential potion pound pounds pour
poured pouring poverty power powered powerful practically practice practices practicing praised prank pray prayed
prayer prayers praying preacher precious precisely predict predictable prefer pregnancy pregnant premier premiered
premonition premonitions preoccupied prep prepare prepared preparing pres prescription presence present presented
presents preserved president presidential press pressed pressing pressure presume pretend pretended pretending
pretty prevent previous previously pride primarily primary prime primrose principal principles print printed prints
prior priorities priority prison prisoner prisoners privacy privet privilege prix prize probably probation problem
problems procedure proceed process processes processing proctor produce produced producer producers producing
product production productions products professional professor profile profit program programme programming programs
progress progressive project projects prom prominent promise promised promises promising promote promoted promotion
pronounce proof proper properly properties property proposal propose proposed proposition prosecution prostitute
protect protected protecting protection protective protein proud prove proved proven proves provide provided
provides providing province provinces provincial proving prue psych psychiatric psychiatrist psychic psychotic
public publication publications publicity published publishing puke pull pulled pulling pulls pulse pump pun punch
punched punish punished punishment puppet purchase purchased pure purpose purposes purse push pushed pushing put
puts putting puzzle quack quail qualified qualifying qualities quality quarter quarters queen question questioned
questioning questions quick quicker quickly quiet quietly quit quite quitting quiz quote rabbit race races racial
rack radar radio rage rail railroad railway rain raining raise raised raising ram ran ranch range rank ranked
ranking rape raped rapid rapidly rare rate rated rates rath rather rating rational rats raven ray rays reach reached
reaching react reacted reaction read reading reads ready real realise realistic reality realize realized realizes
realizing really realm rear reason reasonable reasons recall receipt receive received receiving recent recently
reception recipe reckon recognition recognize recognized recommend recommendation reconsider record recorded
recording recordings records recover recovering recovery red redhead reduce reduced reeve reeves refer reference
references referred referring refers refill reflection reform refrigerator refuse refused regarded regarding
regiment region regional regions register registered regret regrets regular regularly rehab rehearsal reign reject
rejected rejection relate related relations relationship relationships relative relatively relax relaxed relaxing
release released releases reliable relief relieved religion religious rely remain remained remaining remains
remarkable remember remembered remembering remembers remind reminded reminder reminding reminds remotely remove
removed renamed rendezvous rent rental rented repay repeat repeating replace replaced replacement replacing report
reported reporter reporters reports represent representation representative representatives represented representing
represents republic republican reputation request require required requirements requires reschedule rescued research
resent reservation reservations reserve residence resident residential residents residing resigned resist resistance
resolution resolve resources respect respected respectively respects respond responding response responsibilities
responsibility responsible rest restaurant resting restoration restored restraining result resulted resulting
results retained retire retired retirement return returned returning returns reunion reveal revealed revenge revenue
reverend reverse review reviews revival revolution revolutionary reward ribbon ribs ride rides ridge ridiculous
riding right righteous rights righty ring ringing rings riot ripped ripping rise rising risk risked risking risks
risky ritual rival river rivers roach road roads roast robbed robbery robe rock rode roe role roles roll rolled
rolling rolls roman romance romanized romantic roof rook room roommate rooms roots rope rosemary roses rot rough
roughly round route routes routine rowan rowdy royal rubbing rude rugby ruin ruined ruining rule ruled rules rumor
rumors run running runs rural rushed rusty rut ruthless sabotage sack sacrifice sacrificed sacrifices saddler safe
safely safer safety saffron said sail sailor saint sake sakes salad salary sale sales salesman salmon salt same sand
sandwich sandwiches sandy sane sapphire sat satellite satisfaction satisfied satisfy sauce savage save saved saving
saw sawyer say saying says scale scam scan scar scare scared scares scarf scaring scarlet scary scenario scene
scenes scent schedule scheduled scheme scholar scholars school schools science sciences scientific scientists
scissors scoop score scored scoring scratch screaming screech screen screw screwed screwing script scroll sea sealed
sealy search searched searching season seasons seat seated seats second secondary seconds secretary secretly secrets
section sections sector secure seduce see seeing seem seemed seems seen sees selected selection self selfish sell
selling semester semi senate senator send sending sends senior sense sensed senses sensitive sent sentence
sentimental separate separated sequence serene sergeant series serious seriously serum servants serve served serves
service services serving session sessions set sets setting settle settled settlement settling setup seven seventeen
seventh seventy several severe sewer sex sexually shack shadows shaft shake shaken shaking shall shallow shame shape
shaped share shared shares sharing shattered shave she shed sheet shelf shelter shepherd sheriff sherry shields
shift shifts shine shining shiny ship shipment shipped ships shirt shirts shock shocked shoe shoes shoot shooting
shoots shop shopping shore short shortly shorts shot shots should shoulder shoulders shout shouting shove shoved
show showed shower showing shown shows shrimp shrink shut shutting sick sickness side sides siege sight sign signal
signature signed significant significantly signing signs silence silent silk silly silver similar similarly simply
sin since sincere sing singer singing single singles sink sins sip sir sister sisters sit site sites sits sitter
sitting situated situation six sixteen sixth sixty size sketch skills skin skinner skip skipped skipper skirt skull
slam slap slapped slater slaughter sleep sleeping sleeps sleeve sleigh slept slice slide slight slightest slightly
slip slipped slipping sloppy slow slowly smack small smaller smart smarter smartest smash smashed smell smelled
smells smile smiles smiling smoke smoked smoking smug snack snap snapped sneak sneaking snipe snooping snuck so soap
sob sober social socialist society sock socks soda sofa soft soil solar sold soldiers solid solo solution solve
solved some somebody someday somehow someone someplace something sometime sometimes somewhat somewhere son song
songs sons soon sooner sophisticated sore sorry sort sorta sorts sought soul souls sound sounded sounding sounds
soup sour source sources south southeast southern southwest space spare spark sparrow speak speaking speaks spear
special specialty species specific specifically spectacular spectra speech speed spell spells spend spending spends
spent sperm spicer spill spilled spin spine spinner spinning spirits spiritual spit spite splendid split splitting
spoil spoiled spoke spoken sponsored spontaneous spoon sport sports spot spotted spray spread spreading springs
spying squad squadron square squeeze squire squirrel stab stabbed stack stadium staff stag stage stages stain stairs
stake stalking stall stalling stamp stand standard standards standing stands stare staring starling starred starring
stars start started starters starting starts starving stash stashed stat state stated statement states stating
station stations statistics status stay stayed staying stays steady steak steal stealing steam steel steer step
stepped stepping steps sterling steward stick sticking stiff still stink stinking stinks stir stock stole stolen
stomach stood stop stopped stopping stops storage store stores stories stork story stout straight straighten strand
stranded strange strangers strangle strategic strategy straw strawberry stream street streets strength stress
stressed stressful stretch strictly strikes string stringer strings stroke stronger strongest strongly struck
structure structures struggling stubborn stuck student students studied studies studio studios study studying stuff
stuffed stunning stunt style styles sub subject subjects subsequent subsequently subtle succeed succeeded successful
successfully successor such sucked sucking sudden suddenly sue suffer suffered suffering sugar suggest suggested
suggesting suggestion suggestions suggests suicide suing suit suitcase suite suits sum summon sun sunday sunny
sunshine superior supervisor supper supply support supported supporters supporting supportive suppose supposed
supposedly supreme sure surely surface surgeon surgery surname surprise surprised surprises surprising surrounded
surrounding surveillance survey survival survive survived surviving suspect suspected suspects suspicion suspicions
suspicious swallow swamp swear sweat sweater sweating sweaty sweep sweet sweetest sweetheart sweetie swell swept
swim swing switch switched swore sworn sympathetic sympathy symphony symptoms system systems tabby table tables
tabloid tail tailor take taken takes taking tale talent talented talents talk talked talking talks tall taller tan
tang tank tanner tap tape taped tapes tapped tar task taste tasted tastes taught taxi teach teacher teachers
teaching team teams tear tearing tears tease teasing technical technically technique techniques technologies
technology tee teenage teenager teenagers teeth telephone television tell telling tells temper temperature tempest
temple temporary tempted tempting ten tend tender tense tension tent term terminal terms terrace terrible terribly
terrific terrified terrifying territories territory terrorists tested testify testimony tests text than thank
thankful thanking thanks thanksgiving that thatcher the theater theatre thee theft their theirs them theme themes
themselves then theory therapist therapy there thereafter therefore these they thick thief thin thing things think
thinking thinks third thirsty thirty this thistle thorough those thou though thought thoughtful thoughts thousand
thousands threat threaten threatened threatening threats three threw thrill thrilled throat through throughout throw
throwing thrown throws thrush thumb thus tick ticket tickets ticking tie tied tiger tight till tiller time timer
times timing tin tiny tip tipped tips tire tired tires title titled titles to toast today toes together toilet told
tolerate tomorrow ton tone tong tongue tonight tons too took tool tools tooth toothbrush top topaz topic tops torch
tore torn torture tortured torturing toss tossed total totally touch touched touches touching tough tougher tour
touring tourism tournament toward towards towel towels tower town towns toxic toys trace traced track tracked
tracking tracks trade trading tradition traditional traditionally traffic tragedy tragic trail trailer train trained
training trains traitor tramp transfer transferred transit translated translation transmission transplant transport
transportation trap trapped trash trashed trauma traumatic traveling travers tray treat treated treating treatment
treats treaty tree trees tremendous trial tribe trick tricked tricks tried tries trip triple tripped troops trophy
tropical troubled troubles trout truce true truly trunk trust trusted trusting trusts truth try trying tucker tug
tulip tumor tuna tune tunnel turn turned turning turns tutor twelve twenty twice twin twins twist twisting two type
types typical typically ugly ultimately unable unacceptable unbelievable uncle uncomfortable unconscious under
undercover underestimate underground underneath understand understandable understanding understands understood
underwear undo unexpected unfair unfinished unfortunate unfortunately ungrateful unhappy uniform uniforms union
unique unit united units universal universe universities university unknown unless unlike unlikely unlock
unnecessary unpleasant until unusual up update upon upper upset upsetting upside upstairs uptight urban urge urgent
urn use used useless user users uses using usual usually vague vale valentine valiant valley valuable value values
vampires van vanished vanquish variety various vault vegetable vegetables vehicle vehicles vengeance vent verdict
verge version versions versus very vessel vessels via vibe vicar vice vicious victim victims victor video videos
videotape vie view views village villages vine violated violation violence violent virgil virus visible visions
visit visitation visited visiting visitor visitors visual vixen vocal vocals vodka voice voices void volume
volunteered vote voted votes vows vulnerable wagon wait waited waiter waiting waitress wake wakes waking walk walked
walking walks wallet wan wander wandering wanna want wanted wanting wants war warden wardrobe warehouse warlocks
warm warming warn warned warner warning warrant wars was wash washed washing waste wasted wasting watch watched
watches watching water waterman wave waving wax way ways we weak weakness weapon weapons wear wearing wears weasel
weather website wedding weddings wee week weekend weekends weekly weigh weight weird well wen went were western
whack whacked whale what whatcha whatsoever wheat wheel wheelchair wheeler when whenever where whereabouts whereas
wherever whether whew which while whilst whining whip whipped whispering whistle whistler whitehead whitelighter who
whoa whoever whole whom whose why wick wide widely widespread widow wife wild wildlife wiley will willing willow win
wind window wine wing wings winners winning wins winters wipe wiped wire wired wires wisdom wish wished wishes
wishing witch witches with within without witness witnesses wives woke woman women won wonder wondered wonderful
wondering wonders wont woodcock wooden woodman woof wool word words wore work worked worker workers working works
world worlds worldwide worm worms worried worries worry worrying worse worst worth worthless would wound wounded
wounds wow wrap wrapped wreck wrecked wrestling wright wrist write writer writers writing written wrong wrote wry
yacht yang yap yard yards yeah year yearbook years yell yelled yelling yen yes yesterday yet yew yin yon you younger
your yours yourself yourselves youth yuck zebra zephyr zero zip zone
""")
