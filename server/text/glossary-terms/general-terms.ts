/** General words of reports, newspapers and encyclopaedias; written by us, one concept a line as in `house-terms.ts`. */
export const GENERAL_TERMS = `
bauen, baut, gebaut, erbaut | build, built | construire, construit, bâtir
entdecken, entdeckt, Entdeckung | discover, discovery | découvrir, découverte, découvert
erfinden, erfand, erfunden, Erfindung, Erfinder | invent, invention, inventor | inventer, invention, inventeur
verlieren, verliert, verlor, verloren | lose, lost | perdre, perdu
beschreiben, beschreibt, beschrieb, beschrieben | describe, description | décrire, décrit
bestehen, besteht, bestand, bestanden | consist, comprise | consister
gehören, gehört, gehörte | belong | appartenir, appartient
ersetzen, ersetzt, ersetzte | replace, replacement | remplacer, remplacement
erreichen, erreicht, erreichte | reach, achieve | atteindre, atteint
erhalten, erhält, erhielt, bekommen, bekam | receive, obtain | recevoir, reçu, obtenir
lehren, lehrt, unterrichten, unterrichtet | teach, taught | enseigner
bewegen, bewegt, Bewegung | move, movement | bouger, mouvement
wachsen, wächst, wuchs, gewachsen | grow, grew, grown | croître
zerstören, zerstört, Zerstörung | destroy, destruction | détruire, détruit, destruction
beweisen, bewies, bewiesen | prove, proven | prouver
messen, misst, maß, gemessen, Messung | measure, measurement | mesurer, mesure
lesen, liest, las, gelesen | read | lire, lu
antworten, beantworten, beantwortet | answer, reply, respond | répondre, réponse
erklären, erklärt, Erläuterung | explain, explanation | expliquer, explication
verstehen, versteht, verstand, verstanden | understand, understood | comprendre, compris
wissen, wusste, gewusst, Wissen | know, knew, known, knowledge | savoir, connaissance
kennen, kennt, kannte, bekannt | know, known | connaître, connu
lernen, lernt, gelernt | learn, learned, learnt | apprendre, appris
glauben, glaubt, geglaubt, Glaube | believe, belief | croire, croyance
erwarten, erwartet, Erwartung | expect, expectation | attendre, attente
hoffen, hofft, gehofft, Hoffnung | hope | espérer, espoir
fürchten, befürchten, befürchtet, Furcht | fear | craindre, crainte
warnen, warnt, gewarnt, Warnung | warn, warning | avertir, avertissement
versuchen, versucht, Versuch | try, attempt | essayer, tenter, tentative
beginnen, beginnt, begann, begonnen, anfangen | begin, began, begun, start | commencer, débuter
Beginn, Anfang | beginning, start, onset | début, commencement
enden, endet, endete, beenden, beendet | end, ended, finish | finir, terminer
fortsetzen, fortgesetzt, setzte fort | continue, continuation | continuer, poursuivre
aufhören, aufgehört | stop, cease | cesser, arrêter
bleiben, bleibt, blieb, geblieben | remain, stay | rester, demeurer
ankommen, ankam, angekommen, Ankunft | arrive, arrival | arriver, arrivée
folgen, folgt, gefolgt | follow | suivre, suivi
begleiten, begleitet, Begleitung | accompany, escort | accompagner
schicken, schickt, geschickt, senden, entsandt | send, sent | envoyer, envoi
öffnen, öffnet, geöffnet, eröffnen, Eröffnung | open, opened, opening | ouvrir, ouvert, ouverture
schließen, schließt, geschlossen, Schließung | close, closed, closure, shut | fermer, fermeture
steigen, steigt, stieg, gestiegen, Anstieg | rise, rose, risen | augmenter, hausse
sinken, sinkt, sank, gesunken, Rückgang | decline, decrease, fall | baisser, diminuer, baisse
erhöhen, erhöht, Erhöhung | increase, raise | augmenter, augmentation
senken, senkt, gesenkt, Senkung | lower, reduce, cut | baisser, réduire
verringern, verringert, Verringerung, reduzieren | reduce, reduction | réduire, réduction
verbessern, verbessert, Verbesserung | improve, improvement | améliorer, amélioration
verschlechtern, verschlechtert, Verschlechterung | worsen, deteriorate, deterioration | aggraver, détérioration
vergrößern, erweitern, erweitert | enlarge, expand | agrandir, élargir
schaffen, schafft, schuf, geschaffen | create, created | créer, création
erzeugen, erzeugt | generate, produce | générer, produire
herstellen, hergestellt, stellt her | manufacture, produce | fabriquer
entstehen, entsteht, entstand, entstanden, Entstehung | arise, arose | naître, émerger
verschwinden, verschwand, verschwunden | disappear, vanish | disparaître, disparu
erscheinen, erscheint, erschien, erschienen | appear | paraître, apparaître
auftreten, aufgetreten, vorkommen | occur | survenir, se produire
geschehen, geschieht, geschah, passieren, passiert | happen | se passer
verursachen, verursacht | cause | causer, provoquer
Ursache, Ursachen | cause | cause
Ergebnis, Resultat | result, outcome | résultat
Wirkung, wirken, wirkt | effect, affect | effet
beeinflussen, beeinflusst | influence, affect | influencer
verhindern, verhindert | prevent | empêcher
vermeiden, vermied, vermieden | avoid | éviter
ermöglichen, ermöglicht | enable, allow | permettre
helfen, hilft, half, geholfen | help | aider
retten, rettet, gerettet | save, rescue | sauver
kämpfen, kämpft, gekämpft | fight, fought | combattre, lutter
Kampf | fight, struggle, battle | combat, lutte
Schlacht | battle | bataille
besiegen, besiegt | defeat, defeated | vaincre, vaincu
erobern, erobert, Eroberung | conquer, conquest, capture | conquérir, conquête
herrschen, herrscht, Herrscher | rule, ruler, reign | régner, souverain
Herrschaft | rule, reign | règne, domination
befehlen, befahl, befohlen | order, command | ordonner
gehorchen, gehorcht, Gehorsam | obey, obedience | obéir
töten, tötet, getötet | kill, killed | tuer, tué
sterben, stirbt, starb, gestorben | die, died | mourir, mort
leben, lebt, gelebt, Leben | live, life | vivre, vie
überleben, überlebt, Überlebende | survive, survivor, survival | survivre, survivant
geboren, Geburt | born, birth | né, naissance
heiraten, heiratet, geheiratet, verheiratet, Heirat | marry, married, marriage | épouser, mariage
wohnen, wohnt, gewohnt | reside | habiter, résider
arbeiten, arbeitet, gearbeitet | work, worked | travailler
dienen, dient, gedient | serve, served | servir
nutzen, nutzt, genutzt, benutzen, verwenden, verwendet | use, used | utiliser, utilisation
suchen, sucht, gesucht, Suche | search, seek, sought | chercher, recherche
finden, findet, fand, gefunden | find | trouver
ablehnen, abgelehnt, lehnte ab, Ablehnung | reject, rejection, refuse | rejeter, rejet, refuser
annehmen, angenommen, akzeptieren, akzeptiert | accept, acceptance | accepter
vorschlagen, vorgeschlagen, Vorschlag | propose, proposal, suggest | proposer, proposition
anbieten, angeboten, bot an, Angebot | offer | offrir, offre
verlangen, verlangt | demand | exiger
erlauben, erlaubt | allow, permit | permettre, autoriser
versprechen, versprach, versprochen | promise | promettre, promesse
drohen, droht, gedroht, Drohung | threaten, threat | menacer, menace
zwingen, zwang, gezwungen, Zwang | force, compel, coercion | forcer, contraindre, contrainte
teilnehmen, teilgenommen, Teilnahme, Teilnehmer | participate, participation, participant | participer, participation, participant
besuchen, besucht, Besuch, Besucher | visit, visitor | visiter, visite, visiteur
treffen, trifft, traf, getroffen | meet, met | rencontrer
sammeln, sammelt, gesammelt | collect, gather | recueillir, rassembler
verteilen, verteilt, Verteilung | distribute, distribution | distribuer, répartition
trennen, trennt, getrennt, Trennung | separate, separation | séparer, séparation
verbinden, verbindet, verband, verbunden, Verbindung | connect, connection, link | relier, liaison, lien
vereinen, vereint, vereinigen, vereinigt | unite, united, unify | unir, unifier
hinzufügen, hinzugefügt | add | ajouter
ändern, ändert, geändert, Änderung, verändern | change, alter, amend | changer, modifier, modification
umwandeln, umgewandelt, Umwandlung | convert, transform | transformer, conversion
übertragen, überträgt, übertrug, Übertragung | transfer, transmit, transmission | transférer, transmission
vergleichen, verglich, verglichen, Vergleich | compare, comparison | comparer, comparaison
unterscheiden, unterschied, unterschieden | distinguish, differ | distinguer, différer
Unterschied | difference | différence
berechnen, berechnet, Berechnung | calculate, calculation | calculer, calcul
schätzen, geschätzt, Schätzung | estimate | estimer, estimation
untersuchen, untersucht | examine, investigate | examiner, enquêter
beobachten, beobachtet, Beobachtung | observe, observation | observer, observation
feststellen, festgestellt, Feststellung | establish, determine, finding | constater, établir
bestätigen, bestätigt, Bestätigung | confirm, confirmation | confirmer, confirmation
behaupten, behauptet, Behauptung | assert, allege | prétendre, affirmer, affirmation
leugnen, bestreiten, bestritt, bestritten | deny, dispute | nier, contester
betonen, betont, hervorheben | emphasize, emphasise, stress | souligner
kritisieren, kritisiert, Kritik, Kritiker | criticize, criticise, criticism, critic | critiquer, critique
loben, gelobt, begrüßen, begrüßt | praise, welcome | louer, saluer
beschuldigen, beschuldigt | accuse | accuser
verurteilen, verurteilt, Verurteilung | condemn, convict, condemnation | condamner, condamnation
vertreten, vertritt, vertrat | represent | représenter
gründen, gegründet, Gründer, Gründung | found, founded, founder, founding | fonder, fondateur, fondation
organisieren, organisiert | organize, organise | organiser
veröffentlichen, veröffentlicht, Veröffentlichung | publish, publication | publier, publication
einführen, eingeführt, Einführung | introduce, introduction | introduire, introduction
abschaffen, abgeschafft, Abschaffung | abolish, abolition | abolir, abolition
durchführen, durchgeführt, Durchführung | carry out, conduct, implement | mener, exécuter, réaliser
planen, plant, geplant, Plan, Planung | plan, planning | planifier, plan
vorbereiten, vorbereitet, Vorbereitung | prepare, preparation | préparer, préparation
entscheiden, entschied, entschieden, Entscheidung | decide, decision | décider, décision
ernennen, ernannt, Ernennung | appoint, appointment | nommer, nomination
entlassen, entlassen, Entlassung | dismiss, dismissal | renvoyer, licencier
ersuchen, ersucht | request | demander, prier
stören, gestört, Störung | disrupt, disruption, disturb | perturber, perturbation
brechen, bricht, brach, gebrochen | break, broke, broken | rompre, briser
explodieren, Explosion | explode, explosion | exploser, explosion
brennen, brannte, Brand | burn, blaze | brûler, incendie
reisen, reist, gereist | travel | voyager
fliehen, flieht, floh, geflohen | flee, fled | fuir
zurückkehren, zurückgekehrt, Rückkehr | return | retourner, retour
überqueren, überquert, Überquerung | cross, crossing | traverser, traversée
umgeben, umgibt, umgab | surround, surrounded | entourer
liegen, liegt, lag, gelegen | located, situated | situé, se trouver
Lage | situation, location | situation
Ort, Orte, Stelle | place, location, site | lieu, endroit, site
Gebiet, Bereich | area, field | domaine, zone
Mitte, Zentrum | middle, centre, center | milieu, centre
Rand | edge | bord
Zweck | purpose | but, objet
Ziel, Ziele | goal, objective, aim, target | objectif, but, cible
Aufgabe, Aufgaben | task | tâche
Rolle | role | rôle
Form | form, shape | forme
Menge | quantity, amount | quantité
Anteil | share, proportion | part, proportion
Mehrheit, meisten | majority | majorité
Hälfte | half | moitié
Durchschnitt, durchschnittlich | average | moyenne, moyen
Höhe | height | hauteur
Tiefe, tief | depth, deep | profondeur, profond
Breite, breit | width, wide, broad | largeur, large
Entfernung, Abstand | distance | distance
Geschwindigkeit | speed, velocity | vitesse
Gewicht | weight | poids
Fläche | area, surface | superficie, surface
Stufe | level, stage | niveau, étape
Reihe | series, row | série
Liste | list | liste
Beispiel | example | exemple
Antwort | answer, reply | réponse
Thema | topic, subject, theme | sujet, thème
Theorie | theory | théorie
Methode | method | méthode
Prozess | process | processus
Struktur, Aufbau | structure | structure
Modell | model | modèle
Ausnahme | exception | exception
Bedingung | condition | condition
Merkmal, Eigenschaft | characteristic, feature, property | caractéristique, propriété
Vorteil | advantage, benefit | avantage
Nachteil | disadvantage, drawback | inconvénient
Fehler | error, mistake | erreur
Gefahr, gefährlich | danger, dangerous | danger, dangereux
Risiko | risk | risque
Hindernis | obstacle | obstacle
Schwierigkeit, schwierig | difficulty, difficult | difficulté, difficile
Mangel | lack, shortage | manque, pénurie
Überschuss | surplus, excess | excédent
Quelle | source | source
Nachricht | news, message | nouvelle, message
Bild | picture, image | image
Karte | map, card | carte
Geschichte, geschichtlich | history, story | histoire
Jahrhundert | century | siècle
Jahrzehnt | decade | décennie
Zeitraum, Periode, Zeitalter | period, era, age | période, époque, ère
Jahreszeit | season | saison
Nacht | night | nuit
Zukunft | future | avenir, futur
Vergangenheit | past | passé
Ereignis | event, incident | événement
Veranstaltung | event | événement
Jahrestag, Jubiläum | anniversary | anniversaire
Vater | father | père
Sohn | son | fils
Tochter | daughter | fille
Bruder | brother | frère
Schwester | sister | sœur
Ehefrau, Gattin | wife | épouse, femme
Ehemann | husband | mari, époux
Eltern | parents, parent | parents
Freund | friend | ami
Nachfolger | successor | successeur
Vorgänger | predecessor | prédécesseur
Held | hero | héros
Haus | house | maison
Gebäude | building | bâtiment, édifice
Turm | tower | tour
Mauer | wall | mur
Schloss | castle | château
Palast | palace | palais
Dorf | village | village
Norden, nördlich | north, northern | nord, septentrional
Süden, südlich | south, southern | sud, méridional
Osten, östlich | east, eastern | est, oriental
Westen, westlich | west, western | ouest, occidental
Kontinent | continent | continent
Erde | earth | terre
Himmel | sky, heaven | ciel
Sonne | sun, solar | soleil, solaire
Luft | air | air
Regen | rain, rainfall | pluie
Schnee | snow | neige
Baum, Bäume | tree | arbre
Pflanze | plant | plante
Tier | animal | animal
Vogel, Vögel | bird | oiseau
Pferd | horse | cheval
Hund | dog | chien
Farbe | color, colour | couleur
Licht | light | lumière
Stein | stone | pierre
Holz | wood | bois
Stahl | steel | acier
Glas | glass | verre
Maschine | machine | machine
Werkzeug | tool | outil
Gerät | device, equipment | appareil, équipement
Ausrüstung | equipment | équipement
Rad | wheel | roue
Herz | heart | cœur
Blut | blood | sang
Auge | eye | œil
berühmt | famous, renowned | célèbre
bekannt | known, well-known | connu
häufig | frequent, common | fréquent
selten | rare | rare
üblich, gewöhnlich | usual, common | habituel
besondere, speziell | special, particular | particulier, spécial
ähnlich | similar | semblable, similaire
gleich, gleiche | same, equal | même, égal
verschieden, unterschiedlich | different, various | différent, divers
einzig | only, sole | seul, unique
eigen | own | propre
ganz, gesamt | whole, entire, total | entier, total
vollständig | complete, full | complet
teilweise | partial, partly | partiel
früh, früher | early, earlier | tôt, précoce
spät, später | late, later | tard, tardif
jung | young | jeune
alt, älteste | old, oldest | vieux
modern | modern | moderne
antik | ancient | antique
arm | poor | pauvre
langsam | slow | lent
schwer | heavy | lourd, grave
leicht | easy | léger, facile
einfach | simple, easy | simple
komplex, kompliziert | complex, complicated | complexe, compliqué
falsch | false, wrong | faux
wahr, Wahrheit | true, truth | vrai, vérité
klar | clear | clair
leer | empty | vide
voll | full | plein
kalt | cold | froid
trocken | dry | sec
nass, feucht | wet, humid | humide, mouillé
lebend, lebendig | living, alive | vivant
krank | ill, sick | malade
gesund | healthy | sain
schön, Schönheit | beautiful, beauty | beau, beauté
ausreichend, genügend | sufficient, enough | suffisant
wirksam | effective | efficace
erfolgreich | successful | réussi
natürlich | natural | naturel
künstlich | artificial | artificiel
menschlich | human | humain
männlich | male, masculine | masculin, mâle
weiblich | female, feminine | féminin, femelle
ländlich | rural | rural
städtisch | urban | urbain
heimisch, einheimisch | native, domestic, indigenous | indigène, autochtone
fremd | foreign | étranger
ursprünglich, Ursprung | original, origin | origine, original
zahlreich | numerous | nombreux
ungefähr, etwa | approximately, about | approximativement
hauptsächlich, vorwiegend | mainly, primarily | principalement
fast, nahezu | almost, nearly | presque
ständig, dauernd | constant, permanent | constant, permanent
vorübergehend, zeitweilig | temporary | temporaire, provisoire
endgültig | final, definitive | définitif
gemeinsam | joint, common, together | commun, ensemble
gleichzeitig | simultaneous | simultané
plötzlich | sudden | soudain
`;
