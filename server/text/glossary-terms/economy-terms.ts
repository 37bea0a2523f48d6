/** Economy, work, energy, transport, land and sea, environment, health, education, science, society; written by us, one concept a line as in `house-terms.ts`. */
export const ECONOMY_TERMS = `
Bruttoinlandsprodukt, BIP | gross domestic product, GDP | produit intérieur brut, PIB
Bruttonationaleinkommen | gross national income | revenu national brut
Einkommen | income | revenu
Konjunktur | business cycle, economic cycle | conjoncture
Rezession | recession | récession
Aufschwung | upswing, upturn | reprise économique, essor
Abschwung | downturn, slowdown | ralentissement
Deflation | deflation | déflation
Stagnation, stagnieren | stagnation, stagnate | stagnation, stagner
Wettbewerb, Konkurrenz | competition | concurrence
Wettbewerbsfähigkeit, wettbewerbsfähig | competitiveness, competitive | compétitivité, compétitif
Monopol | monopoly | monopole
Kartell | cartel | cartel
Oligarch | oligarch | oligarque
Privatisierung, privatisieren | privatisation, privatise | privatisation, privatiser
Enteignung, enteignen | expropriation, expropriate | expropriation, exproprier
Subvention, subventionieren | subsidy, subsidize, subsidise | subvention, subventionner
Insolvenz | insolvency, insolvent | insolvabilité, insolvable
Bankrott, Konkurs | bankruptcy, bankrupt | faillite
Schuldner | debtor | débiteur
Gläubiger | creditor | créancier
Zinssatz, Zins, Zinsen | interest rate | taux intérêt
Leitzins | key interest rate, policy rate | taux directeur
Zentralbank, Notenbank | central bank | banque centrale
Anleihe, Staatsanleihe | bond, government bond | emprunt obligataire, obligataire
Aktionär | shareholder, stockholder | actionnaire
Börse | stock exchange, stock market | Bourse
Dividende | dividend | dividende
Kapitalmarkt | capital market | marché capitaux
Kapitalverkehr | capital movement, capital flow | mouvement capitaux
Defizit | deficit | déficit
Handelsbilanz | trade balance | balance commerciale
Zahlungsbilanz | balance payments | balance paiements
Leistungsbilanz | current account | balance courante
Wechselkurs | exchange rate | taux change
Devisen | foreign exchange, foreign currency | devises
Geldpolitik | monetary policy | politique monétaire
monetär | monetary | monétaire
fiskalisch | fiscal | fiscal
Abwertung, abwerten | devaluation, devalue | dévaluation, dévaluer
Geldwäsche | money laundering | blanchiment argent, blanchiment
Korruption, korrupt | corruption, corrupt | corruption, corrompu
Bestechung, Bestechungsgeld, Schmiergeld | bribery, bribe | pot-de-vin
Steuerhinterziehung | tax evasion, tax fraud | fraude fiscale, évasion fiscale
Steueroase | tax haven | paradis fiscal
Betrug, Betrüger | fraud, fraudster | fraude, escroquerie
Mehrwertsteuer, Umsatzsteuer | value added tax, VAT | taxe valeur ajoutée, TVA
Einkommensteuer | income tax | impôt revenu
Besteuerung, besteuern | taxation, tax | fiscalité, imposition
Gebühr, Gebühren | fee, fees | redevance, frais
Umsatz | turnover, sales revenue | chiffre affaires
Lohn, Löhne | salary, wage level, wage increase, real wage | salaire
Mindestlohn | minimum wage | salaire minimum
Tarifvertrag | collective agreement, collective bargaining | convention collective
Streik, Generalstreik, streiken | general strike, strikers, walkout, industrial action | grève
Arbeitsplatz, Arbeitsplätze | job, workplace | emploi
Beschäftigung | employment | emploi
Beschäftigte, Angestellte | employee | salarié
Arbeitgeber | employer | employeur
arbeitslos, Arbeitslose | unemployed, jobless | chômeur
Arbeitsmarkt | labour market, labor market, job market | marché travail, marché emploi
Arbeitskräfte | workforce, manpower | main œuvre
Fachkräfte, Fachkraft | skilled worker, skilled labour, skilled labor | travailleur qualifié, main œuvre qualifiée
Zwangsarbeit, Zwangsarbeiter | forced labour, forced labor | travail forcé
Kinderarbeit | child labour, child labor | travail enfants
Ausbeutung, ausbeuten | exploitation, exploit | exploitation, exploiter
Überstunden | overtime | heures supplémentaires
Arbeitszeit | working hours, working time | temps travail
Urlaub | vacation, holiday | vacances, congé
Handwerk, Handwerker | craftsman, artisan | artisanat, artisan
Ausbildung | training, vocational training | formation
Lehrling, Auszubildende | apprentice, apprenticeship | apprenti, apprentissage
Händler, Kaufmann, Kaufleute | trader, merchant, dealer | commerçant, marchand
Unternehmer | entrepreneur, businessman | entrepreneur
Firma, Firmen | company | entreprise, firme
Konzern | corporation, conglomerate | groupe industriel, conglomérat
Tochtergesellschaft, Tochterunternehmen | subsidiary | filiale
Mittelstand, KMU | small medium enterprises, SME, SMEs | petites moyennes entreprises, PME
Aufsichtsrat | supervisory board | conseil surveillance
Verbraucher, Konsument | consumer | consommateur
Verbrauch, Konsum, verbrauchen | consumption, consume | consommation, consommer
Versorgung, versorgen | supply | approvisionnement, approvisionner
Lieferkette | supply chain | chaîne approvisionnement
Lieferant | supplier | fournisseur
Ware, Waren | merchandise, commodity | marchandise
Rohstoff | raw material, commodity | matière première
Produkt, Erzeugnis | product | produit
Produktion, produzieren | production, produce | production, produire
Produzent | manufacturer, producer | fabricant, producteur
Fabrik | factory | usine
Industrie, industriell | industry, industrial | industrie, industriel
Industrialisierung | industrialisation | industrialisation
Maschine, Maschinenbau | machine, machinery | machine
Tourismus, Tourist | tourism, tourist | tourisme, touriste
Werbung | advertising, advertisement | publicitaire
Warenzeichen | trademark | marque déposée
Urheberrecht | copyright | droit auteur
geistiges Eigentum | intellectual property | propriété intellectuelle
Lizenz | licence, license | licence
Ausschreibung | call tenders, tender | appel offres
Beschaffung | procurement | acquisition, marchés publics
Handelskammer | chamber commerce | chambre commerce
Versicherung, Versicherer | insurance, insurer | assureur, compagnie assurance, contrat assurance
Hypothek | mortgage | hypothèque
Austerität, Sparpolitik | austerity | austérité
Bankkonto, Konten | bank account | compte bancaire
Banknote, Geldschein | banknote | billet banque
Münze | coin | pièce monnaie
Kryptowährung | cryptocurrency | cryptomonnaie
Goldreserve, Goldreserven | gold reserve | réserve or
Währungsfonds, IWF | Monetary Fund, IMF | Fonds monétaire, FMI
Weltbank | World Bank | Banque mondiale
Welthandelsorganisation, WTO | World Trade Organization, WTO | Organisation mondiale commerce, OMC
Eurozone, Euroraum | eurozone, euro area | zone euro
Binnenmarkt | single market, internal market | marché unique, marché intérieur
Zollunion | customs union | union douanière
Schwarzmarkt | black market | marché noir
Schmuggel, schmuggeln, Schmuggler | smuggling, smuggle, smuggler | contrebande, contrebandier
Boykott, boykottieren | boycott | boycott, boycotter
Protektionismus, protektionistisch | protectionism, protectionist | protectionnisme, protectionniste
Globalisierung | globalisation | mondialisation
Marktwirtschaft | market economy | économie marché
Planwirtschaft | planned economy, command economy | économie planifiée, économie dirigée
Entschädigung, entschädigen | compensation, compensate | indemnisation, indemniser
Reparation, Reparationen | reparation, reparations | réparation, réparations
Risiko, Risiken | risk | risque
Stabilität, stabil | stability, stable | stabilité, stable
Mangel, Knappheit | shortage, lack, scarcity | pénurie, manque
Wohlstand | prosperity | prospérité
Reichtum | wealth, riches | richesse
Ungleichheit | inequality | inégalité
Lebensstandard | standard living, living standard | niveau vie
Lebensbedingungen | living conditions | conditions vie
Sozialhilfe | social assistance, welfare | aide sociale
Sozialversicherung | social insurance, social security | assurance sociale, sécurité sociale
Sozialstaat, Wohlfahrtsstaat | welfare state | État providence
Kindergeld | child benefit | allocation familiale
Arbeitslosengeld | unemployment benefit | allocation chômage, indemnité chômage
Krankenversicherung | health insurance | assurance maladie
Statistik, statistisch | statistics, statistical | statistique
Prognose, prognostizieren | forecast | prévision
Tonne, Tonnen | tonne, ton | tonne
Kilometer | kilometre, kilometer | kilomètre
Quadratkilometer | square kilometre, square kilometer | kilomètre carré
verdoppeln, Verdoppelung | double, doubling | doubler, doublement
Reform, reformieren | reform | réforme, réformer
Modernisierung, modernisieren | modernisation, modernise | modernisation, moderniser
Qualität | quality | qualité
Norm, Normen | norm, standard | norme
Sektor | sector | secteur
Kraftwerk | power plant, power station | centrale électrique
Kernkraftwerk, Atomkraftwerk, AKW | nuclear power plant, nuclear power station | centrale nucléaire
Reaktor | reactor | réacteur
Brennstoff | fuel | combustible
Kraftstoff, Treibstoff | fuel | carburant
Benzin | gasoline, petrol | essence
erneuerbare Energie | renewable energy, renewable source | énergie renouvelable
Windkraft, Windenergie | wind power, wind energy | énergie éolienne, éolien
Solarenergie, Sonnenenergie, solar | solar energy, solar power, solar | énergie solaire, solaire
Wasserkraft | hydropower, hydroelectric | hydroélectricité, hydroélectrique
Wasserstoff | hydrogen | hydrogène
Urananreicherung | uranium enrichment | enrichissement uranium
radioaktiv, Radioaktivität | radioactive, radioactivity | radioactif, radioactivité
Strahlung | radiation, ionizing radiation | radiation, rayonnement ionisant
Atommüll | nuclear waste, radioactive waste | déchets nucléaires, déchets radioactifs
Flüssiggas, Flüssigerdgas, LNG | liquefied natural gas, LNG | gaz naturel liquéfié, GNL
Raffinerie | refinery | raffinerie
Bohrung | oil drilling, borehole | forage
Bohrinsel, Ölplattform | oil rig, oil platform | plateforme pétrolière
Stromnetz | power grid, electricity grid | réseau électrique
Stromausfall | power outage, power cut, blackout | panne électricité, coupure courant
Elektrizität, elektrisch | electricity, electric, electrical | électricité, électrique
Heizung, heizen | heating | chauffage
Hitze, Wärme | heat | chaleur
Hitzewelle | heatwave, heat wave | canicule, vague chaleur
Energiewende | energy transition | transition énergétique
Effizienz, effizient | efficiency, efficient | efficacité, efficace
Güterzug | freight train | train marchandises
Schiene, Gleis | rail, railway track | rail, voie ferrée
Bahnhof | railway station, train station | gare
U-Bahn | subway, metro | métro
Lastwagen, Lkw | truck, lorry | camion
Auto, Pkw | car, automobile | voiture, automobile
Fahrzeug | vehicle | véhicule
Fahrer | driver | conducteur, chauffeur
Autobahn | motorway, highway, freeway | autoroute
Kanal, Kanäle | canal, channel | canal, canaux
Ärmelkanal | English Channel | Manche
Suezkanal | Suez Canal | canal Suez
Panamakanal | Panama Canal | canal Panama
Meerenge | strait, straits | détroit
Hormus | Hormuz | Ormuz
Werft | shipyard | chantier naval
Fracht | freight, cargo | fret, cargaison
Tanker, Öltanker | tanker, oil tanker | tanker, navire pétrolier
Reederei, Reeder | shipping company, shipowner | compagnie maritime, armateur
Schifffahrt | shipping, navigation | navigation
maritim | maritime | maritime
Seeleute, Matrose | seafarer, sailor | matelot, gens mer
Kapitän | captain | capitaine
Luftfahrt | aviation | aviation, aéronautique
Fluggesellschaft | airline | compagnie aérienne
Überflug | overflight | survol
Flugzeugabsturz | plane crash, air crash | accident avion, catastrophe aérienne, crash avion
Hubschrauber | helicopter | hélicoptère
Drohne | drone, unmanned aerial vehicle | drone
Passagier, Reisende | passenger, traveller, traveler | voyageur
Reise, reisen | travel, trip, journey | voyage, voyager
Unfall | accident | accident
Infrastruktur | infrastructure | infrastructure
Logistik, logistisch | logistics, logistical | logistique
Lagerhaus | warehouse | entrepôt
Seidenstraße | Silk Road | Route Soie
Maut | road toll | péage
Postdienst | postal service | service postal
Telekommunikation | telecommunication, telecommunications | télécommunication, télécommunications
Telefon, telefonisch | telephone, phone | téléphone, téléphonique
Fernsehen | television | télévision
Rundfunk | broadcasting, broadcaster | radiodiffusion
Landwirt | farmer | agriculteur
Bauernhof | farm | exploitation agricole
agrarisch, Agrar | agricultural, agrarian | agricole, agraire
Agrarreform, Bodenreform, Landreform | land reform, agrarian reform | réforme agraire
Weizen | wheat | blé
Mais | maize, corn | maïs
Soja | soy, soybean, soya | soja
Kartoffel | potato | pomme terre
Gemüse | vegetable | légume
Obst, Frucht, Früchte | fruit | fruit
Wein | wine | vin
Weinbau, Winzer | viticulture, winegrower | viticulture, viticulteur
Bier | beer | bière
Kaffee | coffee | café
Kakao | cocoa | cacao
Zucker | sugar | sucre
Baumwolle | cotton | coton
Tabak | tobacco | tabac
Kautschuk | rubber | caoutchouc
Palmöl | palm oil | huile palme
Seide | silk | soie
Milch | milk, dairy | lait, laitier
Fleisch | meat | viande
Rindfleisch | beef | viande bovine, bœuf
Schweinefleisch | pork | viande porc, porc
Geflügel | poultry | volaille
Brot | bread | pain
Vieh, Rinder, Rind | cattle, livestock | bétail, bovin
Viehzucht, Tierhaltung | animal husbandry, livestock farming | élevage
Saatgut | seed, seeds | semence
Dünger, Düngemittel | fertilizer, fertiliser | engrais
Pestizid | pesticide | pesticide
Bewässerung, bewässern | irrigation, irrigate | irrigation, irriguer
Anbau, anbauen | cultivation, cultivate | cultiver
Ackerland | arable land, farmland | terre arable, terre agricole
Weide, Weideland | pasture, grazing | pâturage
Forstwirtschaft | forestry | sylviculture, foresterie
Holz | timber, lumber | bois
Entwaldung, Abholzung | deforestation | déforestation, déboisement
Aufforstung | reforestation, afforestation | reboisement
Gentechnik, gentechnisch | genetic engineering, genetically modified, GMO | génie génétique, génétiquement modifié, OGM
Ernährung | nutrition, food | alimentation, nutrition
Ernährungssicherheit | food security | sécurité alimentaire
Hunger, hungern | hunger, starvation, starve | faim
Hungersnot | famine | famine
Unterernährung, Mangelernährung | malnutrition, undernourishment | malnutrition, sous-alimentation
Dorf, Dörfer | village | village
Fischbestand, Fischbestände | fish stock | stock poisson, stock halieutique
Überfischung | overfishing | surpêche
Fischereifahrzeug, Fischerboot, Fischereischiff | fishing vessel, fishing boat | bateau pêche, navire pêche
Aquakultur, Fischzucht | aquaculture, fish farming | aquaculture, pisciculture
Kabeljau, Dorsch | cod | cabillaud, morue
Hering | herring | hareng
Thunfisch | tuna | thon
Lachs | salmon | saumon
Wal | whale | baleine
Walfang | whaling | chasse baleine
Garnele | shrimp, prawn | crevette
Wilderei, Wilderer | poaching, poacher | braconnage, braconnier
Bergbau | coal mining, mining industry, mining sector | exploitation minière, industrie minière
Kohlebergwerk | coal mine, colliery | mine charbon, houillère
Bergarbeiter, Bergleute | mineworker, coal miner | ouvrier mineur
Eisenerz | iron ore | minerai fer
Kupfer | copper | cuivre
Kobalt | cobalt | cobalt
Metall | metal | métal, métaux
Mineral, Mineralien, mineralisch | mineral | minéral, minéraux
Seltene Erden | rare earths, rare earth | terres rares
Diamant | diamond | diamant
Zement | cement | ciment
Braunkohle | lignite, brown coal | lignite
Schiefergas | shale gas | gaz schiste
Chemie | chemistry | chimie
chemisch, Chemikalie | chemical | chimique
Kunststoff, Plastik | plastic | plastique
Textil, Textilien | textile | textile
Ressource | resource | ressource
Vorrat, Vorräte | stockpile | stock
Klimawandel, Klimaänderung | climate change | changement climatique
Erderwärmung, Klimaerwärmung | global warming | réchauffement climatique, réchauffement planétaire
Treibhausgas | greenhouse gas | gaz effet serre
Emission, Ausstoß | emission | émission
Emissionshandel | emissions trading | échange quotas émission
Kohlendioxid, CO2 | carbon dioxide, CO2 | dioxyde carbone, CO2
Kohlenstoff | carbon | carbone
Klimaneutralität, klimaneutral | climate neutrality, carbon neutrality, climate neutral | neutralité climatique, neutralité carbone
Methan | methane | méthane
Ozonschicht, Ozon | ozone layer, ozone | couche ozone, ozone
Luftverschmutzung | air pollution | pollution air, pollution atmosphérique
Verschmutzung, verschmutzen | pollution, pollute | pollution, polluer
Abfall, Abfälle, Müll | waste, garbage | déchet, déchets
Recycling, Wiederverwertung | recycling, recycle | recyclage, recycler
Abwasser | wastewater, sewage | eaux usées
Grundwasser | groundwater | eau souterraine, nappe phréatique
Trinkwasser | drinking water | eau potable
Süßwasser | freshwater, fresh water | eau douce
Entsalzung | desalination | dessalement
Brunnen | well water, water well | puits
Artenvielfalt, Biodiversität | biodiversity, biological diversity | biodiversité, diversité biologique
Tierart | animal species | espèce animale
Aussterben | extinction | extinction
Natur | nature, natural | nature, naturel
Naturschutz | nature conservation, nature protection | protection nature
Umweltschutz | environmental protection | protection environnement
Nationalpark | national park | parc national
Nachhaltigkeit, nachhaltig | sustainability, sustainable | durabilité, durable
Ökosystem | ecosystem | écosystème
ökologisch, Ökologie | ecological, ecology | écologique, écologie
Wüste | desert | désert
Wüstenbildung | desertification | désertification
Gletscher | glacier | glacier
Arktis, arktisch | Arctic | Arctique
Antarktis, antarktisch | Antarctica, Antarctic | Antarctique
Nordpol | North Pole | pôle Nord
Meeresspiegel | sea level | niveau mer
Temperatur | temperature | température
Wetter | weather | météo, conditions météorologiques
Regen, Niederschlag, Niederschläge | rain, rainfall | pluie
Sturm, Stürme | storm | tempête
Hurrikan, Wirbelsturm, Orkan | hurricane, cyclone | ouragan, cyclone
Vulkan, Vulkanausbruch | volcano, volcanic eruption | volcan, éruption volcanique
Erdrutsch | landslide | glissement terrain
Waldbrand, Waldbrände | forest fire, wildfire | feu forêt, incendie forêt
Brand, Brände | blaze | incendie
Brandstiftung | arson | incendie criminel
Feuerwehr | fire brigade, firefighter, fire department | pompiers, sapeurs-pompiers
Katastrophe | disaster, catastrophe | catastrophe, désastre
Naturkatastrophe | natural disaster | catastrophe naturelle
Ölpest | oil spill | marée noire
Winter | winter | hiver
Herbst | autumn | automne
Tal, Täler | valley | vallée
Tiefebene | lowland | plaine
Hochebene, Hochland | plateau, highlands | plateau, haut plateau
Ozean | ocean | océan
Bucht | bay | baie
Golf | gulf | golfe
Halbinsel | peninsula | péninsule, presqu'île
Ufer | riverbank, shoreline | rive, rivage
Mündung | estuary, river mouth | embouchure, estuaire
Feuchtgebiet | wetland | zone humide
Hoheitsgewässer, Küstenmeer | territorial waters, territorial sea | eaux territoriales, mer territoriale
Hohe See | high seas | haute mer
Seerecht | law sea | droit mer
Ausschließliche Wirtschaftszone, AWZ | exclusive economic zone, EEZ | zone économique exclusive, ZEE
Festlandsockel | continental shelf | plateau continental
Meeresboden | seabed, sea floor | fonds marins
Breitengrad | latitude | latitude
Landkarte | map | carte géographique
Tropen, tropisch | tropics, tropical | tropiques, tropical
Regenwald, Regenwälder | rainforest | forêt tropicale, forêt pluviale
Fläche | surface area, acreage | superficie
Provinz | province | province
Bezirk | district | district
Gemeinde, Kommune | municipality | municipalité
Grenzübergang, Grenzübergänge | border crossing | poste frontière, passage frontalier
grenzüberschreitend | cross-border, transboundary | transfrontalier, transfrontière
Binnenstaat | landlocked country, landlocked | pays enclavé
Enklave | enclave | enclave
Vorort, Vorstadt | suburb | banlieue
Naher Osten, Nahost | Middle East, Near East | Proche-Orient, Moyen-Orient
Ferner Osten, Fernost | Far East | Extrême-Orient
Zentralasien | Central Asia | Asie centrale
Mitteleuropa | Central Europe | Europe centrale
Osteuropa | Eastern Europe | Europe Est, Europe orientale
Nordafrika | North Africa | Afrique Nord
Horn Afrika | Horn Africa | Corne Afrique
Lateinamerika, lateinamerikanisch | Latin America, Latin American | Amérique latine, latino-américain
Karibik, karibisch | Caribbean | Caraïbes
Skandinavien, skandinavisch | Scandinavia, Scandinavian | Scandinavie, scandinave
Baltikum, baltisch | Baltic | balte, baltique
Westjordanland | West Bank | Cisjordanie
Gazastreifen | Gaza Strip | bande Gaza
Golanhöhen | Golan Heights | plateau Golan, hauteurs Golan
Nordsee | North Sea | mer Nord
Ostsee | Baltic Sea | mer Baltique
Schwarzes Meer | Black Sea | mer Noire
Rotes Meer | Red Sea | mer Rouge
Kaspisches Meer | Caspian Sea | mer Caspienne
Südchinesisches Meer | South China Sea | mer Chine méridionale
Adria, adriatisch | Adriatic | Adriatique
Ägäis, ägäisch | Aegean | Égée
Atlantik, atlantisch | Atlantic | Atlantique
Pazifik, pazifisch | Pacific | océan Pacifique
Indischer Ozean | Indian Ocean | océan Indien
Persischer Golf | Persian Gulf | golfe Persique
Bosporus | Bosphorus, Bosporus | Bosphore
Dardanellen | Dardanelles | Dardanelles
Alpen | Alps | Alpes
Karpaten | Carpathians, Carpathian | Carpates
Kaukasus | Caucasus | Caucase
Ural | Urals, Ural | Oural
Rhein | Rhine | Rhin
Donau | Danube | Danube
Weichsel | Vistula | Vistule
Nil | Nile | Nil
Wolga | Volga | Volga
Dnjepr, Dnipro | Dnieper, Dnipro | Dniepr
Euphrat | Euphrates | Euphrate
Elsass, elsässisch | Alsace, Alsatian | Alsace, alsacien
Lothringen | Lorraine | Lorraine
Saarland, Saargebiet | Saarland, Saar | Sarre
Rheinland | Rhineland | Rhénanie
Bayern, bayerisch | Bavaria, Bavarian | Bavière, bavarois
Sachsen, sächsisch | Saxony, Saxon | Saxe, saxon
Preußen, preußisch | Prussia, Prussian | Prusse, prussien
Ostpreußen | East Prussia | Prusse orientale
Schlesien, schlesisch | Silesia, Silesian | Silésie, silésien
Pommern | Pomerania | Poméranie
Böhmen, böhmisch | Bohemia, Bohemian | Bohême
Mähren | Moravia | Moravie
Krim | Crimea, Crimean | criméen, péninsule Crimée, annexion Crimée
Sibirien, sibirisch | Siberia, Siberian | Sibérie, sibérien
Sizilien | Sicily | Sicile
Korsika | Corsica | Corse
Kreta | Crete | Crète
Flandern, flämisch | Flanders, Flemish | Flandre, flamand
Wallonien | Wallonia | Wallonie
Katalonien, katalanisch | Catalonia, Catalan | Catalogne, catalan
Baskenland, baskisch | Basque Country, Basque | Pays basque, basque
Schottland, schottisch | Scotland, Scottish | Écosse, écossais
Arzt, Ärzte, Ärztin | doctor, physician | médecin
Medizin, medizinisch | medicine, medical | médecine, médical
Medikament, Arzneimittel | medicines, medicinal product | médicament
pharmazeutisch, Pharma | pharmaceutical | pharmaceutique
Droge, Rauschgift | drug, narcotic | drogue, stupéfiant
Drogenhandel | drug trafficking | trafic drogue, narcotrafic
Krankenschwester, Pflegekraft | nurse | infirmière, infirmier
Klinik | clinic | clinique
krank, Kranke | sick, ill | malade
Impfung, impfen | vaccination, vaccinate | vaccination, vacciner
Impfstoff | vaccine | vaccin
Virus, Viren | virus | virus
Bakterie, bakteriell | bacteria, bacterial | bactérie, bactérien
Infektion, infizieren, infiziert | infection, infect, infected | infection, infecter, infecté
ansteckend | contagious, infectious | contagieux
Epidemie, Seuche | epidemic | épidémie
Pandemie | pandemic | pandémie
Coronavirus, Corona, Covid | coronavirus, Covid | coronavirus, Covid
Quarantäne | quarantine | quarantaine
Grippe | influenza, flu | grippe
Malaria | malaria | paludisme, malaria
Tuberkulose | tuberculosis | tuberculose
Pocken | smallpox | variole
Masern | measles | rougeole
HIV | HIV | VIH, sida
Krebs | cancer | cancer
Heilung, heilen | cure, heal | guérison, guérir
Weltgesundheitsorganisation | World Health Organization | Organisation mondiale santé, OMS
Sterblichkeit | mortality | mortalité
Kindersterblichkeit | infant mortality, child mortality | mortalité infantile
Lebenserwartung | life expectancy | espérance vie
Geburtenrate | birth rate, fertility rate | taux natalité, taux fécondité
Schwangerschaft, schwanger | pregnancy, pregnant | grossesse
Abtreibung | abortion | avortement
Behinderte, Schwerbehinderte | disabled, disability | handicapé, handicap
psychisch | mental, psychological | psychique, mental
Trauma, traumatisiert | trauma, traumatized, traumatised | traumatisme, traumatisé
Selbstmord, Suizid | suicide | suicide
Alkohol | alcohol | alcool
Hygiene, hygienisch | hygiene, hygienic | hygiène
Sanitärversorgung | sanitation | assainissement
Vergiftung, vergiften, vergiftet | poisoning, poisoned | empoisonnement, empoisonner
Krankenwagen | ambulance | ambulance
Notfall, Notstand | emergency | urgence
Schüler, Schülerin | pupil, schoolchild | écolier, lycéen, collégien
Lehrer, Lehrerin | teacher | enseignant, professeur
Student, Studentin | student | étudiant
Studie, Studium, studieren | study, studies | étude, étudier
Professor, Professorin | professor | professeur
Grundschule | primary school, elementary school | école primaire
Gymnasium | secondary school, grammar school | lycée
Kindergarten, Kita | kindergarten, nursery school, daycare | maternelle, jardin enfants, crèche
Schulpflicht | compulsory education, compulsory schooling | scolarité obligatoire
Lehrplan, Lehrpläne | curriculum, curricula | programme scolaire
Stipendium, Stipendien | scholarship | bourse études
Analphabetismus, Analphabet | illiteracy, illiterate | analphabétisme, analphabète
Alphabetisierung | literacy | alphabétisation
lernen, gelernt | learn, learning | apprendre
Bibliothek | library | bibliothèque
Glaube | faith, belief | foi, croyance
Gott | God | Dieu
Papst, päpstlich | pope, papal | pape, pontifical
Vatikan | Vatican | Vatican
Heiliger Stuhl | Holy See | Saint-Siège
Bischof, Bischöfe | bishop | évêque
Priester | priest | prêtre
Pfarrer, Pastor | pastor, parish priest | pasteur, prêtre paroisse
Klerus, Geistliche, Geistlicher | clergy, cleric, clergyman | clergé, ecclésiastique
Kloster, Klöster | monastery | monastère, couvent
katholisch, Katholik | Catholic | catholique
evangelisch, protestantisch, Protestantismus | Protestantism, Protestant church, Lutheran | protestantisme, église protestante, luthérien
orthodox | Orthodox | orthodoxe
Christentum, Christ, Christen | Christianity, Christian | christianisme, chrétien
Islam, islamisch | Islam, Islamic | islam, islamique
Muslim, muslimisch, Moslem | Muslim | musulman
Islamismus, Islamist, islamistisch | Islamism, Islamist | islamisme, islamiste
Judentum, jüdisch, Jude, Juden | Judaism, Jewish, Jew, Jews | judaïsme, juif
Antisemitismus, antisemitisch | anti-Semitism, antisemitism, anti-Semitic | antisémitisme, antisémite
Zionismus, zionistisch | Zionism, Zionist | sionisme, sioniste
Buddhismus, Buddhist | Buddhism, Buddhist | bouddhisme, bouddhiste
Hinduismus, Hindu | Hinduism, Hindu | hindouisme, hindou
Schiit, schiitisch | Shia, Shiite | chiite
Sunnit, sunnitisch | Sunni | sunnite
Kopte, koptisch | Copt, Coptic | copte
Moschee | mosque | mosquée
Synagoge | synagogue | synagogue
Kathedrale | cathedral | cathédrale
Rabbiner | rabbi | rabbin
Kopftuch, Schleier | headscarf, veil | foulard, voile
Bibel | Bible | Bible
Koran | Koran, Quran | Coran
Scharia | sharia | charia
Sekte | sect | secte
Pilger, Wallfahrt | pilgrim, pilgrimage | pèlerin, pèlerinage
Missionar | missionary | missionnaire
heilig | holy, sacred | sacré
säkular, laizistisch, Säkularismus | secular, secularism | laïque, laïcité, séculier
Religionsfreiheit | religious freedom, freedom religion | liberté religieuse, liberté religion
Konkordat | concordat | concordat
Kreuzzug, Kreuzzüge | crusade | croisade
Künstler, künstlerisch | artist, artistic | artiste, artistique
Kunstwerk | work art, artwork | œuvre art
Museum, Museen | museum | musée
Theater | theatre, theater | théâtre
Musik, Musiker | music, musician | musique, musicien
Kino, Film | cinema, film, movie | cinéma, film
Literatur, literarisch | literature, literary | littérature, littéraire
Schriftsteller, Schriftstellerin | writer | écrivain
Dichter | poet | poète
Gemälde, Malerei, Maler | painting, painter | peinture, peintre
Architektur, Architekt | architecture, architect | architecture, architecte
Denkmal, Denkmäler, Mahnmal | monument, war memorial | monument, mémorial
Kulturerbe, Weltkulturerbe, Welterbe | cultural heritage, world heritage | patrimoine culturel, patrimoine mondial
Raubkunst | looted art | œuvres spoliées, biens culturels spoliés
Tradition, traditionell | tradition, traditional | tradition, traditionnel
Ausstellung | exhibition | exposition
Hymne, Nationalhymne | anthem, national anthem | hymne, hymne national
Flagge, Fahne | flag | drapeau
Archäologie, archäologisch | archaeology, archeology, archaeological | archéologie, archéologique
Übersetzung, übersetzen, Übersetzer | translation, translate, translator | traduction, traduire, traducteur
Mehrsprachigkeit, mehrsprachig | multilingualism, multilingual | multilinguisme, multilingue
Wissenschaftler, wissenschaftlich, Forscher | scientist, scientific, researcher | scientifique, chercheur
Technologie, technologisch | technology, technological | technologie, technologique
technisch, Technik | technical, technique | technique
Ingenieur | engineer, engineering | ingénieur, ingénierie
Innovation, innovativ | innovation, innovative | innovation, innovant
Computer | computer | ordinateur
Informatik | computer science, informatics | informatique
künstliche Intelligenz, KI | artificial intelligence, AI | intelligence artificielle, IA
Roboter | robot | robot
Halbleiter | semiconductor | semi-conducteur
Algorithmus, Algorithmen | algorithm | algorithme
Cyberangriff | cyberattack, cyber attack | cyberattaque
Cybersicherheit | cybersecurity, cyber security | cybersécurité
Datenschutz | data protection, data privacy | protection données
Netz, Netzwerk | network | réseau
soziale Netzwerke, soziale Medien | social media, social networks | réseaux sociaux, médias sociaux
Biologie, biologisch | biology, biological | biologie, biologique
Mathematik, Mathematiker | mathematics, mathematician | mathématiques, mathématicien
Labor, Laboratorium, Laboratorien | laboratory | laboratoire
Theorie, theoretisch | theory, theoretical | théorie, théorique
genetisch, Genetik | genetic, genetics | génétique
Biotechnologie | biotechnology | biotechnologie
Stammzelle | stem cell | cellule souche
Nobelpreis | Nobel Prize | prix Nobel
Weltraum, Weltall, Raumfahrt | outer space, spaceflight, space exploration | espace extra-atmosphérique, spatial
Astronaut, Kosmonaut | astronaut, cosmonaut | astronaute, cosmonaute, spationaute
Satellit | satellite | satellite
Raumstation | space station | station spatiale
Raumschiff, Raumsonde, Raumfahrzeug | spacecraft, space probe, spaceship | vaisseau spatial, sonde spatiale, engin spatial
Weltraumbehörde, Raumfahrtagentur, Weltraumagentur | space agency | agence spatiale
Weltraumschrott, Weltraummüll | space debris | débris spatiaux
Umlaufbahn | orbit | orbite
Trägerrakete | launch vehicle, carrier rocket | lanceur spatial, fusée porteuse
Astronomie | astronomy | astronomie
Volkszählung | census | recensement
Demografie, Demographie, demografisch, demographisch | demography, demographic | démographie, démographique
Auswanderung, Auswanderer, Emigration | emigration, emigrant, emigrate | émigration, émigrant, émigré
Bevölkerungsdichte | population density | densité population
Geschlecht | gender, sex | sexe
Gleichberechtigung, Gleichstellung | gender equality, equal rights | égalité sexes, égalité hommes femmes, égalité droits
Vater, Väter | father | père
Tochter, Töchter | daughter | fille
Bruder, Brüder | brother | frère
Schwester, Schwestern | sister | sœur
Ehe, Heirat, heiraten | marriage, marry | mariage, marier
Ehefrau | wife, wives | épouse
Witwe | widow | veuve
Jugendliche, Jugendlicher | young people, adolescent, teenager | jeune, adolescent
Senioren, Rentner | senior citizens, pensioner, retiree | personnes âgées
Alterung | ageing population, aging population | vieillissement
Mittelschicht, Mittelklasse | middle class | classe moyenne
Arbeiterklasse | working class | classe ouvrière
Bürgertum, Bourgeoisie | bourgeoisie | bourgeoisie
Adel, Adlige, adlig | nobility, aristocracy | noblesse, aristocratie
Sklaverei, Sklave, Sklaven | slavery, slave | esclavage, esclave
Rassismus, rassistisch | racism, racist | racisme, raciste
Diskriminierung, diskriminieren | discrimination, discriminate | discrimination, discriminer
ethnisch | ethnic | ethnique
indigen, Ureinwohner | indigenous, aboriginal | autochtone, indigène
Homosexualität, homosexuell | homosexuality, homosexual, gay | homosexualité, homosexuel
Zivilgesellschaft, zivilgesellschaftlich | civil society | société civile
Freiwillige, Freiwilliger | volunteer | volontaire, bénévole
Spende, spenden | donation, donate | donation
Stiftung | foundation | fondation
Nichtregierungsorganisation, NGO, NRO | non-governmental organization, nongovernmental, NGO | organisation non gouvernementale, ONG
sterben, starb, gestorben | died, perished | mourir, mort
Begräbnis, Beerdigung | funeral, burial | funérailles, enterrement, obsèques
Friedhof, Friedhöfe | cemetery | cimetière
Grab, Gräber | tomb | tombeau
Feiertag | public holiday | jour férié
Identität | identity | identité
Heimat, Vaterland | homeland, fatherland | patrie
Kleidung | clothing, clothes | vêtements
Wohnung, Wohnungen | apartment, dwelling | logement, appartement
Wohnungsbau | housing construction | construction logements
Immobilie, Immobilien | real estate | immobilier
Miete, Mieter | rent, tenant | locataire, prix loyer, hausse loyer
Obdachlose, obdachlos, Obdachlosigkeit | homeless, homelessness | sans-abri
Unterkunft, Unterkünfte, Unterbringung | shelter, lodging | hébergement
Siedler | settler | colon
Stadtplanung | urban planning, town planning | urbanisme
Sportler, Athlet | athlete | athlète, sportif
Fußball | football, soccer | football
Olympische Spiele, Olympiade, olympisch | Olympic Games, Olympics, Olympic | Jeux olympiques, olympique
Weltmeisterschaft | world championship, World Cup | championnat monde, Coupe monde
Meisterschaft | championship | championnat
Schiedsrichter | referee, arbitrator | arbitre
Geschichte, geschichtlich, historisch | history, historical, historic | histoire, historique
Historiker | historian | historien
Mittelalter, mittelalterlich | Middle Ages, medieval | Moyen Âge, médiéval
Antike | antiquity | Antiquité
Epoche, Zeitalter, Ära | era, epoch | époque
Kolonie, kolonial, Kolonialismus | colony, colonial, colonialism | colonie, colonial, colonialisme
Entkolonialisierung, Dekolonisierung | decolonization, decolonisation | décolonisation
Imperialismus, imperialistisch | imperialism, imperialist | impérialisme, impérialiste
Revolution, revolutionär | revolution, revolutionary | révolution, révolutionnaire
Monarchie, Monarch | monarchy, monarch | monarchie, monarque
Nationalsozialismus, nationalsozialistisch, Nazi | National Socialism, National Socialist, Nazi | national-socialisme, nazi, nazisme
Faschismus, faschistisch | fascism, fascist | fascisme, fasciste
Konzentrationslager | concentration camp | camp concentration
Kalter Krieg | Cold War | guerre froide
Berliner Mauer | Berlin Wall | mur Berlin
Eiserner Vorhang | Iron Curtain | rideau fer
DDR | GDR, East Germany, German Democratic Republic | RDA, République démocratique allemande
Bundesrepublik | Federal Republic | République fédérale
Sowjetunion, sowjetisch, UdSSR | Soviet Union, Soviet, USSR | Union soviétique, soviétique, URSS
Jugoslawien, jugoslawisch | Yugoslavia, Yugoslav | Yougoslavie, yougoslave
Tschechoslowakei, tschechoslowakisch | Czechoslovakia, Czechoslovak | Tchécoslovaquie, tchécoslovaque
osmanisch | Ottoman | ottoman
Zar, zaristisch | tsar, czar, tsarist | tsar, tsariste
römisch, Rom | Roman, Rome | romain, Rome
Völkerbund | League Nations | Société Nations
Wiener Kongress | Congress Vienna | congrès Vienne
Kongress | congress | congrès
Marshallplan | Marshall Plan | plan Marshall
Gedenken, Gedenkfeier | commemoration, remembrance, commemorate | commémoration, commémorer
Archiv | archive, archives | archives
Wiederaufbau | reconstruction, rebuild, rebuilding | reconstruction, reconstruire
Meereis, Packeis | sea ice | banquise
ärztliche Behandlung | medical treatment | traitement médical, soins médicaux
Massengrab, Massengräber | mass grave | fosse commune, charnier
Mädchen | girl | fille
Programm | programme, program | programme
`;
