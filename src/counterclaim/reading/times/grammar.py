"""The forms that an English expression of time takes.

Each form is a name and a pattern with named groups; ``matching`` looks for all of them in a text, ``values`` reads the
groups of the one that a span matches. Every repetition is bounded, so that no text can make matching slow.
"""

from __future__ import annotations

from functools import cache

from counterclaim.reading.times.words import any_of

S = r"\s{1,3}"
H = r"(?:\s{1,3}|[-‐‑–])"


@cache
def forms() -> tuple[tuple[str, str], ...]:
    """(name, pattern) in the order of trying: the longer and surer form first."""
    month = f"(?-i:{any_of('months')}|(?:{any_of('month_abbreviations')})\\.?)"
    long_month = f"(?-i:{any_of('months')})"
    weekday = f"(?-i:{any_of('weekdays')})"
    dated_weekday = f"(?-i:{any_of('weekdays')}|(?:{any_of('weekday_abbreviations')})\\.?)"
    season = f"(?:{any_of('seasons')})"
    holiday = any_of("holidays", "moving", "weekday_holidays")
    part = f"(?:{any_of('day_parts')})"
    unit = f"(?:{any_of('units')}|{any_of('long_units')}|centurie(?=s))"
    small = f"(?:{any_of('numbers')})"
    worded = (
        f"(?:(?:a|one|two|three|four|five|six|seven|eight|nine){S}(?:hundred|thousand)"
        f"|{small}(?:{H}{small})?(?:{S}thousand)?)"
    )
    half = rf"(?:{S}1/2|½|\.\d|{S}and{S}a{S}half)"
    number = (
        rf"(?:an?(?={S})|(?:a{S})?couple{S}of|\d{{1,3}}(?:,\d{{3}}){{0,2}}{half}?|\d{{4,6}}|half{S}an?|{worded}{half}?)"
    )
    vague = "(?:" + any_of("vague") + ")"
    count = f"(?:{vague}|{number})"
    year = r"(?:1[5-9]\d\d|20\d\d)(?!\.\d)"
    said_year = (
        rf"(?:(?:eighteen|nineteen){H}{small}(?:{H}{small})?|twenty{H}(?:ten|{any_of('teens')}|twenty(?:{H}{small})?)"
        rf"|two{S}thousand(?:{S}(?:and{S})?{small}(?:{H}{small})?)?)"
    )
    dated_year = f"(?:{year}|{said_year})"
    day = r"(?:[12]\d|3[01]|0?[1-9])(?!\d|\.\d|%|,\d)"
    ordinal_day = rf"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)|(?:{any_of('month_days')})(?![-\w]))"
    zones = "(?:GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|EET|(?-i:ET|PT)|local time)"
    zone = rf"(?:\s{{1,2}}(?:\({zones}\)|{zones}(?!\w)))"
    clock = (
        r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]\.?m\b)|\d{1,2}:\d\d(?::\d\d)?(?:\s?(?:hours|hrs))?(?!\d)"
        rf"|{worded}{S}o['’]clock|\d{{1,2}}{S}o['’]clock|\d{{1,2}}(?={S}in{S}the{S}(?:morning|afternoon|evening)\b)|noon|midnight|midday){zone}?|[012]\d[0-5]\d{zone}"
    )
    which = "(?:last|past|this|next|coming|previous|preceding|following|current|same|that|the same|that same)"
    recent = rf"(?:last|this(?:{S}(?:past|coming))?|next|past|coming)"
    hedge = r"(?:nearly|almost|more than|less than|at least|at most|up to|roughly|fully)"
    rough = f"(?:{hedge}{S})?"
    bound = f"(?:(?:nearly|almost|more than|less than|at least|at most){S})?"
    late = (
        rf"(?:(?:(?:the{S})?(?:early|late|middle|end|beginning|start|rest|close){S}of{S}|early{H}|late{H}|mid{H}"
        rf"|later{S}|earlier{S}))"
    )
    whose = rf"(?:last|this|next|that|the{S}same){S}year(?:['’]s)?"
    near = rf"(?:last|next|this{S}(?:past|coming)){S}"
    date = (
        rf"(?:{dated_weekday},?{S})?{month}{S}(?:{ordinal_day}|{day})(?:,?{S}{dated_year}|,?{S}{whose})?"
        rf"|{near}{month}{S}(?:{ordinal_day}|{day})"
        rf"|(?:{dated_weekday},?{S})?(?:the{S})?(?:{ordinal_day}|{day}){S}(?:of{S})?{long_month}(?:,?{S}{dated_year}|,?{S}{whose})?"
    )
    dayname = (
        rf"(?:(?:this{S}(?:past|coming)|last|this|next|past|coming|the{S}(?:previous|preceding|following|same)){S})?{weekday}"
        r"|today|yesterday|tomorrow"
    )
    anyday = rf"(?:{date}|{dayname})"
    return (
        (
            "holiday",
            (
                rf"(?:(?P<which>last|this|next|past){S})?(?P<name>(?-i:{holiday}))"
                rf"(?:,?{S}(?P<year>{year}))?"
            ),
        ),
        ("iso", r"(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:[T ](?P<hm>\d\d:\d\d)(?::\d\d)?Z?)?"),
        ("slash", r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4}|\d\d)"),
        (
            "clock-day",
            rf"(?P<clock>{clock})(?:,?{S}(?:on{S})?(?P<day>{anyday})|{S}(?P<part>in{S}the{S}(?:morning|afternoon|evening)|at{S}night))?",
        ),
        ("day-clock", rf"(?P<day>{anyday})(?:,{S}|{S})(?:at{S})?(?P<clock>{clock})"),
        (
            "day-part",
            rf"{late}?(?:(?P<day>{anyday})(?:['’]s)?(?:{S}|-)(?P<part>{part})|(?P<which>this|last|that|the{S}same|the{S}next|the{S}following|the{S}previous|the){S}(?P<part2>{part})|(?P<tonight>tonight)|mid[\s-]?(?P<mid>morning|afternoon)(?:{S}(?P<day2>{anyday}))?)",
        ),
        ("date", rf"{late}?(?P<date>{date})"),
        (
            "every-day",
            rf"(?:each|every){S}(?:other{S})?(?P<day>{weekday})(?:{S}(?P<part>{part}))?|(?P<days>{weekday})(?:s|{S}(?P<parts>{part})s)",
        ),
        (
            "every-month",
            rf"(?:each|every){S}(?:(?P<month>{long_month})(?:{S}(?P<d>{day}))?|(?P<season>{season})|(?P<part>{part}))",
        ),
        (
            "day-beside",
            rf"the{S}day{S}(?P<way>before|after){S}(?P<day>{anyday})|(?P<n>{count}){S}(?P<unit>day|week)s?{S}from{S}(?P<day2>{dayname})",
        ),
        ("week-of", rf"(?:the{S})?(?P<unit>week|weekend){S}(?:of|beginning|starting){S}(?P<date>{date})"),
        ("dayname", rf"{late}?(?P<day>{dayname})"),
        ("earlier-day", rf"(?:earlier|later){S}(?:in{S}the|that|the{S}same){S}day"),
        (
            "year-word",
            rf"(?:the{S}year{S})(?P<said>{said_year})|(?P<bare>(?:eighteen|nineteen){H}{small}(?:{H}{small})?)",
        ),
        (
            "quarter",
            (
                rf"(?:the{S})?(?:(?P<y1>{year}|{whose}|fiscal|year-ago|year-earlier){S})?(?:fiscal[\s-])?(?P<n>{any_of('ordinals')})[\s-]?"
                rf"(?:fiscal[\s-])?quarter(?:{S}(?:of{S})?(?:fiscal{S})?(?P<y2>{year}|{whose}))?|(?P<short>Q[1-4])(?:{S}(?P<y3>{year}))?"
            ),
        ),
        (
            "half",
            rf"(?:the{S})?(?P<n>first|second|last|latter|1st|2nd){S}half{S}(?:of{S})?(?:the{S}year|(?P<y>{year}|{whose}))",
        ),
        (
            "this-quarter",
            (
                rf"(?:the{S})?(?:comparable{S})?(?P<which>(?:{whose}|latest|current|year-ago|year-earlier|last|previous|next|this|that(?={S}quarter)|same|corresponding|1\d{{3}})?(?:{S})?)"
                rf"(?P<unit>quarter|period)(?:{S}(?:last{S}year|a{S}year{S}(?:ago|earlier)))?"
            ),
        ),
        (
            "month",
            (
                rf"{late}?(?:the{S}month{S}of{S})?(?:(?P<which>{recent}){S})?(?P<month>{month})"
                rf"(?:,?{S}(?:of{S})?(?P<year>{dated_year}|{whose}))?"
            ),
        ),
        (
            "season",
            (
                rf"{late}?(?:the{S})?{late}?(?:(?P<which>{recent}|previous|following){S})?(?P<season>{season})"
                rf"(?:{S}(?:of{S})?(?P<year>{dated_year}|{whose}))?|(?P<year2>{year}){S}(?P<season2>{season})"
            ),
        ),
        (
            "decade",
            rf"{late}?(?:the{S})?(?:{late})?(?P<y>(?:1[5-9]|20)\d)0['’]?s|(?:the{S})?{late}?['’](?P<yy>\d)0s|the{S}{late}?(?P<yy2>[2-9])0s",
        ),
        ("decade-word", rf"(?:the{S})(?:{late})?(?:nineteen{H})?(?P<word>{any_of('decades')})"),
        (
            "century",
            (
                rf"(?:the{S})?{late}?(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)"
                rf"|(?P<word>{any_of('centuries')})|(?P<which>this|last|past|next))"
                rf"{H}centur(?:y|ies)"
            ),
        ),
        (
            "ago",
            (
                rf"{rough}(?P<n>{count}|the){H}(?P<unit>{unit})s?(?P<half>{S}and{S}a{S}half)?(?:{S}or{S}(?:so|two|more))?"
                rf"{H}(?P<way>ago|earlier|later|from{S}now|beforehand|before(?=\s{{0,2}}[,.;])|after(?=\s{{0,2}}[,.;])|hence)"
            ),
        ),
        ("year-ago", rf"(?:the{S})?(?P<unit>year|month|week)-(?:ago|earlier)(?:{S}(?P<what>quarter|period))?"),
        (
            "span",
            (
                rf"{bound}(?:the{S})?(?:(?:first|last|past|previous|preceding|prior|next|coming|following|final|final|opening|latest|initial){S})"
                rf"{rough}(?P<n>{count})(?:{S}(?:to|or){S}{number})?{H}(?P<unit>{unit}|quarter)s?(?:{S}or{S}so)?"
            ),
        ),
        ("each-of", rf"each{S}of{S}the{S}(?:past|last|next){S}(?P<n>{count}){S}(?P<unit>{unit})s?"),
        (
            "every",
            rf"(?:each|every|per)(?:{S}(?P<other>other|single)|{S}(?P<n>{number}))?{S}(?P<unit>{unit}|weekend|quarter)s?",
        ),
        (
            "recent",
            (
                rf"(?:the{S}(?=first|early|final))?(?P<near>recent|coming|past|last|following|previous|preceding|next|early|first|final|subsequent|ensuing){S}"
                rf"(?P<unit>{unit}|quarter)s(?:{S}and{S}{unit}s)?|the{S}(?P<unit2>{unit})s{S}(?:ahead|to{S}come|since)"
            ),
        ),
        (
            "duration",
            (
                rf"{rough}(?:(?:the|another|a{S}further|an{S}additional){S})?(?P<n>{count})(?:{S}(?:more|full|straight|consecutive|successive|additional|long)|(?:{S}(?:to|or)|[-–]){S}?{number})?"
                rf"{H}(?P<unit>{unit})s?(?:{S}or{S}(?:so|two))?(?:{S}and{S}(?:(?P<half>a{S}half)|(?P<n2>{number}){S}(?P<unit2>{unit})s?))?(?:{S}period)?"
            ),
        ),
        (
            "quarters",
            (
                rf"(?P<n>{count}){S}(?:straight|consecutive|successive){S}quarters?"
                rf"|(?P<n2>{vague}|two|four|five|six|seven|eight|nine|ten){S}quarters(?!{S}of\b)"
                rf"|(?:a{S})?(?P<age>quarter)(?:{S}of{S}a{S}|-)century"
            ),
        ),
        ("half-unit", rf"half{S}an?{S}(?P<unit>{unit})|an?{S}half{H}(?P<unit2>{unit})"),
        (
            "weekend",
            rf"{late}?(?:the{S})?(?:(?P<which>{which}){S})?weekend",
        ),
        (
            "fiscal",
            rf"(?:the{S})?(?P<word>fiscal|financial){S}(?:year{S})?(?P<year>{year})|(?P<which>this|last|next|the|the{S}current|(?:the{S})?{year}){S}(?:fiscal|financial|full){S}year",
        ),
        (
            "which-unit",
            (
                rf"(?:(?:the{S})?(?:end|beginning|start|middle|rest|turn){S}of{S}|early{S}|later?{S}|earlier{S}(?:in{S})?|mid{H})?"
                rf"(?:the{S})?(?P<which>{which}|the){S}(?P<unit>day|week|month|year|decade|hour|night)(?:{S}before|{S}or{S}(?:so|two))?"
            ),
        ),
        (
            "the-end",
            (
                rf"(?:the{S})?(?:end|beginning|start|middle|rest){S}of{S}the{S}(?P<unit>day|week|month|year)"
                rf"|(?:earlier|later|early|late){S}in{S}the{S}(?P<unit2>day|week|month|year)"
            ),
        ),
        (
            "day-before",
            rf"(?:the|a){S}(?P<unit>day|week|month|year){S}(?P<way>before|after|earlier|later)",
        ),
        ("another", rf"{bound}another{S}(?:full{S})?(?P<unit>{unit})"),
        ("year-end", rf"(?:the{S})?year(?:[\s-]|['’]s{S})end(?:{S}(?P<y>{year}))?"),
        ("unit-long", rf"(?P<unit>{unit})s?-long(?!\w)"),
        ("set-word", f"(?:{any_of('sets')})"),
        ("years", r"(?P<a>(?:1[5-9]|20)\d\d)[-–/](?P<b>\d{4}|\d\d)"),
        ("year", rf"{late}?(?:the{S}year{S})?(?P<y>{year})"),
        ("present", f"(?:{any_of('present')})"),
        ("past", f"(?:{any_of('past')})"),
        ("future", f"(?:{any_of('future')})"),
        ("bare", rf"(?:the{S})?(?P<unit>{unit})s(?:{S}(?:or|and){S}(?:{unit})s)?"),
    )
