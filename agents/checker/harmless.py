"""Words that claim nothing of an execution by themselves, and phrases in which words that otherwise would claim nothing.

A narration with anchors is made of what is judged and of these. Words that compare, count over all or none, set apart, order in
time or say what something amounts to are missing on purpose, however common they are.
"""

import re

from agents.checker.reading.sentence import TERM


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WORDS = _words("""
    a an the this that these those it its they them their we us our you your i he she his her him who whom whose which what
    someone somebody themselves itself one ones there here where when while whenever and or but so thus hence therefore then
    now as for nor also too well accordingly namely indeed likewise similarly if whether because since of in on at to from
    with by into onto through during within inside upon per along around behind off out there's let's let is are was were be
    been being am has have had having do does did done can will shall may must yes again next finally lastly afterwards
    afterward meanwhile together simply turn turns means mean meaning say says said tell told call calls called calling name
    names named begin begins began begun start starts started beginning starting initial initially set sets setting prepare
    prepared create creates created take takes taking took taken bring brings brought put puts putting placed place places get
    gets getting got give gives gave given giving receive receives received find finds found finding look looks looked looking
    see sees seen saw read reads reading consider considers considered examine examined handle handles handled process
    processes processed work works worked visit visited compute computes computed computing calculate calculates calculated
    calculating evaluate evaluated obtain obtains obtained determine determined check checks checked checking test tests
    tested ask asks asked answer answers compare compares compared comparing make makes making made become becomes became come
    comes came coming go goes went gone going move moves moved moving run runs running pass passes passed continue continues
    continued proceed proceeds follow follows followed following happen happens happened use uses used using apply applies
    applied need needs needed want wants wanted know knows known hold holds held store stores stored remember remembers
    remembered note noted write writes written record records recorded carry carries carried assign assigned keep kept update
    updates updated return returns returned returning result results resulting end ends ended stand stands standing lie lies
    lying show shows showing shown value values number numbers figure list lists text texts string letter letters character
    characters word words digit digits item items element elements entry entries key keys position positions index indices
    indexes round rounds loop loops iteration iterations repetition repetitions time times step way ways case cases line lines
    row rows column columns table tables group groups part parts piece pieces thing things function functions input output
    question task problem order data state condition decision variable argument arguments parameter parameters amount size
    length code method collection dictionary tuple mapping people person persons man men woman women boy boys girl girls child
    children farmer farmers friend friends customer customers player players student students worker workers teacher visitor
    visitors guest guests passenger passengers driver card cards box boxes bag bags basket baskets jar jars tank bottle
    bottles cup cups tray trays shelf shelves shop shops market stock house houses hall room rooms seat seats home garden
    field tree trees road street bridge town towns city cities school class club team game games book books page pages ticket
    tickets coin coins bill bills money price prices cost fee fees tax rate account bank payment payments sale sales orders
    apple apples orange oranges egg eggs cake cakes bread sweets food water fuel milk tea coffee fruit flower flowers animal
    animals dog dogs cat cats bird birds sheep horse train trains bus buses car cars ship ships trip trips journey weather
    date temperature temperatures own owns owned earn earns earned collect collects collected sift dash hyphen comma blank
    space capitals worth due defined factorial whichever suppose supposing supposed assume assumes
    assumed assuming dealt try tries tried trying adding subtracting multiplying dividing outcome helper raise raises
    raised caught catch catches error exception object objects type types form
""")
"""Words that may stand anywhere."""

