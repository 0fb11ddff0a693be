"""Dutch words for special categories of personal data: what one has, suffers from, is, or goes through."""

import re
from dataclasses import dataclass
from typing import Self

from woo_redact.detect.recognizers.surroundings import words

# What one has: a possessive or "van mevrouw" makes it that person's.
NOUNS = (
    "diagnose diagnoses ziekte ziektebeeld ziekteverzuim ziektegeschiedenis ziekteverlof ziektemelding "
    "ziekmelding ziekenhuisopname aandoening handicap zwangerschap zwangerschapsverlof verslaving "
    "alcoholverslaving drugsverslaving alcoholgebruik drugsgebruik depressie burn-out burnout "
    "psychose trauma angststoornis eetstoornis autisme ADHD epilepsie kanker tumor dementie "
    "strafblad strafrechtelijk_verleden veroordeling detentie taakstraf celstraf gevangenisstraf voorarrest "
    "voorlopige_hechtenis strafzaak reclasseringstoezicht enkelband "
    "geloof geloofsovertuiging religie levensovertuiging seksuele_geaardheid seksuele_voorkeur "
    "seksuele_gerichtheid seksuele_leven geaardheid genderidentiteit transitie coming-out "
    "vakbondslidmaatschap "
    "lidmaatschap_van_de_vakbond politieke_voorkeur politieke_gezindheid politieke_overtuiging "
    "politieke_opvattingen stemgedrag etniciteit etnische_afkomst etnische_achtergrond huidskleur hoofddoek "
    "medicatie medicijnen medicijngebruik medische_situatie medische_klachten medische_gegevens "
    "medische_toestand medische_achtergrond medische_problemen medische_geschiedenis medische_behandeling "
    "medische_beperkingen medisch_dossier patiëntendossier bloeduitslag psychische_klachten "
    "psychische_problemen psychische_gezondheid psychische_gesteldheid psychische_toestand "
    "psychische_aandoening psychische_problematiek psychiatrische_aandoening psychiatrische_problematiek "
    "lichamelijke_klachten lichamelijke_beperking lichamelijke_beperkingen fysieke_klachten "
    "fysieke_beperking mentale_gezondheid mentale_klachten mentale_toestand gezondheid gezondheidstoestand "
    "gezondheidsproblemen gezondheidsklachten gezondheidssituatie arbeidsongeschiktheid operatie chemokuur "
    "chemotherapie bestraling zelfmoordpoging suïcidepoging miskraam bevalling euthanasieverzoek rugklachten "
    "hartklachten hernia hartoperatie knieoperatie heupoperatie rugoperatie dna-profiel vingerafdrukken"
)
# What one suffers from; in capitals where the lower-case word is another one ("ms", "ass").
DISEASES = (
    "reumatoïde_artritis artritis artrose jicht lupus osteoporose endometriose trombose multiple_sclerose "
    "ziekte_van_crohn de_ziekte_van_crohn ziekte_van_lyme de_ziekte_van_lyme colitis_ulcerosa "
    "taaislijmziekte spierziekte hartritmestoornis schildklieraandoening nierziekte levercirrose psoriasis "
    "blaaskanker alvleesklierkanker baarmoederhalskanker slokdarmkanker lymfoom melanoom "
    "kanker borstkanker longkanker darmkanker huidkanker prostaatkanker leukemie lymfeklierkanker diabetes "
    "suikerziekte autisme ASS ADHD ADD PDD-NOS PTSS OCD LVB NAH borderline schizofrenie bipolaire_stoornis "
    "persoonlijkheidsstoornis angststoornis dwangstoornis eetstoornis boulimia anorexia epilepsie dementie "
    "alzheimer Alzheimer parkinson Parkinson hiv HIV aids hepatitis astma COPD reuma fibromyalgie MS ALS ME "
    "CVA TIA burn-out burnout burn-outklachten depressie hersenbloeding hersenschudding hersenletsel "
    "beroerte hartinfarct hersentumor tumor strafblad verslaving alcoholprobleem alcoholverslaving "
    "drugsprobleem drugsverslaving gokverslaving verstandelijke_beperking licht_verstandelijke_beperking "
    "lichte_verstandelijke_beperking lichamelijke_beperking visuele_beperking handicap psychose psychoses "
    "miskraam long-covid post-covid corona covid hartklachten hartfalen rugklachten hernia migraine "
    "nierfalen leverziekte longontsteking tuberculose tbc soa psychische_klachten psychische_problemen "
    "psychiatrische_problemen suïcidale_gedachten paniekaanvallen downsyndroom syndroom_van_down "
    "het_syndroom_van_down posttraumatische_stressstoornis tbs stemmen_in_het_hoofd een_enkelband "
    "taakstraf celstraf gevangenisstraf huisverbod contactverbod"
)
# What one is.
STATES = (
    "ziek ziekgemeld ziek_gemeld ziek_thuis ernstig_ziek ongeneeslijk_ziek terminaal zwanger "
    "in_verwachting verslaafd "
    "alcoholverslaafd drugsverslaafd gokverslaafd arbeidsongeschikt overspannen depressief autistisch "
    "gehandicapt invalide dement dementerend psychotisch suïcidaal blind doof slechtziend slechthorend "
    "hartpatiënt hartpatient kankerpatiënt kankerpatient nierpatiënt longpatiënt reumapatiënt astmapatiënt "
    "geopereerd rolstoelafhankelijk bedlegerig verward manisch hiv-positief seropositief homo homoseksueel "
    "lesbisch biseksueel transgender transseksueel non-binair moslim moslima islamitisch joods katholiek "
    "rooms-katholiek christen gereformeerd hervormd protestant boeddhist hindoe soenniet sjiiet aleviet "
    "jehova's_getuige Jehova's_getuige bekeerd_tot_de_islam vakbondslid vakbondskaderlid lid_van_de_vakbond "
    "lid_van_een_vakbond lid_van_FNV lid_van_de_FNV lid_van_CNV lid_van_het_CNV lid_van_de_CNV "
    "lid_van_de_AOb "
    "veroordeeld gedetineerd vastgezet voorwaardelijk_vrij in_voorlopige_hechtenis tbs-gestelde "
    "verdacht_van_diefstal verdacht_van_fraude verdacht_van_mishandeling "
    "burn-out opgenomen_in_een_kliniek opgenomen_in_de_psychiatrie opgenomen_in_het_ziekenhuis "
    "opgenomen_in_een_ziekenhuis opgenomen_in_een_verslavingskliniek opgenomen_bij_de_GGZ gedwongen_opgenomen"
)
PARTIES = (
    "VVD PVV SP CDA D66 PvdA GroenLinks GroenLinks-PvdA GL-PvdA FVD FvD Forum_voor_Democratie ChristenUnie "
    "CU SGP Denk DENK Volt BBB JA21 BIJ1 PvdD Partij_voor_de_Dieren 50PLUS NSC"
)
# What one goes through, takes or wears, after a verb that says so.
DONE = (
    "medicatie medicijnen antidepressiva antipsychotica ritalin insuline methadon morfine oxazepam "
    "kalmeringsmiddelen slaapmiddelen drugs cocaïne heroïne chemotherapie chemo bestraling een_chemokuur "
    "een_operatie een_hartoperatie een_abortus een_hoofddoek een_keppel een_kruisje een_boerka een_nikab "
    "therapie traumatherapie EMDR een_behandeling_bij_de_GGZ een_kankerbehandeling een_afkickprogramma "
    "een_knieoperatie een_heupoperatie een_rugoperatie"
)
# What one is on, with the days that it lasts before it.
LEAVES = "ziekteverlof zwangerschapsverlof bevallingsverlof ziektewet"
CARERS = (
    "psycholoog psychiater oncoloog cardioloog neuroloog therapeut psychotherapeut verslavingsarts "
    "revalidatiearts fertiliteitsarts GGZ ggz-instelling verslavingszorg verslavingskliniek internist "
    "specialist"
)
CRIMES = (
    "diefstal winkeldiefstal inbraak fraude uitkeringsfraude oplichting valsheid_in_geschrifte "
    "verduistering mishandeling "
    "huiselijk_geweld bedreiging stalking belaging zedendelict aanranding verkrachting doodslag moord "
    "brandstichting "
    "drugshandel drugsbezit wapenbezit heling witwassen openlijke_geweldpleging rijden_onder_invloed "
    "openbare_dronkenschap vandalisme vernieling kinderporno"
)


_BEGINNING = 6  # letters by which words are compared
_WORD = re.compile(r"[^\W\d_]+")


def beginnings(lowered: str) -> frozenset[str]:
    """Return the first letters of all words of a text or list in lower case."""
    return frozenset(word[:_BEGINNING] for word in _WORD.findall(lowered))


@dataclass(frozen=True, slots=True)
class Gate:
    """What must occur in a text for any term of a list to occur: beginnings of words, or capitals."""

    words: frozenset[str]
    capitals: re.Pattern[str] | None = None

    @classmethod
    def of(cls, listed: str) -> Self:
        """Return the gate of a list: of each term its longest word, or the capitals."""
        terms = words(listed)
        capitals = "|".join(sorted(re.escape(term) for term in terms if term.isupper()))
        longest = (max(_WORD.findall(term.lower()), key=len) for term in terms if not term.isupper())
        return cls(beginnings(" ".join(longest)), re.compile(rf"\b(?:{capitals})\b") if capitals else None)

    def open(self, text: str, begun: frozenset[str]) -> bool:
        """Tell whether a term may occur in a text whose words begin like this."""
        if not self.words.isdisjoint(begun):
            return True
        return self.capitals is not None and self.capitals.search(text) is not None
