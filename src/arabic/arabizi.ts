/** Letters that two or three Latin ones stand for, longest first. */
const groups: readonly (readonly [string, string])[] = [
  ["3'", 'غ'],
  ["7'", 'خ'],
  ["6'", 'ظ'],
  ["9'", 'ض'],
  ['gh', 'غ'],
  ['kh', 'خ'],
  ['sh', 'ش'],
  ['th', 'ث'],
  ['dh', 'ذ'],
  ['ch', 'ش'],
  ['ee', 'ي'],
  ['oo', 'و'],
  ['ou', 'و'],
  ['aa', 'ا'],
  ['ai', 'ي'],
  ['ay', 'ي'],
  ['ei', 'ي'],
  ['ey', 'ي'],
  ['au', 'و'],
  ['aw', 'و'],
];
const letters: Readonly<Record<string, string>> = {
  2: 'ا',
  3: 'ع',
  4: 'ذ',
  5: 'خ',
  6: 'ط',
  7: 'ح',
  8: 'ق',
  9: 'ص',
  b: 'ب',
  t: 'ت',
  j: 'ج',
  g: 'ق',
  d: 'د',
  r: 'ر',
  z: 'ز',
  s: 'س',
  f: 'ف',
  q: 'ق',
  k: 'ك',
  l: 'ل',
  m: 'م',
  n: 'ن',
  h: 'ه',
  w: 'و',
  y: 'ي',
  v: 'ف',
  p: 'ب',
  x: 'كس',
  c: 'ك',
};
/** Words that are commonly written so, as they are spelled in Arabic. Whoever uses one of them writes Arabic. */
const words: Readonly<Record<string, string>> = Object.fromEntries(
  `انا=ana|ابغى=abgha abgaa abga abghaa abghy abghi|ابي=abi abee aby aabi|نبي=nabi|ودي=wdi widdi|كيف=kayf keef kef kif kaif keif|كم=kam|متى=meta mata emta mta
  وين=wain wayn wen ween wein|فين=fain feen fen|وش=wesh wsh wish wosh|ايش=eish aish esh ish|ليش=leish laish lesh laysh|هل=hal|ما=ma|لا=la|نعم=na3am naam
  ايوه=aywa ewa aiwa|تمام=tamam|سلام=salam|السلام=alsalam assalam|عليكم=alaikum 3alaikum 3laikum|شكرا=shukran shokran|لو=law lo|سمحت=samaht sama7t|مع=ma3a m3
  معكم=ma3akum maakum|من=min|في=fi fe|على=ala 3ala 3la|عن=3an|الى=ila|بكره=bukra bokra|اليوم=alyoum alyom elyom|مو=mo mu|مافي=mafi mafe
  طلب=talab 6alab|طلبي=talabi 6alabi|الطلب=altalab al6alab eltalab|طلبات=talabat|الطلبات=altalabat|جمعية=jam3iya jamiya jam3eya jamiah|الجمعية=aljam3iya aljamiya aljam3eya eljam3iya
  ياخذ=yakhth yakhod yakhith ya5th ya5od yakhud|وقت=waqt wagt wa8t|الوقت=alwaqt alwagt|اقدم=adem agadem aqadem aqdm agdm agaddem aqaddem 2agadem|اقدر=agdar aqdar a8dar
  دعم=da3m daam|الدعم=alda3m eldam aldaam|مساعدة=musa3ada mosa3ada musaada mosaada|وصل=wasal wsl|الرد=alrad arrad elrad alradd|رد=rad radd|تردون=trdon tredon tarudun
  موظف=muwazaf mowazaf mowathaf muwathaf mwazaf|رقم=raqam ragam rqm|رقمي=raqmi ragmi|جوالي=jawali jwali jawaly|اوراق=awraq awrag|الاوراق=alawraq elawrag alawrag
  مطلوبة=matlooba matloba ma6looba|مطلوب=matloob matlob|شروط=shroot shurut shorot|الشروط=alshoroot ashurut alshurut|تسجيل=tasjeel tasjil|التسجيل=altasjeel altasjil|اسجل=asajel asajil asjl
  عضوية=3udwiya 3odwiya udwiya|العضوية=al3udwiya al3odwiya aludwiya|الدوام=aldawam eldawam adawam|دوام=dawam|مكانكم=makankom makankum|موقع=mawqi3 mawge3|عندكم=3indkum 3ndkom 3indkom 3endkom
  بياناتي=bayanati|احذف=a7thef ahthef a7dhif|الغي=alghi elghi|اعدل=a3adel a3dl|شكوى=shakwa shkwa|اشتكي=ashtaki|اعرف=a3ref a3raf aaref|ابغا=bagha|الحين=al7een alheen al7in
  اللجنة=allajna ellajna|لجنة=lajna|مين=meen|يطلع=ytla3 yetla3|بدون=bdon bidoon|لازم=lazem lazim|اكلم=akalem akallem akalim|احد=a7ad ahad|بعد=ba3d|قبل=gabl qabl
  السلام=salam|عليكم=3alaikom alaykum 3leikom 3lekom|شكرا=shokraan shukraan|جزيلا=jazeelan jazilan|مشكور=mashkoor mashkour|مشكورين=mashkooreen mashkorin mshkoreen|الله=allah alla|يعطيكم=y3tekm y3teekom ya36ekm y3a6ekm|يعافيك=y3afeek y3afek|العافية=al3afya el3afya al3afia 3afya
  احتاج=a7taj e7taj ahtaj|محتاج=mehtaj m7taj mu7taj|احتجت=e7tajt a7tajt|مساعدة=mosa3adah musa3adah mosa3da|عندي=3endi 3indi 3ndi|ماعندي=ma3endi ma3indi ma3ndi|دخل=d5l dakhl dakhel d5al da5l|عيال=3yal 3eyal 3iyal|ارملة=armala armalah|مطلقة=motalaga m6alga
  طلبي=6lbi talbi 6albi|معاملتي=mo3amalti mu3amalti m3amlti|صار=sar sarr|جاني=jani|انقبل=en2abal en2bal enqabal|انقبلت=en2abalt en2balt|واصل=wasel wasil|وصل=wesal wsal wisil|يخلص=y5les yekhlas y5las yikhlas|حالة=7ala 7alat halat|ماشي=mashi|للحين=lel7een lelheen l7een|جديد=jdeed jadeed|اتابع=atabe3 atabi3|خبر=khabar 5abar|ردوا=raddo raddaw rado|رديتوا=raddaito radeto raddeto
  ولا=wla wala|شي=shay shai shy|يا=ya|طيب=6ayeb tayyeb tayeb 6eb teb|شلون=shlon shloon|كذا=kitha ketha|اذا=eza itha etha|او=aw|علي=3alay 3alai|لي=li|معي=ma3i ma3ay|معاكم=ma3akom m3akm|عليكم=3lekm|حقي=7aggi haggi|حق=7ag hag
  التسجيل=eltasjeel|سجلوني=sajloni|الخدمة=elkhedma alkhedma al5edma khedma 5edma|خدمات=5adamat khadamat|الخدمات=el5adamat alkhadamat|خدماتكم=5adamatkm khadamatkom|مجانية=majaniya majania|مجاني=majani|فلوس=floos flous|كم=kem
  مدة=mudda moda mda|الدراسة=aldrasa eldirasa|تفتحون=tefta7on tfta7on teftahon|فاتحين=fat7een fat7in fate7een|تقفلون=tgaflon tgfloon|دوامكم=dawamkm dawamkom|موقعكم=mawge3km mawqi3kum mo8e3km|مكانكم=makankm|رقمكم=ra8mkm ragamkom rgmkm|عنوانكم=3nwankm 3enwankom|تلفون=telefon tlfon|جوالكم=jawalkm
  اكلم=2akalem|كلموني=kalmoni kalmuni|اتصلوا=etaslo etesalo|موظفة=muwazafa mowazafa|القائمة=al8a2ma elqa2ma alqaima alga2ma|رجوع=rojo3 rju3 rejo3|الغاء=elgha2 ilgha2|تواصل=tawasol twasol|اتواصل=atwasal atawasal atwasel
  التطوع=alta6awo3 elta6awo3 altatawo3|اتطوع=atatawa3 at6awa3|شكوى=shakwah|اشتكي=ashteki ashtki|اسحب=as7ab ashab|احضر=a7dhar ahdar|يشوف=yshof yeshoof|سرية=sereya serriya|المستندات=almostanadat|مستندات=mostanadat|الاوراق=alawra8 elawra8|اوراق=awra8|المطلوبة=almatlooba elmatlooba almatloba elmatloba
  شقة=sha22a sha8a shaqa shaga sh8a|حجز=7ajz hajz 7jz|احجز=a7jz ahjez a7jez a7jiz|وحدة=wi7da we7da|سكنية=sakanya sakaneya|الجمعية=aljam3eyah el jam3eya aljm3ya|التسجيل=altsjeel altasjeel eltsjeel|رسوم=rsoom rosoom rusoom|الرسوم=alrosoom elrosoom
  ماده=mada madda maddah madah maadah|الماده=almada almadda elmada elmadda almaddah elmaddah|بند=bnd band|البند=albnd elbnd alband elband|فقره=fa8ra fagra faqra faqrah|الفقره=alfagra elfagra alfaqra elfa8ra
  واحد=wahed wa7ed wahid|اثنين=ethnain ithnain 2thnain thnain|ثلاثه=thalatha thlatha talata|اربعه=arba3a arbaa arb3a|خمسه=5amsa khamsa khmsa|سته=setta sitta|سبعه=sab3a sabaa sb3a|ثمانيه=thamanya thmanya tmanya thamania|تسعه=tes3a tis3a tesaa|عشره=3ashra ashra 3shra
  اول=awal awwal|الاولى=aloola aloula elola|الثانيه=althanya elthanya althania elthania|الثالثه=althaltha elthaltha althalitha|الرابعه=alrab3a elrab3a alrabi3a alrabea|الخامسه=al5amsa el5amsa alkhamsa alkhamisa|السادسه=alsadsa elsadsa alsadisa|السابعه=alsab3a elsab3a alsabi3a|الثامنه=althamna elthamna althamina
  انتحر=anta7er antaher an6e7er|افكر=afakker afaker afakkr|الموت=almoot almot elmoot elmot|موت=moot|اموت=amoot amout|اعيش=a3eesh a3ish|الحياه=al7ayah al7aya el7ayah|اتحمل=ata7amal at7amal a7tamel|نفسي=nafsi nfsi
  محتاج=mhtaj me7taj|محتاجة=mhtaja m7taja me7taja|مساعدة=msa3da msa3dah|شكوى=shekwa|مواعيد=mawa3eed mawa3id|المواعيد=almawa3eed almawa3id|يقرر=yqrr yegarer yqarrer|بياناتي=byanati bayanaty|تعطون=t3toon te3toon|اجيكم=ajikom ajekom ajeekom|ممكن=momken mumkin momkin mmkn|موظف=mwzf mwathaf mowazzaf
  يقبل=yaqbal ye8bal|الملفات=almlfat almalafat|عفوا=3afwan|اهلا=ahlan hala|هلا=halla|جزاك=jazak jzak|جزاكم=jazakom jzakom|خير=5air 5eir khair kheir|المسؤول=almas2ol elmas2ol almasool|تواصل=tawasul|سلام=slam salaam|عليكم=alikom 3likom alykom alaykom|انرفض=anrafad enrafad enrfd|رفض=rafd|اذا=iza
  متى=mta emta imta|مكانكم=mkankom mkankm|تردون=trdoon tredoon|وصل=wisil|معاملة=mo3amala mu3amala m3amla|المعاملة=almo3amala elmo3amala|ملف=malaf|صورة=soora sora|ارسل=arsel arsil|ارسلت=arsalt arselt|قدمت=gadamt qadamt gdmt|سجلت=sajalt sajjalt|نسيت=nseet nseit naseet|الرقم=alrqm alragam elragam
  هويتي=hawiyti haweyti hwiyti|الهوية=alhawiya elhaweya alhwya|منتهية=montaheya muntahia|تقييم=tagyeem taqyeem|خصوصية=5ososeya khososiya|الخصوصية=al5ososeya alkhososiya|موافق=mwafeg mowafeq|اوافق=awafeg awafeq|ارمل=armal|يتيم=yateem|ايتام=aytam|ايجار=eijar eejar ejar|البيت=albait elbait|بيت=bait
  صيانة=syana seyana|مكيف=mkyf mukayef|خربان=5rban kharban|شتلات=shatlat|البن=elbon albon|مشروع=mashroo3 mashro3|مشروعي=mashroo3i mashro3i|تدريب=tadreeb|دورة=dawra|الدورات=aldawrat|متطوع=mot6awe3 motatawe3|تطوع=ta6awo3 tatawo3
  ثلاث=talat thalath tlat thlath talath tlath|اربع=arba3 arb3|خمس=khams 5ams|ست=sett|سبع=sab3|ثمان=thaman tman thman tamen|تسع=tis3 tes3|عشر=3ashr 3shr ashr|مية=meya miya meyah miyah mya|ميتين=meetain metain meten miten mitain miteen
  الف=alf|الفين=alfain alfeen alfen alfin|الاف=alaf aalaf alaaf|ونص=wnos wnus wenos|نص=nos nus noss|خمسمية=khamsmeya khamsmia 5msmeya khomsmiya|ثلاثمية=thlathmeya talatmeya|اربعمية=arba3meya arb3meya|ثمانمية=thmanmeya|صفر=sefr sifr
  احدعش=7da3sh e7da3sh hdash|اثنعش=ethna3sh tna3sh athna3sh|خمسطعش=khamsta3sh 5msta3sh|عشرين=3eshreen 3shreen eshreen ishreen|ثلاثين=thalatheen talateen thlatheen|اربعين=arb3een arbe3een|خمسين=khamseen 5amseen|ستين=setteen sitteen|سبعين=sab3een|ثمانين=thmaneen|تسعين=tes3een
  الاحد=alahad al7ad el7ad ala7ad alahd|الاثنين=alethnain alithnain elethnain al2thnain alithneen|الثلاثاء=althulatha althalatha altalat eltalat althlotha|الاربعاء=alarbe3a alarba3a elarba3a alarbaa|الخميس=al5amees alkhamees elkhamis alkhamis elkhamees|الجمعة=aljom3a eljom3a aljuma aljum3a|السبت=alsabt elsabt assabt
  يوم=yom youm yoom|باكر=bakir|بكره=bokrah bukrah bkra|امس=ams|الاسبوع=alosboo3 alosbo3 elosbo3 alusbu3 alesboo3|اسبوع=osboo3 osbo3 usbu3 esboo3 isboo3|اسبوعين=osbo3ain osboo3ain|الشهر=alshahar alshahr elshahr|شهر=shahar shahr|شهرين=shahrain|الجاي=aljay eljay algay aljai|القادم=algadem alqadem|ايام=ayyam ayam|يومين=yomain yomeen
  سنة=sana sanah|عيال=eyal|افراد=afrad|اشخاص=ash5as ashkhas|انفار=anfar|عندنا=3endna 3ndna|ساعة=sa3a saa3a|ساعتين=sa3tain saa3tain|ساعات=sa3at
  متزوج=motazawej metzawej mtzwj metzawij motazawij mutazawij motzawj|متزوجة=motazawja mitzawja metzawja mutazawja|مطلق=mtalaq mutallaq|مطلقة=motalaqa mutalaqa mtalqa|اعزب=a3zab azab|عزباء=3azba|عاطل=3atel 3atil|متقاعد=mota9a3d mot8a3ed mutaqa3ed mutaqaed motqa3d|سعودي=s3odi s3oodi sa3odi so3odi|سعودية=s3odia s3odeya saudia|مقيم=moqeem mogeem muqeem mqeem
  هوية=hawiya hwya haweya|اقامة=eqama igama eqamah egama|ملك=molk|مع اهلي=ma3ahli|اهلي=ahli ahly|ساكن=saken sakin|والله=wallah walla wallahi|موظف=mwazaf|موظفة=mwazafa|بدون=bedoon bdoon|عمل=3amal|اعمل=a3mal|اشتغل=ashtaghil ashtghl ashteghel|صح=sa7|غلط=ghalat|ابد=abad abadan
  اشوف=ashof ashoof ashuf|شوف=shof shoof|شفت=shft sheft|تاريخ=tareekh tarikh tari5|التاريخ=altareekh altarikh eltareekh|اكتب=akteb aktib aktob|كتبت=katabt ktbt|طول=tawal 6awal tawwal|طولتوا=tawaltu tawalto 6awalto|تاخرتوا=ta5artu ta5arto takhartu takharto t25rto|متاخرين=met2akhreen mit2akhreen mta5reen mot2a5reen|تلفونكم=telefonkom telefonkum tlfonkm|رقمكم=ragamkm ragmkom ra8mkom raqmkum
  يعطيكم=yateekom yateekum ya3teekom ya3tikum y36ekm|العافية=el3afia elafia alafya el3afyah|رديتوا=radditu raditu raddetu|تردوا=terdo trdo tredo|يردون=yrdon yeredon|قرض=gard qard gar9|اصبر=a9bar asbor asber|انتظر=anta6er antather antazer|انتظرت=anta6art entatharet|شهادة=shahada shahadah|شهادات=shahadat|مشهد=mashhad|افادة=efada ifada|حساب=7sab hesab hisab|حسابكم=7sabkom hesabkom
  الخدمات=alkhadamat elkhadamat|خدمة=khdma khedmah|مستفيد=mostafeed mustafeed|مستفيدة=mostafeeda mustafeeda|عضو=3odw 3udw 3adw|عضويتي=3odwiyti 3odweyati|اشتراك=eshterak ishtirak|سجل=sajel sajil|سجلت=sajaltu|اتسجل=atsajal|اطلب=atlob a6lob atlub|ارفع=arfa3|اقدم=agadim agdm2 aqadim|قدمنا=gadamna|ارسلنا=arsalna|تاكد=t2kd|الغي=algi elgi alghee
  مسؤول=mas2ool mas2ol masool|مدير=modeer mudeer|المدير=almodeer elmodeer|الموظف=almowazaf elmwazaf almuwazaf|الموظفة=almowazafa|كلم=kalem kallem|كلمني=kalemni kallimni|يكلمني=ykalemni yekalmni|يرد=yrod yrd yeroad yrud|احد=7ad|اتصل=ata9el atasel attesel|اتصلت=etasalt itasalt|ادفع=adfa3|الرسوم=alrosom elrosom|مجانا=majanan
  الوقت=elwagt elwa8t|المدة=almoda elmoda almudda elmudda|اسابيع=asabee3 asabi3|اسبوعين=osbo3een esboo3ain|شهور=shhoor|سنة=sna|القرار=algarar elgarar alqarar elqarar|قرار=qarar garar|اللجنة=el lajna allagna|موافقة=mowafga muwafaqa|مرفوض=marfoodh marfood marfoth|مقبول=magbool maqbool|رفضتوا=rfadto rafadto rafadtu rfdto|رفضوا=rfadu rafadu|قبلتوا=gbelto qbilto|سبب=sabab|السبب=elsabab alsabab|اعتراض=e3terath i3tirad|اتظلم=atthalam atzallam
  خصوصيتي=5osoosyti khososyti|سرية=serriya sereyya|امنة=amna aamna|محفوظة=ma7footha mahfoza|تنشرون=tenshron tnshron|صورتي=soorti sorti|اسمي=esmi ismi esmy|تعطونها=te3toonha t36onha|تبيعون=tbee3on tebee3on|يشوفها=yshofha|تمسحون=tems7on tmsa7on|امسح=amsa7|احذفوا=e7thfo e7dhefo|وقف=wagef waqef|اوقف=awagef awaqef|رسايل=rasayel rsayl|الرسايل=alrasayel elrasayel|تجيني=tjeeni tejeeni
  تطوع=ta6aw3|ساعات=sa3aat|بيتي=baity beti|البيت=elbait elbeit|اجي=aji ajee|احضر=a7thar a7der|حضوري=7odoori hudoori|مقركم=magarkom maqarkum|وينكم=wenkom weinkom wainkom|موقعكم=mawgi3kom mawqe3kom|دوام=dwam|الصباح=alsaba7|العصر=al3asr|الليل=allail|الجمعة=aljum3ah eljom3ah|عيد=3eed|العيد=al3eed el3eed|اجازة=ejaza ijaza|اجازتكم=ejazatkom
  شقق=shegag shoqaq|عقد=3agd 3aqd|العقد=al3agd|سباك=sabbak|كهرباء=kahraba kahrba|تسريب=tasreeb|مزرعة=mazra3a|مزرعتي=mazra3ti|محصول=ma7sool mahsool|شتلة=shatla|سماد=samad|اورد=awarred awared|ارشاد=ershad irshad|فكرة=fekra fikra|دورات=dawrat|اتدرب=atdarab atdarrab|شكوى=shakwaa|اشتكي=ashtki|اقتراح=eqtera7 egtera7 iqtirah|مشكلة=moshkela mushkila|ظلم=dholm zulm|ساعدوني=sa3edoni sa3dooni|تساعدوني=tsa3dooni tsa3doni|زوجي=zoji zawji zoje|امي=ommi omi ummi|ولدي=waladi wldi|مريض=mareed mareeth marid|ديون=dyoon doyoon|راتب=ratb rateb|راتبي=ratbi ratebi`
    .split(/[|\n]/)
    .flatMap((entry) => {
      const [arabic = '', spelled = ''] = entry.trim().split('=');
      return spelled.split(' ').map((one) => [one, arabic] as const);
    }),
);
/** Figures for letters between or beside letters; not "3rd", "5pm". */
const figured = /^(?!\d+(?:st|nd|rd|th|am|pm|k|x)$)(?=.*[a-z])[a-z']*[2356789][a-z2-9']*$/;
const english = new Set(
  'a an the i you he she it we they my your his her its our their me him us them is are am was were be been do does did have has had can could will would shall should may might must to of in on at for from with by about and or but if what when where which who whom whose why how not no yes this that these those there here any some get need want'.split(
    ' ',
  ),
);

