"""The words that tell a name from its neighbours in Dutch office text (all in folded lower case)."""

import re


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(text.split())


ORGANISATIONS = word_set("""
    gemeente gemeenten gem provincie waterschap hoogheemraadschap ministerie directie afdeling team
    sector dienst diensten secretariaat bestuurssecretariaat directiesecretariaat bureau stichting
    vereniging bedrijf bouwbedrijf aannemersbedrijf coöperatie cooperatie maatschap bv nv vof kantoor
    postbus postvak mailbox info contact griffie statengriffie raadsgriffie kabinet college raad staten
    commissie werkgroep stuurgroep projectgroep projectteam regiegroep klankbordgroep bestuur fractie
    kamer rechtbank gerechtshof politie ggd ggz brandweer veiligheidsregio omgevingsdienst
    rijkswaterstaat prorail belastingdienst uwv ind coa nidos vng ipo unie cbs rivm nvwa kvk
    universiteit hogeschool school scholengroep ziekenhuis bank verzekeringen notariskantoor advocaten
    advocatenkantoor accountants adviesbureau advies adviseurs ingenieurs groep holding group centrum
    instituut federatie fonds raadhuis gemeentehuis provinciehuis stadhuis loket klantcontactcentrum
    klantcontact klantenservice servicedesk helpdesk receptie redactie krant courant omroep nieuws pers
    persvoorlichting communicatie voorlichting woo wob noreply no-reply postmaster crediteuren
    debiteuren facturen administratie inkoop archief zaken bewonersplatform platform dorpshuis wijkraad
    dorpsraad gedeputeerde-staten ondernemingsraad or mt dt rijk overheid rijksoverheid eenheid
    programma project projectbureau regio district cluster domein unit dg dgm vws bzk ocw ezk szw lnv
    lvvn ienw jenv minbzk defensie financien wonen ruimte mobiliteit milieu vergunningen handhaving
    toezicht juridische personeel organisatie bedrijfsvoering samenleving concern concernzaken beleid
    strategie uitvoering ontwikkeling beheer burgerzaken sociaal fysiek publiekszaken inwoners bewoners
    belanghebbenden omwonenden dijkgraaf-heemraden
    """)

