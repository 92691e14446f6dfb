"""
The fingerprints that libinjection takes for attacks: the kinds of the first five tokens, in capital letters.

Data of libinjection 3.9.2 (`LICENSE` beside this file), packed: what ends a fingerprint, then all that it may follow.
"""

from typing import Final

_ENDS: Final = (
    ("OU", "&(1) &(N) &(S) &(V) &F() K1K1 K1KS K1KV KNK1 KNKS KNKV KSK1 KSKS KSKV KVK1 KVKS KVKV"),
    (
        "(FSV",
        (
            "&(1O &(NO 1&1O 1&NO 1B1O 1BNO 1E1O 1ENO 1K1O 1T1O 1TNO 1U1O E(1O E(NO EK1O EN1O EVNO F(1O F(NO K(1O "
            "K(NO N&1O N&NO NB1O NBNO NE1O NENO NK1O NT1O NTNO NU1O S&1O S&NO SB1O SBNO SE1O SENO SK1O ST1O STNO "
            "SU1O T(1O T(NO TN1O TNNO UE1O UENO V&1O V&NO VB1O VBNO VE1O VENO VK1O VT1O VTNO VU1O"
        ),
    ),
    (
        ")1FNSV",
        (
            "&(F( 1,F( 1AF( 1BF( 1EF( 1KF( 1SF( 1TF( 1UF( 1VF( E1F( ENF( ESF( EVF( K(F( N,F( NAF( NBF( NEF( NKF( "
            "NTF( NUF( S,F( S1F( SAF( SBF( SEF( SKF( STF( SUF( SVF( T(F( TNF( UEF( V,F( VAF( VBF( VEF( VKF( VTF( "
            "VUF("
        ),
    ),
    (
        "(1FNSV",
        (
            "&(SO )UEK 1&1& 1&1B 1&1K 1&K& 1&N& 1&NB 1&NK 1&S& 1&SB 1&SK 1&SO 1&V& 1&VB 1&VK 1)EK 1)KB 1ASO 1ATO "
            "1B1& 1B1B 1B1K 1BN& 1BNB 1BNK 1BS& 1BSB 1BSK 1BSO 1BV& 1BVB 1BVK 1E1T 1ENT 1ESO 1EST 1EVT 1K)& 1K)B "
            "1K1& 1K1B 1KN& 1KNB 1KNE 1KS& 1KSB 1KSO 1KV& 1KVB 1OK& 1OKO 1TEK 1TNE 1TNT 1TSO 1USO 1UTN 1VSO E(1& "
            "E(EK E(N& E(S& E(SO E(V& E1)& E1)O EK1& EK1B EK1K EKN& EKNB EKNK EKS& EKSB EKSK EKSO EKV& EKVB EKVK "
            "EN)& EN)O ES)& ES)O EV)& EV)O EVSO F(), F(1& F(N& F(S& F(SO F(V& K(SO N&1& N&1B N&1K N&EK N&K& N&S& "
            "N&SB N&SK N&SO N&V& N&VB N&VK N)EK N)KB NASO NATO NB1& NB1B NB1K NBN& NBNB NBNK NBS& NBSB NBSK NBSO "
            "NBV& NBVB NBVK NE1T NENT NESO NEST NEVT NK)& NK)B NK1& NK1B NKNB NKS& NKSB NKSO NKV& NKVB NOKO NTEK "
            "NTNE NTNT NTSO NUSO NUTN S&1& S&1B S&1K S&EK S&K& S&N& S&NB S&NK S&S& S&SB S&SK S&SO S&V& S&VB S&VK "
            "S)EK S)KB SASO SATO SB1& SB1B SB1K SBN& SBNB SBNK SBS& SBSB SBSK SBSO SBV& SBVB SBVK SE1T SENT SESO "
            "SEST SEVT SK)& SK)B SK1& SK1B SKN& SKNB SKNE SKS& SKSB SKSO SKV& SKVB SOK& SOKO STEK STNE STNT STSO "
            "SUSO SUTN SVSO T(SO TNSO UE1K UENK UESK UESO UEVK V&1& V&1B V&1K V&EK V&K& V&N& V&NB V&NK V&S& V&SB "
            "V&SK V&SO V&V& V&VB V&VK V)EK V)KB VASO VATO VB1& VB1B VB1K VBN& VBNB VBNK VBS& VBSB VBSK VBSO VBV& "
            "VBVB VBVK VE1T VENT VESO VEST VEVT VK)& VK)B VK1& VK1B VKN& VKNB VKNE VKS& VKSB VKSO VKV& VKVB VOK& "
            "VOKO VTEK VTNE VTNT VTSO VUSO VUTN"
        ),
    ),
    (
        "(FS",
        (
            "&(VO 1&VO 1AVO 1BVO 1EVO 1KVO 1SVO 1TVO 1UVO E(VO E1VO EKVO ESVO F(VO K(VO N&VO N1VO NAVO NBVO NEVO "
            "NKVO NTVO NUVO S&VO S1VO SAVO SBVO SEVO SKVO STVO SUVO T(VO TNVO UEVO V&VO VAVO VBVO VEVO VKVO VTVO "
            "VUVO"
        ),
    ),
    (
        "1FNSV",
        (
            "&1O( &NO( &SO( &VO( )UE( 1&K( 1),( 1)B( 1)E( 1)K( 1BE( 1EU( 1NE( 1OK( 1TE( 1VO( E1,( E1B( EKO( EN,( "
            "ENB( ES,( ESB( EV,( EVB( K1,( K1K( K1O( KN,( KNK( KS,( KSK( KSO( KV,( KVK( KVO( N&K( N),( N)B( N)E( "
            "N)K( N1O( NBE( NEU( NOK( NTE( S&K( S),( S)B( S)E( S)K( SBE( SEU( SOK( STE( SVO( T1F( T1O( TNO( TSF( "
            "TSO( TVF( TVO( UEK( V&K( V),( V)B( V)E( V)K( VBE( VEU( VOK( VTE("
        ),
    ),
    (
        "(",
        (
            "&1OF &F(F &NOF &SOF &VOF )UEF 1&(F 1&1F 1&EF 1&KF 1&NF 1&SF 1&VF 1(EF 1)&F 1)BF 1)EF 1)KF 1)OF 1,(F "
            "1;EF 1;TF 1;TO 1A(F 1B(F 1BEK 1E(F 1EKF 1EUF 1F(F 1K(F 1K)F 1N&F 1N(F 1N,F 1NEF 1O(F 1OKF 1OSF 1OVF "
            "1T(F 1TEF 1TNF 1U(F 1VOF E(1F E(EF E(NF E(SF E(VF E1&F E1,F E1BF E1KF E1OF EE(F EF(F EK(F EK1; EK1F "
            "EKEK EKN; EKNF EKS; EKSF EKV; EKVF EN&F EN(F EN,F ENBF ENKF ENOF ES&F ES,F ESBF ESKF ESOF EV&F EV,F "
            "EVBF EVKF EVOF F()F F(EF K1,F K1AF K1KF K1OF KF(F KN,F KNAF KNKF KS,F KSAF KSKF KSOF KV,F KVAF KVKF "
            "KVOF N&(F N&1F N&EF N&KF N&NF N&SF N&VF N)&F N)BF N)EF N)KF N)OF N,(F N1OF N;EF N;TF N;TO NA(F NB(F "
            "NBEK NE(F NEUF NF(F NK(F NK)F NO(F NOK& NOKF NOSF NOVF NT(F NTEF NTNF NU(F S&(F S&1F S&EF S&KF S&NF "
            "S&SF S&VF S(EF S)&F S)BF S)EF S)KF S)OF S,(F S;EF S;TF S;TO SA(F SB(F SBEK SE(F SEKF SEUF SF(F SK(F "
            "SK)F SO(F SO1F SOKF SONF SOSF SOVF ST(F STEF STNF SU(F SVOF T(1F T(NF T(SF T(VF T1OF TF(F TN(F TNOF "
            "TSOF TVOF U(EF UE(F UEKF UF(F V&(F V&1F V&EF V&KF V&NF V&SF V&VF V(EF V)&F V)BF V)EF V)KF V)OF V,(F "
            "V;EF V;TF V;TO VA(F VB(F VBEK VE(F VEKF VEUF VF(F VK(F VK)F VO(F VOKF VOSF VT(F VTEF VTNF VU(F"
        ),
    ),
    ("(1FUV", "&1OS &NOS &SOS &VOS 1VOS N1OS SVOS"),
    ("(FOSU", "&1OV &NOV &SOV 1OSV F()V N1OV NOSV SO1V SOSV VOSV"),
    (
        "(1FKNSV",
        (
            "&1UE &NUE &SUE &VUE 1&KO 1)UE 1,(E 1F(E 1K)E 1K1E 1KSE 1KUE 1KVE 1U(E E1UE EF(E EK(E ENUE ESUE EVUE "
            "N&KO N)UE N,(E NF(E NK)E NK1E NKSE NKUE NKVE NU(E S&KO S)UE S,(E SF(E SK)E SK1E SKSE SKUE SKVE SU(E "
            "V&KO V)UE V,(E VF(E VK)E VK1E VKSE VKUE VKVE VU(E"
        ),
    ),
    (
        ")O",
        (
            "&F(1 &F(N &F(S &F(V 1,(1 1,(N 1,(S 1,(V 1A(N 1A(S 1A(V 1B(1 1B(S 1B(V 1E(1 1E(N 1E(S 1E(V 1F(S 1F(V "
            "1K(N 1K(S 1K(V 1N(S 1N(V 1T(1 1T(N 1T(S 1T(V 1U(1 1U(N 1U(S 1U(V E(1V E(N1 E(SV E(VS E1&1 E1&N E1&S "
            "E1&V E1B1 E1BN E1BS E1BV EN&1 EN&N EN&S EN&V EN(S EN(V ENB1 ENBN ENBS ENBV ES&1 ES&N ES&S ES&V ESB1 "
            "ESBN ESBS ESBV EV&1 EV&N EV&S EV&V EVB1 EVBN EVBS EVBV KF(1 KF(N KF(S KF(V N,(1 N,(S N,(V NA(N NA(S "
            "NA(V NE(1 NE(N NE(S NE(V NF(1 NF(S NF(V NK(1 NK(S NK(V NT(1 NT(N NT(S NT(V NU(1 NU(N NU(S NU(V S,(1 "
            "S,(N S,(S S,(V SA(N SA(S SA(V SB(1 SB(S SB(V SE(1 SE(N SE(S SE(V SF(S SF(V SK(1 SK(N SK(S SK(V ST(1 "
            "ST(N ST(S ST(V SU(1 SU(N SU(S SU(V T(1V T(N1 T(NN T(NS T(NV T(SN T(SV T(VS TF(1 TF(N TF(S TF(V TN(1 "
            "TN(S TN(V U(E1 U(ES U(EV V,(1 V,(N V,(S V,(V VA(N VA(S VA(V VB(1 VB(S VB(V VE(1 VE(N VE(S VE(V VF(S "
            "VF(V VK(1 VK(N VK(S VK(V VT(1 VT(N VT(S VT(V VU(1 VU(N VU(S VU(V"
        ),
    ),
    ("(FNSUV", "&SO1 1OS1 NOS1 SOS1 VOS1"),
    ("(1FU", "&SON"),
    (
        "KN",
        (")&(E 1&1E 1&SE 1&VE 1OUE 1UEO N&1E N&SE N&VE NOUE NUEO S&1E S&SE S&VE SOUE SUEO V&1E V&SE V&VE VOUE VUEO"),
    ),
    ("KO", ")UE1 )UEN )UES )UEV"),
    (
        "&),O",
        (
            "1&(1 1&(N 1&(S 1&(V 1O(1 1O(N 1O(S 1O(V EF(1 EF(N EF(S EF(V N&(1 N&(N N&(S N&(V NO(1 NO(N NO(S NO(V "
            "S&(1 S&(N S&(S S&(V SO(1 SO(N SO(S SO(V V&(1 V&(N V&(S V&(V VO(1 VO(N VO(S VO(V"
        ),
    ),
    ("(1FKNOSV", "1&(E 1);E 1);T 1;TK N&(E N);E N);T S&(E S);E S);T S;TK V&(E V);E V);T V;TK"),
    ("1SV", "1& 1)O N&E NB S)O UE"),
    ("&COU", "1&1) 1&N) 1&S) 1&V) N&1) N&N) N&S) N&V) S&1) S&N) S&S) S&V) V&1) V&N) V&S) V&V)"),
    (";CU", "1&1 1&N 1OS 1OV N&1 NOS NOV S&1 S&N SO1 SOS SOV V&1 V&N VOS"),
    (
        "CET",
        (
            "1&1; 1&N; 1&S; 1&V; 1K1; 1KN; 1KS; 1KV; N&1; N&N; N&S; N&V; NK1; NKN; NKS; NKV; NOS; S&1; S&N; S&S; "
            "S&V; SK1; SKN; SKS; SKV; V&1; V&N; V&S; V&V; VK1; VKN; VKS; VKV;"
        ),
    ),
    (
        "N",
        (
            "1&1T 1&NE 1&NT 1&ST 1&VT 1;TT 1ENE 1EOK 1TNK E1)K E1K E1NK EN)K ES)K ESK EV)K EVK EVNK N&1T N&ST "
            "N&VT N;TT NEOK NTNK S&1T S&NE S&NT S&ST S&VT S;TT SENE SEOK STNK V&1T V&NE V&NT V&ST V&VT V;TT VENE "
            "VEOK VTNK"
        ),
    ),
    ("(;CE", "1&1U 1&NU 1&SU 1&VU N&1U N&NU N&SU N&VU S&1U S&NU S&SU S&VU V&1U V&NU V&SU V&VU"),
    ("1FNOSV", "1&E( N&E( S&E( V&E("),
    ("1NSV", "1&E 1)& 1)B 1B 1K N)& N)B NK S& S&E S)& S)B SB SK UEK V& V&E V)& V)B V)O VB VK"),
    (";CKO", "1&E1 1&EN 1&ES 1&EV EKN1 N&E1 N&EN N&ES N&EV S&E1 S&EN S&ES S&EV V&E1 V&EN V&ES V&EV"),
    ("(1FNSUV", "1&EK"),
    (
        "E",
        (
            "1&EU 1(U( 1)KU 1)U( 1ASU 1ATU 1AVU 1E1U 1ENU 1ESU 1EVU 1K)U 1N)U 1NU( 1NU 1OU( 1SU 1UK( 1UO( 1VU "
            "E1)U E1;( E1U( EN)U EN;( ENU( EOK( ES)U ES;( ESU( EV)U EV;( EVU( N)KU N)U( N1U NASU NATU NAVU NE1U "
            "NENU NESU NEVU NK)U NOU( NSU NUK( NUO( S(U( S)KU S)U( S1U SASU SATU SAVU SE1U SENU SESU SEVU SK)U "
            "SOU( SUK( SUO( SVU V(U( V)KU V)U( VASU VATU VAVU VE1U VENU VESU VEVU VK)U VOU( VUK( VUO("
        ),
    ),
    (")1EFNSV", "1&F( 1OF( E(F( F(F( N&F( NOF( S&F( SOF( V&F( VOF("),
    (
        "O",
        (
            "1&K1 1&KS 1&KV 1B(N 1K(1 1N(1 EN(1 K1AS K1AV KNAS KNAV KSAS KSAV KVAS KVAV N&K1 N&KS N&KV N,(N NK(N "
            "S&K1 S&KS S&KV SB(N UF(1 UF(N UF(S UF(V V&K1 V&KS V&KV VB(N"
        ),
    ),
    (
        "C",
        (
            "1&K 1) 1;T; 1B1; 1BN; 1BS; 1BV; 1E1 1EN 1ES 1EV 1OKN 1SV; 1U1 1U; 1UE; 1US 1UV 1VS; ;TKN E1N; E1S; "
            "E1V; EN1; ES1; ESV; EVN; EVS; N&K N1S; N1V; N;T; NB1; NBN; NBS; NBV; N NE1 NES NEV NK1 NOKN NU1 NU; "
            "NUE; NUS NUV S&K S) S1N S1S; S1V; S;T; SB1; SBN; SBS; SBV; S SE1 SEN SES SEV SOKN SU1 SU; SUE; SUS "
            "SUV SVS; TN1; TNN; TNS; TNV; UE1; UEN; UES; UEV; V&K V) V;T; VB1; VBN; VBS; VBV; VE1 VEN VES VEV "
            "VOKN VU1 VU; VUE; VUS VUV"
        ),
    ),
    ("K", "1&KN 1(EN 1EKO EOKN F(EO N&KN S&KN S(EN SEKO U(EO V&KN V(EN VEKO"),
    ("1;CUV", "1&S N&S S&S V&S"),
    (
        ";C",
        (
            "1&S1 1B1 1BN 1BS 1BV 1K1 1KN 1KS 1KV 1SV 1VS E1) E1N E1S E1V EN) ES) ES1 ESV EV) EVN EVS N&S1 N1S "
            "N1V NB1 NBN NBS NBV NKS NKV S&S1 S1S S1V SB1 SBN SBS SBV SK1 SKN SKS SKV SVS UE1 UEN UES UEV V&S1 "
            "VB1 VBN VBS VBV VK1 VKN VKS VKV"
        ),
    ),
    (";CO", "1&SV 1&VS N&SV N&VS S&SV S&VS V&SV V&VS"),
    (";CSU", "1&V N&V S&V V&V"),
    ("FN", "1(EK S(EK V(EK"),
    (
        "1EFNSV",
        (
            "1)&( 1)O( 1;E( 1EK( E(E( E1&( E1K( E1O( EN&( ENK( ENO( ES&( ESK( ESO( EV&( EVK( EVO( F(E( N)&( N)O( "
            "N;E( S)&( S)O( S;E( SEK( V)&( V)O( V;E( VEK("
        ),
    ),
    ("&);BCFOU", "1)&1 1)&N 1)&S 1)&V N)&1 N)&N N)&S N)&V S)&1 S)&N S)&S S)&V V)&1 V)&N V)&S V)&V"),
    ("&;CKNOU", "1)B1 N)B1 S)B1 V)B1"),
    ("&;CKOU", "1)BN 1)BS 1)BV EK1) EKN) EKS) EKV) N)BN N)BS N)BV S)BN S)BS S)BV V)BN V)BS V)BV"),
    (
        "CO",
        (
            "1)E1 1)EN 1)ES 1)EV 1NE1 1NEN 1NES 1NEV 1OK1 1OKS 1OKV 1TN1 1TNS 1TNV N)E1 N)EN N)ES N)EV NOK1 NOKS "
            "NOKV NTN1 NTNS NTNV S)E1 S)EN S)ES S)EV SOK1 SOKS SOKV STN1 STNS STNV V)E1 V)EN V)ES V)EV VOK1 VOKS "
            "VOKV VTN1 VTNS VTNV"
        ),
    ),
    (
        "F",
        (
            "1)F( 1T1( 1TS( E(1, E(N, E(S, E(V, EEK( EKE( N)F( NT1( NTS( S)F( ST1( STS( T1OS TNOS TSO1 TSON TSOS "
            "TVOS V)F( VT1( VTS("
        ),
    ),
    ("&;BEOU", "1)K1 1)KS 1)KV N)K1 N)KS N)KV S)K1 S)KS S)KV V)K1 V)KS V)KV"),
    ("&;BCEKU", "1)KN N)KN S)KN V)KN"),
    ("&);BCKU", "1)O1 1)ON 1)OS N)O1 N)ON N)OS S)O1 S)ON S)OS V)O1 V)ON V)OS"),
    ("&);BCKOU", "1)OV N)OV S)OV V)OV"),
    (",;CKOT", "1;E1 1;ES 1;EV N;E1 N;ES N;EV S;E1 S;ES S;EV V;E1 V;ES V;EV"),
    ("(1FNOSV", "1;EK F(EK N;EK S;EK U(EK V;EK"),
    (",;CEKOT", "1;EN N;EN S;EN V;EN"),
    ("T", "1;N: 1E1; 1EN; 1ES; 1EV; N;N: NE1; NEN; NES; NEV; S;N: SE1; SEN; SES; SEV; V;N: VE1; VEN; VES; VEV;"),
    ("1CEFNSV", "1;T( N;T( S;T( V;T("),
    ("(,;CFKOT", "1;T1 1;TS 1;TV N;T1 N;TS N;TV S;T1 S;TS S;TV V;T1 V;TS V;TV"),
    (";", "1;T EN1 N;T S;T TN1 TNN TNS TNV V;T"),
    ("(,1;CFKNOSTV", "1;TN"),
    (
        "(F",
        (
            "1B1, 1BN, 1BS, 1BV, 1K)O 1OS, 1OV, 1U1, 1US, 1UV, EK1, EKN, EKS, EKV, F(1, F(K, F(N, F(S, F(T, F(V, "
            "NB1, NBN, NBS, NBV, NK)O NOS, NOV, NU1, NUS, NUV, SB1, SBN, SBS, SBV, SK)O SO1, SON, SOS, SOV, SU1, "
            "SUS, SUV, UE1, UEN, UES, UEV, VB1, VBN, VBS, VBV, VK)O VOS, VU1, VUS, VUV,"
        ),
    ),
    (
        "(E",
        (
            "1B1U 1BNU 1BSU 1BVU 1K1U 1KNU 1KSU 1KVU EK1U EKNU EKSU EKVU NB1U NBNU NBSU NBVU NK1U NKNU NKSU NKVU "
            "SB1U SBNU SBSU SBVU SK1U SKNU SKSU SKVU VB1U VBNU VBSU VBVU VK1U VKNU VKSU VKVU"
        ),
    ),
    ("CU", "1 F() V"),
    (";COTU", "1EK1 1EKS 1EKV SEK1 SEKS SEKV VEK1 VEKS VEKV"),
    (";CETU", "1EKN SEKN VEKN"),
    ("(1EFSV", "1EKU SEKU VEKU"),
    (",CO", "1EU1 1EUS 1EUV NEU1 NEUS NEUV SEU1 SEUS SEUV VEU1 VEUS VEUV"),
    ("FK", "1EUE ;T(E NEUE SEUE VEUE"),
    ("1FKNOSUV", "1F() NF() SF() VF()"),
    (")NO", "1F(1 SF(1 VF(1"),
    ("),O", "1F(N SF(N UE(1 UE(N UE(S UE(V VF(N"),
    ("ET", "1K); NK); SK); VK);"),
    ("(1;CFKNSV", "1NUE"),
    ("(1EFKNOSV", "1O(E NO(E SO(E VO(E"),
    ("U", "1ONS E1N) EVN) K1KN KNKN KSKN KVKN N&N NONS NSO1 NSON NSOS NSOV SONS"),
    ("(1EFKNSUV", "1OS& 1OV& NOS& NOV& SO1& SON& SOS& SOV& VOS&"),
    ("EU", "1OS( 1OV( NOS( NOV( SO1( SOS( SOV( VOS("),
    ("&,;BCEFKOU", "1OS) 1OV) NOS) NOV) SO1) SON) SOS) SOV) VOS)"),
    ("CENT", "1OS; 1OV; NOV; SO1; SON; SOS; SOV; VOS;"),
    ("(FSTV", "1OSA 1OVA F()A NOSA NOVA SO1A SONA SOSA SOVA VOSA"),
    ("(1EFNSV", "1OSB 1OVB F()B NOSB NOVB SO1B SONB SOSB SOVB VOSB"),
    ("(1FKNOSUV", "1OSE 1OVE F()E NOSE NOVE SO1E SOSE SOVE VOSE"),
    ("()1BFNSUV", "1OSK 1OVK NOSK NOVK SO1K SOSK SOVK VOSK"),
    ("(1EFNSTV", "1OST 1OVT F()T NOST NOVT SO1T SONT SOST SOVT VOST"),
    ("(1;CEFKOSTV", "1OSU 1OVU F()U NOSU NOVU SO1U SONU SOSU SOVU VOSU"),
    ("V", "1O 1S S1"),
    ("(FKSU", "1OVO NOVO SOVO"),
    ("(1FOUV", "1OVS F()S NOVS SOVS"),
    (";CK", "1SUE 1VUE N1UE NSUE S1UE SVUE"),
    ("NO", "1TE1 1TEN 1TES 1TEV NTE1 NTEN NTES NTEV STE1 STEN STES STEV VTE1 VTEN VTES VTEV"),
    ("1FSV", "1TN( E(N( EKN( NTN( STN( T(N( VTN("),
    ("ENT", "1TN; F(); NTN; STN; VTN;"),
    (":CO", "1TNN NTNN STNN VTNN"),
    ("EKNT", "1TTN NTTN STTN VTTN"),
    ("1F", "1TV( NTV( STV( VTV("),
    (";CE", "1U NU SU VU"),
    ("1EFNOSV", "1UE( NUE( SUE( VUE("),
    ("1;CFKNSV", "1UE NUE SUE VUE"),
    ("&(),;BCFKNOSUV", "1UE1 NUE1 SUE1 VUE1"),
    ("(,;C", "1UEF NUEF SUEF VUEF"),
    ("(1;CFNOSV", "1UEK NUEK SUEK VUEK"),
    ("&(),1;BCFKNOSU", "1UEN"),
    ("&(),1;BCFKOUV", "1UES NUES SUES VUES"),
    ("&(),;BCFKNOSU", "1UEV NUEV SUEV VUEV"),
    ("(1FS", "1UON NUON SUON VUON"),
    ("S", "1V VO"),
    ("&,1;BCFKNOSUV", "E(1) E(N) E(S) E(V)"),
    (")", "E(1N E(1S E(S1 EF(O EN F(1 F(K( F(N F(S F(V T(1N T(1S T(S1 T(VV UEN("),
    ("&)O", "E(E1 E(EN E(ES E(EV NB(1 NB(S NB(V"),
    (")V", "E1"),
    ("(CET", "E1); EN); ES); EV);"),
    (")KO", "E1K1 E1KS E1KV ENK1 ENKS ENKV ESK1 ESKS ESKV EVK1 EVKS EVKV U(EN"),
    (");CKU", "E1KN ESKN EVKN"),
    ("&(),1;BFKUV", "E1OS ENOS ESOS EVOS"),
    ("&(),;BFKOSU", "E1OV ENOV ESOV"),
    ("&,1;BFKNOSUV", "EF()"),
    ("&(),FNOSV", "EK(1"),
    ("&(),1FO", "EK(N"),
    ("&(),1FOV", "EK(S"),
    ("&(),FOS", "EK(V"),
    (")NSV", "EK1"),
    (");CK", "EK1N"),
    (";CFK", "EK1S EKS1"),
    (";CFKO", "EK1V EKSV EKVS"),
    (")1EFNOSV", "EKF("),
    (")1", "EKN"),
    ("(N", "EKOK"),
    (")1V", "EKS ES"),
    (")S", "EKV"),
    ("),;BCKU", "ENKN"),
    ("&(),;BFKNSUV", "ESO1"),
    ("&(),1;BFKU", "ESON"),
    (")NS", "EV"),
    ("(1EFKNSV", "F()&"),
    ("(FNOSUV", "F()1"),
    ("()1FNSUV", "F()K"),
    ("&(),1EFOU", "F()N"),
    ("(1FKNSUV", "F()O"),
    ("&,1;ABCEFKNOSTUV", "F(1) F(N) F(S) F(V)"),
    ("&)KO", "F(E1 F(EN F(ES F(EV"),
    (",AKO", "K(1) K(N) K(S) K(V) KF()"),
    ("FNSV", "K1A( KNA( KSA( KVA("),
    ("(,1AFKV", "K1OS KSOS KVOS"),
    ("(,AFKOS", "K1OV KSOV"),
    ("(,AFKNSV", "KSO1"),
    ("(,1AFK", "KSON"),
    ("1V", "N&"),
    ("(1FSV", "N&N& N&NB N&NK NKN& NKNE"),
    ("SV", "N)O SO"),
    ("(1FKOSV", "N;TK"),
    ("(,1;CEFKNOSTV", "N;TN S;TN V;TN"),
    ("&O", "NB(N"),
    (",O", "NF(N"),
    ("&(),1;BCFKOSU", "NUEN SUEN VUEN"),
    ("&(,EU", "SO1N"),
    ("UV", "SO1S"),
    ("1EFSUV", "SON("),
    ("(OUV", "SON1"),
    (";U", "SON"),
    ("(1FNOSUV", "SONE"),
    ("()1BFSUV", "SONK"),
    ("FO", "T(1) T(N) T(S) T(V) T1OV TF() TNOV TSOV"),
    ("1FKNSV", "U(E("),
    (",;CKO", "UEK1 UEKS UEKV"),
    ("(,;CK", "UEKN"),
    ("X", ""),
)

FINGERPRINTS: Final = frozenset(begin + end for ends, begins in _ENDS for begin in begins.split(" ") for end in ends)
"""All of them."""
