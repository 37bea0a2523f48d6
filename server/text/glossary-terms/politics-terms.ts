/** Diplomacy, organisations, parliament, law, armed forces, crime, migration, media; written by us, one concept a line as in `house-terms.ts`. */
export const POLITICS_TERMS = `
Gastland, Gaststaat | host country, host state | pays hôte, État hôte
Gastgeber | host | hôte
Immunität | immunity | immunité
Privileg, Vorrecht | privilege | privilège
Geschäftsträger | chargé affaires, charge affaires | chargé affaires
Sonderbeauftragter, Sondergesandter | special envoy, special representative | envoyé spécial, représentant spécial
Demarche | démarche, demarche | démarche
Verbalnote | note verbale | note verbale
Notenwechsel | exchange notes | échange notes
Briefwechsel | exchange letters | échange lettres
Austausch, austauschen | exchange | échange, échanger
Vermittlung, vermitteln, Vermittler | mediation, mediate, mediator | médiation, médiateur
Gute Dienste | good offices | bons offices
Schlichtung, schlichten | conciliation, conciliate | conciliation
Schiedsrichter | arbitrator, arbiter | arbitre
Unterhändler, Verhandlungsführer | negotiator | négociateur
Zugeständnis | concession | concession
Kompromiss | compromise | compromis
Konsens | consensus | consensus
einstimmig, Einstimmigkeit | unanimous, unanimously, unanimity | unanime, unanimité
Dialog | dialogue, dialog | dialogue
Konsultation, konsultieren | consultation, consult | consultation, consulter
Protest, protestieren | protest | protestation, protester
Beschwerde | complaint | plainte, réclamation
Einmischung, einmischen | interference, interfere, meddling | ingérence
Nichteinmischung | non-interference, non-intervention | non-ingérence, non-intervention
Intervention, intervenieren | intervention, intervene | intervention, intervenir
Annäherung | rapprochement | rapprochement
Versöhnung, versöhnen, Aussöhnung | reconciliation, reconcile | réconciliation, réconcilier
Entspannung, Entspannungspolitik | easing tensions, relaxation tensions | apaisement, relâchement tensions
Spannung, Spannungen | tension, tensions | tension, tensions
Eskalation, eskalieren | escalation, escalate | escalade
Deeskalation, deeskalieren | de-escalation, de-escalate | désescalade
Normalisierung, normalisieren | normalization, normalisation, normalize, normalise | normalisation, normaliser
Neutralität, neutral | neutrality, neutral | neutralité, neutre
blockfrei, Blockfreie | non-aligned, nonaligned | non-aligné
Gleichgewicht | balance, equilibrium | équilibre
Abschreckung, abschrecken | deterrence, deter | dissuasion, dissuader
Freundschaft | friendship | amitié
Feindseligkeit, Feindseligkeiten, feindselig | hostility, hostilities, hostile | hostilité, hostilités, hostile
Achse | axis | axe
Hegemonie | hegemony | hégémonie
Protektorat | protectorate | protectorat
Selbstbestimmung, Selbstbestimmungsrecht | self-determination | autodétermination
Selbstverteidigung | self-defence, self-defense | légitime défense, autodéfense
Autonomie, autonom | autonomy, autonomous | autonomie, autonome
Abspaltung, Sezession | secession | sécession
Separatist, separatistisch, Separatismus | separatist, separatism | séparatiste, séparatisme
Annexion, annektieren | annexation, annex | annexion, annexer
territoriale Integrität, territoriale Unversehrtheit | territorial integrity | intégrité territoriale
Unverletzlichkeit | inviolability | inviolabilité
Staatsoberhaupt | head state | chef État
Regierungschef, Regierungschefin | head government | chef gouvernement
Empfang, empfangen, empfing | reception, receive, received | réception, recevoir, reçu
Treffen, Begegnung | meeting, encounter | rencontre
Einladung, einladen, eingeladen | invitation, invite | invitation, inviter
Ausweisung | expulsion | expulsion
Visum, Visa | visa | visa entrée, visa séjour, demande visa, délivrance visa
Reisepass | passport | passeport
Charta | charter | charte
Satzung, Statut | statute | statut
Status, Rechtsstellung | status, legal status | statut, statut juridique
Europarat | Council Europe | Conseil Europe
NATO | NATO | OTAN
Vereinte Nationen, UNO, VN | United Nations | Nations unies, ONU
Europäische Union, EU | European Union, EU | Union européenne, UE
OSZE | OSCE | OSCE
Welthandelsorganisation, WTO | World Trade Organization, World Trade Organisation, WTO | Organisation mondiale commerce, OMC
Weltgesundheitsorganisation | World Health Organization, World Health Organisation | Organisation mondiale santé, OMS
Atomenergiebehörde, IAEO | Atomic Energy Agency, IAEA | Agence énergie atomique, AIEA
Internationaler Strafgerichtshof, IStGH | International Criminal Court, ICC | Cour pénale internationale
Internationaler Gerichtshof, IGH | International Court Justice, ICJ | Cour internationale Justice, CIJ
EuGH | ECJ, CJEU | CJUE
EGMR | ECtHR, European Court Human Rights | Cour européenne droits homme
OECD | OECD | OCDE
GASP | CFSP | PESC
GSVP | CSDP | PSDC
EWG | EEC | CEE
BRD | FRG | RFA
USA, Vereinigte Staaten | USA, United States | États-Unis
Nichtregierungsorganisation, NRO, NGO | NGO, non-governmental organization, non-governmental organisation | ONG
Plenum, Plenarsitzung | plenary | plénière
Unterausschuss | subcommittee, sub-committee | sous-comité, sous-commission
Sekretariat | secretariat | secrétariat
Hochkommissar | High Commissioner | Haut-Commissaire, Haut Commissaire
Berichterstatter, Sonderberichterstatter | rapporteur, special rapporteur | rapporteur, rapporteur spécial
Arbeitsgruppe | working group, working party | groupe travail
Tagesordnung | agenda | ordre jour
Veto, Vetorecht | veto | veto, droit veto
Sonderorganisation | specialized agency, specialised agency | institution spécialisée
Geberland, Spender | donor, donor country | donateur, pays donateur, bailleur fonds
Hauptquartier | headquarters | quartier général
Vertragspartei, Vertragsstaat | contracting party, state party, contracting state | partie contractante, État partie
Unterzeichner, Unterzeichnerstaat | signatory | signataire
Präambel | preamble | préambule
Artikel | article | article
Absatz | paragraph, subsection | paragraphe, alinéa
Anhang | appendix | appendice
Klausel | clause | clause
Bestimmung, Bestimmungen | provision, provisions | disposition, dispositions
Vorschrift | regulation | réglementation
Auslegung, Interpretation, interpretieren | interpretation, interpret | interprétation, interpréter
Verwahrer, Depositar | depositary | dépositaire
Gültigkeit, gültig | validity, valid | validité, valable, valide
verbindlich, bindend | binding | contraignant
nichtig, Nichtigkeit | void, null, nullity | nul, nullité
Nichtangriffspakt | non-aggression pact, nonaggression pact | pacte non-agression
Nichtverbreitung | non-proliferation, nonproliferation | non-prolifération
Proliferation, Weiterverbreitung | proliferation | prolifération
Aggression, Aggressor, aggressiv | aggression, aggressor, aggressive | agression, agresseur, agressif
Kapitulation, kapitulieren | capitulation, capitulate, surrender | capitulation, capituler
Entschädigung, entschädigen | compensation, compensate, indemnity | indemnisation, indemniser, indemnité
Restitution, Rückgabe | restitution | restitution, restituer
Grenzziehung, Demarkation | demarcation, delimitation | démarcation, délimitation
Linie | line | ligne
Puffer | buffer | tampon
Entmilitarisierung, entmilitarisiert | demilitarization, demilitarisation, demilitarized, demilitarised | démilitarisation, démilitarisé
Aussetzung, aussetzen | suspension, suspend | suspension, suspendre
Ausschluss, ausschließen | exclusion, exclude | exclusion, exclure
Einhaltung, einhalten | compliance, comply | respect, respecter
Achtung, Respekt, respektieren | respect | respect, respecter
Verifikation, Verifizierung, verifizieren | verification, verify | vérification, vérifier
Inspektion, Inspektor, Inspekteur | inspection, inspector | inspection, inspecteur
Verzicht, verzichten | renunciation, renounce, waive | renonciation, renoncer
Prinzip, Grundsatz | principle | principe
Weltordnung | world order, international order | ordre mondial, ordre international
einseitig, unilateral | unilateral | unilatéral
gegenseitig, Gegenseitigkeit | mutual, reciprocal, reciprocity | mutuel, réciproque, réciprocité
Solidarität, solidarisch | solidarity | solidarité, solidaire
Fahrplan | roadmap, road map | feuille route
Zeitplan | timetable, schedule | calendrier
Absicht, beabsichtigen | intention, intend, intent | intention
Absichtserklärung | letter intent, declaration intent, memorandum understanding | lettre intention, déclaration intention
Memorandum, Denkschrift | memorandum | mémorandum
Weisung, Anweisung | instruction | instruction
Akte, Akten | file, files | dossier
Ausland, ausländisch, Ausländer | foreign, abroad, foreigner | étranger
auswärtig | foreign, external | étranger, extérieur
Inland, inländisch | domestic | intérieur
Auswärtiges Amt | Federal Foreign Office, German Foreign Office | ministère allemand affaires étrangères, ministère fédéral affaires étrangères
Außenpolitik, außenpolitisch | foreign policy | politique étrangère, politique extérieure
Innenpolitik, innenpolitisch | domestic policy, domestic politics | politique intérieure
Politik, politisch | policy, politics, political | politique
Politiker, Politikerin | politician | politicien, homme politique, femme politique
Weißes Haus | White House | Maison Blanche
Kreml | Kremlin | Kremlin
Warschauer Pakt | Warsaw Pact | pacte Varsovie
Supermacht, Weltmacht, Großmacht | superpower, world power, great power | superpuissance, puissance mondiale, grande puissance
Kabinett | cabinet | cabinet
Vizepräsident, Vizepräsidentin | vice president, vice-president | vice-président
Vizekanzler, Vizekanzlerin | vice chancellor, vice-chancellor | vice-chancelier
stellvertretend, Stellvertreter | deputy | adjoint, suppléant
Misstrauen | mistrust, distrust | méfiance, défiance
Misstrauensantrag, Misstrauensvotum | no-confidence vote, no-confidence motion, motion censure | motion censure
Vertrauensfrage | confidence vote, vote confidence | question confiance, vote confiance
Oberhaus | upper house, House Lords | chambre haute, Chambre lords
Unterhaus | lower house, House Commons | chambre basse, Chambre communes
Kammer | chamber | chambre
Senat, Senator | senate, senator | sénat, sénateur
Repräsentantenhaus | House Representatives | Chambre représentants
Nationalversammlung | national assembly | assemblée nationale
Landtag | Landtag, state parliament | Landtag, parlement régional
Bundesland, Bundesländer | federal state | État fédéré
Gesetzgebung, Gesetzgeber, legislativ | legislation, legislature, legislator, legislative | législation, législateur, législatif
Gesetzesvorlage | bill | projet loi, proposition loi
Exekutive | executive branch, executive power | pouvoir exécutif
Judikative | judiciary | pouvoir judiciaire
Gewaltenteilung | separation powers | séparation pouvoirs
Debatte, debattieren | debate | débat, débattre
Redner, Rednerin | speaker, orator | orateur
Legislaturperiode, Wahlperiode | legislative period, legislative term, parliamentary term | législature
Geschäftsordnung | rules procedure | règlement intérieur
Quorum, beschlussfähig | quorum | quorum
Untersuchungsausschuss | committee inquiry, investigative committee, investigation committee | commission enquête
Petition | petition | pétition
Parteitag | party conference, party congress, party convention | congrès parti
Regierungsbildung | government formation, formation government | formation gouvernement
Kabinettsumbildung, Regierungsumbildung | reshuffle, cabinet reshuffle | remaniement, remaniement ministériel
Konföderation | confederation | confédération
Thron | throne | trône
Abdankung, abdanken | abdication, abdicate | abdication, abdiquer
Putsch, Staatsstreich | coup, putsch | coup État, putsch
Aufstand, Aufständische, Aufständischer | uprising, insurgency, insurgent | insurrection, soulèvement, insurgé
Rebell, Rebellion | rebel, rebellion | rebelle, rébellion
Unruhen | unrest, riot, riots | émeute, émeutes, troubles
Demonstration, demonstrieren, Demonstrant | demonstration, demonstrate, demonstrator, protester | manifestation, manifester, manifestant
Ausnahmezustand, Notstand | state emergency | état urgence, état exception
Kriegsrecht | martial law | loi martiale
Regime | regime | régime
autoritär | authoritarian | autoritaire
totalitär | totalitarian | totalitaire
Diktator | dictator | dictateur
Bestechung, bestechen | bribery, bribe | pot-de-vin
Veruntreuung, Unterschlagung | embezzlement, misappropriation | détournement fonds
Transparenz, transparent | transparency, transparent | transparence, transparent
Rechenschaft, Rechenschaftspflicht | accountability | reddition comptes
Ideologie, ideologisch | ideology, ideological | idéologie, idéologique
Faschismus, Faschist, faschistisch | fascism, fascist | fascisme, fasciste
Nationalsozialismus, nationalsozialistisch, Nazi | National Socialism, Nazism, Nazi | national-socialisme, nazisme, nazi
Holocaust, Schoah | Holocaust, Shoah | Holocauste, Shoah
Rechtsextremismus, rechtsextrem, Rechtsextremist | right-wing extremism, right-wing extremist, far-right, far right | extrême droite
Linksextremismus, linksextrem, Linksextremist | left-wing extremism, left-wing extremist, far-left, far left | extrême gauche
Extremismus, Extremist, extremistisch | extremist | extrémisme, extrémiste
Radikalisierung, radikal, radikalisieren | radicalization, radicalisation, radical, radicalize | radicalisation, radical, radicaliser
Antisemitismus, antisemitisch | antisemitism, anti-Semitism, antisemitic, anti-Semitic | antisémitisme, antisémite
Rassismus, Rassist, rassistisch | racism, racist | racisme, raciste
Bürgermeister, Bürgermeisterin | mayor | maire
Stadtrat, Gemeinderat | city council, town council, municipal council | conseil municipal
Bezirk, Distrikt, Landkreis | district | district
Provinz | province, provincial | province, provincial
Gouverneur | governor | gouverneur
Präfekt, Präfektur | prefect, prefecture | préfet, préfecture
Verwaltung, verwalten, administrativ | administration, administer, administrative | administration, administrer, administratif
Bürokratie, bürokratisch | bureaucracy, bureaucratic | bureaucratie, bureaucratique
öffentlicher Dienst | civil service, public service | fonction publique
Zuständigkeit, zuständig | competence, competent, jurisdiction | compétence, compétent
Dezentralisierung, dezentral | decentralization, decentralisation, decentralized | décentralisation, décentralisé
Subsidiarität | subsidiarity | subsidiarité
Dekret | decree | décret
Referendum, Volksabstimmung, Volksentscheid | referendum, plebiscite | référendum, plébiscite
Wahlkampf | election campaign, electoral campaign | campagne électorale
Kampagne | campaign | campagne
Wahlkreis | constituency, electoral district | circonscription
Wahlrecht, Stimmrecht | suffrage, right vote, voting right, electoral law | droit vote, suffrage
Wahlbetrug, Wahlfälschung | electoral fraud, election fraud, vote rigging | fraude électorale
Wahllokal | polling station | bureau vote
Stichwahl | run-off, runoff | second tour, ballottage
Wahlgang | ballot, round voting | tour scrutin
Briefwahl | postal vote, postal voting, mail-in voting | vote correspondance
Auszählung, auszählen | vote count, tally | dépouillement
Umfrage | poll, survey | sondage
Neuwahl, Neuwahlen | snap election, new election, early election | élection anticipée, nouvelle élection
Wiederwahl, wiedergewählt | re-election, reelection, re-elected | réélection, réélu
Vereidigung, Amtseinführung, Amtsantritt | inauguration, swearing-in | investiture, prestation serment, entrée fonction
Eid, Amtseid | oath | serment
Schwelle, Schwellenwert | threshold | seuil
Verhältniswahl, Verhältniswahlrecht | proportional representation | représentation proportionnelle
Spitzenkandidat, Spitzenkandidatin | lead candidate, top candidate | tête liste
Sieg, Sieger | victory, winner, victor | victoire, vainqueur
Niederlage, besiegen | defeat, defeated | défaite, vaincre
Legitimität, legitim | legitimacy, legitimate | légitimité, légitime
Bürgerkrieg | civil war | guerre civile
Staatsangehörigkeit, Staatsbürgerschaft | citizenship | citoyenneté
Einbürgerung, einbürgern | naturalisation | naturalisation, naturaliser
staatenlos, Staatenlose | stateless, statelessness | apatride, apatridie
Verfassungsgericht, Verfassungsgerichtshof | constitutional court | cour constitutionnelle, tribunal constitutionnel
Oberster Gerichtshof, Oberstes Gericht | supreme court | cour suprême
Staatsanwalt, Staatsanwaltschaft | prosecutor, public prosecutor, prosecution | procureur, parquet
Generalstaatsanwalt, Generalbundesanwalt | prosecutor general, attorney general | procureur général
Rechtsanwalt, Anwalt, Anwältin | lawyer, attorney | avocat
Kläger | plaintiff, claimant | plaignant, requérant
Klage, verklagen | lawsuit, legal action, sue | plainte, action justice
Angeklagte, Angeklagter | accused | accusé, inculpé
Anklage, Anklageschrift, anklagen | indictment, indict, indicted | acte accusation, inculpation, inculper
Gerichtsverfahren, Gerichtsverhandlung, Strafprozess | trial, court proceedings | procès, procédure judiciaire
Berufungsgericht | court appeal, appeals court, appellate court | cour appel
Rechtsprechung | case law, jurisprudence | jurisprudence
Gerichtsbarkeit | jurisdiction | juridiction
Rechtsstaat, Rechtsstaatlichkeit, rechtsstaatlich | rule law | État droit
Rechtshilfe | legal assistance, mutual legal assistance | entraide judiciaire
Auslieferung, ausliefern | extradition, extradite | extradition, extrader
Haftbefehl | arrest warrant, warrant arrest | mandat arrêt
Durchsuchung, Hausdurchsuchung | house search, police search | perquisition
Beschlagnahme, beschlagnahmen | seizure, confiscation, confiscate | confiscation, confisquer
Zeugenaussage | testimony | témoignage
Geständnis, gestehen | confession, confess | aveu, avouer
Freispruch, freisprechen, freigesprochen | acquittal, acquit | acquittement
Amnestie | amnesty | amnistie, amnistier
Begnadigung, begnadigen | pardon, clemency | grâce présidentielle, gracier
Todesstrafe | death penalty, capital punishment | peine mort
Hinrichtung, hinrichten | summary execution, public execution, extrajudicial execution | exécution capitale, exécution sommaire, exécution extrajudiciaire
Freiheitsstrafe, Gefängnisstrafe | prison sentence, imprisonment | peine prison, emprisonnement
lebenslange Haft, lebenslange Freiheitsstrafe | life imprisonment, life sentence | réclusion perpétuité, prison perpétuité
Gefängnis | prison, jail | prison
inhaftieren, Inhaftierung, inhaftiert | imprison, imprisonment, detain, jailed | emprisonner, emprisonnement, incarcérer, incarcération
Häftling | inmate, detainee, prisoner | détenu
Geldstrafe, Bußgeld, Geldbuße | fine | peine amende, amende administrative
Verjährung, verjähren | statute limitations, limitation period | délai prescription, prescription pénale
Straftat, Delikt | offence, criminal offence, criminal offense | infraction
Täter, Straftäter | perpetrator, offender | délinquant, malfaiteur
Verdacht, verdächtig, Verdächtiger | suspicion, suspect, suspected | soupçon, suspect
Vorwurf, beschuldigen, Beschuldigung | accusation, accuse, allegation | accusation, accuser
Strafgesetzbuch | criminal code, penal code | code pénal
Strafrecht | criminal law | droit pénal
zivil | civil, civilian | civil
Zivilist, Zivilbevölkerung | civilian, civilian population | civil, population civile
Kriegsverbrechen, Kriegsverbrecher | war crime, war criminal | crime guerre, criminel guerre
Verbrechen Menschlichkeit | crime humanity | crime humanité
Völkermord, Genozid | genocide | génocide
ethnische Säuberung | ethnic cleansing | nettoyage ethnique, épuration ethnique
Straflosigkeit | impunity | impunité
Übergangsjustiz | transitional justice | justice transitionnelle
Schadensersatz, Schadenersatz | compensation | dommages-intérêts, indemnisation
Haftung | liability | responsabilité
Grundrecht | fundamental right, basic right | droit fondamental
Bürgerrecht | civil right, civil rights | droit civique, droits civiques
Gewohnheitsrecht | customary law | droit coutumier
Seerecht, Seerechtsübereinkommen | law sea, maritime law | droit mer, droit maritime
illegal, rechtswidrig, widerrechtlich | illegal, unlawful | illégal, illicite
Willkür, willkürlich | arbitrary, arbitrariness | arbitraire
Plünderung, plündern | looting, loot, pillage, plunder | pillage, piller
verfassungswidrig | unconstitutional | inconstitutionnel, anticonstitutionnel
Vertragsverletzungsverfahren | infringement procedure, infringement proceedings | procédure infraction, procédure manquement
verhängen | impose | imposer, infliger
Verbot, verbieten, verboten | ban, prohibition, prohibit, forbidden | interdiction, interdire, interdit
Erlaubnis, erlauben | permission, permit, allow | permission, permettre, autoriser
Einschränkung, einschränken, Beschränkung | restriction, restrict, limitation | restriction, restreindre, limitation
Polizist, Polizistin | police officer, policeman | policier, agent police
Kriminalität, kriminell, Verbrecher | criminality, criminal | criminalité, criminel
organisierte Kriminalität | organized crime, organised crime | criminalité organisée, crime organisé
Mord, ermorden, Mörder, Ermordung | murder, murderer, assassination, assassinate | meurtre, assassinat, meurtrier, assassiner
Attentat, Anschlag, Terroranschlag | attack, terrorist attack | attentat, attaque terroriste
Selbstmordanschlag, Selbstmordattentäter, Selbstmordattentat | suicide bombing, suicide bomber, suicide attack | attentat suicide, attentat-suicide, kamikaze
Entführung, entführen, Entführer | kidnapping, kidnap, abduction, abduct | enlèvement, kidnapping, ravisseur
Flugzeugentführung | hijacking, hijack | détournement avion
Geisel, Geiselnahme | hostage, hostage-taking | otage, prise otages
Lösegeld | ransom | rançon
Betrug, betrügen, Betrüger | fraud, defraud, fraudster | fraude, escroquerie, escroc
Fälschung, fälschen, gefälscht | forgery, forged, falsify, counterfeit | falsification, falsifier, contrefaçon
Schleuser, Schleusung | people smuggler, migrant smuggler, people smuggling, migrant smuggling | passeur, trafic migrants
Menschenhandel, Menschenhändler | human trafficking, trafficking persons, trafficker | traite êtres humains, traite personnes, trafiquant
Droge, Rauschgift, Betäubungsmittel | drug, narcotic | drogue, stupéfiant
Drogenhandel, Drogenhändler | drug trafficking, drug trade, drug trafficker | trafic drogue, trafic stupéfiants, narcotrafic
Folter, foltern | torture | torture, torturer
Misshandlung, misshandeln | ill-treatment, mistreatment, mistreat | mauvais traitements, maltraitance
Missbrauch, missbrauchen | abuse, misuse | abus, abuser
sexuell | sexual | sexuel
häusliche Gewalt | domestic violence | violence domestique, violence conjugale
Femizid | femicide | féminicide
verschwinden, verschwunden, Verschwindenlassen | disappear, disappearance | disparaître, disparition
vermisst, Vermisste | missing | disparu
Massaker | massacre | massacre, massacrer
Leiche, Leichnam | corpse, dead body | cadavre
Gräueltat | atrocity | atrocité
Unterdrückung, unterdrücken | repression, oppression, suppress, oppress | répression, oppression, réprimer, opprimer
Verfolgung | persecution | persécution
Strafverfolgung, Strafverfolgungsbehörde | prosecution, law enforcement | poursuite pénale, poursuites pénales
Ermittlung, ermitteln, Ermittler | investigation, investigate, investigator | enquête, enquêteur
Razzia | police raid | descente police
Schusswaffe | firearm | arme feu
Meinungsfreiheit | freedom expression, freedom speech, freedom opinion | liberté expression, liberté opinion
Versammlungsfreiheit | freedom assembly | liberté réunion, liberté rassemblement
Würde, Menschenwürde | dignity, human dignity | dignité, dignité humaine
Menschenrechtsverteidiger | human rights defender | défenseur droits homme, défenseur droits humains
Aktivist, Aktivistin | activist | militant
Zensur, zensieren | censorship, censor | censure, censurer
unbegleitete Minderjährige | unaccompanied minor | mineur isolé
Waise, Waisenkind | orphan | orphelin
Behinderung, behindert | disability, disabled | handicap, handicapé
ethnisch, Ethnie, Volksgruppe | ethnic, ethnicity, ethnic group | ethnique, ethnie, groupe ethnique
Stamm | tribe, tribal | tribu, tribal
Kurde, kurdisch | Kurd, Kurdish | kurde
fliehen, floh, geflohen, Flucht | flee, fled, escape | fuir, fuite
Asylbewerber, Asylsuchende | asylum seeker, asylum applicant | demandeur asile
Zuwanderung, Zuwanderer | immigration, immigrant | immigration, immigré, immigrant
Auswanderung, Emigration, auswandern | emigration, emigrate, emigrant | émigration, émigrer, émigré
Abschiebung, abschieben, abgeschoben | deportation, deport | expulsion, expulser, reconduite frontière
Deportation, deportieren | deportation, deport | déportation, déporter
Repatriierung, Rückführung | repatriation, repatriate | rapatriement, rapatrier
Rückkehr, zurückkehren, zurückgekehrt, Rückkehrer | return, returnee | retour, retourner
Rückübernahme | readmission | réadmission
Grenzübergang, Grenzübertritt | border crossing, crossing point | poste frontière, passage frontière
Aufenthaltserlaubnis, Aufenthaltstitel, Aufenthaltsgenehmigung | residence permit | titre séjour, permis séjour
Aufenthalt | stay | séjour
Umsiedlung, Neuansiedlung | resettlement, resettle | réinstallation
Siedlungspolitik, Siedlungsbau | settlement policy, settlement construction, settlement activity | politique colonisation
Binnenvertriebene, Binnenflüchtling | internally displaced, IDP | déplacé interne
Aufnahmeland | host country, receiving country | pays accueil
Herkunft, Ursprung | origin | origine
Drittstaat, Drittland | third country | pays tiers, État tiers
Exil | exile, exiled | exil, exilé
Zuflucht | refuge | refuge
irregulär | irregular | irrégulier
Freizügigkeit | freedom movement, free movement | libre circulation, liberté circulation
Grenzschutz | border guard, border protection | garde-frontière, garde-frontières, protection frontières
Küstenwache | coast guard, coastguard | garde-côte, garde-côtes
Offizier | military officer, army officer | officier
Unteroffizier | non-commissioned officer, NCO | sous-officier
Leutnant | lieutenant | lieutenant
Hauptmann | captain | capitaine
Admiral | admiral | amiral
Marschall | marshal | maréchal
Generalstab | general staff | état-major
Stabschef | chief staff | chef état-major
Oberbefehlshaber | commander-in-chief, supreme commander | commandant chef, commandant suprême
Kommandant, Kommando | commander, command | commandant, commandement
Einheit | unity, military unit | unité
Bataillon | battalion | bataillon
Geschwader, Staffel | squadron | escadron, escadrille
Infanterie | infantry | infanterie
Artillerie | artillery | artillerie
Fallschirmjäger | paratrooper | parachutiste
Spezialkräfte, Spezialeinheit | special forces | forces spéciales
Bodentruppen, Landstreitkräfte | ground troops, ground forces, land forces | troupes sol, forces terrestres
Seestreitkräfte | naval forces | forces navales
Wehrpflicht, Wehrdienst, Wehrpflichtiger | conscription, military service, conscript | conscription, service militaire, conscrit
freiwillig, Freiwillige, Freiwilliger | voluntary, volunteer | volontaire, bénévole
Rekrutierung, rekrutieren, Rekrut | recruitment, recruit | recrutement, recruter, recrue
Söldner | mercenary | mercenaire
Miliz | militia | milice
paramilitärisch | paramilitary | paramilitaire
Guerilla, Guerillakämpfer | guerrilla | guérilla, guérillero
Kämpfer, Kämpferin | fighter, combatant | combattant
Kampf, kämpfen, Kämpfe | fight, fought, combat, struggle | combat, combattre, lutte, lutter
Schlacht, Gefecht | battle | bataille
Front, Frontlinie | front, frontline, front line | front, ligne front
Mobilmachung, Mobilisierung, mobilisieren | mobilisation, mobilise, military mobilization, troop mobilization | mobilisation, mobiliser
Demobilisierung | demobilization, demobilisation | démobilisation
Stationierung, stationieren | deployment, deploy, troops stationed | stationnement troupes, stationnement forces
Stützpunkt, Militärstützpunkt, Militärbasis | military base | base militaire
Kaserne | barracks | caserne
Garnison | garrison | garnison
Festung | fortress | forteresse
Manöver, Militärübung | manoeuvre, maneuver, military exercise | manœuvre, exercice militaire
Veteran | veteran | vétéran, ancien combattant
Kriegsgefangene, Kriegsgefangener, Kriegsgefangenschaft | prisoner war, POW | prisonnier guerre
Aufrüstung, aufrüsten, Wiederbewaffnung | rearmament, rearm, military build-up | réarmement, réarmer
Wettrüsten | arms race | course armements
Abrüstung, abrüsten | disarmament, disarm | désarmement, désarmer
Invasion, Einmarsch, einmarschieren | invasion, invade | invasion, envahir
Gegenoffensive | counteroffensive, counter-offensive | contre-offensive
Gegenangriff | counterattack, counter-attack | contre-attaque
Belagerung, belagern | siege, besiege, besieged | assiéger, assiégé
Blockade, Seeblockade | blockade | blocus
Bombardierung, bombardieren, Bombardement | bombing, bombardment, bombard | bombardement, bombarder
Bombe | bomb | bombe
Beschuss | shelling | pilonnage, bombardement
Luftangriff, Luftschlag | airstrike, air strike, air raid | frappe aérienne, raid aérien, attaque aérienne
Drohne | drone, unmanned aerial vehicle, UAV | drone
Hubschrauber, Helikopter | helicopter | hélicoptère
Kampfflugzeug, Kampfjet | fighter jet, combat aircraft, fighter aircraft, warplane | avion combat, avion chasse
Unterseeboot, U-Boot | submarine | sous-marin
Flugzeugträger | aircraft carrier | porte-avions
Kriegsschiff | warship | navire guerre, bâtiment guerre
Fregatte | frigate | frégate
Flotte | fleet | flotte
Munition | ammunition, munition, munitions | munition, munitions
Sprengstoff, Sprengsatz | explosive, explosive device | explosif, engin explosif
Mine, Landmine | landmine, land mine | mine terrestre
Antipersonenmine | anti-personnel mine, antipersonnel mine, anti-personnel landmine | mine antipersonnel
Minenräumung, Entminung | demining, mine clearance | déminage
Streumunition, Streubombe | cluster munition, cluster bomb | sous-munitions, armes sous-munitions
Kleinwaffen, Kleinwaffe | small arms, light weapons | armes légères, armes petit calibre
Massenvernichtungswaffe | weapon mass destruction, WMD | arme destruction massive
Atomwaffe, Kernwaffe, Nuklearwaffe | nuclear weapon, atomic weapon | arme nucléaire, arme atomique
Atombombe | atomic bomb, nuclear bomb | bombe atomique, bombe nucléaire
Sprengkopf, Gefechtskopf | warhead | ogive, tête nucléaire
nuklear, atomar, Atom | nuclear, atomic | nucléaire, atomique
Chemiewaffe, chemische Waffe | chemical weapon | arme chimique
Biowaffe, biologische Waffe | biological weapon, bioweapon | arme biologique
Giftgas | poison gas | gaz toxique
Gift, vergiften, Vergiftung | poison, poisoning | poison, empoisonner, empoisonnement
ballistisch | ballistic | balistique
Marschflugkörper | cruise missile | missile croisière
Interkontinentalrakete | intercontinental missile, intercontinental ballistic missile, ICBM | missile intercontinental, missile balistique intercontinental
Mittelstreckenrakete | intermediate-range missile, medium-range missile | missile portée intermédiaire, missile moyenne portée
Raketenabwehr | missile defense, missile defence | défense antimissile, bouclier antimissile
Flugabwehr, Luftverteidigung, Luftabwehr | air defense, air defence, anti-aircraft | défense aérienne, défense antiaérienne
Anreicherung, anreichern | enrichment, enrich | enrichissement, enrichir
Uran | uranium | uranium
Zentrifuge | centrifuge | centrifugeuse
Atomtest, Kernwaffentest, Atomversuch | nuclear test | essai nucléaire
Gewehr | rifle | fusil
Maschinengewehr | machine gun | mitrailleuse
Pistole | pistol, handgun | pistolet
Mörser | mortar | mortier
Granate | grenade, artillery shell | grenade, obus
Panzerfahrzeug, gepanzert | armored vehicle, armoured vehicle | véhicule blindé, blindé
schießen, geschossen, Schießerei | shoot, shot, gunfire | tir, fusillade
bewaffnet, bewaffnen, Bewaffnung | armed, armament | armé, armer
Kriegsführung, Kriegführung | warfare | conduite guerre
hybrid | hybrid | hybride
Freilassung, freilassen, freigelassen | release, released | libération, libérer
Vernichtung, vernichten | annihilation, extermination, destruction | anéantissement, extermination, destruction
Schaden, Schäden, beschädigen | damage | dommage, dégât, endommager
Waffenruhe, Feuerpause | ceasefire, cease-fire, truce | cessez-le-feu, trêve
Zusammenstoß, Zusammenstöße | clash, clashes | affrontement, affrontements, heurts
Provokation, provozieren | provocation, provoke | provocation, provoquer
Vergeltung, Vergeltungsmaßnahme, Vergeltungsschlag | retaliation, retaliatory, reprisal | représailles
Rache | revenge, vengeance | vengeance
Verrat, Verräter, Hochverrat | treason, betrayal, traitor | trahison, traître
Verschwörung | conspiracy, plot | complot, conspiration
Patrouille, patrouillieren | patrol | patrouille, patrouiller
Kontrollpunkt | checkpoint | poste contrôle, point contrôle
Wache, Wächter | guard | gardien
Ausgangssperre | curfew | couvre-feu
Hinterhalt | ambush | embuscade
Scharfschütze | sniper | sniper, tireur élite
Nachschub | resupply | ravitaillement
Rüstungsgüter | military equipment, defence equipment, defense equipment | matériel militaire, équipement militaire
Doppelverwendung, Dual-Use | dual-use, dual use | double usage
Endverbleib, Endverbleibserklärung | end-use, end-use certificate, end-user certificate | utilisation finale, certificat utilisateur final
Beistand | assistance | assistance
nukleare Teilhabe | nuclear sharing | partage nucléaire
Kernwaffenstaat, Atommacht, Nuklearmacht | nuclear-weapon state, nuclear-armed state | État doté armes nucléaires, puissance nucléaire
Lastenteilung | burden-sharing, burden sharing | partage charges, partage fardeau
Fähigkeit | capability, capacity, ability | capacité
Einsatzbereitschaft | readiness, operational readiness | disponibilité opérationnelle
Lage, Situation | situation | situation
Vorfall, Zwischenfall | incident | incident
Piraterie, Pirat | piracy, pirate | piraterie, pirate
Friedenssicherung, Friedenserhaltung, Friedensmission | peacekeeping, peace-keeping, peacekeeping operation | maintien paix
Friedenstruppe, Blauhelm, Blauhelme | peacekeeper, peacekeeping force, blue helmet | casque bleu, force maintien paix, soldat paix
Friedenskonsolidierung | peacebuilding, peace-building | consolidation paix
Stabilität, stabil, Stabilisierung, stabilisieren | stability, stable, stabilization, stabilisation | stabilité, stable, stabilisation, stabiliser
Instabilität, instabil | instability, unstable | instabilité, instable
Operation, operativ | operation, operational | opération, opérationnel
Auslandseinsatz | deployment abroad, foreign deployment | opération extérieure, mission étranger
Prävention, Vorbeugung, vorbeugen | prevention, prevent | prévention
Reaktion, reagieren | reaction, react | réaction, réagir
Eingreiftruppe | intervention force, rapid reaction force | force intervention, force réaction rapide
Flugverbotszone | no-fly zone | zone exclusion aérienne
Wiedereingliederung, Reintegration | reintegration | réintégration, réinsertion
Evakuierung, evakuieren | evacuation, evacuate | évacuation, évacuer
Krisenmanagement, Krisenbewältigung | crisis management | gestion crise, gestion crises
Terrorist, Terroristin | terrorist | terroriste
Terrorismusbekämpfung, Terrorbekämpfung | counterterrorism, counter-terrorism, anti-terrorism | lutte terrorisme, antiterrorisme, lutte antiterroriste
Bekämpfung, bekämpfen | combat, fight, combating | lutte, lutter, combattre
Dschihad, Dschihadist, dschihadistisch | jihad, jihadist | djihad, djihadiste, jihad, jihadiste
Islamischer Staat | Islamic State, ISIS, ISIL, Daesh | État islamique, Daech
Al-Qaida | al-Qaeda, al-Qaida | Al-Qaïda, Al-Qaida
Hisbollah | Hezbollah, Hizbollah | Hezbollah
Huthi | Houthi | Houthi, houthiste
Hass | hatred, hate | haine
Hassrede | hate speech | discours haine, discours haineux
Anstiftung, Aufstachelung | incitement, incite | incitation, inciter
Propaganda | propaganda | propagande
Desinformation | disinformation | désinformation
Falschmeldung, Falschnachricht | fake news, false report | fausse nouvelle, fausse information, infox
Sabotage, sabotieren, Saboteur | sabotage, saboteur | sabotage, saboter, saboteur
Spionage, Spion, ausspionieren | espionage, spy, spying | espionnage, espion, espionner
Geheimdienst, Nachrichtendienst, nachrichtendienstlich | intelligence service, intelligence agency, secret service | service renseignement, services secrets
Verfassungsschutz | domestic intelligence, protection constitution | renseignement intérieur, protection constitution
abhören, Abhöraktion | wiretap, wiretapping, eavesdropping | écoutes téléphoniques, écoute téléphonique
vertraulich, Vertraulichkeit | confidential, confidentiality | confidentiel, confidentialité
Verschlusssache | classified information, classified document | information classifiée, document classifié
Cyberangriff, Hackerangriff | cyberattack, cyber attack, cyber-attack | cyberattaque
Cyberkriminalität | cybercrime | cybercriminalité
Hacker | hacker, hacking | pirate informatique, piratage informatique, hacker
Schadsoftware, Schadprogramm | malware, malicious software | logiciel malveillant
Ransomware, Erpressungssoftware | ransomware | rançongiciel, ransomware
Spionagesoftware, Spähsoftware | spyware | logiciel espion
Erpressung, erpressen | blackmail, extortion, extort | chantage, extorsion
Software | software | logiciel
Verschlüsselung, verschlüsseln | encryption, encrypt | cryptage
Privatsphäre | privacy | vie privée
Sicherheitslücke, Schwachstelle | vulnerability | vulnérabilité, faille
soziale Medien, soziales Netzwerk | social media, social network | réseaux sociaux, réseau social, médias sociaux
Katastrophenschutz, Zivilschutz, Bevölkerungsschutz | civil protection, civil defence, civil defense | protection civile, défense civile
Notfall, Notlage | emergency | urgence
Nothilfe, Soforthilfe | emergency aid, emergency relief, emergency assistance | aide urgence
Hilfsorganisation | aid organization, relief organization, aid agency | organisation humanitaire, organisation aide
Helfer | aid worker, relief worker | travailleur humanitaire, secouriste
Retter, Rettungskräfte | rescuer, rescue worker | sauveteur, secouriste
Ernährungssicherheit, Ernährungssicherung | food security | sécurité alimentaire
Hurrikan, Wirbelsturm, Zyklon | hurricane, cyclone | ouragan, cyclone
Taifun | typhoon | typhon
Erdrutsch | landslide, mudslide | glissement terrain
Lawine | avalanche | avalanche
Trümmer | rubble, debris | décombres, débris
Zusammenbruch, Einsturz, zusammenbrechen | collapse | effondrement, effondrer
Überlebende, Überlebender, überleben | survivor, survive | survivant, survivre
Unterkunft, Notunterkunft | shelter, accommodation | hébergement, abri
Verwundete, verwundet | wounded | blessé
Absturz, abstürzen, Flugzeugabsturz | crash, plane crash | crash, accident avion
Schiffbruch | shipwreck | naufrage
Seenot, Seenotrettung | distress sea, sea rescue | détresse mer, sauvetage mer
Kontamination, kontaminieren, Verseuchung | contamination, contaminate | contamination, contaminer
Frühwarnung, Frühwarnsystem | early warning, early warning system | alerte rapide, alerte précoce
Alarm | alarm, alert | alarme, alerte
Roter Halbmond | Red Crescent | Croissant-Rouge
Luftbrücke | airlift | pont aérien
Konvoi | convoy | convoi
Resilienz, Widerstandsfähigkeit | resilience, resilient | résilience, résilient
Bedrohung, bedrohen | threat, threaten | menace, menacer
Journalist, Journalistin, journalistisch | journalist | journaliste
Rundfunk, Radio, Hörfunk | broadcasting, radio | radio, radiodiffusion
Fernsehsender, Rundfunksender | broadcaster, television channel | chaîne télévision, radiodiffuseur
Nachrichten | news | actualités
Nachrichtenagentur | news agency | agence presse
Pressemitteilung, Presseerklärung | press release | communiqué presse
Kommuniqué | communiqué, joint communique | communiqué conjoint, communiqué final
Interview | interview | interview, entretien
Leitartikel | editorial | éditorial
Kommentar | commentary | commentaire
Zeitschrift | magazine | revue, magazine
Redakteur, Chefredakteur | editor, editor-in-chief | rédacteur, rédacteur chef
Verlag, Verleger | publishing house | éditeur, maison édition
Hinweisgeber | whistleblower | lanceur alerte
öffentliche Meinung | public opinion | opinion publique
Gerücht | rumor, rumour | rumeur
Behauptung, behaupten | assertion, assert, allege | affirmation, affirmer, prétendre
leugnen, Dementi, dementieren | deny, denial | nier, démentir, démenti
bedauern | regret | regret, regretter
Entschuldigung, entschuldigen | apology, apologize, apologise | excuse, excuses
Besorgnis, besorgt, Sorge | concern, worry | préoccupation, inquiétude
betonen, unterstreichen, hervorheben | emphasize, emphasise, stress, underline | souligner
Ankündigung, ankündigen | announcement, announce | annonce, annoncer
Bemühung, Anstrengung, bemühen | effort | effort
Herausforderung | challenge | défi
Wiederaufnahme, wiederaufnehmen | resumption, resume | reprise, reprendre
Anführer | leader | dirigeant, leader
Rahmenabkommen, Rahmenvertrag | framework agreement | accord-cadre, accord cadre
Gegner | opponent, adversary | adversaire, opposant
Widerstand | resistance | résistance
Vertagung, vertagen | adjournment, adjourn | ajournement, ajourner
Amtsenthebung, Amtsenthebungsverfahren | impeachment | destitution, procédure destitution
Sturz, stürzen | overthrow, topple | renversement, renverser
Säuberung | purge | purge
Verstärkung, verstärken | reinforcement, reinforce, strengthen | renforcement, renforcer
Priorität, Vorrang | priority | priorité
Abhängigkeit, abhängig | dependence, dependent, dependency | dépendance, dépendant
Druck | pressure | pression
Diskussion, diskutieren | discussion, discuss | discussion, discuter
Flüchtlingslager | refugee camp | camp réfugiés
`;