# What a greeting or a closing may address besides a person, and what is never (part of) a name.
NOT_NAMES = ORGANISATIONS | word_set("""
    allen allemaal alle al iedereen collega collega's collegas collegae heer heren dame dames mevrouw
    meneer mijnheer mensen vrienden vriend vriendin lezer lezers leden lid voorzitter secretaris
    griffier burgemeester wethouder wethouders minister staatssecretaris gedeputeerde gedeputeerden
    commissaris kamerlid raadslid statenlid aanwezigen aanwezig afwezig deelnemers deelnemer genodigden
    relatie relaties klant klanten inwoner ondernemer bewoner buren ouders ouder verzorgers student
    medewerker medewerkers partners partner team samen beiden tweeën jullie u jij ik wij we hij zij ze
    het dit dat deze die er hier daar nu dan ook nog wel niet geen een de en of maar want dus als toen
    wanneer omdat graag dank bedankt mvg brief mailtje factuur nota bezwaar verzoek klacht zienswijze aanvraag
    reactie antwoord offerte declaratie bericht notitie groet groeten groetjes vriendelijke hartelijke
    hoogachtend beste
    geachte dag hoi hallo goedemorgen goedemiddag goedenavond hierbij hieronder bijgevoegd bijgaand
    conform namens onderwerp betreft datum telefoon tel mobiel email e-mail mail fax website adres
    bijlage bijlagen kenmerk zaaknummer uw ons onze mijn jouw hun haar zijn van voor naar via per met
    zonder over onder boven tussen tijdens na sinds vanaf maandag dinsdag woensdag donderdag vrijdag
    zaterdag zondag januari februari maart april mei juni juli augustus september oktober november
    december week weekend jaar maand vandaag morgen gisteren morgenochtend nederland nederlandse europa
    europese drenthe groningen friesland fryslan overijssel gelderland utrecht noord-holland
    zuid-holland zeeland noord-brabant limburg flevoland amsterdam rotterdam teams outlook word excel
    sharepoint microsoft zoom webex google whatsapp linkedin twitter facebook instagram concept
    definitief vertrouwelijk agenda verslag notulen memo nota besluit brief bericht bijeenkomst overleg
    vergadering opening sluiting rondvraag mededelingen actie acties actielijst actiepunt actiepunten
    besluitenlijst notulist notulen toelichting aanleiding inleiding conclusie advies vraag vragen
    antwoord opmerking reactie inhoud bron tabel figuur pagina bladzijde hoofdstuk artikel lid paragraaf
    ja nee ok oke prima akkoord eens goed fijn fijne mooi mooie succes sterkte beterschap woo awb avg
    bsn kvk btw iban nvt ntb pm tbv ivm cc bcc re fw fwd monday tuesday wednesday thursday friday
    saturday sunday mon tue wed thu fri sat sun january february march may june july august october
    november december am pm dear regards the and on from voortgang deltacommissaris rechter consulent
    uitvoerder wijkagent conciërge plaatsvervanger advocaat notaris managementteam senior junior officer
    policy advisor director assistant counsel iemand niemand zeg betr bijpraten vacature vacant onbekend
    idem diverse diversen vergaderzaal vergaderkamer spreekkamer zaal lokaal ruimte functie
    telefoonnummer geslacht beroep nationaliteit burgerlijke woonplaats geboortedatum geboorteplaats
    ministerraad gemeenteraad rijksweg stadsdeel projectleider
    antw oan underwerp tarief uurtarief
    afzender geadresseerde ontvanger confrere confreres sir madam sirs gentlemen ladies everyone everybody
    all team sent subject from date attachment attachments importance urgent reminder minutes meeting
    server remote account mailbox l.s ls r.s.v.p rsvp grusen herren chere cher lecture
    freundlichen
    sehr geehrte geehrter liebe saludos cordiales estimado estimada cordialement bonjour monsieur madame
    messieurs sincerely faithfully yours thanks thank please hello kerst kerstmis pasen pinksteren
    hemelvaart koningsdag bevrijdingsdag ramadan suikerfeest offerfeest sinterklaas prinsjesdag borrel
    lunch pauze koffie storing testpersoon monteur woz wmo wlz abrvs rvs crvb cbb
    wijkteam buurtteam kernteam projectteam meldpunt servicepunt meldkamer buurtpreventie nieuwsbrief
    kennisnetwerk uren netherlands germany belgium ministry municipality european brussels
    portefeuille portefeuilles portefeuillehouder houder houders bruiklener bruikleengever vereist vereiste
    verplicht verplichte optioneel optionele persbericht perscontact twijfel twijfels beperkt openbaar
    gedetineerde kandidaat kandidaten melder aangever getuige verdachte betrokkene opsteller paraaf parafen
    organisator huurder verhuurder verkoper gebruiker aanvrager aanvraagster vergunninghouder opdrachtgever
    opdrachtnemer indiener bezwaarmaker eiser eiseres verweerder appellant spreker interviewer respondent
    toestel doorkiesnummer status prioriteit media afbeelding bestand verzekeraar verzekerde begunstigde
    erflater schuldenaar schuldeiser rekeninghouder kentekenhouder perceel locatie aanvang inzet
    bevindingen waarneming waarnemingen geslaagd gezakt voldoende onvoldoende akkoordverklaring ondertekening
    handtekening toezegging toezeggingen stemming hamerstuk ingekomen besloten openbare geheim intern extern
    ihr ihre ihrem ihren ihrer unser unsere
    unserem unseren kollege kollegen kollegin herr frau herrn danke vielen bitte viele beste
    danki tardi nochi tige groetnis gruße grusse masha ovd ovj
    links join gereed gunning budget wnd plv assign reknr bedragen bedrag saldo
    totaal subtotaal omschrijving specificatie hoeveelheid stuks voortgangsrapportage
    risico risicos beheersmaatregel uitgangspunten randvoorwaarden doelstelling resultaat resultaten
    afspraken vervolg vervolgafspraak terugkoppeling evaluatie presentatie discussie besluitvorming
    besluitpunten beslispunten samenvatting achtergrond context kader argumenten kanttekeningen financiën
    monitoring voorstel bespreekpunten wijzigingen versie versiebeheer voorblad
    colofon disclaimer privacyverklaring cookies zoeken inloggen uitloggen wachtwoord
    gebruikersnaam verzenden annuleren opslaan afdrukken downloaden
    warn warning error debug trace fatal notice signal wechat viber messenger dienstpostbus
    mits echter tevens voorts daarnaast bovendien derhalve kortom terug alweer kapot steeds altijd nooit
    meteen
    vermoedelijk waarschijnlijk eventueel uiteraard natuurlijk helaas inmiddels
    eritrese syrische turkse marokkaanse poolse duitse belgische engelse franse italiaanse spaanse russische
    oekraiense afghaanse iraakse iraanse somalische ethiopische surinaamse indonesische chinese amerikaanse
    britse griekse portugese roemeense bulgaarse hongaarse tsjechische nigeriaanse ghanese egyptische
    algerijnse tunesische pakistaanse indiase braziliaanse
    """)
