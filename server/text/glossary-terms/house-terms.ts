/**
 * House glossary of diplomatic terms, written by us: `German, … | English, … | French, …`, one concept a line,
 * words or terms of several words (without their small words: "ministre affaires étrangères"), with the irregular forms that a stemmer does not unify. A house may add its own lines.
 */
export const HOUSE_TERMS = `
Deutschland, deutsch, Deutsche, Deutscher | Germany, German, Germans | Allemagne, allemand
Frankreich, französisch, Franzose | France, French | France, français
Griechenland, griechisch, Grieche | Greece, Greek | Grèce, grec
Italien, italienisch | Italy, Italian | Italie, italien
Spanien, spanisch | Spain, Spanish | Espagne, espagnol
Österreich, österreichisch | Austria, Austrian | Autriche, autrichien
Schweiz, schweizerisch | Switzerland, Swiss | Suisse
Polen, polnisch | Poland, Polish | Pologne, polonais
Russland, russisch, Russe, Russen | Russia, Russian, Russians | Russie, russe
Türkei, türkisch, Türke | Turkey, Turkish, Türkiye | Turquie, turc
Ungarn, ungarisch | Hungary, Hungarian | Hongrie, hongrois
Rumänien, rumänisch | Romania, Romanian | Roumanie, roumain
Bulgarien, bulgarisch | Bulgaria, Bulgarian | Bulgarie, bulgare
Serbien, serbisch | Serbia, Serbian | Serbie, serbe
Kroatien, kroatisch | Croatia, Croatian | Croatie, croate
Slowenien, slowenisch | Slovenia, Slovenian | Slovénie, slovène
Slowakei, slowakisch | Slovakia, Slovak | Slovaquie, slovaque
Tschechien, tschechisch | Czechia, Czech | Tchéquie, tchèque
Estland, estnisch | Estonia, Estonian | Estonie, estonien
Lettland, lettisch | Latvia, Latvian | Lettonie, letton
Litauen, litauisch | Lithuania, Lithuanian | Lituanie, lituanien
Finnland, finnisch | Finland, Finnish | Finlande, finlandais
Schweden, schwedisch | Sweden, Swedish | Suède, suédois
Norwegen, norwegisch | Norway, Norwegian | Norvège, norvégien
Dänemark, dänisch | Denmark, Danish | Danemark, danois
Niederlande, niederländisch | Netherlands, Dutch | Pays-Bas, néerlandais
Belgien, belgisch | Belgium, Belgian | Belgique, belge
Großbritannien, britisch, Brite | Britain, British | Britannique, britannique
Königreich | Kingdom | Royaume
Irland, irisch | Ireland, Irish | Irlande, irlandais
Portugal, portugiesisch | Portugal, Portuguese | Portugal, portugais
Zypern, zyprisch, Zyprer | Cyprus, Cypriot | Chypre, chypriote
Albanien, albanisch | Albania, Albanian | Albanie, albanais
Mazedonien, mazedonisch, Nordmazedonien | Macedonia, Macedonian | Macédoine, macédonien
Bosnien, bosnisch | Bosnia, Bosnian | Bosnie, bosnien
Moldau, moldauisch | Moldova, Moldovan | Moldavie, moldave
Weißrussland, Belarus, belarussisch | Belarus, Belarusian | Biélorussie
Ukraine, ukrainisch, Ukrainer | Ukraine, Ukrainian | Ukraine, ukrainien
Georgien, georgisch | Georgia, Georgian | Géorgie, géorgien
Armenien, armenisch | Armenia, Armenian | Arménie, arménien
Aserbaidschan, aserbaidschanisch | Azerbaijan, Azerbaijani | Azerbaïdjan
Kasachstan | Kazakhstan | Kazakhstan
Usbekistan | Uzbekistan | Ouzbékistan
China, chinesisch | China, Chinese | Chine, chinois
Japan, japanisch | Japan, Japanese | Japon, japonais
Korea, koreanisch, Südkorea, Nordkorea | Korea, Korean | Corée, coréen
Indien, indisch | India, Indian | Inde, indien
Indonesien, indonesisch | Indonesia, Indonesian | Indonésie
Australien, australisch | Australia, Australian | Australie, australien
Neuseeland | Zealand | Nouvelle-Zélande
Kanada, kanadisch | Canada, Canadian | Canada, canadien
Amerika, amerikanisch, Amerikaner | America, American, Americans | Amérique, américain
Mexiko, mexikanisch | Mexico, Mexican | Mexique, mexicain
Brasilien, brasilianisch | Brazil, Brazilian | Brésil, brésilien
Argentinien, argentinisch | Argentina, Argentine | Argentine, argentin
Kuba, kubanisch | Cuba, Cuban | Cuba, cubain
Ägypten, ägyptisch | Egypt, Egyptian | Égypte, égyptien
Libyen, libysch | Libya, Libyan | Libye, libyen
Tunesien, tunesisch | Tunisia, Tunisian | Tunisie, tunisien
Algerien, algerisch | Algeria, Algerian | Algérie, algérien
Marokko, marokkanisch | Morocco, Moroccan | Maroc, marocain
Sudan, sudanesisch | Sudan, Sudanese | Soudan, soudanais
Äthiopien, äthiopisch | Ethiopia, Ethiopian | Éthiopie
Kongo | Congo | Congo
Südafrika, südafrikanisch | African, Africa | sud-africain, Afrique
Afrika, afrikanisch | Africa, African | Afrique, africain
Europa, europäisch, Europäer | Europe, European | Europe, européen
Asien, asiatisch | Asia, Asian | Asie, asiatique
Israel, israelisch | Israel, Israeli | Israël, israélien
Palästina, palästinensisch | Palestine, Palestinian | Palestine, palestinien
Libanon, libanesisch | Lebanon, Lebanese | Liban, libanais
Syrien, syrisch | Syria, Syrian | Syrie, syrien
Irak, irakisch | Iraq, Iraqi | Irak, irakien
Iran, iranisch | Iran, Iranian | Iran, iranien
Jordanien, jordanisch | Jordan, Jordanian | Jordanie, jordanien
Saudi | Saudi | saoudite
Jemen, jemenitisch | Yemen, Yemeni | Yémen, yéménite
Afghanistan, afghanisch | Afghanistan, Afghan | Afghanistan, afghan
Pakistan, pakistanisch | Pakistan, Pakistani | Pakistan, pakistanais
Vietnam, vietnamesisch | Vietnam, Vietnamese | Vietnam, vietnamien
Mittelmeer | Mediterranean | Méditerranée
Balkan | Balkan, Balkans | Balkans
Osten, östlich, Ost | East, Eastern | Est, oriental
Westen, westlich, West | West, Western | Ouest, occidental
Norden, nördlich, Nord | North, Northern | Nord
Süden, südlich, Süd | South, Southern | Sud, méridional
vereinigt, Vereinigte, vereint, Vereinte | united | unis, unies, uni
Staat, Staaten, staatlich | state, states | État, états, étatique
Land, Länder | country, countries, land | pays
Nation, Nationen, national | nation, nations, national | nation, nations, national
Union | union | union
Bund, Bündnis, Allianz | alliance, federation, league | alliance, fédération
Republik | republic | république
Reich | empire, reich | empire
Regierung, regieren | government, govern, administration | gouvernement
Bundesregierung | federal government | gouvernement fédéral
Bundestag | Bundestag, parliament | Bundestag, parlement
Parlament, parlamentarisch | parliament, parliamentary | parlement, parlementaire
Bundesrat | Bundesrat, council | Bundesrat
Bundeskanzler, Kanzler, Kanzlerin | chancellor | chancelier, chancelière
Präsident, Präsidentin | president, chairman | président, présidente
Ministerpräsident, Ministerpräsidentin | prime minister, premier | premier ministre, première ministre
Premierminister, Premierministerin | prime minister, premier | premier ministre, première ministre
Minister, Ministerin | minister, secretary | ministre
Ministerium, Bundesministerium | ministry, department | ministère
Außenminister, Außenministerin | foreign minister, foreign secretary | ministre affaires étrangères
Außenministerium | foreign ministry, foreign affairs, state department | ministère affaires étrangères
Finanzminister, Finanzministerin | finance minister, treasury secretary | ministre finances
Verteidigungsminister, Verteidigungsministerin | defence minister, defense minister, defense secretary | ministre défense
Innenminister, Innenministerin | interior minister, home secretary | ministre intérieur
Staatssekretär, Staatssekretärin | secretary, undersecretary | secrétaire
Botschafter, Botschafterin | ambassador | ambassadeur, ambassadrice
Botschaft | embassy, message | ambassade
Gesandter, Gesandte, Gesandtschaft | envoy, legation, minister | envoyé, légation
Konsul, Konsulat, konsularisch | consul, consulate, consular | consul, consulat, consulaire
Diplomat, Diplomatie, diplomatisch | diplomat, diplomacy, diplomatic | diplomate, diplomatie, diplomatique
Abgeordneter, Abgeordnete, Abgeordneten | member, deputy, parliamentarian | député, députée
Fraktion, Fraktionen | group, parliamentary, caucus | groupe, fraction
Partei, Parteien | party, parties | parti
Koalition | coalition | coalition
Opposition | opposition | opposition
Ausschuss, Ausschusses | committee | comité, commission
Kommission | commission | commission
Rat, Rates | council | conseil
Sicherheitsrat | security council | conseil sécurité
Generalversammlung, Versammlung | assembly | assemblée
Generalsekretär | secretary-general, secretary | secrétaire
Sitzung, Tagung | session, meeting, sitting | séance, session
Vorsitz | chair, chairmanship | présidence, préside
Vorsitzender, Vorsitzende | chair, chairman, chairwoman, chairperson | président, présidente
Antrag, beantragen, Anträge | motion, application, request | motion, demande
Entschließung, Entschließungsantrag, Resolution | resolution, motion | résolution
Beschluss, beschließen, beschloss, beschlossen | decision, decide, resolution, adopted | décision, décider
Beschlussempfehlung | recommendation, recommend | recommandation
Empfehlung, empfehlen, empfahl, empfohlen | recommendation, recommend, advise | recommandation, recommander
Anfrage, Frage, fragen | question, inquiry, ask | question, demande
Antwort, antworten, beantworten | answer, reply, response | réponse, répondre
Abstimmung, abstimmen, abgestimmt, Stimme, Stimmen | vote, votes, voting, ballot | vote, voter, scrutin, voix
Enthaltung, enthalten | abstention, abstain | abstention
Mehrheit | majority | majorité
Minderheit | minority | minorité
Wahl, Wahlen, wählen, gewählt | election, elect, elected, vote | élection, élire
Wahlbeobachtung, Beobachter, beobachten | observation, observer, observers, monitor | observation, observateur
Gesetz, Gesetze, gesetzlich | law, act, legislation, legal | loi, législation
Gesetzentwurf | bill, draft | projet
Entwurf, entwerfen | draft, bill, design | projet, ébauche
Verfassung | constitution, constitutional | constitution
Grundgesetz | basic law, constitution | loi fondamentale, constitution
Verordnung | regulation, ordinance | règlement
Richtlinie, Leitlinie | directive, guideline | directive
Vertrag, Verträge, vertraglich | treaty, contract, agreement | traité, contrat
Pakt | pact, compact | pacte
Abkommen, Übereinkommen, Vereinbarung, vereinbaren | agreement, convention, accord, agree | accord, convention
Protokoll | protocol, minutes, record | protocole, procès-verbal
Unterzeichnung, unterzeichnen, unterschreiben | signature, sign, signed | signature, signer
Ratifizierung, ratifizieren, Ratifikation | ratification, ratify | ratification, ratifier
Inkrafttreten, Kraft | force, effect | vigueur
Kündigung, kündigen | termination, terminate, denounce | dénonciation, résiliation
Verhandlung, verhandeln, Verhandlungen | negotiation, negotiate, talks | négociation, négocier
Gespräch, Gespräche | talks, conversation, discussion | entretien, discussion
Konferenz | conference | conférence
Gipfel | summit | sommet
Besuch, besuchen | visit | visite, visiter
Erklärung, erklären, erklärte | declaration, statement, declare, explain | déclaration, déclarer
Bekanntmachung, Verkündung, Proklamation | proclamation, announcement | proclamation, annonce
Rede, reden | speech, address | discours
Bericht, berichten | report | rapport
Unterrichtung, informieren, mitteilen | inform, notification, briefing | informer, information
Drucksache, Dokument | document, printed, paper | document, imprimé
Note, Schreiben, Brief | note, letter | note, lettre
Telegramm, Drahtbericht | telegram, cable | télégramme
Meldung, melden | report, notification | annonce
anerkennen, erkennen, anerkannt, anerkannte, Anerkennung | recognize, recognise, recognition | reconnaître, reconnaissance
unabhängig, Unabhängigkeit | independent, independence | indépendant, indépendance
souverän, Souveränität | sovereign, sovereignty | souverain, souveraineté
Beziehung, Beziehungen | relation, relations, relationship | relation, relations
aufnehmen, Aufnahme, herstellen | establish, establishment, admission | établir, établissement
abbrechen, Abbruch | sever, severed, break | rompre, rupture
beglaubigen, Beglaubigung, Akkreditierung | credentials, accredit | lettres, créance
Haltung, Standpunkt, Position | position, stance, attitude | position, attitude
Auffassung, Ansicht, Meinung | view, opinion | avis, opinion
fordern, fordert, Forderung, verlangen | demand, call, request, require | exiger, demander, exigence
auffordern, Aufforderung | urge, call, request | inviter, appeler
ablehnen, lehnt, Ablehnung, abgelehnt | reject, rejection, refuse, oppose | rejeter, refus
zurückweisen, Zurückweisung | reject, repudiate | rejeter, repousser
zustimmen, zugestimmt, Zustimmung | approve, agree, consent, approval | approuver, consentement
billigen, genehmigen, Genehmigung | approve, authorize, approval, permit | autoriser, approuver
unterstützen, Unterstützung | support, assist, assistance | soutenir, soutien, appui
verurteilen, Verurteilung | condemn, condemnation, sentence | condamner, condamnation
kritisieren, Kritik | criticize, criticism | critiquer, critique
warnen, Warnung | warn, warning | avertir, avertissement
drohen, Drohung | threaten, threat | menacer, menace
versprechen, zusagen, Zusage | promise, pledge, commit | promettre, promesse
verlängern, Verlängerung, verlängert | extend, extension, renew, prolong | prolonger, prolongation
beenden, Ende, enden | end, terminate, cease | terminer, fin
beginnen, Beginn, begann | begin, start, beginning | commencer, début
ändern, Änderung, verändern, Veränderung | change, amend, amendment | modifier, modification, changement
ersetzen, Ersatz | replace, substitute | remplacer
aufheben, Aufhebung | lift, repeal, abolish | lever, abroger
ausnehmen, ausgenommen, Ausnahme | exempt, exemption, exception, exclude | dérogation, exception, exclure
anwenden, Anwendung, angewendet | apply, application, applied | appliquer, application
vorläufig | provisional, preliminary | provisoire
umsetzen, Umsetzung | implement, implementation | mettre, œuvre
einsetzen, Einsatz, entsenden, Entsendung | deploy, deployment, mission | déployer, déploiement
abziehen, Abzug, Rückzug, zurückziehen | withdraw, withdrawal | retrait, retirer
ernennen, Ernennung, ernannt | appoint, appointment, nominate | nommer, nomination
zurücktreten, Rücktritt | resign, resignation | démissionner, démission
entlassen, Entlassung | dismiss, release | renvoyer
Nachfolger, Nachfolge | successor | successeur
Vorgänger | predecessor | prédécesseur
Amt, Ämter | office, post, position | poste, fonction
Amtszeit | term, tenure | mandat
Mandat | mandate | mandat
Aufgabe, Aufgaben | task, duty | tâche
Ziel, Ziele | goal, aim, objective, target | but, objectif
Zweck | purpose | but
Grund, Gründe, begründen | reason, ground, cause | raison, motif
Ursache | cause | cause
Folge, Folgen | consequence, result | conséquence
Ergebnis, Ergebnisse | result, outcome | résultat
Bedingung, Voraussetzung | condition, prerequisite | condition
Maßnahme, Maßnahmen | measure, measures, action | mesure
Vorschlag, vorschlagen | proposal, propose | proposition, proposer
Plan, planen | plan | plan, planifier
Strategie | strategy | stratégie
Frist | deadline, period | délai
Termin, Datum | date | date
Jahr, Jahre | year, years | an, année
Monat | month | mois
Woche | week | semaine
Tag | day | jour
Hälfte | half | moitié
Anteil | share, proportion | part
Anzahl, Zahl | number | nombre
Höhe | amount, height, level | montant, hauteur
Betrag, Summe | amount, sum | montant, somme
Prozent | percent | pourcent
Million, Millionen | million | million
Milliarde, Milliarden | billion | milliard
erhöhen, Erhöhung, steigen, Anstieg | increase, raise, rise | augmenter, augmentation
senken, Senkung, sinken, Rückgang | reduce, decrease, decline, cut | réduire, baisse
Vergleich, vergleichen | comparison, compare | comparaison, comparer
Unterschied, unterscheiden | difference, differ | différence
Ausgabe, Ausgaben | expenditure, spending, expense | dépense
Einnahme, Einnahmen | revenue, income | recette
Haushalt, Etat | budget | budget
Steuer, Steuern | tax, taxation | impôt, taxe
Zoll, Zölle | tariff, customs, duty | douane, tarif
Handel | trade, commerce | commerce
Freihandel, Freihandelsabkommen | free, trade, agreement | libre-échange, accord
Ausfuhr, Export, ausführen, exportieren | export, exports | exportation
Einfuhr, Import, importieren | import, imports | importation
Ausfuhrvolumen | export, exports, volume | exportations
Wirtschaft, wirtschaftlich | economy, economic, business | économie, économique
Wachstum | growth | croissance
Inflation | inflation | inflation
Arbeitslosigkeit | unemployment | chômage
Schulden, Verschuldung | debt | dette
Schuldenerlass, Schuldenerleichterung | debt, relief | allègement, dette
Kredit, Darlehen | loan, credit | prêt, crédit
Hilfe, Hilfen, helfen | aid, help, assistance, relief | aide, aider
Finanzhilfe, Finanzhilfen | financial, assistance, aid | aide, financière
finanzieren, Finanzierung, finanziell | finance, funding, financial | financer, financement, financier
Bank, Banken | bank, banks | banque
Währung | currency | monnaie
Markt | market | marché
Unternehmen | company, enterprise | entreprise
Investition, investieren, Investor | investment, invest, investor | investissement, investisseur
Schiedsverfahren, Schiedsgericht | arbitration, tribunal | arbitrage
Streitbeilegung, Streit | dispute, settlement | différend, règlement
Eigentum | property, ownership | propriété
Patent | patent | brevet
Landwirtschaft, landwirtschaftlich | agriculture, agricultural, farming | agriculture, agricole
Fischerei, Fisch | fishery, fisheries, fishing, fish | pêche, poisson
Fang, Fangquote | catch, quota | capture, quota
Quote | quota | quota
Lebensmittel, Nahrung | food | aliment, alimentaire
Energie | energy | énergie
Gas, Erdgas | gas | gaz
Öl, Erdöl | oil, petroleum | pétrole
Strom | electricity, power | électricité
Kohle | coal | charbon
Kernenergie, Atomkraft | nuclear | nucléaire
Leitung, Pipeline | pipeline | gazoduc, oléoduc
Korridor | corridor | corridor
Klima | climate | climat
Umwelt | environment, environmental | environnement
Wasser | water | eau
Fluss | river | fleuve, rivière
Meer, See | sea, lake | mer, lac
Küste | coast | côte
Hafen | port, harbour, harbor | port
Grenze | border, boundary, frontier | frontière
Gebiet, Territorium | territory, area | territoire
Insel | island | île
Stadt | city, town | ville
Hauptstadt | capital | capitale
Bevölkerung | population | population
Einwohner | inhabitant, resident | habitant
Bürger | citizen | citoyen
Volk, Völker | people, peoples | peuple
Mensch, Menschen | people, human, person | personne, humain
Menschenrecht, Menschenrechte | human rights | droits homme
Recht, Rechte, rechtlich | right, rights, law, legal | droit, droits, juridique
Völkerrecht, völkerrechtlich | international law | droit international
international | international | international
Gericht, Gerichtshof | court, tribunal | tribunal, cour
Richter | judge | juge
Urteil | judgment, ruling, verdict | jugement, arrêt
Strafe, strafrechtlich | penalty, criminal, punishment | peine, pénal
Verbrechen | crime | crime
Polizei | police | police
Justiz | justice, judiciary | justice
Freiheit, frei | freedom, free, liberty | liberté, libre
Gleichheit, gleich | equality, equal | égalité, égal
Demokratie, demokratisch | democracy, democratic | démocratie, démocratique
Diktatur | dictatorship | dictature
König, Königin | king, queen | roi, reine
Kaiser | emperor | empereur
Fürst, Herzog | prince, duke | prince, duc
Frieden, friedlich | peace, peaceful | paix, pacifique
Friedensvertrag | peace treaty | traité paix
Krieg | war | guerre
Weltkrieg | world war | guerre mondiale
Konflikt | conflict | conflit
Krise | crisis | crise
Waffe, Waffen | weapon, weapons, arms | arme, armes
Rüstung | arms, armament, armaments | armement
Rüstungsexport, Waffenexport | arms export | exportation armes
Abrüstung | disarmament | désarmement
Rüstungskontrolle | arms control | contrôle armements
Kontrolle, kontrollieren | control, inspection | contrôle, contrôler
Waffenstillstand, Waffenruhe | ceasefire, armistice, truce | cessez-le-feu, armistice
Angriff, angreifen | attack, assault | attaque, attaquer
Verteidigung, verteidigen | defense, defence, defend | défense, défendre
Sicherheit, sicher | security, safety, secure | sécurité, sûreté
Truppe, Truppen | troops, forces | troupes, forces
Soldat, Soldaten | soldier, soldiers, troops | soldat, soldats
Armee, Heer | army | armée
Streitkräfte | armed forces, military | forces armées
Militär, militärisch | military | militaire
Bundeswehr | Bundeswehr, armed, forces | Bundeswehr
Marine | navy, naval | marine
Luftwaffe | air force | aviation, force aérienne
Flugzeug | aircraft, plane, airplane | avion
Schiff | ship, vessel | navire, bateau
Rakete | missile, rocket | missile, fusée
Panzer | tank | char
Besatzung, besetzen | occupation, occupy, crew | occupation, occuper
Überwachung, überwachen | monitoring, surveillance, monitor | surveillance, surveiller
Terror, Terrorismus, terroristisch | terrorism, terrorist | terrorisme, terroriste
Sanktion, Sanktionen | sanction, sanctions | sanction, sanctions
Embargo | embargo | embargo
Vermögen | assets, wealth | avoirs
einfrieren | freeze, frozen | geler, gel
Opfer | victim, victims, casualties | victime
Tote, tot, töten, getötet, Todesopfer | dead, killed, kill, death, died | mort, tué, décès
Verletzte, verletzt | injured, wounded | blessé
Verletzung, verletzen, Verstoß | violation, violate, breach, injury | violation, violer
Gefangener, Gefangene | prisoner, detainee | prisonnier
Haft, verhaften, Festnahme | detention, arrest | détention, arrêter
Flüchtling, Flüchtlinge | refugee, refugees | réfugié
Migration, Einwanderung, Migrant | migration, immigration, migrant | migration, immigration
Asyl | asylum | asile
Vertriebene, Vertreibung | displaced, expulsion | déplacés, expulsion
humanitär | humanitarian | humanitaire
Entwicklung, entwickeln | development, develop | développement, développer
Armut | poverty | pauvreté
Gesundheit | health | santé
Krankheit | disease, illness | maladie
Krankenhaus | hospital | hôpital
Bildung | education | éducation
Schule | school | école
Universität, Hochschule | university | université
Wissenschaft, Forschung | science, research | science, recherche
Kultur, kulturell | culture, cultural | culture, culturel
Sprache | language | langue
Religion, religiös | religion, religious | religion, religieux
Kirche | church | église
Presse, Zeitung | press, newspaper | presse, journal
Medien | media | médias
Verkehr | transport, traffic | transport, circulation
Straße | road, street | route
Eisenbahn, Bahn | railway, railroad, rail | chemin, fer
Flughafen | airport | aéroport
Brücke | bridge | pont
Digitalisierung, digital | digital | numérique
Daten | data | données
Frau, Frauen | woman, women | femme, femmes
Kind, Kinder | child, children | enfant, enfants
Familie | family | famille
Jugend | youth | jeunesse
Arbeit, arbeiten | work, labor, labour | travail, travailler
Arbeitnehmer, Arbeiter | worker, employee | travailleur
Gewerkschaft | union, trade | syndicat
Rente | pension | retraite
Grüne, grün, Grünen | green, greens | vert, verts
Linke, links | left | gauche
Rechte, rechts | right | droite
Sozialdemokrat, sozialdemokratisch | social, democrat, democratic | social-démocrate
Christdemokrat, christlich | christian, democrat | chrétien
Liberale, liberal | liberal | libéral
Kommunist, kommunistisch | communist | communiste
Mitglied, Mitglieder, Mitgliedschaft | member, membership | membre, adhésion
Mitgliedstaat, Mitgliedstaaten | member state | État membre
Beitritt, beitreten | accession, join | adhésion, adhérer
Austritt, austreten | withdrawal, leave, exit | retrait, sortie
Erweiterung | enlargement, expansion | élargissement
Nachbar | neighbor, neighbour | voisin
Partner, Partnerschaft | partner, partnership | partenaire, partenariat
Zusammenarbeit, zusammenarbeiten | cooperation, cooperate | coopération, coopérer
Verbündete, Verbündeter | ally, allies | allié
Feind | enemy | ennemi
Verantwortung, verantwortlich, Hauptverantwortung | responsibility, responsible | responsabilité, responsable
Schuld | guilt, blame, debt | culpabilité, faute
Pflicht, Verpflichtung, verpflichten | obligation, duty, commit | obligation, devoir
Interesse | interest | intérêt
Einfluss | influence | influence
Macht, Mächte | power, powers | pouvoir, puissance
Gewalt | violence, force | violence, force
Vertrauen | trust, confidence | confiance
Anspruch | claim, entitlement | prétention, droit
Beweis | evidence, proof | preuve
Zeuge | witness | témoin
Untersuchung, untersuchen | investigation, inquiry, investigate | enquête, examiner
Prüfung, prüfen | review, audit, examine | examen, vérifier
Bewertung, bewerten | assessment, evaluate, rating | évaluation, évaluer
Bedeutung, bedeuten | importance, meaning, significance | importance, signification
Problem | problem, issue | problème
Lösung, lösen | solution, solve | solution, résoudre
Fortschritt | progress | progrès
Erfolg | success | succès
Scheitern, scheitern | failure, fail | échec, échouer
Verzögerung | delay | retard
Verlust, verlieren | loss, lose | perte, perdre
Gewinn, gewinnen | profit, win, gain | gain, gagner
Kosten, kosten | cost, costs | coût, coûter
Preis | price, prize | prix
Geld | money | argent
Beitrag, beitragen | contribution, contribute | contribution, contribuer
Zahlung, zahlen, bezahlen | payment, pay | paiement, payer
Lieferung, liefern, geliefert | delivery, supply, deliver | livraison, livrer
Kauf, kaufen | purchase, buy | achat, acheter
Verkauf, verkaufen | sale, sell | vente, vendre
Bau, bauen | construction, build | construction, construire
Nutzung, nutzen | use | utilisation, utiliser
Schutz, schützen | protection, protect | protection, protéger
Rettung, retten | rescue, save | sauvetage, sauver
Sammlung, sammeln | collection, collect | collecte
Einigung, einigen, geeinigt | agreement, agree, settlement | accord, entente
Wiedervereinigung, Vereinigung | reunification, unification, union | réunification, unification
Teilung, teilen | division, partition, divide, share | partage, division
Gründung, gründen, gegründet | foundation, found, founded, establish | fondation, fonder
Auflösung, auflösen | dissolution, dissolve | dissolution, dissoudre
Übernahme, übernehmen | takeover, assume, adopt | reprise, assumer
Übergang | transition | transition
rot, Rotes, Roten | red | rouge
Kreuz | cross | croix
schwarz | black | noir
weiß | white | blanc
blau | blue | bleu
groß, größer, größte | large, great, big, larger, largest | grand
klein | small, little | petit
neu, neue | new | nouveau
alt | old, former | ancien, vieux
früher, ehemalig | former, earlier | ancien
heutig, gegenwärtig, aktuell, derzeitig | current, present, today | actuel
künftig, zukünftig, Zukunft | future | futur, avenir
letzte | last, latest | dernier
erste, erster, zuerst | first | premier
zweite | second | deuxième
dritte | third | troisième
gemeinsam | joint, common | commun, conjoint
öffentlich, Öffentlichkeit | public | public
geheim | secret | secret
amtlich, offiziell, förmlich | official, formal, formally | officiel, officiellement
Quartal, Vierteljahr | quarter, quarterly | trimestre
jährlich | annual, yearly | annuel
Wahlbeteiligung | turnout | participation
Wähler, Wählerin | voter | électeur
Stimmzettel | ballot paper, ballot | bulletin
Wahlkommission | electoral commission, election commission | commission électorale
Kandidat, Kandidatin | candidate | candidat
Sitz, Sitze | seat, seats | siège
paraphieren, Paraphierung, paraphiert | initialled, initialed, initialling | parapher, paraphé
garantieren, Garantie, gewährleisten | guarantee, ensure | garantir, garantie
gewähren, erteilen, gewährt | grant, granted | accorder, accordé
verschieben, Verschiebung, verschoben | postpone, postponement, postponed | reporter, report, reporté
unsicher, ungewiss | uncertain, unsure | incertain
wahrscheinlich | likely, probable | probable
mindestens, Minimum, minimal | minimum, minimal, least | minimum, minimal
höchstens, Maximum, maximal | maximum, maximal, most | maximum, maximal
Obergrenze, Höchstgrenze | ceiling, cap, limit | plafond
Abfluss, Durchfluss, Abflussmenge | flow, discharge | débit
Stausee, Speichersee | reservoir | réservoir
Staudamm, Talsperre | dam | barrage
Kommissar, Kommissarin | commissioner | commissaire
Beobachtermission | observer mission, monitoring mission | mission observation
Dauer, dauern | duration, last | durée
Verfahren | procedure, proceedings | procédure
möglich, Möglichkeit | possible, possibility | possible, possibilité
notwendig, Notwendigkeit, nötig | necessary, necessity, need | nécessaire, nécessité
wichtig | important | important
stark, Stärke | strong, strength | fort, force
schwach | weak | faible
hoch | high | haut, élevé
niedrig | low | bas
lang, lange, Länge | long, length | long, longueur
bundesweit, föderal | federal | fédéral
bilateral | bilateral | bilatéral
multilateral | multilateral | multilatéral
regional, Region | regional, region | régional, région
lokal, örtlich, kommunal | local, municipal | local, communal
Welt, weltweit, global | world, worldwide, global | monde, mondial
General | general | général
Befehl | order, command | ordre
Kommandeur, Befehlshaber | commander | commandant
Leiter, leiten, Leitung | head, director, lead | chef, directeur
Sprecher | spokesperson, spokesman, speaker | porte-parole
Vertreter, vertreten, Vertretung | representative, represent, mission | représentant, représenter
Delegation, Abordnung | delegation | délégation
Experte, Sachverständiger | expert | expert
Beamter, Beamte | official, officer | fonctionnaire
Behörde | authority, agency | autorité, agence
Organisation | organization, organisation | organisation
Institution, Einrichtung | institution, facility | institution
Büro | office, bureau | bureau
Zentrum | center, centre | centre
Gruppe | group | groupe
Gesellschaft | society, company | société
Verein, Verband | association | association
Gemeinschaft | community | communauté
Brexit | Brexit | Brexit
Truppenabzug | withdrawal, troops | retrait, troupes
Luftraum | airspace | espace, aérien
Gebirge, Berg | mountain, mountains | montagne
Wald | forest | forêt
Boden | soil, ground, land | sol
Dürre | drought | sécheresse
Überschwemmung, Hochwasser | flood, flooding | inondation
Erdbeben | earthquake | séisme
Damm, Staudamm, Talsperre | dam | barrage
Ernte | harvest, crop | récolte
Getreide | grain, cereal | céréales
`;
