"""Each construction by which English reports speech, in sentences of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.coder import Coder
    from communique.language import Parse
    from communique.record import Statement


def read(coder: Coder, text: str) -> Parse:
    info = DocumentInfo(
        id="t", source=None, title=None, publisher=None, authors=(), published="2020-06-15",
        updated=None, language="en",
    )  # fmt: skip
    return coder.parse(Document(info=info, text=text))


def by_cue(parse: Parse, cue: str) -> Statement:
    found = [s for s in parse.statements if s.cue is not None and s.cue.text == cue]
    assert found, f"no statement by {cue!r}: {[s.cue and s.cue.text for s in parse.statements]}"
    return found[0]


def content(statement: Statement) -> str:
    return " / ".join(span.text for span in statement.content)


CONSTRUCTIONS = [
    # text, cue, speaker, content
    ("The harbour master said that the ferry had sunk.", "said", "The harbour master",
     "that the ferry had sunk"),
    ("The ferry had sunk, the harbour master said on Monday.", "said", "the harbour master",
     "The ferry had sunk"),
    ("The ferry, the harbour master said, had sunk.", "said", "the harbour master",
     "The ferry / had sunk"),
    ("“The ferry has sunk,” the harbour master said.", "said", "the harbour master",
     "“The ferry has sunk,”"),
    ("“The ferry has sunk,” said the harbour master.", "said", "the harbour master",
     "“The ferry has sunk,”"),
    ("The harbour master said: “The ferry has sunk.”", "said", "The harbour master",
     "“The ferry has sunk.”"),
    ("“The ferry,” she said, “has sunk, and nobody was saved.”", "said", "she",
     "“The ferry,” / “has sunk, and nobody was saved.”"),
    ("As the captain noted, the storm had passed.", "noted", "the captain",
     "the storm had passed"),
    ("According to the almanac, frost is near.", "According to", "the almanac", "frost is near"),
    ("Frost is near, according to the almanac.", "according to", "the almanac", "Frost is near"),
    ("In the view of the bishop, the war was unjust.", "In the view", "the bishop",
     "the war was unjust"),
    ("Brazil called on Peru to release the crew.", "called on", "Brazil",
     "Peru to release the crew"),
    ("Turkey accused Greece of violating its airspace.", "accused", "Turkey",
     "Greece of violating its airspace"),
    ("Cuba denied that it had jammed the signal.", "denied", "Cuba",
     "that it had jammed the signal"),
    ("The clerk denied taking the money.", "denied", "The clerk", "taking the money"),
    ("Chile vowed to return the ship.", "vowed", "Chile", "to return the ship"),
    ("The envoy described the meeting as frank and useful.", "described", "The envoy",
     "the meeting as frank and useful"),
    ("The duke called the tax a robbery.", "called", "The duke", "the tax a robbery"),
    ("His claim that the vault was empty proved false.", "claim", "His",
     "that the vault was empty"),
    ("The colonel was convinced that the pass was clear.", "convinced", "The colonel",
     "that the pass was clear"),
    ("She was adamant that the will was forged.", "adamant", "She", "that the will was forged"),
    ("Analysts fear that the coup will succeed.", "fear", "Analysts",
     "that the coup will succeed"),
    ("The survey shows that rents have doubled.", "shows", "The survey",
     "that rents have doubled"),
    ("The senator tweeted that she would run again.", "tweeted", "The senator",
     "that she would run again"),
    ("Sources said the convoy had left.", "said", "Sources", "the convoy had left"),
    ("A senior official who asked not to be named said the convoy had left.", "said",
     "A senior official", "the convoy had left"),
    ("Spain left the talks, saying that its patience was over.", "saying", "Spain",
     "that its patience was over"),
    # A verb of speech inside the sentence that it brings in, whatever hangs on it.
    ("Norway, said the harbour master, had sunk the ferry.", "said", "the harbour master",
     "Norway / had sunk the ferry"),
    ("The ferry, the harbour master told the bishop on Monday, had sunk.", "told",
     "the harbour master", "The ferry / had sunk"),
    ("The jail where, the lawyers say, boys are beaten was built in May.", "say", "the lawyers",
     "boys are beaten"),
    # Whoever is quoted as saying it says it, and who quotes him relays it.
    ("“The ferry has sunk,” the harbour master was quoted as saying by a daily.", "saying",
     "the harbour master", "“The ferry has sunk,”"),
    ("“The ferry has sunk,” the daily quoted the harbour master as saying.", "saying",
     "the harbour master", "“The ferry has sunk,”"),
    # In a text to somebody, or to somebody in a text.
    ("The duke told the king in a letter that he shared his fears.", "told", "The duke",
     "that he shared his fears"),
    ("The daily wrote in an editorial that the duke had “lost his wits.”", "wrote", "The daily",
     "that the duke had “lost his wits.”"),
    ("In a letter to the king made public in May, the duke asked him to come.", "asked",
     "the duke", "him to come"),
    # A verb of speech that looks like a participle, and what hangs on a text.
    ("The Salvation Army, which runs the house, denied that it had burned.", "denied",
     "The Salvation Army", "that it had burned"),
    ("The two dukes called in a joint letter for new talks.", "called", "The two dukes",
     "new talks"),
    ("The duke told a daily briefing that the ferry had sunk.", "told", "The duke",
     "that the ferry had sunk"),
    ("The deputies, shouting “shame, shame”, demanded a vote.", "shouting", "The deputies",
     "“shame, shame”"),
    ("The duke made a charge the captain dismissed as “silly.”", "dismissed", "the captain",
     "a charge / as “silly.”"),
    # What the writer sets against it is not said.
    ("The duke said that the ferry had sunk, although the harbour master denied that it had left.",
     "said", "The duke", "that the ferry had sunk"),
    ("The ferry sank, according to the duke, a claim the harbour master denies.", "according to",
     "the duke", "The ferry sank"),
    (
        "President Miguel Díaz-Canel said the island would pay.",
        "said",
        "President Miguel Díaz-Canel",
        "the island would pay",
    ),
    (
        "In February Algiers agreed to supply Cuba with fuel.",
        "agreed",
        "Algiers",
        "to supply Cuba with fuel",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "speaker", "words"), CONSTRUCTIONS)
def test_construction(coder: Coder, text: str, cue: str, speaker: str, words: str) -> None:
    found = by_cue(read(coder, text), cue)
    assert (found.speaker.text, content(found)) == (speaker, words)


@pytest.mark.parametrize(
    ("text", "kind", "quotes"),
    [
        ("The mayor said the bridge was safe.", "indirect", 0),
        ("“The bridge is safe,” the mayor said.", "direct", 1),
        ("The mayor said the bridge was “as safe as a house.”", "mixed", 1),
    ],
)
def test_kind(coder: Coder, text: str, kind: str, quotes: int) -> None:
    found = by_cue(read(coder, text), "said")
    assert (found.kind, len(found.quotes)) == (kind, quotes)


def test_quote_over_paragraphs_is_one_statement(coder: Coder) -> None:
    parse = read(
        coder,
        "“The talks have failed.\n\n“We will not come back to Geneva.\n\n“That is final,” "
        "the envoy said.",
    )
    assert [s.speaker.text for s in parse.statements] == ["the envoy"]
    assert [q.text for q in parse.statements[0].quotes] == [
        "“The talks have failed.",
        "“We will not come back to Geneva.",
        "“That is final,”",
    ]


def test_quote_without_cue_goes_on_with_the_speaker(coder: Coder) -> None:
    parse = read(coder, "“We are ready,” the general said. “We have been ready for years.”")
    assert len(parse.statements) == 1
    assert len(parse.statements[0].quotes) == 2


def test_each_speaker_of_a_dialogue_keeps_his_words(coder: Coder) -> None:
    parse = read(coder, "“Leave,” the guard said.\n\n“Never,” the widow replied.")
    assert [(s.speaker.text, content(s)) for s in parse.statements] == [
        ("the guard", "“Leave,”"),
        ("the widow", "“Never,”"),
    ]


def test_told_has_addressees(coder: Coder) -> None:
    found = by_cue(read(coder, "The envoy told reporters that the talks had failed."), "told")
    assert [ref.text for ref in found.addressees] == ["reporters"]


def test_asked_passively_has_no_speaker(coder: Coder) -> None:
    found = by_cue(read(coder, "Asked whether he would resign, the premier left."), "Asked")
    assert found.speaker.text is None


CHAINS = [
    # text, a word of the content, speakers of the chain from the inside
    ("“Trade has doubled,” the king wrote, according to the palace.", "doubled",
     ["the king", "the palace"]),
    ("The king wrote, according to the palace, that trade had doubled.", "doubled",
     ["The king", "the palace"]),
    ("The minister was quoted by a daily as saying that the border would open.", "open",
     ["The minister", "a daily"]),
    ("The minister was quoted as saying by a daily that the border would open.", "open",
     ["The minister", "a daily"]),
    ("The border would open, the minister was quoted by a daily as saying.", "open",
     ["the minister", "a daily"]),
    ("The minister, quoted by a daily, said that the border would open.", "open",
     ["The minister", "a daily"]),
    ("The daily said the king wrote, citing a friend, that the pilots had fled.", "fled",
     ["a friend", "the king", "The daily"]),
    ("Imagine that the pilots had fled.", "fled", []),
    ("Supposing that the pilots had fled, the king would wait.", "fled", []),
    ("The ministry denied that the pilots had fled, a day after the daily said they crashed.",
     "crashed", ["the daily"]),
    ("A daily quoted the minister as saying the border would open.", "open",
     ["the minister", "A daily"]),
    ("The daily reported that the ministry had said that the pilots fled.", "fled",
     ["the ministry", "The daily"]),
    ("The envoy told us that, according to the Red Cross, 40 people had died.", "died",
     ["the Red Cross", "The envoy"]),
    ("Reuters, citing two diplomats, said that the general had fled.", "fled",
     ["two diplomats", "Reuters"]),
    ("The general had fled, Reuters reported, citing two diplomats.", "fled",
     ["two diplomats", "Reuters"]),
    ("The airline said that the flight was delayed, citing bad weather.", "delayed",
     ["The airline"]),
    ("Its claim that Serbia shelled the town was false.", "shelled", ["Its"]),
    ("The bishop condemned the shelling of the town.", "shelling", []),
    ("The army shelled the town.", "shelled", []),
    # What is set aside on a name is the writer's; what tells a noun apart is the speaker's.
    ("The king said that Chad, which closed the border in May, must pay.", "closed", []),
    ("He called the ban a favour to Oslo, which had itself recalled its envoy.", "recalled", []),
    ("The premier said the rebels had freed Ana Roe, whose brother they had shot.", "shot", []),
    ("The king said that the men who closed the border must pay.", "closed", ["The king"]),
    ("“Chad, which closed the border, must pay,” the king said.", "closed", ["the king"]),
    # When somebody promises is no part of the promise.
    ("Chad vowed to fight on after Libya bombed its base.", "bombed", []),
    ("In 1994 Kiev promised to wait after the rebels laid down their arms.", "laid", []),
    ("Mali offered to free them when France withdrew its troops.", "withdrew", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "speakers"), CHAINS)
def test_chain(coder: Coder, text: str, word: str, speakers: list[str]) -> None:
    parse = read(coder, text)
    token = next(t for t in parse.doc if t.text == word)
    assert [ref.text for ref in parse.voices.chain(token)] == speakers


def test_chain_of_three(coder: Coder) -> None:
    parse = read(
        coder,
        "The daily reported that the ministry had said that the pilots admitted that they fled.",
    )
    token = next(t for t in parse.doc if t.text == "fled")
    chain = [ref.text for ref in parse.voices.chain(token)]
    assert chain == ["the pilots", "the ministry", "The daily"]
    assert [ref.text for ref in by_cue(parse, "admitted").attribution] == chain[1:]


def test_cue_is_known_and_stands_outside_its_own_content(coder: Coder) -> None:
    parse = read(coder, "The general said the army had left.")
    said = next(t for t in parse.doc if t.text == "said")
    assert parse.voices.is_cue(said)
    assert parse.voices.chain(said) == ()
    assert not parse.voices.is_cue(said.nbor(-1))


def test_editorial_speaks_for_its_paper(coder: Coder) -> None:
    parse = read(
        coder,
        "The Rodong Sinmun published an editorial on Monday. “The path is hard,” "
        "the editorial said.",
    )
    found = by_cue(parse, "said")
    owner = next(s for s in parse.mentions if parse.text[s.start : s.end].endswith("Sinmun"))
    assert found.medium == "editorial"
    assert found.speaker.actor in owner.actors


def test_letters_have_addressees_both_ways(coder: Coder) -> None:
    parse = read(
        coder,
        "Vladimir Putin sent a letter to Emmanuel Macron in May. “We must talk,” Putin wrote. "
        "Macron wrote back that he agreed.",
    )
    first, second = (s for s in parse.statements if s.cue is not None and s.cue.text == "wrote")
    assert (first.medium, second.medium) == ("letter", "letter")
    assert [ref.actor for ref in first.addressees] == [second.speaker.actor]
    assert [ref.actor for ref in second.addressees] == [first.speaker.actor]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("The bank said in a statement that rates would rise.", "statement"),
        ("The bank said on its website that rates would rise.", "website"),
        ("The premier said at a press conference that he would stay.", "press conference"),
        ("The premier said in an interview that he would stay.", "interview"),
        ("The premier tweeted that he would stay.", "social media"),
        ("The premier said that he would stay.", None),
    ],
)
def test_medium(coder: Coder, text: str, medium: str | None) -> None:
    assert read(coder, text).statements[0].medium == medium


def test_quoted_word_in_a_letter_takes_its_medium(coder: Coder) -> None:
    parse = read(
        coder, "In his letter to the king, the duke decried what he called “a foolish war.”"
    )
    found = by_cue(parse, "called")
    assert found.medium == "letter"
    assert [q.text for q in found.quotes] == ["“a foolish war.”"]


def test_who_closes_a_long_sentence_says_all_of_it(coder: Coder) -> None:
    text = (
        "Norway sent three letters to Chile in May and demanded that it hand over Ana Roe, the "
        "banker whom King Harald accuses of robbing him, Prime Minister Jo Lund told parliament."
    )
    parse = read(coder, text)
    told = by_cue(parse, "told")
    assert told.speaker.text == "Prime Minister Jo Lund"
    assert content(told) == text.partition(", Prime")[0]


def test_nothing_said_inside_a_quote_reaches_out_of_it(coder: Coder) -> None:
    parse = read(coder, '"The two sides agreed to resume flights," the joint statement read.')
    assert content(by_cue(parse, "read")) == '"The two sides agreed to resume flights,"'
    assert all("read" not in content(statement) for statement in parse.statements)


def test_to_decline_to_say_is_to_say_nothing(coder: Coder) -> None:
    parse = read(coder, "The duke declined to say whether the ferry had sunk.")
    assert [s.cue.text for s in parse.statements if s.cue is not None] == ["declined"]


def test_my_government_is_no_third_party(coder: Coder) -> None:
    parse = read(coder, "“My government has proof that the ferry sank,” the premier said.")
    assert [s.cue.text for s in parse.statements if s.cue is not None] == ["said"]
    parse = read(coder, "“My brother said that the ferry sank,” the premier said.")
    assert [s.cue.text for s in parse.statements if s.cue is not None] == ["said", "said"]


def test_an_interview_is_given_to_somebody(coder: Coder) -> None:
    said = by_cue(read(coder, "In an interview with CNN, the Danish premier said he left."), "said")
    assert [ref.actor for ref in said.addressees] == ["USA.JRN:cnn"]


def test_another_is_one_more_of_them(coder: Coder) -> None:
    text = "A Chadian official said the town had fallen. Another said it had not."
    assert [s.speaker.actor for s in read(coder, text).statements] == ["TCD.GOV", "TCD.GOV"]


def test_a_briefing_is_no_hearer(coder: Coder) -> None:
    told = by_cue(read(coder, "The duke told a daily briefing that the ferry had sunk."), "told")
    assert (told.medium, told.addressees) == ("press conference", ())


def test_what_is_asked_is_not_held(coder: Coder) -> None:
    parse = read(coder, "Asked if he feared a war, the duke said that he did not.")
    assert "feared" not in {s.cue.text for s in parse.statements if s.cue is not None}


def test_who_is_called_by_name_does_not_speak(coder: Coder) -> None:
    text = (
        "Judge Richard May told Slobodan Milosevic to be brief. “This is no rally, Mr Milosevic,” "
        "he said."
    )
    said = by_cue(read(coder, text), "said")
    assert said.speaker.actor.endswith("richard-may")


def test_what_takes_up_what_is_said_is_the_writers(coder: Coder) -> None:
    text = "The duke said the ferry was “a coffin”, a remark that the captain described as silly."
    assert content(by_cue(read(coder, text), "said")) == "the ferry was “a coffin”"
    assert content(by_cue(read(coder, text), "described")) == "a remark / as silly"


def test_an_aside_after_a_phrase(coder: Coder) -> None:
    said = by_cue(read(coder, "Under Danish law, they say, the charge of theft is grave."), "say")
    assert content(said) == "Under Danish law / the charge of theft is grave"
    assert by_cue(read(coder, "They charged that the duke had lied."), "charged")


def test_she_who_spoke_last_goes_on(coder: Coder) -> None:
    text = (
        "Kim Yo-jong said the South had lied.\n\n“We lost all,” said Inga Olm, a cook. “I will go "
        "home,” she added."
    )
    added = by_cue(read(coder, text), "added")
    assert added.speaker.actor != "PRK.GOV:kim-yo-jong"


def test_what_is_not_mentioned_is_not_said(coder: Coder) -> None:
    assert read(coder, "The duke did not mention the ferry.").statements == []


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "said"),
    [
        # Who stands between a quote and its cue, and no occasion.
        ("“They are bombing schools, not bases,” the envoy, Jo Olm, told a news conference.",
         "told", "the envoy", "“They are bombing schools, not bases,”"),
        ("“Did the temples vote?” asked one of them, Khalid Olm, in Lima.", "asked",
         "one of them", "“Did the temples vote?”"),
        # By what means, and by nobody.
        ("Peru's commander in the north, Gen. Jo Olm, denied by radio that his ship had sunk.",
         "denied", "Peru's commander in the north", "that his ship had sunk"),
        # What is warned against in a text, and to whom.
        ("The duke warned in an interview with Al-Ahram against a new war.", "warned", "The duke",
         "a new war"),
        # What somebody vows at the time is his own.
        ("The duke accused the king of theft, as Oslo vowed to send its ships.", "vowed", "Oslo",
         "to send its ships"),
    ],
)  # fmt: skip
def test_who_stands_where(coder: Coder, text: str, cue: str, speaker: str, said: str) -> None:
    statement = by_cue(read(coder, text), cue)
    assert (statement.speaker.text, content(statement)) == (speaker, said)


def test_it_is_the_text_that_spoke_before(coder: Coder) -> None:
    text = "A United Nations report said Israel had used force. It found that the ship was unarmed."
    found = by_cue(read(coder, text), "found")
    assert (found.speaker.actor, found.medium) == ("UNO", "report")


def test_he_who_said_it_goes_on(coder: Coder) -> None:
    text = (
        "His lawyer, Jan Olm, said the file was thin.\n\nPolish Foreign Minister Radoslaw Sikorski "
        "warned that the fugitive must be handed over. “We wait,” he said."
    )
    said = [s for s in read(coder, text).statements if s.speaker.text == "he"]
    assert [s.speaker.actor.endswith("sikorski") for s in said] == [True]


def test_titles_are_not_speech(coder: Coder) -> None:
    assert read(coder, "The film “Gone at Dawn” opened in Lima.").statements == []


def test_stances_and_asides_in_a_quote_are_the_speakers_own(coder: Coder) -> None:
    parse = read(coder, "“I think the dam will hold, and you know it,” the engineer said.")
    assert [s.cue.text for s in parse.statements if s.cue is not None] == ["said"]


def test_relayed_speech_in_a_quote_is_a_chain(coder: Coder) -> None:
    parse = read(coder, "“The ministry said that the rebels fled,” the farmer recalled.")
    token = next(t for t in parse.doc if t.text == "fled")
    assert [ref.text for ref in parse.voices.chain(token)] == ["The ministry", "the farmer"]


def test_transcript_labels(coder: Coder) -> None:
    parse = read(coder, "CHAIR: Will you sign? The time is short.\nGUEST: We will not sign.")
    assert [(s.speaker.text, content(s)) for s in parse.statements] == [
        ("CHAIR", "Will you sign? The time is short"),
        ("GUEST", "We will not sign"),
    ]


def test_signature_under_a_quote(coder: Coder) -> None:
    parse = read(coder, "“The sea is rising and we have to leave our homes.” — Ana Ruiz, Lima")
    assert [(s.speaker.text, s.kind) for s in parse.statements] == [("Ana Ruiz", "direct")]


def test_spans_quote_the_text_and_numbers_run(coder: Coder) -> None:
    text = "“A storm is near,” the pilot said. The tower denied that. The mayor vowed to wait."
    parse = read(coder, text)
    for statement in parse.statements:
        for span in (*statement.content, *statement.quotes):
            assert text[span.start : span.end] == span.text
    assert [s.id for s in parse.statements] == [f"s{n + 1}" for n in range(len(parse.statements))]


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "said"),
    [
        # A past form that cannot share the auxiliary goes on with what the speaker does.
        ("She suggested that the militia had fired the rounds, and complained that nobody had "
         "asked.", "complained", "She", "that nobody had asked"),
        ("Turkey said it did not recognise the vote and asked that the Tatars be protected.",
         "said", "Turkey", "it did not recognise the vote"),
        ("The minister said that Oslo would pay and urged Bern to wait.", "urged", "The minister",
         "Bern to wait"),
        ("Kenya said the rebels had crossed the river and demanded that they leave.", "demanded",
         "Kenya", "that they leave"),
        # The speaker in two names at the end.
        ("The United Nations may lift the sanctions that it imposed on Eritrea, its chief, Ana "
         "Roe, said in Rome.", "said", "its chief",
         "The United Nations may lift the sanctions that it imposed on Eritrea"),
        # Hung on the document by the parser or not.
        ("The bank said in a statement that rates would rise.", "said", "The bank",
         "that rates would rise"),
        # What is done in between is no speech, and its object no speaker.
        ("China has levied duties on barley, suspended beef imports from five abattoirs and warned "
         "its students against travelling to Peru.", "warned", "China",
         "its students against travelling to Peru"),
        ("Mali has closed a bridge, expelled envoys and urged citizens to leave Chad.", "urged",
         "Mali", "citizens to leave Chad"),
        # An actor before a colon heads a text without a title.
        ("Israel: Hamas rockets hit Ashkelon", ":", "Israel", "Hamas rockets hit Ashkelon"),
    ],
)  # fmt: skip
def test_whose_words(coder: Coder, text: str, cue: str, speaker: str, said: str) -> None:
    statement = by_cue(read(coder, text), cue)
    assert (statement.speaker.text, content(statement)) == (speaker, said)


def test_nothing_before_a_semicolon_is_said_after_it(coder: Coder) -> None:
    parse = read(coder, "Oman has offered to mediate; neither side has accepted.")
    assert [s.cue.text for s in parse.statements if s.cue is not None] == ["offered"]


@pytest.mark.parametrize(
    "text",
    [
        "The allies are expected to agree on a target.",
        "The two premiers will discuss the border in Rome.",
        "Peru has threatened to veto the loan.",
        "It was a strike that threatened to close the port.",
        "The convoy returned to Libya in June.",
        "Kenya and Chad have decided to meet in May to discuss the border.",
        "Peru has neither confirmed nor denied that its ships were there.",
        "Chad did not deny that it had closed the border.",
        "Iran backs the Houthis.",
    ],
)
def test_what_is_not_said_yet_is_no_statement(coder: Coder, text: str) -> None:
    cues = {s.cue.text for s in read(coder, text).statements if s.cue is not None}
    unsaid = {"agree", "agree on", "discuss", "veto", "threatened", "returned", "denied", "deny"}
    assert not cues & {*unsaid, "backs"} or (cues == {"threatened"} and text.startswith("Peru"))


def test_a_speaker_goes_on_in_the_time_of_his_speech(coder: Coder) -> None:
    text = (
        "In a reply to parliament on Tuesday, the Peruvian foreign minister, Ana Roe, admitted the "
        "error. “We acted within the law,” she said.\n\nThe bishop of Lima said it was late."
    )
    parse = read(coder, text)
    days = {s.cue.text: s.when.edtf for s in parse.statements if s.cue is not None}
    assert by_cue(parse, "admitted").when.edtf == "2020-06-09"
    assert by_cue(parse, "said").when.edtf == "2020-06-09"
    assert days["said"] == "2020-06-15"  # The bishop's, in the next paragraph.


def test_what_is_said_behind_a_clause_of_time(coder: Coder) -> None:
    said = by_cue(read(coder, "Mr Roe had said before he left Oslo that the talks failed."), "said")
    assert (said.speaker.text, content(said)) == ("Mr Roe", "that the talks failed")


def test_quotes_in_grave_accents_begin_a_sentence(coder: Coder) -> None:
    text = "The minister said Peru would wait. ``They are late,'' she told parliament."
    parse = read(coder, text)
    assert content(by_cue(parse, "said")) == "Peru would wait"
    assert content(by_cue(parse, "told")) == "``They are late,''"


def test_what_is_expected_at_a_meeting_is_not_said_there(coder: Coder) -> None:
    parse = read(coder, "At the summit the Norwegians want to agree on a target.")
    assert [s.medium for s in parse.statements] == [None]


def test_an_agency_reports_what_it_quotes(coder: Coder) -> None:
    text = (
        "The two premiers are to meet in Rome on Monday, the Norwegian news agency NTB reported, "
        "quoting a government statement."
    )
    parse = read(coder, text)
    said = {s.cue.text: content(s) for s in parse.statements if s.cue is not None}
    assert said["reported"] == said["quoting"] == "The two premiers are to meet in Rome on Monday"
    assert by_cue(parse, "reported").speaker.text.startswith("the Norwegian news agency")


def test_a_cue_that_gives_no_words_stops_no_search_for_a_speaker(coder: Coder) -> None:
    parse = read(coder, 'assert "harbour.ferry\t" in runner.invoke(app, ["list", "boats"]).stdout')
    assert all(parse.text[s.start : s.end] == s.text for x in parse.statements for s in x.content)


@pytest.mark.parametrize(
    ("text", "cue", "actor"),
    [
        ("A commentary on Damascus radio criticized the lease.", "criticized", "SYR.JRN"),
        ("An editorial on Iranian state television denounced the vote.", "denounced", "IRN.JRN"),
        ("An essay in a Kenyan newspaper condemned the raid.", "condemned", "KEN.JRN"),
    ],
)
def test_what_is_broadcast_is_said_by_who_broadcasts_it(
    coder: Coder, text: str, cue: str, actor: str
) -> None:
    assert by_cue(read(coder, text), cue).speaker.actor.startswith(actor)
