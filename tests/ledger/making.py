"""Small records for tests: one sentence an event, with spans that hold."""

from __future__ import annotations

from communique.record import (
    Actor,
    ActorRef,
    Agreement,
    Change,
    DocumentInfo,
    Event,
    Figure,
    Mention,
    Obligation,
    Place,
    Record,
    Source,
    Span,
    Statement,
    When,
)


def info(
    name: str = "d1",
    source: str | None = None,
    published: str | None = "2021-07-11T19:04",
    updated: str | None = None,
) -> DocumentInfo:
    return DocumentInfo(
        id=name,
        source=source,
        title="Talks",
        publisher="The Paper",
        authors=("Ana Ruiz", "Bo Li"),
        published=published,
        updated=updated,
        language="en",
    )


def record(
    name: str = "d1",
    *pairs: tuple[str, str],
    source: str | None = None,
    published: str | None = "2021-07-11T19:04",
    updated: str | None = None,
    verb: str = "met",
    when: str | None = "2021-07-10",
    status: str = "actual",
    kind: str = "CONSULT",
    confidence: float = 0.9,
) -> Record:
    """A record with an event for each pair of actors."""
    text, events, actors = "", [], {}
    for number, (one, other) in enumerate(pairs, 1):
        start = len(text)
        sentence = f"{one} {verb} {other}."
        text += sentence + " "
        doer = ActorRef(actor=one, start=start, end=start + len(one), text=one)
        actors.setdefault(one, []).append(
            Mention(start=start, end=start + len(one), text=one, form="name")
        )
        after = start + len(one) + 1
        events.append(
            Event(
                id=f"e{number}",
                type=kind,  # type: ignore[arg-type]
                mode=None,
                cameo="040",
                quad=1,
                intensity=2.0,
                contexts=("diplomatic",),
                trigger=Span(start=after, end=after + len(verb), text=verb),
                actors=(doer,),
                recipients=(ActorRef(actor=other),),
                when=When(edtf=when, basis="explicit"),
                status=status,  # type: ignore[arg-type]
                timing="current",
                place=None,
                attribution=(),
                evidence=Span(start=start, end=start + len(sentence), text=sentence),
                confidence=confidence,
                rule="consult.meet",
            )
        )
    return Record(
        document=info(name, source, published, updated),
        text=text.strip() or "Nothing.",
        actors=tuple(
            Actor(
                id=actor,
                name=actor,
                kind="state",
                country=actor[:3],
                sector=None,
                role=None,
                mentions=tuple(mentions),
            )
            for actor, mentions in actors.items()
        ),
        events=tuple(events),
        statements=(),
        agreements=(),
        figures=(),
    )


def full(name: str = "full") -> Record:
    """A record with every part and every field."""
    text = "Kim’s envoy met Xi in Dandong, KCNA said. Trade fell 80 %. A pact binds both."
    sentence = text[: text.index(" Trade")]

    def span(words: str) -> tuple[int, int, str]:
        return text.index(words), text.index(words) + len(words), words

    def plain(words: str) -> Span:
        start, end, quoted = span(words)
        return Span(start=start, end=end, text=quoted)

    def ref(actor: str, words: str) -> ActorRef:
        start, end, quoted = span(words)
        return ActorRef(actor=actor, start=start, end=end, text=quoted)

    kim, xi, kcna = "PRK.GOV:kim-jong-un", "CHN.GOV:xi-jinping", "PRK.JRN:kcna"
    start, end, dandong = span("Dandong")
    event = Event(
        id="e1",
        type="CONSULT",
        mode="visit",
        cameo="042",
        quad=1,
        intensity=1.9,
        contexts=("diplomatic", "military"),
        trigger=plain("met"),
        actors=(ref(kim, "Kim"), ActorRef(actor="PRK")),
        recipients=(ref(xi, "Xi"),),
        when=When(edtf="2021-07", basis="period", start=0, end=3, text="Kim"),
        status="planned",
        timing="future",
        place=Place(
            name="Dandong", country=None, lat=40.1, lon=124.4, start=start, end=end, text=dandong
        ),
        attribution=(ref(kcna, "KCNA"),),
        evidence=plain(sentence),
        confidence=0.97,
        rule="consult.meet",
        mentions=(plain("A pact binds both."), plain("Trade fell 80 %.")),
    )
    said = Statement(
        id="s1",
        speaker=ref(kcna, "KCNA"),
        addressees=(ActorRef(actor=xi),),
        cue=plain("said"),
        content=(plain("met Xi"),),
        quotes=(plain("Dandong"),),
        kind="mixed",
        medium="letter",
        when=When(edtf=None, basis="unknown"),
        attribution=(),
    )
    start, end, words = span("binds both")
    pact = Agreement(
        id="a1",
        name="Pact",
        kind="pact",
        parties=("CHN", "PRK"),
        signed="1961-07-11",
        obligations=(
            Obligation(kind="mutual defence", condition=None, start=start, end=end, text=words),
        ),
        mentions=(plain("A pact"),),
        evidence=(plain("A pact binds both."),),
    )
    start, end, words = span("KCNA")
    trade = Figure(
        id="f1",
        indicator="trade",
        flow="exports",
        of="PRK",
        between=("CHN", "PRK"),
        measure="change",
        value=None,
        unit="USD",
        period="2020",
        change=Change(value=-0.8, base_period="2019"),
        source=Source(actor=None, text=words, start=start, end=end),
        evidence=plain("Trade fell 80 %."),
    )
    actor = Actor(
        id=kim,
        name="Kim Jong-un",
        kind="person",
        country="PRK",
        sector="GOV",
        role="leader",
        mentions=(Mention(start=0, end=3, text="Kim", form="alias"),),
    )
    return Record(
        document=info(name, "https://example.org/full"),
        text=text,
        actors=(actor,),
        events=(event,),
        statements=(said,),
        agreements=(pact,),
        figures=(trade,),
    )


