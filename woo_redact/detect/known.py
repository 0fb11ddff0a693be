"""Owns the names of bodies that everybody in Dutch government knows, and that look like people's names.

Contractors, engineers, suppliers, papers, banks and shops of general knowledge, and the fixed phrases that
models take for a person. A name that many persons bear too is not here.
"""

from woo_redact.detect.guarded import Guarded

_FIRMS = """
Boskalis|Arcadis|Fugro|Heijmans|Van Oord|Dura Vermeer|Van Hattum en Blankevoort|Blankevoort|
Volker(?:Wessels|Infra|Rail)|Ballast Nedam|Strukton|Mourik|Ploegam|Van Gelder|KWS|Gebroeders Van der Lee|
Dusseldorp|Van Wijnen|Hegeman|Plegt-Vos|Jansen Venneboer|BAM|Besix|Croonwolter&?[Dd]ros|Siemens Mobility|
Vialis|Swarco|Dynniq|Spie|Eneco|Vattenfall|Essent|Stedin|Alliander|Liander|Enexis|TenneT|Gasunie|Vitens|
Evides|Brabant Water|Waternet|Witteveen ?\\+ ?Bos|Royal Haskoning(?: ?DHV)?|Haskoning|Sweco|Tauw|
Antea(?: Group)?|Grontmij|Movares|Iv-Infra|Cauberg[ -]Huygen|Peutz|Goudappel(?: Coffeng)?|Bosch Slabbers|
Berenschot|Twynstra(?: Gudde)?|Andersson Elffers Felix|Boston Consulting|McKinsey|Deloitte|Ernst & Young|
KPMG|Capgemini|Ordina|Sogeti|Atos|Centric|Pink ?[Rr]occade|Oracle|Salesforce|Accenture|Unisys|Visma|Afas|
AFAS|Topdesk|TOPdesk|Decos|Djuma|Mozard|Exxellence|Enable-U|Roxit|Pels Rijcken|De Brauw|Houthoff|Stibbe|
Nysingh|Loyens|AKD|NautaDutilh|Kennedy Van der Laan|Hekkelman|Dirkzwager|Albert Heijn|Jumbo|Lidl|Aldi|
Kruidvat|Hema|HEMA|Blokker|Praxis|Gamma|Bol\\.com|Coolblue|Van Dale|Douwe Egberts|Philips|Ahrend|Gispen|
Jira|Trello|Confluence|Slack|Citrix|Copilot|Grundfos|Randstad|Tempo-Team|Manpower|Start People|Brunel|
Yacht|Driessen Groep|Tubantia|De Gelderlander|De Stentor|Trouw|Telegraaf|Volkskrant|Parool|
Omroep Gelderland|Hart van Nederland|Van Lanschot|Delta Lloyd|Aegon|Achmea|Menzis|Univé|Zilveren Kruis|
Centraal Beheer|Nationale-Nederlanden|Arriva|Keolis|Connexxion|Transdev|Qbuzz|Veolia|Van Gansewinkel|
Renewi|Attero|Twence|Cyclus|Prezero|Bos en Lommer(?:weg|plein)?|Staatsbosbeheer|Natuurmonumenten|
P-Direkt|Doc-Direkt|Logius|Nidos|Kadaster|Buurtzorg|VluchtelingenWerk|Slachtofferhulp|Leger des Heils|
Humanitas|Lentis|Parnassia|Cosis|Careyn|Cordaan|Philadelphia|Erasmus MC|Radboudumc|Amphia|Isala|
Rijnstate|Wageningen|Jan Modaal|Jan Publiek|Jan met de pet|Piet Snot|Lex Silencio|lex silencio positivo|
Jip en Janneke|Johan Cruijff? Arena|Joke Smit (?:College|lyceum)|Max Havelaar|Vincent van Gogh|
Rembrandt van Rijn|Rode Kruis|Monuta|Dela|DELA|Yarden|PCOB|Boer (?:&|en) Croon|
Johan de Witt(?:huis|zaal)|Oranje Fonds|VSB ?[Ff]onds|Prins Bernhard Cultuurfonds|Mondriaan Fonds|
Koningin Wilhelmina Fonds|Prinses Beatrix Spierfonds|Prinses Máxima Centrum|Anne Frank (?:Huis|Stichting)|
Florence Nightingale|Hoge Veluwe|Donkergroen|Krinkels|Heilijgers|Dorcas|Cordaid|Terre des Hommes|
Vestia|Ymere|Rochdale|Eigen Haard|Stadgenoot|Woonbron|Woonstad|Havensteder|Lefier|Portaal Wonen|Vivare|
Mooiland|Domesta|Actium|Woonborg|Nijestee|Wold en Waard|Acantus|ArboNed|Arbo ?Unie|HumanCapitalCare|
Zorg van de Zaak|Shell|Esso|Vermilion|Nobian|Nouryon|Chemours|Tata Steel|Dow Chemical|Unilever|Heineken|
Ahold|Sabic|Cargill|Danone|FrieslandCampina|Avebe|Cosun|Rendac|Rijk Zwaan|Mecanoo|MVRDV|KCAP|West 8|
Karres en Brands|Kneppelhout|Trip Advocaten|Plas Bossinade|BarentsKrans|BMC|Rendant|AEF|Significant|
Regioplan|Panteia|Ecorys|Rebel Group|Stec Groep|Bureau Stedelijke Planning|Hoorne Vastgoed|
AM Gebiedsontwikkeling|BPD|Synchroon|Schagen Infra|Ten Brinke|Nijhuis Bouw|Koopmans Bouw|Janssen de Jong|
Van Norel|KPN|Odido|Vodafone|PostNL|DHL|Sandd|Zivver|Ibabs|iBabs|NotuBiz|Notubiz|GemeenteOplossingen|
PinkRoccade|Squit|Powerbrowser|Corsa|Verseon|Key2Burgerzaken|Suite4|Zorgned|Regas|Keti Koti|
COREPER(?: II?)?|
Unicef|UNICEF|Amnesty|Amnesty International|Jantje Beton|Veilig Thuis|Jarabee|Pluryn|Pieter Baan Centrum
"""
KNOWN_FIRMS = Guarded(rf"(?<![\w@./-])(?:{_FIRMS.replace(chr(10), '')})(?![\w@]|-[a-z]+@)")
"""The name of such a body, whole and with its capitals."""