# What stands before a number, and is no name of a body: the model takes it for one.
NUMBER_LABELS = word_set("""
    bsn burgerservicenummer iban bic kvk kvk-nummer kvk-nr btw btw-nummer btw-nr btw-id rsin v-nummer vnummer
    v-nr a-nummer anummer agb agb-code big big-nummer big-registratie sofi sofinummer sofi-nummer crv lei eori
    ubn uzovi brin id-nummer klantnummer polisnummer
    """)


def _ends(words: str) -> re.Pattern[str]:
    """Return a pattern of words that end in one of these; short ones stand alone."""
    listed = words.split()
    long = "|".join(word for word in listed if len(word) > 4)
    short = "|".join(word for word in listed if len(word) <= 4)
    return re.compile(rf"(?:{long})$" + (rf"|^(?:{short})$" if short else ""))


# Ends of words that name a function, not a person: beleidsadviseur … ("Khalid" is no "lid").
FUNCTION = _ends("""
    adviseur adviseuse medewerker medewerkster manager leider leidster coordinator secretaris secretaresse
    hoofd directeur directrice jurist juriste voorzitter assistent assistente specialist ambtenaar griffier
    voorlichter woordvoerder inspecteur controller consultant ondersteuner beheerder planner regisseur
    strateeg
    analist architect ontwikkelaar onderzoeker redacteur verslaggever journalist officer advocaat notaris
    ingenieur bestuurder burgemeester wethouder gedeputeerde dijkgraaf minister stagiair stagiaire trainee
    behandelaar vergunningverlener toezichthouder handhaver boa wijkagent ondernemer eigenaar
    penningmeester rechter uitvoerder consulent officier commissaris plaatsvervanger vervanger installateur
    buurman trekker lid raadslid kamerlid statenlid bestuurslid commissielid bode makelaar rentmeester
    boekhouder accountant docent huisarts
    """)
# Words above that are surnames too: behind a title or initials they are one ("mevrouw Bank").
BORNE_TOO = word_set("""
    bron zaal zondag vriend rijk boven tel mensen bank mooi kamer school vrijdag maandag fijn kerst links
    kader onder gunning borrel dag
    """)
# Ends of words that name a unit or an organisation.
UNIT = _ends("""
    afdeling dienst zaken regio raad gemeenteraad commissie bedrijf bureau schap waterschap genootschap beleid
    """)
STREET = re.compile(
    r"(?:straat|laan|weg|plein|kade|gracht|singel|dijk|hof|pad|steeg|dreef|park|brink|markt|wal|ring|"
    r"ringweg|"
    r"baan|plantsoen|haven|brug|kamp|veld|vaart)$"
)


# What a function is for, not who holds it.
TOPIC = re.compile(
    r"(?:transitie|versterking|[a-z]{8}ing|atie|iteit|heid|schap|team|zorg|beleid|beheer|zaken|recht|wijk|"
    r"noord|zuid|oost|west|"
    r"wonen|bouw|jeugd|milieu|water|natuur|verkeer|mobiliteit|veiligheid|economie|cultuur|sport|energie|"
    r"klimaat|bodem|geluid|"
    r"ruimte|onderwijs|participatie|financien|ict|communicatie|toezicht|projecten|processen|data|groen|"
    r"grijs|riolering)$"
)

