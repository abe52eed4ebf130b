"""First names, surnames and places that the frequency lists do not have, from many countries; folded, as they are read.

The lists that come with zxcvbn are of the United States; these are what else is common elsewhere, and short forms.
"""

from __future__ import annotations

from typing import Final

from careerjournal.model.names.word_lists import word_set

GIVEN: Final = word_set("""
aaliyah aamir aarav aaron aarti abbie abby abdi abdou abdul abdullah abdulrahman abebe abel abena abhijit abhishek
abi abigail abimbola abiodun abiola abosede abraham absalom abu achieng adaeze adaku adam adamu adanna addo ade
adebayo adeola adesuwa adeyemi adil aditi aditya adnan adriaan adrian adunni adwoa aggie aghaliaa agnes agnieszka
ahmad ahmed ahmet aidan aiden aileen ailsa aino aisha aisling aja ajay ajit akbar akemi aki akiko akim akin akira
akosua akshay akua akwasi ala alan alana alasdair alastair albert alberto alec alejandra alejandro aleksandr
aleksandra alex alexa alexander alexandra alexei alexis alf alfie alfonso alfred ali alice alicja alina alisha
alison alistair aliyu allah allan allie alma alok alonso altan alvaro alyona amadi amadou amaka amal amalia amanda
amandeep amani amara ambrose amelia amelie amina amir amira amit amitabh amy ana anan anand ananya anas anastasia
anders andile andre andrea andreas andrei andres andrew andrey andrzej andy aneeka aneesa anetta angela angelika
angelo angie angus anh anil anish anita anjali anje ann anna annabel anne annelies annie annika ansel anselm anthea
anthony anton antonia antonina antonio anu anuja anupam anusha anya aodhan aoife aonghas aparna apinya aqila arash
archana archie ari ariadne arif arjun arkady arlo arnav arne aron arpita arthur artur arturo arun aruna asa asad
asantewaa asha ashanti ashok ashraf asia asif aslan asma astrid ata atieno atsuko atul aurelie aurora avi avinash
awa aya ayaan ayako ayanda ayanna ayesha ayo ayodele ayse aysegul ayumi aziz aziza baako babajide babak babatunde
babu bahar bahram bai bala balaji balint balraj baptiste barak barb barbara barnaby barney barry bart bartek bas
bashir basia bassam batuhan bazza bea beathag beatrice beatriz bec becca becky bee bekah bello ben benedikt benita
benjamin benji benny beno benoit berat berit bernadette bernard bernd bernie bert berta bertie beryl bess beth
bethan bethany betsy bettina betty bev beverley bhavna bianca bikram bilal billie billy bimal bimbo bindu binta
birgit bishnu bjorn blanka blessing bogdan boitumelo bola bolaji bolu bongani boniface boris bosede brad bradley
bram brandon branka breda brenda brendan bret brett brian bridget bridie brigid brigitta bronagh bronte bronwen
bronwyn bruce bruno bryan bryn bryony buhle bukola burak buster byron caitlin caitriona cal caleb callum calum
calvin camila camille can cara carla carlo carlos carly carmen caroline carys cassie catalina cath cathal catherine
cathy catriona ceallach cecile cecilia cedric celeste celia celine cem cenk ceri cerys chanel chantal charis
charlene charles charlie charlotte chas chelsea cheng cherie chiamaka chiara chichi chidi chidinma chika chiko
chinedu chinelo chinonso chinwe chioma chipo chitra chloe chris chrissie christa christian christie christina
christine christoph christophe christopher christos chuka chukwudi chukwuemeka chuy cian ciara ciaran ciaron cilla
claire clara clare clarence claude claudia claudine claudio claus clem clementine cleo clifford clive clodagh cody
coen colette colin colleen colm comfort concepcion conor consuelo corin corinne cormac cornelia cosmo courtney craig
cristina cristobal csaba curtis cynthia cyril daan dafydd dagmar daiki dairo daisuke dalia dalton damian damien
damilola damini dan dana dani daniel daniela danielle danil danko danny danuta daphne dara daria darius dariusz
darja darko darragh darren darryl daryl dave davey david davide davina davy daz dazza deano deb debbie debora
deborah dec declan dee deepa deepak deepika deirdre delphine delroy delyth demba demi demir den denis denise deniz
dennis derek dermot derrick des desi desmond desta devi devika dewi dezza dhruv diana dianne diarmuid diego dieter
dietrich dilip dilys dima dimitri dina dinesh dion dipa dipak dipika dirk divya djamila dmitri dmitry dogan dolores
dominic dominik dominika don donal donald donna donovan dora doreen dorian doris dorota dorothea dorothy doug dougal
douglas dov dragan drazen duc dugald duncan dung dunja duong dwayne dylan dympna eamon eamonn ebere ebo ebony ebru
ece eck eddie eddy edgar edith edmund edna eduardo edward edwin edyta efe efosa efua egon egor eileen eilidh eimear
einar eira eithne ekaterina ela elaine eleanor elena eleni elf elfriede eli elias elif elin eliot elisa elisabeth
elise eliza elizabeth elke ella elle ellen ellie elliot ellis elma elodie eloise elowen elsa elsie elspeth elvira
emeka emi emilia emilie emilio emily emine emir emma emmanuel emre emrys emy enda endre eniola enitan enrique enzo
eoghan eoin erasmus erdem eric erica erik erika erin ernesto ernst erwin esi esme esmeralda esperanza esra esteban
estelle ester esther ethan ethel etienne etta euan eugene eugenia eun eunice euphemia eva evangelos evelyn evgeny
ewa ewan ewelina eyal eyup ezekiel ezinne ezra fabian fabio fabiola fadi fadia fahad fahim faisal faiza farah farhad
farhan farid farida farouk fatih fatima fatma fatou fatoumata fawzia faye fearghal fedor feliks felipe felix femi
feng fenna ferenc fergal fergus fern fernanda fernando ffion fi fidel fidelma filip filippo fiona fionn fionnuala
flavia fleur flo floella florence florian folake folasade foluke francesca francesco francine francis francisca
francisco franco francois frank franka frankie franz fraser fred freda freddie frederic frederick freya frida
friedrich fritz fumi funke funmi funmilayo gabe gabor gabriel gabriela gabriele gagan gail galina ganesh gareth
garth gary gaurav gav gavin gaynor gaz gazza gbenga gearoid gemma genevieve geoff geoffrey george georgia georgie
georgina gerald geraldine gerard gerda germaine gerry gert gertrude gethin ghassan gian gianni gibbo gideon gift gil
gilbert giles gill gillian gina ginny giorgio giovanna giovanni girish gisela giselle gita gitte giulia giuseppe
glenda glenys gloria glyn glynis godfrey godwin gopal goran gordon gosia govind graeme graham grainne grant grazyna
greg gregor gregory greta gretchen grigory griselda grzegorz guido guillermo gulsen gunnar gunter guo gurpreet gus
gustav gustavo gwen gwenda gwilym gwyneth gyorgy habib hadiza hafsa haidar haider haim hakan hal hala halima halina
hamid hamish hamza han hana hanan hanna hannah hannes hans harald hari harish harjit harman harpreet harriet harris
harry haruka haruki haruto hasan hassan hattie hauwa haya hayato hayden hayley hector hedda hedwig heidi heike heiko
heinrich heinz helen helena helene helga helmut hemant henk hennie henri henrietta henrik henry herbert hermann
hermione hero hetty hideo hikaru hilary hilda hina hinemoa hinrich hira hiro hiroko hiroshi hisham hitesh hoa hoang
holger hollis homa horace horst hortense hua huang huda hugh hugo humphrey hung huong hussain hussein huw hye hyun
iain ian iarla ibrahim ibrahima ibtisam ida idris iestyn ifan ife ifeanyi ifeoma ignacio igor ijeoma ike ikechukwu
ikram ilana ilaria ildiko ilias ilona ilse ilya iman imelda imogen imran ina inacio ines inga inge ingrid innes inno
innocent ioan ioana ione iqbal ira irena irene irfan irina irma irmgard isa isaac isabel isabella isabelle isadora
isaiah iseult isha ishaan ishbel isidro isla ismael ismail ismet isobel israel istvan ita ivan ivana iveta ivo ivy
iwan iwona iya iyabo izabela izzy jaana jaap jabari jabulani jace jacek jacinta jack jackie jacky jacob jacqueline
jacques jada jade jadwiga jae jagdish jago jaime jakob jakub jamal james jamie jamila jan jana jane janek janet
janice janina janine jannik jarek jaroslav jasdeep jasmin jason jaspal jasper jaswinder jatin javed javier jaya
jayanti jayden jayne jaz jean jeanette jed jeff jeffrey jehan jelena jemima jemma jen jenna jennie jennifer jenny
jens jeremiah jeremy jerome jerzy jess jessamy jessica jessie jesus jezza jia jiang jianhong jihad jill jim jimena
jimi jimmy jin jing jiri jitka jo joan joana joanna joanne joao joaquin jocelyn jochen jodie joe joel joelle joep
joey johan johann johanna johannes john johnny johno jojo jolanta jolene jomo jon jonah jonas jonathan jonno joost
jordi jorg jorge joris josef josefina joseph josephine josette josh joshua josiah josie jovan joyce juan juanita
jude judith judy juhi jules julia julian juliana julie juliet julio julius jun june jung junko juno jurgen justine
justyna jutta kabir kadek kadir kai kaito kaja kajal kalinda kalpana kamal kamala kamau kamil kamila kamla kapil
kara karan kareem karen karim karin karina karl karla karol karolina kasia kasper kat kata katarina katarzyna kate
katerina kath katharina katherine kathleen kathryn kathy katie katja katrin katrina katsuo katy kavita kavya kay
kayden kayla kaylee kayode kaz kazimierz kazuki kazuo keir keira keisha keith kelechi kelly kemal kemi ken kendra
kenichi kenji kenneth kenny kenta kerem kerensa kerry kerstin kev kevin kezza khadija khaled khalid khanh khanyi
kiera kieran killian kim kimberly kimiko kiran kirill kirk kirsten kirsty kishore kit kitty kiyoshi klara klaudia
klaus koffi kofi kohei koji kojo kolya komal konrad konstantin kosta koushik kris krishna krishnan kristian kristina
kristof krystyna krzysztof kuba kudzai kumiko kunal kunle kurt kusum kwabena kwadwo kwaku kwame kwasi kyle kylie
kyra lachlan ladi laila lakshmi lale lalit lamar lamin lana lance larisa larissa lars lasairfhiona lasse laszlo
latisha latoya laura lauren laurence lauri laurie lavinia lawrence layla laz lazar lea leah leander lech leena leif
leila lekan lela lemar lena leni lenka lennart lenny leo leon leona leonard leonardo leone leonid leonie leontine
leopold leroy les lesedi lesley leslie leszek leticia lev levent levi lewis leyla liam lian liang libby lidia lien
liesbeth liesel lila lili lilian liliana lillian lin lina linda lindani lindiwe lindsay lindsey lindy ling linh
linus lionel lisa lisbeth lise liv livia liviu liz liza lizzie lloyd loic lola lolade lolita lonnie lorcan lorenzo
loretta lorna lorraine lotte lottie lou louis louisa louise lourdes lowri lozza lubna luc luca lucas lucia lucian
luciana lucie lucille lucinda lucja lucy ludmila ludo ludwig luigi luis luisa lukas lukasz luke lulu luna lungile
luther lutz luz lydia lyn lynette lynn lynne lyra maarten maartje mabel macarena macca macka macy mad maddie maddy
madeleine madhav madhu madhuri madison mads mae maeliosa maeve magda magdalena maggie magnus maha mahesh mahmoud
mahmud mai maia maike maire mairead mairi maisie maja majid makoto malak malcolm malgorzata mali malik malika malin
mallika malte mama mamadou manal mandla mandy maneesh manfred mani maninder manish manisha manja manjit manju manoj
mansi manuel manuela mara marc marcel marcela marcell marcia marcin marco marcos marcus marek margaret margarita
margery margit margot marguerite mari maria mariah mariam mariama marian mariana marianne marie mariela marietta
marija marika mariko marilyn marina mario marion mariposa marisol marit marita marites marius mariusz marjan
marjorie marko markus marlene marlon marta martha marthe martijn martin martina marva marvin marwan mary maryam masa
masako masato masha masud mat mateusz mathias mathieu mathilde matilda matt matteo matthew matthias mattias maud
maura maureen maurice mauricio mauro maxim maxime maximilian maxine maya mayank mayumi maz mbali meena meera meg
megan megha mehdi mehmet mehreen mei meike meirion mel melanie melek melinda melissa memory mercedes meredith merete
merle mert meryem meseret mete mhairi mia miao micah micha michael michaela michal micheal michel michele michelle
michiko mick mickey miguel mihai mika mikael mikaela mike mikhail mikko miklos mila milan milena miles milica
millicent millie milo milos mina mindy ming minh minna minnie mira miranda mirela miriam mirjam mirka miro mirza
misaki misha mitch mitchell mitko mitsuko mitzi miyu moeen mohamed mohammad mohammed mohan mohini mohit moira
moireach mojisola moksha molly mona monica monika monique montserrat morag moritz morris mortimer moses moshe
mostafa moussa mozza mpho mubarak muhammad muireann muiris mukesh mukhtar mumtaz mungo munir muriel murray musa
mustafa muthu mutinta myfanwy myra myriam naa nabil nacho nada nadeem nadezhda nadia nadine nadira nafisa nagore
nahid naima nairn nam namrata nana nancy nandi nandini naoki naoko naomi naoto narayan naresh narges naseem nasir
nasreen nasrin nasser nat natalia natalie natalya natasha nathan nathaniel naveed naveen navid nawal nazanin nazim
neal ned neda neelam neema neha neil nele nell nella nellie nelly nelson nerissa nerys nesrin nesta netta nev
neville ngaire ngoc ngozi ngugi nguyet nhu nia niall niamh nic niccolo nicholas nick nicki nicky nico nicola nicolas
nicole nidhi niels nigel nihal nihat nikhil nikita nikki niko nikola nikolai nikolay nikos nils nina nino nisha
nishant nita nithya nitin nizar njoki nkechi nkem nkosana nnamdi nneka noah noam nobby noel noelle noemi nokuthula
nollaig nomsa nonso noor nora norah norbert noreen norma norman nour nozomi nuala nuno nura nuria nurul nusrat
nyambura nyarai nyasha nyokabi oana obi obinna ocean octavia odalys odette odile oisin ola olaf olamide olanrewaju
olatunji oleg olena olga oli oliver olivia olivier ollie olu olufemi olumide oluwadamilola oluwaseun oluwatobi
oluwatoyin omar omari omer omkar omolara onder onyeka onyinye oona oonagh oren oriol orla orlaith orlando ornella
orsolya osagie osama oscar oskar osman oswald otieno ottilia ottilie otto ottoline ousmane owain owen oyin oyinkola
ozan ozge ozlem pablo packie paddy padma padraic padraig palesa pallavi pam pamela pankaj paola paolo parisa
parminder parvati parveen pascal pascale pasco patience patrice patricia patrick patrik patrizia patsy patti paul
paula paulina pauline paulo pavel pawel pax paz peadar pedro peggy pei penelope peng per percy perla pete peter petr
petra petros petya phil philip philippa philippe phillip philomena phoebe phuong phyllis pia pierre pieter pilar
ping pinky piotr pip piper pippa piyush polina polly pooja poonam porsha prabha prabhu pradeep prakash pranav prasad
prashant pratik praveen precious preeti prem premila priscilla pritam pritha priti priya priyanka przemek puja
puneet punita purnima pyotr qamar qasim qi qing quentin quillan quincy quinn quynh raani rab rabia rachael rachel
rachid radek radhika radka radko rae raewyn rafa rafael rafaela rafal raffi rafiq raghav raheem rahel rahim rahul
rai raimund raisa raj raja rajan rajat rajeev rajendra rajesh rajiv rajni raju rakesh ralf ralph ram rama raman
ramesh rami ramiro ramon ramona ramya ran rana randall randy rani ranjana ranjit raoul raqib raquel rasa rashad
rashid rashida rashmi rasmus ratna raul ravi ravinder ravindra raymond raza razia reagan reba rebecca rebekah reece
reema reg reggie regina reginald rehana reiko reina reiner reka rekha remi remy rena renata renate rene renee renuka
reshma reuben rex reyhan reza rhea rhian rhiannon rhoda rhodes rhodri rhona rhonda rhys ria ricardo riccardo richard
richie rick ricky rieko rifat rika rikke riley rina rinku rishi rita ritu riya riyad rob robbie robbo robert roberta
roberto rochelle rodney rodrigo roger rohan rohini rohit roisin roland rolf roma romain roman romeo romola romy ron
rona ronald ronan ronit ronnie rory ros rosa rosalie rosalind rosanna rosario roscoe roseanne roshan roshni rosie
ross rowena roxana roxanne roy roya rozalia ruairi ruben rubina rudi rudolf rufus rui rukhsana rukmini rune rupal
rupert rupinder russ russell rutendo rutger ruth ruzena ryan ryo ryota ryszard saanvi saba sabah sabina sabine
sabitha sabri sabrina sachin sadhbh sadia sadie sadiq saeed safia safiya sahar sahil saida saif saioa saira sakura
sal salah salam saleem saleh salim salima salma salman salome salvador salvatore sam samantha samar sameer samia
samina samir samira sammy samson samuel sana sandeep sandra sandro sangeeta sani sanjana sanjay sanjeev sanna sanne
sante santiago santosh saoirse sapna sara sarah sarita sascha sasha saskia satish sato satoshi saul saurabh savita
savitri sayed seamus sean seb sebastian sebnem seema sefton segun seiji sekou selam selena selim selina selma selwyn
semra sena senait senan seonaid sepideh serap seren serena sergei sergey sergio servaas seth seun seyi shabana
shabnam shaheen shahid shahnaz shaista shakil shakira shamim shamima shan shane shani shania shankar shanthi sharifa
sharmila sharon shashi shaun shauna shaw shay shayla shaz shazz shazza sheba sheena sheetal sheila shelagh shelby
shelley shenaz shereen sheryl shevon shibu shige shila shilpa shirin shirley shiva shivani sho shobha shona shreya
shruti shu shubham shui shyam sia siaka sian sibongile sibusiso sid siddharth sidney sidra siegfried sienna sif
sigrid silas silke silvia silvio sima simba simon simona simone sina sinead siobhan sioned sipho siri sita siti siv
slavik slawek smithy sofia sofie sol solange soledad solomon solveig sonal sonali sonia sonja sonny sonya soo sophia
sophie soraya sorcha soren soumya sowmya spiros srini srinivas stacey stacy stan stana stanislav stanislaw stavros
stef stefan stefania steffan steffi stelios stella sten steph stephan stephanie stephen steve steven stevie stewart
stig stu stuart subash sudha sudhir sufjan suki sulaiman sule suleiman sultan suman sumaya sumit sumitra sun sunil
sunita suraj suresh surinder surya susan susana susanna susanne sushila sushma susie suzanne suze suzie svein sven
svenja svetlana swapna swati sybil syd sydney sylvester sylvia sylvie szymon tabitha tadashi tadeusz tadhg taff taha
taher tahir taiwo takashi takeshi takumi talia talitha tam tamal tamar tamara tamika tamsin tania tanisha tanja
tanvi tanya tapan tara tarek tariq taro tarun tash tasha tasneem tasos tatiana tatsuya tawanda taya tazeen teagan
tee tegan tegen tel tendai teo teodor teodora teodoro terence teresa terje terry tess tessa tezza thabo thandi
thandiwe thanh thao thea thelma themba theo theodora theodore theresa therese thi thierry thilo thom thomas thor
thorsten thu thulani thuy tia tianna tibor tiernan tiffany tihana tilda till tilly tim timo timothy timur tina
tinashe tindo tino tinuke tirza tishani titus tobi tobias toby tod todd tola tolu tom tomas tomasz tomek tomiko
tommaso tommy tomoko toni tonia tope tor tora toril torsten toshi toshiko toyin tracey traci tracy tran trang travis
trevor tricia trina trish trisha tristan trudi trudy truong tsubasa tuan tudor tui tulasi tulsi tunde tung turlough
tushar tuyet tyrell tyrone ubaid ubon uche uchenna uday ugo ugur ulf ulla ulrich ulrika ultan uma umair umar umberto
umesh umi umut una unathi ung unni ursula usha usman uta ute uwe uzma uzo uzoma vaclav vadim vagn vaishali val
valentin valentina valentyna valeria valerie valery vandana vanessa vani vanya varsha varun vasant vasco vasily
vassilis vatsal vaughan veda veena vegard velma venkat venkatesh vera verena verity vern vernon vero veronica
veronika veronique vesna vicente vicki vicky victoria vidya vihaan vijay vijaya vika vikas viki vikram vikrant
viktor viktoria viliam vilma vimal vimala vin vina vinay vince vincent vineet vinh vinny vinod vipin vipul virginia
virginie virpi vishal vishnu vitaly vito vittoria vivek vivian vivien vivienne vlad vladimir vladislav volkan volker
vusi vuyo vytautas wafa wairimu wajid waleed walid wally walt walter wambui wanda wangari wangui wanjiku wanjiru
warren wasim wassim wayan wayne wazza wei wen wenche wendy wenjie wenna werner wes wesley whetu wilf wilfred wilhelm
willa willem willi william willy wilma wilson winifred winnie winston wiremu wojciech wojtek wolfgang woz wyn wynne
xander xanthe xavier xena xi xia xian xiang xiao xiaohong xiaojun xiaoling xiaoming xiaoyan xin xinyi xiomara
xochitl xolani xu xuan yaa yael yahya yaman yan yana yanis yann yannick yara yaroslav yash yasin yasir yasmin
yasmina yasser yaw yemi yemisi yetunde yevgeny yi yiannis yildiz yin ying yohannes yoko yolanda yonas yong yoshi
yoshiko youssef yu yuan yue yui yuki yukiko yuko yulia yumi yun yunus yuri yuriko yusra yusuf yuta yutaka yuto yuval
yvan yves yvette yvonne zac zachary zack zahra zaid zaina zainab zak zakariya zaki zanele zara zareen zarina zaynab
zed zeinab zeke zeki zelda zeliha zena zeynep zhen zheng zhi ziggy zihan zita zlatan zoe zofia zoila zola zoltan
zoran zosia zoya zsofia zsuzsa zubair zuleika zulfiqar zuri zuzana
""")
"""Given names, folded."""

