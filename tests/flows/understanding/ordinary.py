"""More of what people write every day, which must not alarm."""

ORDINARY_TOO: dict[str, str] = {
    "sv": """
        jag behöver någon som kan handla mat åt mig på fredag
        hjälp med att slå in julklappar
        slå på värmen i sommarstugan
        min man och jag vill ha sällskap
        laga en stol, benet är brutet
        skruva upp en spegel
        jag är 85 år och bor ensam
        skjuts till sjukhuset för kontroll
        vi behöver hjälp att flytta en säng
        hämta paket på posten
        min hund är rädd för andra hundar
        rensa ogräs, klippa häck
        tänt var det här, byta propp
        köpa brandsläckare
        köpa rökelse
        kan någon läsa mina brev, jag ser dåligt
        sätta upp en gunga åt barnen
        jag har feber och hosta
        apoteket: Alvedon, plåster, nässpray
        2 pack toalettpapper, kaffe, grädde
        jag vill lära mig mer svenska
        min fru är sjuk i influensa
        fika och prata en stund
        byta däck på cykeln
        öppna en burk, jag har svaga händer
        läsa av elmätaren
        trasig dörrklocka
        fläkten i köket låter högt
        stryka skjortor
        koka soppa tillsammans
        hjälp med BankID går inte, jag vet
        gå på promenad med rullator
        vet inte hur man skickar sms
        klippa naglarna på katten
        åka och köpa en julgran
        en påse vedklabbar
        brandgul tröja till maskerad
        hjälpa min son med läxor i matte
        blommor till en begravning
        det regnar in på balkongen
        vi har glömt nycklarna hos grannen
        min dotter fyller år och vi behöver bord
        skära brödet i skivor
        vattenkranen går sönder ibland
        en eldfast form
        falukorv och senap
        rödbetor och fallfärdigt staket
        på hösten faller löven
        kniv och gaffel
        en ny brödkniv
        skottkärran är punkterad
        döda blommor ska bort
        mitt batteri är dött
        jag har varit med om en stroke för tre år sedan och behöver handla
        sköldpaddan är sjuk
        höstlöv och fallna grenar
        vi ska elda löv på lördag
        grillkol och tändvätska
        sladdrig gurka
        hjälp mig slå in present
        Blödig film tillsammans?
        lägga om ett plåster
        hot dogs och korvbröd
        jag kan inte prata svenska
        jag är gift och har två barn
        dörren är blå
        huset är blått med vita knutar
        jag kan inte tala svenska så bra""",
    "en": """
        I need somebody to buy food for me on Friday
        wrap presents
        my leg hurts so I cannot carry much
        set up the TV
        change a light bulb
        a lift to hospital for a check-up
        read letters, I see badly
        carry a bed down
        collect a parcel
        mind my plants in the summer
        talk a little, I live alone
        I am 85 and live alone
        fix the chair, a leg is loose
        hang a mirror
        help my son with maths
        painkillers and plasters from the pharmacy
        coffee, cream, toilet paper
        my wife has the flu
        cook soup together
        teach me how to send pictures
        flowers for a funeral
        buy a Christmas tree
        bike tyre is flat
        oven proof dish
        open a jar
        iron shirts
        we left the key at the neighbour's
        pull weeds and cut the hedge
        the doorbell is broken
        I'd like to practice Swedish
        someone to play chess with
        go to the library
        help me move a table
        translate a letter from school
        two bags of dog food
        the heating is cold
        window cleaner fluid
        cut bread
        meet for coffee
        my phone was charged but shows nothing
        drive me to the optician
        garden hose is leaking
        get a flu shot at the clinic
        I deleted photos by accident
        I need help in the fall with the garden
        bread knife
        emergency contact form
        beat the carpets
        hit the nail in
        snow fell tonight, please shovel
        a drive to the chest clinic
        cut the dead branches
        my dog is lost in thought
        bath oil and burn cream
        a kick scooter for my son
        dog is old and slow
        my ticket machine does not respond
        the app does not answer
        smoke free flat
        my late husband's bike
        I can't speak Swedish
        I cannot speak English well
        Saturday fits best
        my door is blue
        if it fits you""",
    "ar": """
        بدي حدا يجيبلي اغراض من السوق يوم الجمعة
        محتاج مساعدة بتركيب سرير
        انا عمري 85 سنة وعايش لحالي
        بدي روح عالمستشفى مشان مراجعة
        قراءة رسائل لان نظري ضعيف
        نقل سرير الى تحت
        استلام طرد من البريد
        بدي اتعلم سويدي
        رجلي بتوجعني وما فيني احمل
        مسكن ولزقات من الصيدلية
        قهوة وسكر ومحارم
        مرتي مريضة بالكريب
        نطبخ سوا
        علمني كيف ابعت صور
        ورد لعزاء
        دولاب البسكليت منفس
        كوي قمصان
        نسينا المفتاح عند الجيران
        الجرس خربان
        لعب شطرنج
        مساعدة ابني بالرياضيات
        كيسين اكل كلاب
        بدي حدا يوصلني عند طبيب العيون
        كاسة شاي مع حدا
        تصليح كرسي
        مواعين وصحون
        بدي حدا يمشي مع امي بالحديقة
        فتح مرطبان
        لبن ولبنة وزيتون
        خيار بندورة بقدونس
        شراء بطاريات
        خربت الغسالة
        شباك المطبخ ما بيسكر
        ترتيب الكتب
        زراعة ورد
        موعد مع البلدية
        بدي حدا يساعدني بالاوراق
        طحين وخميرة
        مراجعة دكتور الساعة 10
        ارجوحة للاولاد
        سكين مطبخ
        دم الغزال شاي
        نبات ميت بدي ارميه
        شحاطة حمام
        فحم للشوي
        موبايلي ما بيرد
        رقم 112 شارع السوق
        بدي اشتري نارجيلة
        غسالة صحون
        فستان احمر دموي
        صابون غار
        امي ما بتحكي سويدي
        اسمي سام
        ابي ما عم يحكي سويدي منيح
        الجنسية السويدية""",
    "uk": """
        мені потрібно купити продукти в п'ятницю
        допоможіть зібрати ліжко
        мені 85 років, живу сама
        підвезіть до лікарні на огляд
        читати листи, бо я погано бачу
        перенести ліжко вниз
        забрати посилку на пошті
        хочу вчити шведську
        болить нога, не можу носити важке
        знеболювальне і пластир з аптеки
        кава, вершки, туалетний папір
        дружина хворіє на грип
        зварити борщ разом
        навчіть надсилати фото
        квіти на похорон
        спустило колесо на велосипеді
        попрасувати сорочки
        ключ лишився у сусідів
        дзвінок зламався
        пограти в шахи
        допомогти синові з математикою
        корм для собаки, два мішки
        відвезти до окуліста
        випити кави разом
        полагодити стілець
        погуляти з мамою в парку
        відкрити банку
        сметана, гречка, буряк
        помідори, огірки, кріп
        купити батарейки
        зламалася пральна машина
        вікно на кухні не закривається
        посадити квіти
        запис до комуни
        розібратися з паперами
        борошно і дріжджі
        до лікаря о 10
        гойдалка для дітей
        поміняти кран
        виховання цуценяти
        не працює інтернет
        курячі стегна, філе
        скроневі навушники
        повісити картину
        сніг падає, треба почистити
        випав сніг
        ніж для хліба
        кухонний ніж поточити
        мертві гілки обрізати
        домашні тапочки
        тонкий папір
        ягоди годжі
        вбиральня протікає
        горіхи і мед
        гірчиця, хрін
        курка копчена
        батьківські збори
        телефон не реагує
        порожні пляшки здати
        дим-машина для свята
        бити килими
        збити яйця
        мама не може говорити шведською
        питання про нерухомість
        я не розмовляю шведською""",
}
