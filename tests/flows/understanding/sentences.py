"""What people write in danger, ten sentences a set and language, and what they write every day."""

from bot.flows.understanding import Danger

ALARMING: dict[str, dict[Danger, str]] = {
    "sv": {
        Danger.DANGER: """
            Min mamma har ramlat och svarar inte
            Pappa är medvetslös hjälp oss fort
            Han andas inte!!
            det kommer mycket blod ur armen
            Jag har så ont i bröstet och det strålar ut i armen
            grannen har nog tagit en överdos
            mormor är borta, hon har gått vilse igen
            Det brinner i köket hos grannen
            min fru föll i trappan och kan inte resa sig
            Hon fick ett krampanfall och vaknar inte""",
        Danger.SELF_HARM: """
            Jag vill inte leva längre
            jag orkar inte mer
            Min dotter säger att hon vill ta livet av sig
            jag tänker på självmord varje dag
            Jag vill bara dö
            han pratar om att hänga sig
            jag har börjat skära mig igen
            Det vore bättre utan mig för alla
            Livet har ingen mening
            jag vill göra slut på allt i natt""",
        Danger.VIOLENCE: """
            Min man slår mig
            han hotar mig och barnen
            Jag är rädd för min sambo
            min son blir misshandlad hemma
            Han tog strypgrepp på mig igår
            Jag har blivit våldtagen
            exet förföljer mig överallt
            han låser in mig när han går till jobbet
            pappa slog mig med bältet
            de ska tvinga min syster till tvångsgifte""",
    },
    "en": {
        Danger.DANGER: """
            My mother has fallen and does not answer
            he is unconscious on the kitchen floor
            she isn't breathing
            There is blood everywhere please come
            I have a strong pain in my chest
            my brother overdosed
            My father has dementia and he is lost somewhere in town
            There's a fire in our building
            grandpa collapsed in the stairs
            I think she is having a stroke""",
        Danger.SELF_HARM: """
            I want to die
            i don't want to live anymore
            I'm thinking about suicide
            my friend says she will kill herself tonight
            I want to end it all
            everyone would be better off without me
            I keep hurting myself
            There is no reason to live
            I can't go on like this
            he says he will jump off the bridge""",
        Danger.VIOLENCE: """
            My husband hits me
            he beat me again last night
            I am afraid of my boyfriend
            my ex is stalking me
            He threatened us with words I cannot repeat
            I was raped
            He locked me in the bedroom
            my stepfather abuses my little brother
            she is being forced into a marriage, forced to marry her cousin
            a man with a knife is outside my door""",
    },
    "ar": {
        Danger.DANGER: """
            امي وقعت وما عم ترد علي
            أبي فاقد الوعي
            زوجي لا يتنفس
            في دم كتير عم ينزف من راسه
            عندي ألم شديد في صدري
            اخي أخذ جرعة زائدة
            جدتي ضاعت ولا تعرف الطريق
            حريق في البناية
            اطلبوا الإسعاف بسرعة
            الولد عم يختنق""",
        Danger.SELF_HARM: """
            بدي انتحر
            أفكر في الانتحار كل يوم
            اريد ان اموت
            ما عاد بدي عيش
            لا أريد أن أعيش بعد اليوم
            ابنتي تجرح نفسها
            تعبت من الحياة
            رفيقي قال بدو يقتل حاله وينهي حياته
            بتمنى الموت
            احسن بدوني للكل""",
        Danger.VIOLENCE: """
            زوجي يضربني
            جوزي عم يضربني ويهددني
            خايفة من زوجي
            هددني بالقتل
            تعرضت للاغتصاب
            حابسني بالبيت وما بيخليني اطلع
            ابوه بيضرب الاولاد
            طليقي يلاحقني في كل مكان
            في عنف عند الجيران
            رح يقتلني اذا رجعت""",
    },
    "uk": {
        Danger.DANGER: """
            Мама впала і не відповідає
            батько непритомний
            він не дихає!
            дуже багато крові з ноги
            У мене сильний біль у грудях
            син передозувався, що робити
            Бабуся заблукала, не може знайти дім
            У нас пожежа на кухні
            сусід лежить на підлозі і не рухається
            викличте швидку, у чоловіка інсульт""",
        Danger.SELF_HARM: """
            Я не хочу більше жити
            хочу померти
            думаю про самогубство
            донька каже, що накладе на себе руки, вона хоче вбити себе
            Життя не має сенсу
            без мене всім буде краще
            Подруга різала собі вени, вона ріже себе
            я хочу покінчити з собою
            більше так не можу, немає сил жити
            Він сказав, що вистрибне, хоче стрибнути з балкона""",
        Danger.VIOLENCE: """
            Чоловік мене б'є
            він бє мене щодня
            Він погрожує мені і дітям
            боюся свого чоловіка
            мене зґвалтували
            У сусідів домашнє насильство
            колишній переслідує мене
            він замкнув мене в квартирі
            вітчим побив брата
            Він каже, що вб'є мене""",
    },
}