SURNAMES: Final = word_set("""
abara abate abbasi abdi abebe abiodun abubakar acheampong achebe adams adamu addo adebayo adekunle adeleke adewale
adeyemi adjei afolabi agarwal agarwala aggarwal agyeman ahluwalia ahmadi ahmed aiyegbusi akhtar akinola akintola
akoto akram allen aluko amadi amaechi amin ampofo anand andersen anderson andersson andrews ansah ansari antonov
appiah armstrong arora asante ashraf aslam atkinson attah awan aydin ayodele azikiwe babangida baek bailey bajwa
bakare bal balogun banda banerjee bangura barker barnes barnett barrett basra basu bates batra begum behl bello
bengtsson bennett benson berg bergstrom bhandari bhardwaj bhatia bhatt bhattacharya biswas blair boateng boon bose
botha bowen boyd bradley brady braithwaite brennan brodie bryant buchanan bui burke burns burton byrne calderon
cameron campbell carroll celik chadha chakrabarti chandra chang chapman charlton chatterjee chaudhary chaudhry
chauhan chawla che chen cheng cheung chiang chikwanha choi chopra choudhury chowdhury chung clark clarke clayton
clinton coetzee cohen coleman collins connor contreras conway costa costello coulson cox coyle craig crawford
cruickshank cui cunningham curtis dalton dang daniels danso das dasgupta datta davids davidson davies davis dawson
dela delaney demir deng desai deshmukh deshpande dhillon diallo diaz dimitrov dinh diop dixon dlamini do doan dodd
dogan donaldson donnelly donovan doyle dube dubey dubrovsky duffy duncan dunn dunne duong dutt dutta eaton edwards
efendi ekwueme elliott ellis eriksson espinoza evans eze ezekiel fan farah farooq farrell fashola faulkner ferguson
fernandes fernandez ferris fitzgerald fletcher flynn fofana fonseca forbes foster fowler franklin fraser friedrich
fu fujimoto fujita fukuda gaikwad gallagher ganguly gao garcia gardner garner garrett gbadamosi georgiou ghosh gibbs
gibson gilbert gill gilmore gomes gomez goncalves gonzalez goodwin gordon goswami goyal graham greenberg grewal
griffin griffiths guerrero guha gunawardena guo gupta gutierrez habib haile haines hakimi hamdan hamilton hancock
hansen hanson haque harju harris harrison hartley harvey hasegawa hashimoto hassan hawkins hayashi hayes healey
henderson henriksen henry hernandez higgins ho hoang hobbs hodgson hoffmann hogan holden holloway holmes hopkins
horvat hosseini houston howard howarth howe howell hoxha hu huang hudson hughes humphreys hung hurst hussain
hutchinson huynh hwang ibrahim idowu ikeda ilic imran inoue iqbal irwin ishii islam issa ito ivanov ivanova iyer
jackson jacobs jacobsen jadhav jain jalloh james jang jankowski jansen javed jayawardena jefferson jenkins jennings
jensen jeon jha jia jiang jimenez jin johansen johansson johnson johnston jones jordan jovanovic joyce jung
kachingwe kagiso kamara kamau kaminski kang kapoor kariuki karlsson kato kaur kavanagh kaya keane kebede keita kelly
kemp kennedy kerr khalil khan khanna khatri khoury khumalo kieran kim kimani kimura kipchoge kiptoo kirby knowles
kobayashi koh koroma kovac kovacs kowalczyk kowalski krishnan kruger kulkarni kumar kumari kuznetsov kwok kwon
lahiri lai lal lam lambert langa larsen larsson lau lawrence lawson le leach lebedev leonard leong leslie leung
lewandowski lewis li liang liao lim lin lindqvist lindsay ling liu livingstone lloyd logan lopez low lowe lu lucas
luo luong luthra lynch lyngdoh macdonald mackay mackenzie macleod maguire mahajan mahlangu mahoney mai malhotra
malik malone manda mandal mandela manning markovic marsden marshall martin martinez masuku matsumoto matthews mavuso
maxwell mazur mbeki mccall mccarthy mccormack mcdonald mcgee mcgrath mcintyre mckay mckenna mckenzie mclean mcleod
mcmahon mcnamara mehra mehta mendes mendoza menon mensah middleton milne mishra mitchell mitra mkhize modi mohammadi
mohammed mokoena molefe molina monroe montgomery moran moreau moreno morgan morozov morris morrison morrow mosweu
moyo mthembu mugabe mukherjee mukhopadhyay mullen muller mulqueeney munoz munro murakami murphy murray musa mutasa
mwangi naidoo naidu nair nakamura nakata nandi narayanan nash nasser navarro naylor ncube ndiaye ndlovu nel nelson
neri newman newton ng ngo nguyen nicholls nicholson nielsen nikolaidis nilsson nixon njoroge nkosi nkrumah nolan
norman norris norton novak novikov nowak nwachukwu nwosu nyambura nyirenda obi obiora obrien ochieng oconnor
odhiambo odinga odonnell ogawa ogunleye oh ojo okafor okamoto oke okeke okonjo okonkwo okoro okoye olaniyan olatunji
olawale oliver olsen olsson omondi oneill onyango onyeka ortega osborne osei otieno ouattara owen owens owusu
oyelaran ozdemir padilla pak palmer pan pandey pandit papadopoulos parekh parkinson parmar parry patel pathak patil
patterson patton pawar pearce pearson pedersen peng pereira perera perkins perry peters peterson petrenko petrov
petrovic pham phan phelan phillips phiri phung pickering pillai pitts pollard popescu popov powell prasad pratt
preston pretorius pritchard qian qiu quansah quaye quinn qureshi raghavan rahman rai rajan raju ramaswamy ramirez
ramos ramsay randall ranganathan rao rashid rathore rautela ravindran raza reagan reddy rehman reid reilly reyes
reynolds rhodes ribeiro richards richardson riedel riley rivera roberts robertson robinson robson rodgers rodrigues
rodriguez rogers rojas romero rooney ross rossi rossiter rowe rowland roy ruiz russell ryan sahin sahni saini saito
salazar saleh saluja samuels sanchez sanders sanderson sandhu santos sarkar sarpong sasaki sato saunders saxena
schneider schofield schroder scott seck sen sengupta sesay seth shah shaikh sharma sharpe shaw sheikh shelton shen
sheridan shetty shi shimizu shrestha siddiqui sidhu sikora silva simmons simpson sinclair singh sinha smirnov
sokolov solberg somers song soni sood sorensen sousa souza spencer srinivasan srivastava stanley stephens stephenson
stevens stevenson stewart stojanovic stokes su subramaniam suleiman sullivan sun sutherland sutton suzuki svensson
swamy sweeney sykes szabo tahir takahashi tan tanaka tang tate tembo teo thakur thapa thapar thompson thomson
thornton tian timms tiwari tkachenko todd toth townsend tran traore trinh trivedi truong tsai tsang tshabalala
tucker tung turnbull tyler uddin uzun vance vargas varghese varma vasquez vaughan venkataraman verma vo volkov vu
vyas wallace wallis walsh walters walton wamalwa wambugu warren washington watanabe watkins watson watts waweru
webster wei wen weston whelan whitaker whitehouse wilkins wilkinson williams williamson willis wilson winslow
winston wisniewski wojcik wong woo woodward wu wyatt xiao xie xu yadav yamada yamaguchi yamamoto yan yang yao yates
ye yeboah yeo yeung yildirim yilmaz yin yoon yoshida yousef yu yuan yusuf zafar zaman zhang zhao zheng zhong zhou
zhu zielinski zulu zuma
""")
"""Surnames, folded."""

