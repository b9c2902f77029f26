"""Lines that belong to the page and not to the article: comment boxes, share lines, policies.

Two kinds of pattern: those whose line is furniture wherever it stands, and those that are furniture
only at the end (or the beginning) of an article, where prose could hold the same words.
"""

from __future__ import annotations

import re

#: No furniture is longer than this; longer lines are never looked at.
LONGEST = 300

# A line that these match from end to end is furniture anywhere.
_ANYWHERE = (
    # Contact data, and the mask that a content network puts over them.
    r"[\[(<]*\s*(?:e-?mail\s*:?\s*)?(?:[\w.+-]+@[\w.-]+\.\w+|\[?email\s*protected\]?)\s*[\])>]*",
    r"(?:e-?mail|contact|reach|write to)\b.{0,60}(?:[\w.+-]+@[\w.-]+\.\w+"
    r"|\[email\s*protected\]).{0,40}",
    r"(?:(?:and |or )?(?:on )?(?:twitter|x|facebook|instagram)\s*:?\s*)?@\w{2,30}",
    # Advertisement and navigation.
    r"-*\s*(?:advertisement|advertising|sponsored(?: content)?|promoted(?: content)?)\s*-*",
    r"(?:article|story|report) continues (?:below|after)\b.{0,40}",
    r"(?:continue reading|read more|show more|load more|see more|view more|more"
    r" details)\b[\s.…:>»-]*",
    r"(?:skip|jump|back|return|go) to (?:main |the )?(?:content|navigation|top|homepage|home page)",
    r"(?:read|see|watch|listen)(?: more| also| too| next)?\s*[:>»|].{1,200}",
    r"(?:also|must|related|further|more)[ -](?:read|reads|reading|stories|story|articles?|news"
    r"|links?|coverage"
    r"|topics?|from [\w ]{2,40})\s*(?:[:>»|].{0,200})?",
    r"(?:recommended|trending|most (?:read|popular|viewed|shared)|top stories|latest news|up"
    r" next|in this story"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|editors?[’']? picks?)\s*:?",
    r"(?:next|previous|prev) (?:article|story|post|page)\b.{0,120}",
    r"(?:click|tap) (?:here|on|the)\b.{0,160}",
    r"(?:home|news)(?:\s*[>»/|]\s*[\w &’'-]{2,40}){1,5}",
    # Sharing, saving, printing.
    r"share(?: (?:this|on|via|with (?:your|friends|others)|the (?:article|story|post"
    r"|page))\b.{0,60}|\s*[:|].{0,80})?",
    r"(?:(?:share|tweet|post|pin|pin it|mail|e-?mail|print|save|copy|bookmark|like|send|listen"
    r"|gift)(?: (?:article|link"
    r"|story|this article|this page|page|this))?|facebook|twitter|x|whatsapp|telegram|linkedin"
    r"|reddit|pinterest"
    r"|messenger|copy link|link copied!?|comments?|embed|line|kakaotalk|threads|bluesky)"
    r"(?:[\s,|/·•]+(?:(?:share|tweet|mail|e-?mail|print|save|copy|link|facebook|twitter|x"
    r"|whatsapp|telegram"
    r"|linkedin|reddit|pinterest|messenger|comments?|embed|line|kakaotalk|threads|bluesky|text"
    r" size|a|aa)))*",
    r"(?:font|text) size\b.{0,30}|a[ +-]+a[ +-]*a?",
    r"(?:listen to|play|watch) (?:this|the) (?:article|story|audio|video)\b.{0,40}",
    r"\d{1,3}[ -]?min(?:ute)?s?(?: of)? (?:read|reading|listen)(?: time)?|(?:estimated )?reading"
    r" time\s*:?.{0,20}",
    r"\d[\d,.]*\s?[km]? (?:comments?|shares?|views?|likes?|replies|reads?)",
    # Comments.
    r".{0,80}\b(?:log|sign|logged|signed)[ -]?(?:in|on)\b.{0,60}\bcomment(?:s|ing)?\b.{0,80}",
    r".{0,60}\bcomment(?:s|ing)?\b.{0,40}\b(?:log|sign|logged|signed)[ -]?(?:in|on)\b.{0,120}",
    r"(?:please )?(?:log|sign) in(?: or (?:register|sign up|subscribe))?(?: (?:here|to"
    r" (?:continue|read|view|post|reply))\b"
    r".{0,80})?[.!]?",
    r"(?:(?:please )?(?:leave|post|write|add|view|read|show|see|hide|submit|join|enter|type)(?:"
    r" all| a| your| the| \d+)* "
    r"(?:comments?|reply|replies|conversation|discussion)(?: (?:here|below|section|on this"
    r" (?:story|article)))?"
    r"|comments? (?:section|policy|guidelines|\(?\d+\)?|are (?:closed|moderated|off)\b.{0,80})"
    r"|no comments(?: yet)?)[.!:]?",
    r".{0,60}\(\s*\d{1,5}\s*/\s*\d{2,5}\s*(?:\w{1,12})?\s*\)",
    # Policies of the house.
    r"(?:(?:our|privacy|cookies?|comments?|commenting|community|editorial|ethics|moderation"
    r"|corrections?|advertising|copyright"
    r"|content|user|reader|standards(?: board)?|fact[ -]check(?:ing)?|republishing)["
    r" &and]{1,5}){1,3}(?:policy|policies"
    r"|guidelines|standards|rules|code of conduct|statement)(?:\s*[|·•,]\s*(?:[\w&-]+ ?){1,6})*",
    r"(?:privacy(?: policy)?|terms)(?: of (?:use|service)| (?:and|&) conditions)(?:\s*["
    r"|·•,]\s*(?:[\w&-]+ ?){1,6})*",
    r"(?:our standards|standards)\s*:\s*.{0,120}trust principles.{0,20}",
    r".{0,80}\b(?:uses?|using) cookies\b.{0,200}|(?:accept|manage|reject)(?: all)? cookies",
    r"(?:cookie|privacy) (?:settings|preferences|notice)|do not sell (?:or share )?my .{0,40}",
    # Subscriptions and following.
    r"(?:please )?(?:(?:subscribe|sign up)\b(?: now| here| today)?(?: (?:to|for|and"
    r"|with)\b.{0,160})?|register (?:now|here|today"
    r"|for free|to (?:continue|comment|read))\b.{0,60})[.!]?",
    r"(?:get|receive)\b.{0,100}\b(?:newsletter|inbox|alerts|in your e-?mail)\b.{0,60}",
    r"(?:follow|like|join|find|connect with) (?:us|me|@?\w+(?: \w+)?|our"
    r" \w+)\b.{0,60}\b(?:twitter|facebook|instagram"
    r"|telegram|whatsapp|youtube|linkedin|google news|tiktok|x)\b.{0,100}",
    r"(?:download|get|install) (?:our|the) .{0,60}\bapp\b.{0,80}",
    r"(?:(?:print|digital|premium)(?: edition)? )?subscribers? (?:can|only|exclusive)\b.{0,160}"
    r"|for subscribers only",
    r"already (?:a (?:member|subscriber)|registered|subscribed)\b.{0,60}",
    r"(?:thank you|thanks) for (?:reading|subscribing|your (?:support|feedback))\b.{0,80}",
    # Rights.
    r"all rights reserved\.?.{0,120}",
    r"(?:this|the|our|no part of this) (?:material|content|article|story|text|publication"
    r"|website)s?\b.{0,60}\b(?:may|must|can) ?"
    r"(?:not )?be (?:published|reproduced|republished|copied|redistributed|used).{0,160}",
    r".{0,40}\b(?:reproduction|redistribution|copying|republication)\b.{0,120}(?:prohibited"
    r"|forbidden|permission).{0,40}",
    r"(?:photo|photograph|image|picture|photos|video|graphic)s?(?: credit)?\s*(?:by (?:\S+"
    r" ?){1,6}|[:/©].{1,120})",
    r"\(?(?:photo|image|picture|file photo|file)\s*[:/]?\s*(?:ap|afp|reuters|getty(?: images)?"
    r"|epa|yonhap|xinhua)[\w /-]{0,60}\)?",
    r"(?:image (?:source|caption|credit)|media caption|caption\s*:)\s*[,:]?\s*.{0,80}",
)  # fmt: skip
# A line that these match from its beginning is furniture before or after the article.
_OUTSIDE = (
    r"(?:©|\(c\)|copyright\b|&copy;)",
    r".{0,80}(?:©|\(c\) ?\d{4}|copyright ?\d{4}|all rights reserved)",
    r"\(?(?:this (?:story|article|report|piece|post|version|page)|the (?:story"
    r"|article))\b.{0,20}\b(?:has been|was|is|have been) (?:also )?"
    r"(?:updated|corrected|amended|edited|revised|published|first|originally|republished"
    r"|translated|produced|generated|written"
    r"|provided|part of|auto)",
    r"\(?(?:correction|clarification|editor[’']?s note|note to (?:readers|editors))\s*[:(]",
    r"(?:the )?[\w .&’'-]{2,60} contributed to this (?:report|story|article)",
    r"(?:additional )?(?:reporting|writing|editing|translation|research|graphics?|production) by\b",
    r"(?:disclaimer|tags?|topics?|keywords?|filed under|categor(?:y|ies)|section|labels?|see"
    r" also|source link|permalink"
    r"|short url|word count|language|length|load-date|publication-type|dateline|document type"
    r"|isbn|issn|doi)\s*[:|]",
    r"(?:in )?print edition\b|a version of this (?:article|story)\b|(?:for|with) (?:more"
    r"|further) (?:information|on this)\b",
    r"(?:the )?(?:views|opinions)(?: expressed)?\b.{0,80}\b(?:author|writer|own|reflect)",
    r"(?:please )?(?:support (?:us|our|independent)|donate (?:now|here|today|to)|contribute to"
    r" (?:us|our)"
    r"|become a (?:member|supporter|patron))\b",
    r"(?:have|got) (?:a|any) (?:tip|story|question|comment|news)|send (?:us )?(?:your )?(?:a"
    r" )?(?:tip|feedback|letter|comment)",
    r"do you have (?:a|any|more)\b.{0,60}(?:\?|\btell\b)",
    r"\d+ (?:responses?|thoughts?|replies) (?:to|on)\b",
    r".{0,60}\bnot responsible for\b.{0,40}\b(?:external|other|linked) (?:internet |web ?)?sites?",
    r"[a-z]{2,4}(?:[/-][a-z]{2,4}){1,3}$",
    r"(?:report|found|spotted) (?:a|an|any) (?:typo|error|correction|mistake)",
    r"(?:to|for) (?:read|view|see|access|write|post|leave|reprints?|licen[cs]ing"
    r"|permissions?)\b.{0,80}(?:\blog|\bsign|"
    r"\bsubscri|\bclick|\bvisit|\bregister|\bcontact)",
)  # fmt: skip
_SECTION = (
    "world|asia|africa|europe|americas|middle east|asia pacific|politics|national|international"
    "|news|world news|business"
    "|economy|opinion|analysis|diplomacy|defen[cs]e|security|top news|breaking(?: news)?|us news"
    "|uk news|home|features?"
    "|foreign affairs|north korea|china|south asia|latin america|exclusive|live|global|latest"
    "|editorial|front page|letters?|abstract"
)
_RELATED = re.compile(
    r"(?:more (?:on this|from this|like this|stories?|news|from [\w ]{2,30})(?: (?:story|topic))?"
    r"|(?:related|other|further|top|latest|recent|popular|recommended|around the)"
    r" (?:stories|articles?|news|topics?|posts?|content|reading|(?:internet )?links?|web)"
    r"|(?:related|most) (?:read|popular|viewed|shared)"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|read (?:also|next)|see also|what to read next|editors?[’']? picks?)\s*:?",
    re.I,
)
_RULE = re.compile(r"[\W_]+")
_END = re.compile(
    r"(?:enditem|\(?end\)?|\(?ends\)?|-?30-|#+|-0-|item ends?|\(?end item\)?)\.?", re.I
)
_END_INLINE = re.compile(
    r"(?:(?<=[.!?”\"’')])\s+(?:Enditem|Item ends?|\(END\)|-0-|###|-30-|ENDS)\.?"
    r"|\s*\((?:(?:additional )?reporting|writing|editing|compiled|translated|edited|written) by\b"
    r"[^()]{2,300}\)\.?)\s*$",
    re.I,
)
_ANYWHERE_LINE = re.compile("|".join(f"(?:{pattern})" for pattern in _ANYWHERE), re.I)
_OUTSIDE_LINE = re.compile("|".join(f"(?:{pattern})" for pattern in _OUTSIDE), re.I)
_SECTION_LINE = re.compile(_SECTION, re.I)
_AGO = re.compile(
    r"(?:(?:last )?updated|published|posted)?\s*:?\s*(?:\d+|an?) (?:second|minute|min|hour|day"
    r"|week|month|year)s? ago",
    re.I,
)


def is_furniture(line: str, *, outside: bool = False) -> bool:
    """Whether a whole line belongs to the page.

    Args:
        line: a line without its newline and the blanks around it.
        outside: it stands before the first paragraph, or after the last.

    >>> is_furniture("Share this article")
    True
    >>> is_furniture("To leave a comment, please sign in.")
    True
    >>> is_furniture("The two sides agreed to share intelligence.")
    False
    """
    if len(line) > LONGEST:
        return False
    if _ANYWHERE_LINE.fullmatch(line) is not None or _AGO.fullmatch(line) is not None:
        return True
    if not outside:
        return False
    return (
        _RULE.fullmatch(line) is not None
        or _END.fullmatch(line) is not None
        or _OUTSIDE_LINE.match(line) is not None
    )


def tail(lines: list[str]) -> int | None:
    """Where the list of other stories that a page prints under its article begins.

    Args:
        lines: the last lines of a text, none of them blank.

    >>> tail(["The talks go on.", "Related stories", "Which side blinks first", "2 May 2020"])
    1
    """
    for number, line in enumerate(lines):
        if number and _RELATED.fullmatch(line) is not None:
            rest = lines[number + 1 :]
            # Titles and dates: prose below it means that the article goes on.
            if all(len(other) <= 120 and not other.endswith(('."', ".”")) for other in rest) and (
                sum(other.endswith(".") for other in rest) <= 1
            ):
                return number
    return None


def is_section(line: str) -> bool:
    """Whether a line is the name of a section of the paper, printed over a title."""
    return _SECTION_LINE.fullmatch(line.strip(" :|/>»-.")) is not None


def cut_end(line: str) -> tuple[str, str]:
    """A paragraph without the mark or the credit that an agency sets after its last sentence.

    >>> cut_end("The talks resume on Monday. Enditem")
    ('The talks resume on Monday.', ' Enditem')
    """
    # The tail alone is searched: a paragraph may be as long as a document.
    start = max(0, len(line) - 400)
    found = _END_INLINE.search(line, start)
    return (line, "") if found is None else (line[: found.start()], line[found.start() :])
