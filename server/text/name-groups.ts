/**
 * Names that German, English and French texts write in ways that no rule derives, written by us: one a line, single words. A
 * house may add its own lines.
 */
export const NAME_GROUPS = `
Kiew, Kyjiw, Kyiv, Kiev
Charkiw, Charkow, Kharkiv, Kharkov
Lwiw, Lemberg, Lviv, Lwow
Odessa, Odesa
Dnipro, Dnjepr, Dnieper
Moskau, Moscow, Moscou, Moskwa
Peking, Beijing, Pekin
Rangun, Yangon, Rangoon
Myanmar, Birma, Burma, Birmanie
Teheran, Tehran
Bagdad, Baghdad
Damaskus, Damascus, Damas
Kairo, Cairo, Caire
Tripolis, Tripoli
Algier, Algiers, Alger
Beirut, Beyrouth
Kabul, Kaboul
Belgrad, Belgrade, Beograd
Pristina, Prishtina, Prishtine
Skopje, Skoplje
Bukarest, Bucharest, Bucarest
Warschau, Warsaw, Varsovie, Warszawa
Prag, Prague, Praha
Wien, Vienna, Vienne
Genf, Geneva, Geneve
Brüssel, Brussels, Bruxelles
Lissabon, Lisbon, Lisbonne
Athen, Athens, Athenes
Rom, Rome, Roma
Kopenhagen, Copenhagen, Copenhague
Tiflis, Tbilissi, Tbilisi
Eriwan, Jerewan, Yerevan, Erevan
Khartum, Chartum, Khartoum
Mogadischu, Mogadishu, Mogadiscio
Darfur, Darfour
Dschibuti, Djibouti
Dschenin, Jenin, Jenine
Gaza, Ghaza
Hisbollah, Hizbollah, Hezbollah, Hizbullah
Huthi, Huthis, Houthi, Houthis
Assad, Asad
Gaddafi, Ghaddafi, Qaddafi, Kadhafi
Chamenei, Khamenei
Putin, Poutine
Gorbatschow, Gorbachev, Gorbatchev
Chruschtschow, Khrushchev, Khrouchtchev
`;