PLACES: Final = word_set("""
aberdeen abuja accra addis adelaide aden afghanistan agra ahmedabad albania aleppo alexandria algeria algiers almaty
amman amsterdam anglesey angola ankara antigua antrim antwerp arbroath argentina armagh armenia asaba athens athlone
auckland australia austria aylesbury ayr azerbaijan baghdad bahamas bahrain baku bali ballarat ballymena baltimore
bamako bandung bangalore bangkok bangladesh bangor barbados barcelona bari barking barnet barnsley barrow basel
basildon basingstoke basra bath bedford beijing beirut belarus belfast belgium belgrade belize benin bergen berlin
bermuda berne beverley bexley bhutan bilbao birkenhead birmingham blackburn blackpool bodmin bodrum bogota bolivia
bolton bombay bordeaux bosnia boston botswana bournemouth bradford brasilia bratislava brazil brecon bremen
brentwood brest bridgend brighton brisbane bristol britain brixton brooklyn bruges brunei brussels bucharest
budapest bulawayo bulgaria burma burnley burundi bury busan caen caernarfon cairo calais calcutta calgary cambodia
cambridge camden cameroon canada canberra canterbury cardiff carlisle carlow casablanca cavan chatham chelmsford
chelsea cheltenham chengdu chennai chester chesterfield chicago chichester chile chittagong christchurch clare
cleethorpes coimbra colchester cologne colombia colombo congo copenhagen corby cork cornwall cotswolds coventry
crawley crewe croatia croydon cuba cumbria cyprus czechia dakar dallas damascus dar darlington dartford darwin
dehradun delft delhi denmark denver derby derry detroit devon dhaka doha dominica doncaster donegal dorchester
dorset dortmund dover dresden dubai dublin dubrovnik dudley dulwich dumfries dundalk dundee dunedin dunfermline
durban durham dusseldorf ealing eastbourne ecuador edinburgh egypt eindhoven eldoret ely enfield enniskillen enugu
eritrea essen essex estonia ethiopia exeter exmouth falkirk falmouth fareham farnborough fife fiji finland florence
france frankfurt freetown fremantle fukuoka gabon gaborone galway gambia gateshead gaza gdansk geelong geneva genoa
georgia germany ghana ghent gibraltar glasgow gloucester goa gothenburg grantham gravesend greece greenock greenwich
grenada grimsby groningen guangzhou guatemala guernsey guildford guinea gurgaon guyana hackney haifa haiti halifax
hamburg hamilton hammersmith hampshire hanoi hanover harare haringey harlow harpenden harrogate hartlepool harwich
hastings havana helsinki hereford hertford hexham hobart holyhead honduras honolulu hounslow houston huddersfield
hull hungary hyderabad ibadan iceland ilford iloilo india indonesia inverness ipswich iran iraq ireland islamabad
islington israel istanbul italy izmir jaipur jakarta jamaica japan jeddah jersey jerusalem jinja johannesburg jordan
jos kabul kaduna kampala kandy kano karachi kathmandu kazakhstan kendal kent kenya kerala kerry kettering kiel
kigali kilburn kildare kilkenny kilmarnock kingston kinshasa kirkcaldy kisumu kobe kochi kolkata kosovo krakow
kumasi kuwait kyiv kyoto lagos lahore lambeth lanarkshire lancashire lancaster laos larne latvia lausanne lebanon
leeds leicester leiden leipzig leith leitrim lerwick lesotho letterkenny lewes lewisham leyton liberia libya
lichfield lille lilongwe lima limerick lincoln lisbon lithuania liverpool ljubljana llandudno lodz london longford
loughborough louth lowestoft luanda lucknow ludlow lusaka luton luxembourg lyon maastricht macau madagascar madras
madrid maidenhead maidstone malacca malaga malawi malaysia maldives mali malmo malta manchester mandalay manila
mansfield maputo margate marrakech marseille matlock mauritius mayo meath medway melbourne merseyside mexico miami
middlesbrough milan milwaukee minsk moldova mombasa monaco monaghan mongolia montenegro montreal morocco moscow
mozambique mullingar mumbai munich munster myanmar mysore nagoya nagpur nairobi naivasha nakuru namibia namur
nanjing nantes naples nashville nepal netherlands newbury newcastle newham newport newquay newry nicaragua nice
niger nigeria noida norfolk northampton northumberland norway norwich nottingham nuremberg odessa offaly oldham
omagh oman oporto osaka oslo ostend oswestry ottawa oxford padstow paisley pakistan palermo palestine panama
paraguay paris patna peckham penang penrith penryn penzance perth peru peterborough peterhead philadelphia
philippines phnom plymouth poland pontefract poole port portadown portlaoise porto portsea portsmouth portugal powys
prague preston pretoria pune putney qatar quebec quezon quimper quito rabat ramsgate rangoon ravenna reading redcar
redditch reigate rennes reykjavik riga rio riyadh rochdale rochester romania rome romford roscommon rotherham
rotterdam rouen rugby runcorn russia rwanda saigon salford salisbury salzburg samoa santiago sapporo sarajevo
scarborough scotland scunthorpe seattle selby senegal seoul serbia sevenoaks seville shanghai sheffield shenzhen
shetland shoreditch shrewsbury shropshire sidcup singapore skegness skopje sligo slough slovakia slovenia sofia
solihull somalia somerset southampton southend southport southwark soweto spain stafford staines stansted stevenage
stirling stockholm stockport stoke stornoway strabane stranraer strasbourg stratford stroud stuttgart sudan suffolk
sunderland surbiton surrey sussex swansea swaziland sweden swindon switzerland sydney syria taipei taiwan tallinn
tampa tangier tanzania taunton tavistock tehran telford tema thailand thanet thurso tilbury tipperary tirana tobago
togo tokyo tonga tooting toronto torquay tottenham toulouse tralee trieste trinidad tripoli trivandrum tromso truro
tunbridge tunis tunisia turin turkey turku tyneside tyrone uganda ukraine ulster uppsala uruguay utrecht uttoxeter
uzbekistan vancouver vanuatu venezuela venice verona vienna vietnam vilnius wakefield wales walsall waltham
walthamstow wandsworth warrington warsaw warwick waterford watford wellingborough wellington wells wembley
westminster weston wexford weymouth whitby whitehaven wicklow wigan wiltshire wimbledon winchester windhoek windsor
winnipeg wisbech woking wolverhampton woolwich worcester workington worthing wrexham wroclaw wuhan yangon yemen
yeovil yokohama york yorkshire zagreb zambia zanzibar zaria zermatt zimbabwe zomba zurich
""")
"""Towns, counties and countries, folded; words of several words are not among them."""
