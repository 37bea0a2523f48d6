/**
 * States and bodies that texts name by letters, written by us: one a line, every name in every language, short and long. A
 * letter that is another word in one of the languages ("US", "WHO") is told by its capitals in a question.
 */
export const SHORT_NAMES = `
USA, U.S., United States, United States of America, Vereinigte Staaten, Vereinigte Staaten von Amerika, États-Unis
UK, United Kingdom, Vereinigtes Königreich, Royaume-Uni
EU, UE, European Union, Europäische Union, Union européenne
UN, U.N., UNO, VN, ONU, United Nations, Vereinte Nationen, Nations unies
NATO, OTAN, North Atlantic Treaty Organization, Nordatlantikpakt
OSZE, OSCE, Organisation für Sicherheit und Zusammenarbeit in Europa, Organization for Security and Co-operation in Europe, Organisation pour la sécurité et la coopération en Europe
KSZE, CSCE, Konferenz über Sicherheit und Zusammenarbeit in Europa, Conference on Security and Co-operation in Europe
IAEO, IAEA, AIEA, Internationale Atomenergie-Organisation, International Atomic Energy Agency, Agence internationale de l'énergie atomique
IWF, IMF, FMI, Internationaler Währungsfonds, International Monetary Fund, Fonds monétaire international
EZB, ECB, BCE, Europäische Zentralbank, European Central Bank, Banque centrale européenne
WTO, OMC, Welthandelsorganisation, World Trade Organization, Organisation mondiale du commerce
WHO, OMS, Weltgesundheitsorganisation, World Health Organization, Organisation mondiale de la santé
OECD, OCDE, Organisation for Economic Co-operation and Development, Organisation für wirtschaftliche Zusammenarbeit und Entwicklung
IStGH, ICC, CPI, Internationaler Strafgerichtshof, International Criminal Court, Cour pénale internationale
IGH, ICJ, CIJ, Internationaler Gerichtshof, International Court of Justice, Cour internationale de justice
IKRK, ICRC, CICR, Internationales Komitee vom Roten Kreuz, International Committee of the Red Cross, Comité international de la Croix-Rouge
OVCW, OPCW, OIAC, Organisation für das Verbot chemischer Waffen, Organisation for the Prohibition of Chemical Weapons
UNHCR, HCR, Hoher Flüchtlingskommissar, High Commissioner for Refugees, Haut-Commissariat pour les réfugiés
AU, UA, Afrikanische Union, African Union, Union africaine
EAD, EEAS, SEAE, Europäischer Auswärtiger Dienst, European External Action Service, Service européen pour l'action extérieure
GASP, CFSP, PESC, Gemeinsame Außen- und Sicherheitspolitik, Common Foreign and Security Policy, politique étrangère et de sécurité commune
GSVP, CSDP, PSDC, Gemeinsame Sicherheits- und Verteidigungspolitik, Common Security and Defence Policy, politique de sécurité et de défense commune
EFSF, FESF, Europäische Finanzstabilisierungsfazilität, European Financial Stability Facility, Fonds européen de stabilité financière
ESM, MES, Europäischer Stabilitätsmechanismus, European Stability Mechanism, Mécanisme européen de stabilité
BIP, GDP, PIB, Bruttoinlandsprodukt, gross domestic product, produit intérieur brut
DDR, GDR, RDA, Deutsche Demokratische Republik, German Democratic Republic, République démocratique allemande
BRD, FRG, RFA, Bundesrepublik Deutschland, Federal Republic of Germany, République fédérale d'Allemagne
UdSSR, USSR, URSS, Sowjetunion, Soviet Union, Union soviétique
NGO, NRO, ONG, Nichtregierungsorganisation, non-governmental organisation, organisation non gouvernementale
AA, Auswärtiges Amt, Federal Foreign Office
`;
