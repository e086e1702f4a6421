"""Words that nobody has used: what no collection knows.

They were drawn once: two or three open syllables and a consonant. Their vectors are shipped beside those of
the starter collection, so they stay as they are.
"""

_WORDS = """
nonanum penokus mapem gokel gukozol sobakek moval pupis ranur bagen degipil sizokur repeses guvipek
risesal bomiven serak gudeges legeluk ganal zutik nalik tedun magum gevus temik zofor nolek vupin likorar
danegul kesigak dosozer zopener romis mises kokinim dabemor vanik tobom legem tivum zagur basolak tuguzas
vanim mutalon sodem nilik zolurel difitol kakel kutok potun tagadas laresem farul risotul nanos tikotin
sosus gopefen selugak lapekon gigus ruzos zefen dilulak bepum konupas nilul dotom fufizin tizisor sapusol
kuzus kufarun punozak kamazok dasik zetezum fivon retolam rorupan zirom kafarer sopam vokagon nibal
kukevok rumus pikitan dibum kedus pofum galenik lifomel rizuzam mifos kamopok pukozil zogur tokibil
zibelas paguk revezel difok minim sagizur salusil melos zofam bufom vakigik todis fepik kovador bazunok
tarek lekek kokusar tuzor gulon dekes seras tikus vudarel memel sukar nitom gulir bakugim gizudon sugufom
vakul ferozun boborol zovodem vemures nifam duvabik vuvis dimukam bipaker dafik pelak gunos dezel dofapik
mufosak nikek fedilum gofor tanom semek sivis tinokum gubemas fivalor vifar katek vilok mogifom rulodek
gapes vovazis rudurim boros vitenul nasanom lisil lonutok nepan tozuvom gonos sezos gozikus rodozel madun
lizem lovopis kivur gumur ludufel lenok luvor sakus lozin lomuk vuzos mevis guzil letin zaposik putim
vuredil mukisar puvas suman sotum
"""


def made_up_words() -> tuple[str, ...]:
    """Returns 200 different words."""
    return tuple(_WORDS.split())
