"""Sentences that were written after the signs, to see what had been forgotten."""

ALARMING_AGAIN: dict[str, str] = {
    "sv": """
        gammal man har trillat på isen
        hon yrar och är helt borta
        hjälp jag dör
        han vill inte leva
        mamma ligger i badrummet och jag får ingen kontakt
        pappa har fått ont i bröstet
        det forsar blod
        hon blöder mycket efter förlossningen
        barnet är blått
        min bror har skjutit sig
        någon har blivit skjuten utanför
        jag har tagit tabletter för att dö
        hon har tagit för många sömntabletter
        min vän har hoppat från balkongen
        jag tänker ta livet av mig
        jag har skurit mig i armarna
        jag orkar inte leva längre
        han misshandlar sin fru
        min pappa slår min mamma
        jag blev slagen av min man igår
        min exman hotar att döda mig
        jag är så rädd för honom
        han våldtog mig
        bilolycka på Strandvägen
        lägenheten brinner
        det ryker från spisen
        mormor har demens och har gått hemifrån
        min son är borta
        kan inte få tag på mamma, hon svarar inte på flera dagar
        hon kvävs
        min granne ligger still på balkongen och reagerar inte
        mamma kan plötsligt inte prata
        det har hänt en olycka med min son
        hon blöder ur näsan och slutar inte
        gubben min har domnat bort i ena armen
        barnet har feberkramp
        han har ätit giftiga svampar
        det brinner i en papperskorg vid skolan
        farfar har inte kommit hem sen i morse
        jag tror jag har en hjärtinfarkt
        jag ser ingen mening längre
        jag har planerat att ta mitt liv
        det är bättre att jag dör
        han drog mig i håret
        min sambo kastade in mig i väggen
        jag är slagen
        han filmar mig och hotar att sprida det""",
    "en": """
        he fell down the stairs and is not moving
        mum is lying on the bathroom floor
        help i am dying
        she has chest pains
        my chest hurts
        I can not breathe
        he can't breath
        she stopped breathing
        grandfather went out and has not come home
        my kid drank bleach
        there is a lot of smoke
        house is burning
        our kitchen is on fire
        she is bleeding a lot
        my neighbor is unconscious
        he had a heart attack
        i took an overdose
        I've taken too many pills
        I want to kill myself
        i am going to kill myself
        thinking about suicide
        i dont wanna live
        i no longer want to live
        my son wants to die
        I have been cutting myself
        my partner beats me
        he hit me
        my husband threatens to kill me
        he is violent
        she was raped last night
        I'm scared of my husband
        my father abuses me
        he is following me
        someone is attacking my neighbour
        they want to force me to marry
        my neighbour is lying still and does not react
        mum suddenly cannot talk
        my son had an accident
        nose bleed that won't stop
        dad's arm went numb and he talks strangely
        the baby has a fit
        he ate poisonous mushrooms
        bin is on fire near the school
        grandpa hasn't come home since morning
        I think it's a heart attack
        I see no point anymore
        I planned how to kill myself
        it is better if I die
        he pulled my hair
        my boyfriend threw me against the wall
        he forces me to have sex
        my ex says he'll hurt me""",
    "ar": """
        ابوي وقع وما بيتحرك
        امي مغمى عليها
        اختي ما عم تتنفس
        عم بنزف كتير
        وجع قوي بالصدر
        الم في الصدر
        قلبي عم يوجعني
        زوجي معه جلطة
        صار حريق بالمطبخ
        البيت عم يولع
        دخان بالدرج
        اخي بلع حبوب كتيرة
        امي ضيعت الطريق
        ابني ضاع
        في واحد عم يغرق
        حادث سير
        بدي موت
        ما بدي عيش
        راح انتحر
        بفكر بالانتحار
        عم فكر موت حالي
        جوزي بيضربني
        زوجي ضربني
        ابي يضربني
        عم يضربها
        هددني بالسكين
        اغتصبوني
        تحرش جنسي
        خايفة منه
        بدو يقتلني
        اخوي حابسني
        سيارة الاسعاف لو سمحتم
        جدي لا يجيب على الهاتف ولا يفتح الباب
        رجل طعن بسكين
        امراة تصرخ وتطلب النجدة
        جاري ممدد على الارض وما بيرد
        امي فجأة ما عاد تحكي
        ابني صار معه حادث
        عم ينزف من انفه وما عم يوقف
        ابي ايده خدرانة وعم يحكي غريب
        الطفل عم يختلج
        اكل فطر سام
        في نار جنب المدرسة
        جدي طلع من الصبح وما رجع
        بظن معي جلطة قلبية
        ما عاد في معنى لشي وبدي موت
        قررت انهي حياتي
        الاحسن موت
        شدني من شعري وضربني
        رماني عالحيط
        بيجبرني على الجنس
        طليقي عم يهددني""",
    "uk": """
        дідусь упав і не встає
        мама лежить у ванній без свідомості
        допоможіть, я помираю
        у тата болить у грудях
        сильно болить серце
        він не може дихати
        перестала дихати
        дитина випила відбілювач
        горить квартира
        дуже багато диму
        тече багато крові
        сусід без тями
        у нього інфаркт
        випила забагато таблеток
        хочу вбити себе
        я вб'ю себе
        син не хоче жити
        думаю покінчити з життям
        я різала руки
        чоловік побив мене
        він б'є дружину
        тато б'є маму
        мій чоловік погрожує вбити мене
        він агресивний і кидається на мене
        мене згвалтували
        боюся його
        мене переслідують
        на мене напали
        дитина не дихає
        дід пішов з дому і не повернувся, у нього деменція
        мама не бере слухавку і не відчиняє двері
        мене вдарило струмом
        потрапив в аварію
        він втратив багато крові
        хтось стріляє
        сусід лежить нерухомо і не реагує
        мама раптом не може говорити
        з сином стався нещасний випадок
        кров з носа не зупиняється
        у тата оніміла рука і дивно говорить
        у дитини судоми
        він з'їв отруйні гриби
        горить смітник біля школи
        дідусь зранку не повернувся
        здається, у мене інфаркт
        не бачу більше сенсу
        я вирішила вбити себе
        краще мені померти
        він тягав мене за волосся
        хлопець кинув мене об стіну
        змушує мене до сексу
        колишній погрожує мені""",
}