# What stands before and after persons in a text without capitals.
BEFORE_PERSONS = word_set("""
    heb ik je jij hij zij ze we wij jullie u met van aan tegen voor door bij en of naar dat als namens zegt
    zei volgens heeft hebben kan kunnen gaat gaan komt komen moet moeten zal zullen wil willen mag vroeg
    vraag vraagt bel belt app mail hoi hai dag ha hi hey hee hé ook collega denk denkt laat zeg is was
    groet groeten groetjes gr xx x dank bedankt thanks beste lieve want omdat maar dan zodat toen waar
    wanneer had hoe wat wordt werd vindt vond uh ehm dus ok oke
    waarom ivm samen zonder over zus broer man vrouw zoon dochter moeder vader
    buurman buurvrouw vriend vriendin mevrouw meneer mevr mw dhr heer juf meester oom tante oma opa
    """)
AFTER_PERSONS = word_set("""
    is heeft had zegt zei kan komt kwam gaat ging moet wil wilde belt belde mailt mailde vraagt vroeg
    gesproken gebeld gemaild gevraagd
    weet wist doet deed stuurt stuurde regelt rijdt zit staat was zou zal mag en ook geeft gaf neemt nam
    """)

# Names that are also everyday words: at the start of a sentence, or in capitals, they prove nothing (P40).
COMMON = word_set("""
    aal ander appel arend baan baas bakker bank beek beer berg best beuk bevers bie bijl blauw bloem
    bode boer bol bom boom boon bos boot bosch brand brandsma breed broek broers brouwer brug bruin buis
    burger dam dekker dijk does doorn drost duif duim eerens eik elders engel ernst faber fijn fokker
    gans gerst goed goud graaf groen groot haan haas hage ham hand hart haven heer hek held hendrik
    herder hert heuvel hoek hof hond hoofd horst hout huis jager jong kaiser kamp kat keizer kerk
    kerkhof ketting klein klok knoop koch kok koning koningen kooi koper korf korte kort kraan kramer
    kroon kruis kuiper kuipers kwast laan lam lamp land lange leeuw lente lijn linden loof maas maat man
    markt mees meer meester meijer mol molen molenaar mulder muis naald noord nieuw oost oud pauw peer
    peters pool poort post prins prinsen raaf rietveld ridder riem ring roos rood ruiter rust schaap
    schilder schipper schouten schut slager slot smid smit snel snoek spaan spiegel staal stam steen
    ster stok storm stroom tak tol toren trap tuin tuinman valk veen veer veld veldhuis verhoeven vis
    visser vlieger vliet vogel vos vrede vries vroom wagenaar wal ward water weer wever wijn wilde
    winkel winter wit witte wolf woud zand zee zeeman zomer zon zuid zwaan zwart zwarte bloem bram daan
    dag ellen els erik fleur floor guus hans hein iris jade job jet joy juni karen kees lelie lente lies
    linde loes lot mark max mei merel mies mila pim pien rob roos ruud sam sky stijn storm sterre tijm
    tom tina viola ward wil wim wies wout zoe vera rein grace dolf lieve rens gouda hoop
    """)