def ended(name: str = "ended") -> Record:
    """A record of an agreement that entered into force in 1992 and ended ten years later."""
    text = "The treaty of Oman and Yemen took effect in 1992. The treaty expired in 2002."
    first = text.index(". The") + 1
    sentences = (
        Span(start=0, end=first, text=text[:first]),
        Span(start=first + 1, end=len(text), text=text[first + 1 :]),
    )

    def turn(number: int, verb: str, year: str, rule: str) -> Event:
        start = text.index(verb)
        return Event(
            id=f"e{number}",
            type="SUPPORT" if number == 1 else "SANCTION",
            mode=None,
            cameo="057",
            quad=1,
            intensity=4.6,
            contexts=(),
            trigger=Span(start=start, end=start + len(verb), text=verb),
            actors=(ActorRef(actor="OMN"), ActorRef(actor="YEM")),
            recipients=(),
            when=When(edtf=year, basis="explicit"),
            status="actual",
            timing="historical",
            place=None,
            attribution=(),
            evidence=sentences[number - 1],
            confidence=0.9,
            rule=rule,
        )

    second = text.index("treaty expired")
    pact = Agreement(
        id="a1",
        name="treaty",
        kind="treaty",
        parties=("OMN", "YEM"),
        signed=None,
        obligations=(),
        mentions=(
            Span(start=4, end=10, text="treaty"),
            Span(start=second, end=second + 6, text="treaty"),
        ),
        evidence=sentences,
    )
    return Record(
        document=info(name, "https://example.org/ended"),
        text=text,
        actors=(),
        events=(
            turn(1, "took", "1992", "support.takes-effect"),
            turn(2, "expired", "2002", "sanction.lapse"),
        ),
        statements=(),
        agreements=(pact,),
        figures=(),
    )


def quarrelling(name: str = "quarrel") -> Record:
    """A record of two figures that contradict each other, and one of another year."""
    text = (
        "Trade was $81 million in 2019. In 2019 trade was $65 million. In 2018 it was $70 million."
    )

    def trade(number: int, sentence: str, value: float, year: str) -> Figure:
        start = text.index(sentence)
        return Figure(
            id=f"f{number}",
            indicator="trade",
            flow="total",
            of=None,
            between=("MLI", "NER"),
            measure="level",
            value=value,
            unit="USD",
            period=year,
            change=None,
            source=None,
            evidence=Span(start=start, end=start + len(sentence), text=sentence),
        )

    return Record(
        document=info(name),
        text=text,
        actors=(),
        events=(),
        statements=(),
        agreements=(),
        figures=(
            trade(1, "Trade was $81 million in 2019.", 81e6, "2019"),
            trade(2, "In 2019 trade was $65 million.", 65e6, "2019"),
            trade(3, "In 2018 it was $70 million.", 70e6, "2018"),
        ),
    )