ORDINARY: dict[str, str] = {
    "sv": """
        bröd, mjölk, blodapelsin
        2 kg potatis, smör och ägg
        fallfrukt att plocka upp i trädgården
        byta batteri i brandvarnaren
        brandvarnaren piper, batteriet är slut
        hamra upp en tavla
        skotta snö framför porten
        Skjuts till vårdcentralen på torsdag
        löven har fallit, någon som kan kratta?
        blodpudding, lingonsylt och mjölk
        hämta medicin på apoteket
        jag ska lämna blodprov kl 9 och behöver skjuts
        rökt lax, dill och färskpotatis
        rasta hunden, hon är snäll och lyssnar
        hjälp att förstå ett brev från kommunen
        min dator startar inte
        telefonen hittar inte nätet
        sällskap på en promenad
        byta en glödlampa i hallen
        köra gräsklipparen
        köksknivar behöver slipas
        bära ner kartonger till källaren
        köttfärs, krossade tomater, spagetti
        Strandvägen 112, port B
        det är kallt ute, jag går inte ut
        jag har brutit kontakten med min bank
        ett litet får i hagen
        dörren kärvar
        stolen i hallen är trasig
        jag är förkyld och orkar inte handla
        kan ni köpa hundmat och kattsand
        följa med till tandläkaren
        fylla i en blankett till Försäkringskassan
        någon att prata svenska med
        Jag har ont i knät och kan inte bära så mycket
        hjälp med att sätta upp en hylla
        vattna blommorna
        skruva ihop en byrå
        röda rosor och vita ljus
        hänga upp gardiner
        fruktsallad, brödrost
        jag vill ha färsk fisk, inte fryst
        mata katten i helgen
        åka till återvinningen""",
    "en": """
        bread, milk, blood oranges
        rake the fallen leaves
        2 litres of milk and some eggs
        fire alarm battery to change
        the smoke alarm needs a new battery
        change the batteries in the smoke detector
        walk my dog on Thursday
        a lift to the health centre
        smoked salmon, potatoes and dill
        my computer does not start
        help with a letter from the municipality
        put up a shelf
        hammer a nail into the wall
        fetch medicine from the pharmacy
        company for a walk
        I lost my keys
        have lost my glasses, please help me look for them
        shovel snow in front of the door
        carry boxes to the cellar
        bring firewood
        fill in a form
        mow the lawn
        a drive to my blood test
        tomatoes, rice, chicken, onions
        someone to talk English with
        fix a dripping tap
        the lamp in the hall is broken
        my phone has no sound
        pick apples in the garden
        fallen apples in the garden
        assemble a chest of drawers
        water my plants
        feed the cat
        go with me to the dentist
        I have a cold and stay at home
        read a letter aloud for me
        hang curtains
        butter, cheese, kitchen paper
        celery stalks and carrots
        take the rubbish to recycling
        move a sofa up two floors
        artichokes and hot dogs""",
    "ar": """
        خبز وحليب وبيض
        برتقال وتفاح وموز
        شراء الدواء من الصيدلية
        تمشية الكلب يوم الخميس
        توصيلة الى المركز الصحي
        مساعدة في قراءة رسالة من البلدية
        الكمبيوتر لا يعمل
        التلفون ما فيه صوت
        تعبئة استمارة
        تغيير لمبة في الصالون
        تغيير بطارية انذار الحريق
        بدي حدا يحكي معي سويدي
        رز ودجاج وبصل وبندورة
        زبدة وجبنة ومناديل
        تنظيف الثلج قدام الباب
        حمل كراتين الى القبو
        تركيب رف
        تركيب خزانة صغيرة
        دق مسمار بالحيط
        سقي الزرع
        اطعام القطة
        مرافقة الى طبيب الاسنان
        عندي رشح وبدي حدا يتسوق لي
        تحليل دم الساعة تسعة وبدي توصيلة
        جمع اوراق الشجر من الحديقة
        قص العشب
        تعليق ستائر
        حنفية المطبخ بتنقط
        لحمة مفرومة ومعكرونة
        طاولة عرضها 50 سم
        قميص ازرق وبنطلون
        كيس بطاطا وخيار
        بحاجة لمن يقرأ لي رسالة
        شرب القهوة مع احد
        مشوار قصير مع ابني
        نقل كنبة الى الطابق الثاني
        ترجمة بسيطة في المدرسة
        ماء وعصير وشاي
        شامبو وصابون
        التفاح الاحمر من السوق
        عنواني شارع الشاطئ 112""",
    "uk": """
        хліб, молоко
        молоко, яйця, масло
        апельсини, яблука, банани
        вигуляти собаку в четвер
        забрати ліки в аптеці
        підвезти до поліклініки
        прочитати лист від комуни
        комп'ютер не вмикається
        телефон без звуку
        заповнити бланк
        поміняти лампочку в коридорі
        лампочка не горить, треба поміняти
        замінити батарейку в датчику диму
        поговорити шведською
        рис, курка, цибуля, помідори
        сир, папір, серветки
        почистити сніг біля дверей
        занести коробки в підвал
        повісити полицю
        зібрати шафу
        забити цвях у стіну
        полити квіти
        нагодувати кота
        сходити зі мною до стоматолога
        я застудилася, потрібно купити продукти
        здати аналіз крові, потрібна машина
        прибрати опале листя
        згребти листя, що впало
        скосити траву
        повісити штори
        кран на кухні капає
        фарш, макарони, томатна паста
        картопля, огірки, кефір
        посидіти разом за чаєм
        коротка прогулянка
        перенести диван на другий поверх
        переклад у школі
        вода, сік, чай
        шампунь і мило
        червоні яблука з ринку
        купити корм для собаки
        допомогти з телефоном
        вулиця Берегова 112""",
}


def lines(text: str) -> list[str]:
    """The sentences of a block, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