# Names that are always written with a capital as something else: alone they are never dragged along.
ALWAYS_CAPITAL = word_set("""
    engels frans duits nederlands fries vlaams zweeds deens pools turks spaans italiaans russisch
    arabisch waals hollander fransman fransen duitser engelsman vlaming brabander hagenaar zeeuw holland
    brabant limburg zeeland friesland drenthe groningen utrecht gelderland overijssel amsterdam
    rotterdam meppel assen emmen hoogeveen zwolle deventer arnhem nijmegen breda tilburg almelo hengelo
    enschede apeldoorn zutphen doetinchem leeuwarden sneek heerenveen drachten almere lelystad haarlem
    leiden delft gouda dordrecht alkmaar hoorn purmerend zaandam amersfoort hilversum zeist veenendaal
    ede wageningen tiel venlo roermond weert sittard maastricht heerlen eindhoven helmond oss waalwijk
    roosendaal maart april mei juni juli augustus maandag dinsdag woensdag donderdag vrijdag zaterdag
    zondag rijn maas waal ijssel schelde lek eems europa nederland belgie duitsland frankrijk
    dari farsi tigrinya oekraiens bulgaars roemeens grieks hongaars tsjechisch noors fins portugees
    somalisch koerdisch perzisch chinees japans papiaments sranan hindi urdu pasjtoe amhaars berbers
    netherlands germany belgium berlijn berlin brussel brussels parijs londen madrid warschau kiev kyiv
    moskou ankara istanbul wenen kopenhagen stockholm oslo antwerpen gent luxemburg geneve straatsburg
    washington beijing tokio jakarta paramaribo willemstad spanje italie polen turkije marokko syrie
    oekraine rusland griekenland portugal engeland ierland schotland zweden noorwegen denemarken
    oostenrijk zwitserland hongarije roemenie bulgarije eritrea ethiopie somalie afghanistan irak
    suriname curacao aruba bonaire indonesie urk texel vlieland terschelling ameland
    veluwe achterhoek twente betuwe salland biesbosch waddenzee ijsselmeer markermeer noordzee
    schiermonnikoog walcheren schouwen-duiveland hollands-midden randstad haaglanden rijnmond drechtsteden
    westland krimpenerwaard alblasserwaard hoeksche-waard voorne-putten goeree-overflakkee vechtstreek
    noordoostpolder haarlemmermeer kennemerland zaanstreek-waterland westerkwartier oldambt fivelingo
    veendam stadskanaal winschoten delfzijl appingedam coevorden beilen franeker harlingen dokkum
    joure wolvega steenwijk kampen hardenberg ommen raalte rijssen nijverdal oldenzaal winterswijk
    zevenaar barneveld nijkerk harderwijk ermelo nunspeet putten culemborg geldermalsen zaltbommel
    nieuwegein houten woerden vianen maarssen bilthoven soest baarn bussum naarden huizen weesp diemen
    amstelveen uithoorn hoofddorp heemstede zandvoort beverwijk heemskerk castricum heerhugowaard
    enkhuizen medemblik volendam edam oosterhout etten-leur bergen-op-zoom vlissingen middelburg
    terneuzen zierikzee rijswijk voorburg zoetermeer leidschendam katwijk noordwijk
    schiedam vlaardingen maassluis spijkenisse hellevoetsluis barendrecht ridderkerk papendrecht
    zwijndrecht gorinchem alphen bodegraven waddinxveen boskoop veghel uden boxtel valkenswaard veldhoven
    geldrop deurne boxmeer cuijk venray panningen roggel brunssum kerkrade landgraaf valkenburg
    geleen kralendijk oranjestad philipsburg asmara addis-abeba khartoem caïro cairo tunis algiers rabat
    dakar nairobi kampala lagos teheran bagdad damascus beiroet amman riyad kaboel islamabad delhi dhaka
    colombo bangkok hanoi manila seoel praag boekarest sofia belgrado sarajevo tirana minsk vilnius riga
    tallinn helsinki reykjavik lissabon bern zagreb ljubljana bratislava boedapest nicosia valletta
    """)

TITLES = (
    r"(?:de\s+|den\s+)?(?:wel)?(?:edelgestrenge\s+|edele\s+|eerwaarde\s+)?"
    r"(?:heer|heren|dames|hr\.?|dhr\.?|meneer|mijnheer|mevrouw|mevr\.?|mvr\.?|mw\.?|mrs\.?|miss|mej\.?|mejuffrouw|juffrouw|"
    r"familie|fam\.|erven|weduwe|wed\.|collega)"
)
DEGREES = r"(?:prof\.?|professor|dr\.?|drs\.?|mr\.?|ir\.?|ing\.?|jhr\.?|jkvr\.?|ds\.?|bc\.?|em\.)"
SUFFIXES = re.compile(
    r"[\s,]+(?:MSc|MA|BSc|BA|LLM|LL\.M\.?|PhD|MBA|MPA|RA|RE|AA|RB|CPC|MEd|MD|EMIA|QC|MCD|jr\.?|sr\.?)\.?$"
)
# Surnames so frequent that, bare, they do not point at one office holder (CBS/Meertens, the most borne).
FREQUENT = word_set("""
    jansen janssen vries jong berg bakker dijk visser smit smits meijer meyer boer mulder groot bos vos
    peters hendriks leeuwen dekker brouwer wit dijkstra graaf meer linden kok jacobs haan vermeulen
    heuvel veen broek maas willems jonge hoekstra koster verhoeven prins kramer kuipers kuiper veenstra
    wal bosch hermans schouten willemsen bruin beek hoek molenaar postma vink huisman groen loon bosman
    scholten wolters kuijpers driessen sanders bruijn evers martens yilmaz ali ahmed mohamed hassan
    singh chen
    """)