/** An article that stands by itself: "el mada". */
const alone = /(?<![a-z0-9'])(al|el|il)[\s-]+(?=[a-z0-9]{3})/g;
const article = /^(?:al|el|il)(?=[a-z0-9]{3})/;
const isWord = (word: string): boolean => Object.hasOwn(words, word);

/** A vowel is written where a word begins or ends with it alone. */
const vowel = (letter: string, first: boolean, last: boolean): string =>
  first ? 'ا' : !last ? '' : letter === 'a' ? 'ه' : letter === 'i' || letter === 'e' ? 'ي' : 'و';

function spelled(word: string): string {
  if (isWord(word)) return words[word] ?? word;
  const bare = word.replace(article, '');
  if (bare !== word) return `ال${isWord(bare) ? (words[bare] ?? bare) : spelled(bare)}`;
  let out = '';
  for (let at = 0; at < word.length;) {
    const group = groups.find(([latin]) => word.startsWith(latin, at));
    const letter = word[at] ?? '';
    out += group
      ? group[1]
      : 'aeiou'.includes(letter)
        ? vowel(letter, at === 0, at === word.length - 1)
        : (letters[letter] ?? '');
    at += group ? group[0].length : 1;
  }
  return out;
}

const longest = 600;
/** The currency, and not «صار». */
const riyals = /\bSAR\b/;

/**
 * A text in Arabic that is written with Latin letters and figures ("kam yakhth altalab", "abgha 3la da3m"), in Arabic letters as far as they can be
 * told; every other text as it is. English is told by its small words, and by none of the words that are commonly written so.
 */
export function inArabicLetters(text: string): string {
  if (text.length > longest || !/[a-z]/i.test(text) || /\p{Script=Arabic}/u.test(text) || riyals.test(text))
    return text;
  const list = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  const share = (holds: (word: string) => boolean): number => list.filter(holds).length / list.length;
  const isArabizi = (word: string): boolean => isWord(word) || figured.test(word);
  if (share((word) => english.has(word)) >= 0.25 || share(isArabizi) < 0.2) return text;
  return asArabic(text);
}

/** A text in Latin letters in Arabic ones, whatever it says. */
export function asArabic(text: string): string {
  const joined =
    text
      .toLowerCase()
      .replace(alone, '$1')
      .match(/[a-z0-9']+/g) ?? [];
  return joined.map((word) => (/^\d+$/.test(word) ? word : spelled(word))).join(' ');
}

/** So many words say in which language somebody writes; fewer may be a name. */
const fewest = 3;

/** Whether a text is an English sentence, told by its small words. Text in Arabic letters is told apart at once. */
export function isEnglish(text: string): boolean {
  if (text.length > longest || !/^[\s"'(]*[a-z]/i.test(text) || /\p{Script=Arabic}/u.test(text)) return false;
  const list = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  if (list.length < fewest || list.some((word) => isWord(word) || figured.test(word))) return false;
  return list.filter((word) => english.has(word)).length / list.length >= 0.25;
}