_THING = rf"(?:[a-z]+|{TERM})"
_ROUNDS = r"(?:rounds?|iterations?|repetitions?|passes|turns?|places?|positions?|ones?|steps?)"
_ITEMS = r"(?:items?|elements?|entries|characters|letters|digits|numbers|values|lines?|rows?|columns?|changes)"
PHRASES = re.compile(
    rf" no (?:other )?{_THING} (?:(?:are|is) left|remains?)(?= )| (?:contains?|includes?) {TERM}(?= )"
    r"| (?:in|at) (?:the )?(?:very )?(?:same way|beginning|end|start|front|turn|order)(?= )"
    r"| the same (?:is [a-z]+|happens|goes|way)(?= )| (?:do|does|doing|done) the same(?= )"
    rf"| the (?:remaining|other|next|following|last|first) (?:{TERM} )?(?:{_ROUNDS}|{_ITEMS}|{TERM})(?= )"
    rf"| {TERM} (?:more|other|further) (?:times?|{_ROUNDS})(?= )| (?:more|further) (?:times?|{_ROUNDS})(?= )"
    r"| one (?:after the other|after another|by one|at a time)| (?:each|every) (?:of them |one )?in turn| once more| so far"
    r"| from (?:here|now|there|then) on| (?:after|before) (?:that|this|which|it)(?= )"
    rf"| (?:after|before) the (?:sale|loop)(?= )| (?:after|before) {TERM}(?= )| between (?:them|the two|{TERM})(?= )"
    r"| whole (?:numbers?|part)(?= )"
    r"| there (?:is|are) no (?:further|more|other) [a-z]+(?= [.,;])| (?:no|any) (?:further|more|other|longer)(?= )"
    r"| (?:to begin|to start|and) with(?= )| first of all| at (?:first|last)"
    rf"| for (?:each|every) of (?:the|them)(?= )| that much(?= )"
    r"| (?:over|on|round|away) (?=[.,;:])| there and back(?= )"
    r"| (?:goes|go|going|gone|gives|give|gave|given|comes|come|hands|handed) (?:back up|back|on|over)(?= )"
    r"| (?:pass|passed|passes) over(?= )| (?:take|takes|taken|took) over(?= )"
    rf"| (?:up|down) to(?= )| from (?:left to right|right to left)| without (?:the|its|a) (?:rest|remainder)(?= )"
    rf"| without (?:changing|a change)(?= )| as before| (?:all|both) (?:of )?(?:{TERM}|the|these|those|together)(?= )"
    rf"| (?:all|every) {_THING} (?:have|has) been [a-z]+(?= )| not yet| (?:and |with )no {_THING} yet| with {TERM} empty(?= )"
    rf"| the other (?=it |is |[.,])| which is enough(?= )| (?:leaving|leaves?) (?:an? |the )?{TERM}(?: empty)?(?= )"
    rf"| changes? {TERM} times?(?: in all)?(?= )"
    r"| (?:leaves?|leaving|left) it as it was(?= )| by the same rules(?= )| hands? out(?= )"
    r"| an? (?:very )?(?:large|long) (?:object|list|tuple|collection|string|number)(?= )"
    r"| (?:is|are) (?:added to the (?:end|front|beginning) of|inserted (?:into|at|before)|deleted|printed)(?= )"
    rf"| (?:is|are) (?:added to|removed from)(?= {TERM} , {TERM} (?:is|are|becomes?) )"
    r"| nothing (?:has to be|needs to be|else|is|remains) [a-z]+(?= )"
    rf"| until(?= nothing )| (?:either|neither) (?=[.,;])| joining (?:them|these|those|{TERM})(?= )"
)
"""Phrases that claim nothing, or are judged elsewhere."""
CLAIMS = re.compile(
    r"(?<= )(?:takes?|took|taken|uses?|used|puts?|brings?|brought|counts?|gets?|got|has|have|holds?|writes?|written) "
    r"(?:it|them|this|that|this one|that one)(?: (?:in|out|off|down|on))? (?=[.,;:!]|$)"
    r"|(?<= )(?:gives?|gave|giving|given) (?:up|in|out|way)(?= )|(?<= )by way of(?= )"
    rf"|(?<= )(?<!makes )(?:{TERM}|one) (?:an?|per) (?!time )[a-z]+(?= [.,;:])"
    r"|(?<= )(?:its|his|her|their|the|our) one [a-z]+(?= )"
    r"|(?<= )to the [a-z]+(?= [,.;])"
)
"""Words that claim nothing one by one, and something together: that something is taken, given up, or so much for each."""

CLAIMING = _words("""
    all each every everything everyone everybody any anything anyone some something several many much most more few fewer
    fewest less least none nothing nobody no neither either both half only sole single always never ever often seldom
    sometimes rarely first last earlier later latest already still yet before after until once twice thrice other others
    another same different similar equal alike new old whole entire complete rest remaining up down over under above
    below higher lower larger smaller greater bigger longer shorter older younger cheaper largest smallest greatest biggest
    highest lowest longest shortest oldest youngest cheapest best worst better worse maximum minimum increase increases
    decrease decreases grow grows rise rises fall falls drop drops gain gains lose loses loss win wins tie stop stops skip
    skips keeps change changes stay stays remain remains reach reaches exceed exceeds match matches add adds added remove
    removes removed dropped true false even odd zero
""")
"""Words that claim something even where a program speaks of itself in them."""
