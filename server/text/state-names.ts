/**
 * States as German, English and French texts name them, with the words for what is theirs and for their people, and, behind
 * the bar, the capital, by which a government is often meant; written by us, one state a line. Names alone are also known of
 * every state of the world (`glossary.ts`).
 */
export const STATE_NAMES = `
Deutschland deutsch Germany German Germans Allemagne allemand | Berlin
Frankreich französisch Franzosen France French Frenchmen français | Paris
Österreich österreichisch Österreicher Austria Austrian Autriche autrichien | Wien Vienna Vienne
Schweiz schweizerisch Schweizer Switzerland Swiss Suisse | Bern Berne
Italien italienisch Italiener Italy Italian Italie italien | Rom Rome
Spanien spanisch Spanier Spain Spanish Espagne espagnol | Madrid
Portugal portugiesisch Portugiesen Portuguese portugais | Lissabon Lisbon Lisbonne
Niederlande niederländisch Niederländer Netherlands Dutch Pays-Bas néerlandais | Haag Hague Haye
Belgien belgisch Belgier Belgium Belgian Belgique belge | Brüssel Brussels Bruxelles
Luxemburg luxemburgisch Luxemburger Luxembourg luxembourgeois |
Irland irisch Iren Ireland Irish Irlande irlandais | Dublin
Großbritannien Königreich britisch Briten Britain British UK Grande-Bretagne Royaume-Uni britannique | London Londres
Dänemark dänisch Dänen Denmark Danish Danes Danemark danois | Kopenhagen Copenhagen Copenhague
Schweden schwedisch Sweden Swedish Swedes Suède suédois | Stockholm
Norwegen norwegisch Norweger Norway Norwegian Norvège norvégien | Oslo
Finnland finnisch Finnen Finland Finnish Finns Finlande finlandais | Helsinki
Island isländisch Isländer Iceland Icelandic Islande islandais | Reykjavik
Polen polnisch Poland Polish Poles Pologne polonais | Warschau Warsaw Varsovie
Tschechien tschechisch Tschechen Czechia Czech Tchéquie tchèque | Prag Prague
Slowakei slowakisch Slowaken Slovakia Slovak Slovaquie slovaque | Bratislava
Ungarn ungarisch Hungary Hungarian Hongrie hongrois | Budapest
Slowenien slowenisch Slowenen Slovenia Slovenian Slovene Slovénie slovène | Ljubljana
Kroatien kroatisch Kroaten Croatia Croatian Croatie croate | Zagreb
Bosnien bosnisch Bosnier Bosnia Bosnian Bosnie bosnien | Sarajevo Sarajewo
Serbien serbisch Serben Serbia Serbian Serbs Serbie serbe | Belgrad Belgrade
Montenegro montenegrinisch Montenegrin Monténégro monténégrin | Podgorica
Kosovo kosovarisch Kosovaren Kosovar Kosovan | Pristina Prishtina
Albanien albanisch Albaner Albania Albanian Albanie albanais | Tirana
Nordmazedonien mazedonisch Mazedonier Macedonia Macedonian Macédoine macédonien | Skopje
Griechenland griechisch Griechen Greece Greek Greeks Grèce grec grecque | Athen Athener Athens Athènes
Bulgarien bulgarisch Bulgaren Bulgaria Bulgarian Bulgarie bulgare | Sofia
Rumänien rumänisch Rumänen Romania Romanian Roumanie roumain | Bukarest Bucharest Bucarest
Moldau moldauisch Moldauer Moldova Moldovan moldave | Chisinau
Ukraine ukrainisch Ukrainer Ukrainian Ukrainians ukrainien | Kiew Kyiv Kyjiw Kiev
Belarus Weißrussland belarussisch Belarussen Belarusian Biélorussie bélarusse | Minsk
Russland russisch Russen Russia Russian Russians Russie russe | Moskau Moscow Moscou Kreml Kremlin
Sowjetunion sowjetisch Sowjets Soviet Soviets USSR UdSSR soviétique |
Estland estnisch Esten Estonia Estonian Estonie estonien | Tallinn
Lettland lettisch Letten Latvia Latvian Lettonie letton | Riga
Litauen litauisch Litauer Lithuania Lithuanian Lituanie lituanien | Vilnius Wilna
Türkei türkisch Türken Turkey Türkiye Turkish Turks Turquie turc turque | Ankara
Zypern zyprisch Zyprer Zyprioten Cyprus Cypriot Chypre chypriote | Nikosia Nicosia
Malta maltesisch Malteser Maltese Malte maltais | Valletta
Georgien georgisch Georgier Georgia Georgian Géorgie géorgien | Tiflis Tbilissi Tbilisi
Armenien armenisch Armenier Armenia Armenian Arménie arménien | Eriwan Jerewan Yerevan
Aserbaidschan aserbaidschanisch Aserbaidschaner Azerbaijan Azerbaijani Azerbaïdjan azerbaïdjanais | Baku Bakou
Kasachstan kasachisch Kasachen Kazakhstan Kazakh kazakh | Astana
Usbekistan usbekisch Usbeken Uzbekistan Uzbek Ouzbékistan ouzbek | Taschkent Tashkent Tachkent
Kirgisistan kirgisisch Kirgisen Kyrgyzstan Kyrgyz Kirghizistan kirghize | Bischkek Bishkek
Tadschikistan tadschikisch Tadschiken Tajikistan Tajik Tadjikistan tadjik | Duschanbe Dushanbe
Turkmenistan turkmenisch Turkmenen Turkmen Turkménistan turkmène |
Afghanistan afghanisch Afghanen Afghan afghan | Kabul Kaboul
Pakistan pakistanisch Pakistaner Pakistani pakistanais | Islamabad
Indien indisch Inder India Indian Inde indien |
Bangladesch bangladeschisch Bangladesh Bangladeshi | Dhaka
China chinesisch Chinesen Chinese Chine chinois | Peking Beijing Pékin
Taiwan taiwanisch Taiwaner Taiwanese taïwanais | Taipeh Taipei
Japan japanisch Japaner Japanese Japon japonais | Tokio Tokyo
Südkorea südkoreanisch Südkoreaner | Seoul Séoul
Nordkorea nordkoreanisch Nordkoreaner | Pjöngjang Pyongyang
Korea koreanisch Koreaner Korean Corée coréen |
Vietnam vietnamesisch Vietnamesen Vietnamese vietnamien | Hanoi
Thailand thailändisch Thailänder Thai Thaïlande thaïlandais | Bangkok
Myanmar Birma Burma Burmese birmanisch Birmanie birman | Naypyidaw
Indonesien indonesisch Indonesier Indonesia Indonesian Indonésie indonésien | Jakarta
Philippinen philippinisch Philippines Philippine Filipino philippin | Manila
Malaysia malaysisch Malaysian Malaisie malaisien |
Australien australisch Australier Australia Australian Australie australien | Canberra
Neuseeland neuseeländisch Neuseeländer Zealand Zealander | Wellington
USA amerikanisch US-amerikanisch Amerikaner American Americans américain | Washington
Kanada kanadisch Kanadier Canada Canadian Canadians canadien | Ottawa
Mexiko mexikanisch Mexikaner Mexico Mexican Mexique mexicain |
Kuba kubanisch Kubaner Cuba Cuban cubain | Havanna Havana
Haiti haitianisch Haitianer Haitian Haïti haïtien |
Brasilien brasilianisch Brasilianer Brazil Brazilian Brésil brésilien | Brasilia
Argentinien argentinisch Argentinier Argentina Argentine Argentinian argentin |
Chile chilenisch Chilenen Chilean Chili chilien | Santiago
Kolumbien kolumbianisch Kolumbianer Colombia Colombian Colombie colombien | Bogota
Venezuela venezolanisch Venezolaner Venezuelan vénézuélien | Caracas
Peru peruanisch Peruaner Peruvian Pérou péruvien | Lima
Iran iranisch Iraner Iranian iranien | Teheran Tehran Téhéran
Irak irakisch Iraker Iraq Iraqi irakien | Bagdad Baghdad
Syrien syrisch Syrer Syria Syrian Syrie syrien | Damaskus Damascus Damas
Libanon libanesisch Libanesen Lebanon Lebanese Liban libanais | Beirut Beyrouth
Israel israelisch Israelis Israeli Israël israélien |
Palästina palästinensisch Palästinenser Palestine Palestinian Palestinians palestinien | Ramallah
Jordanien jordanisch Jordanier Jordan Jordanian Jordanie jordanien | Amman
Ägypten ägyptisch Ägypter Egypt Egyptian Égypte égyptien | Kairo Cairo Caire
Saudi-Arabien saudisch saudi-arabisch Saudis Saudi saoudien | Riad Riyadh
Jemen jemenitisch Jemeniten Yemen Yemeni Yémen yéménite | Sanaa
Katar katarisch Kataris Qatar Qatari qatari | Doha
Kuwait kuwaitisch Kuwaiti Koweït koweïtien |
Libyen libysch Libyer Libya Libyan Libye libyen | Tripolis Tripoli
Tunesien tunesisch Tunesier Tunisia Tunisian Tunisie tunisien | Tunis
Algerien algerisch Algerier Algeria Algerian Algérie algérien | Algier Algiers Alger
Marokko marokkanisch Marokkaner Morocco Moroccan Maroc marocain | Rabat
Sudan sudanesisch Sudanesen Sudanese Soudan soudanais | Khartum Khartoum
Äthiopien äthiopisch Äthiopier Ethiopia Ethiopian Éthiopie éthiopien | Addis
Eritrea eritreisch Eritreer Eritrean Érythrée érythréen | Asmara
Somalia somalisch Somalier Somali Somalis somalien Somalie | Mogadischu Mogadishu Mogadiscio
Kenia kenianisch Kenianer Kenya Kenyan kényan | Nairobi
Uganda ugandisch Ugander Ugandan Ouganda ougandais | Kampala
Ruanda ruandisch Ruander Rwanda Rwandan rwandais | Kigali
Burundi burundisch Burundian burundais |
Tansania tansanisch Tanzania Tanzanian Tanzanie tanzanien |
Mosambik mosambikanisch Mozambique Mozambican mozambicain | Maputo
Simbabwe simbabwisch Zimbabwe Zimbabwean zimbabwéen | Harare
Südafrika südafrikanisch Südafrikaner | Pretoria
Angola angolanisch Angolaner Angolan angolais | Luanda
Namibia namibisch Namibier Namibian Namibie namibien | Windhuk Windhoek
Nigeria nigerianisch Nigerianer Nigerian nigérian | Abuja
Niger nigrisch Nigrer Nigerien nigérien | Niamey
Mali malisch Malier Malian malien | Bamako
Burkina burkinisch Burkinabe burkinabè | Ouagadougou
Senegal senegalesisch Senegalesen Senegalese Sénégal sénégalais | Dakar
Ghana ghanaisch Ghanaer Ghanaian ghanéen | Accra
Tschad tschadisch Tschader Chad Chadian Tchad tchadien |
Kamerun kamerunisch Kameruner Cameroon Cameroonian Cameroun camerounais | Jaunde Yaoundé
Kongo kongolesisch Kongolesen Congo Congolese congolais | Kinshasa
Krim Crimea Crimean Crimée |
Westjordanland Cisjordanie |
Europa europäisch Europäer Europe European Europeans européen |
Afrika afrikanisch Afrikaner Africa African Africans Afrique africain |
Asien asiatisch Asiaten Asia Asian Asie asiatique |
`;
