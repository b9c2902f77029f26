"""Duties as running prose tells them: several to a sentence, past asides, of no common kind."""

from __future__ import annotations


def duties(found):
    return [(o.kind, o.text) for o in found[0].obligations]


def test_what_is_due_before_what_binds(read):
    assert duties(
        read(
            "Under the accord between Chad and Libya, Chad will withdraw its gunboats from the "
            "lake within a month, while Libya undertakes not to drill for oil there until the "
            "judges have ruled."
        )
    ) == [
        ("troop withdrawal", "will withdraw its gunboats from the lake within a month"),
        ("resources", "Libya undertakes not to drill for oil there until the judges have ruled"),
    ]


def test_it_goes_on_to_bind(read):
    assert duties(
        read(
            "The treaty between Oman and Yemen bars warships from the bay, and it requires each "
            "government to give the other 48 hours' notice of any exercise."
        )
    ) == [
        ("no foreign forces", "bars warships from the bay"),
        (
            "consultation",
            "each government to give the other 48 hours' notice of any exercise",
        ),
    ]


def test_a_row_of_infinitives(read):
    assert [kind for kind, _ in duties(
        read(
            "The truce between Chad and the FACT rebels commits the rebels to stop all raids, to "
            "free their hostages and not to recruit anyone under 18."
        )
    )] == ["ceasefire terms", "prisoners", "humanitarian"]  # fmt: skip


def test_by_the_way_something_is_due(read):
    found = duties(
        read(
            "The truce between Chad and the FACT rebels, which will be watched over by a mission "
            "of the African Union, commits both sides to free all prisoners."
        )
    )
    assert [kind for kind, _ in found] == ["ceasefire terms", "peacekeeping", "prisoners"]


def test_what_is_thought_of_it_is_no_part_of_it(read):
    assert duties(
        read(
            "The treaty between Peru and Chile obliges Peru to open its markets, a step that its "
            "farmers had long opposed."
        )
    ) == [("trade", "Peru to open its markets")]


def test_who_need_not_do_it_is_not_bound(read):
    assert not duties(
        read("Under the accord between Peru and Chile, Peru is not obliged to readmit citizens.")
    )
    assert not duties(
        read("The accord between Peru and Chile does not require either to free prisoners.")
    )


def test_a_duty_of_no_common_kind(read):
    assert duties(
        read(
            "The accord between Peru and Chile obliges Chile to repaint the cathedral of Arica and "
            "Peru to ring its bells every Sunday."
        )
    ) == [
        ("other", "Chile to repaint the cathedral of Arica"),
        ("other", "Peru to ring its bells every Sunday"),
    ]


def test_what_becomes_of_it_is_no_duty(read):
    assert not duties(
        read(
            "Mali and Algeria signed a security accord in Bamako on Monday. It must be ratified by "
            "both parliaments. It will take effect a month later and is to run for five years. "
            "Hospitals must treat the wounded, and Mali will need time, diplomats said. The "
            "opposition is to march on Friday."
        )
    )


def test_which_hangs_on_the_signing(read):
    (found,) = read(
        "The European Union signed a deal with Tunisia last July, which pays Tunis 105 million "
        "euros a year; Tunisia later sent some of it back."
    )
    assert [o.kind for o in found.obligations] == ["payment"]


def test_unlike_another(read):
    ours, other = read(
        "Peru and Chile signed a treaty on Monday. Unlike the 1951 pact with Brazil, which "
        "requires both to defend each other, the new text says nothing of war. It only commits "
        "Lima and Santiago to consult each other."
    )
    assert [o.kind for o in ours.obligations] == ["consultation"]
    assert [o.kind for o in other.obligations] == ["mutual defence"]


def test_what_shall_be_is_laid_down(read):
    found = duties(
        read(
            "Peru and Chile concluded a treaty on uranium in May. It runs for ten years.\n"
            "Mines were closed in the valley.\n"
            "Disputes, it says, shall be settled by consultation."
        )
    )
    assert ("dispute settlement", "Disputes, it says, shall be settled by consultation") in found


def test_a_clause_with_a_duty_of_its_own(read):
    found = duties(
        read(
            "The accord between Chad and Libya provides that the houses be rebuilt with money from "
            "a fund into which Libya must pay 75 million dollars a year."
        )
    )
    assert ("payment", "Libya must pay 75 million dollars a year") in found


def test_promises_of_the_opposition_are_none_of_the_parties(read):
    found = read(
        "Russia had troops in the region under a truce of 2020 that obliged Armenia to hand back "
        "seven districts to Azerbaijan. Opposition leaders have promised to hold a referendum.",
        published="2025-08-09",
    )
    assert "political settlement" not in {o.kind for a in found for o in a.obligations}


def test_a_draft_obliges(read):
    (found,) = read(
        "Egypt and Ethiopia are near a treaty on the Nile, mediators said. A draft seen by Reuters "
        "obliges Ethiopia to release 37 billion cubic metres a year. It also commits Ethiopia to "
        "share the readings of its gauges. The mediators hope to have the treaty signed in July."
    )
    assert [o.kind for o in found.obligations if o.kind != "water sharing"] == ["cooperation"]
    assert found.signed is None


def test_how_an_agreement_may_end_is_no_duty(read):
    assert not duties(
        read(
            "Chad and Libya signed a treaty on schools in May. Either side can denounce it at six "
            "months' notice, and it lets either party leave."
        )
    )


def test_a_treaty_of_all_is_only_kept_to(read):
    truce = read(
        "Chad and Libya signed a truce on Thursday. Prisoners will be treated under the Geneva "
        "Conventions. The bodies of the fallen have to be handed over without delay."
    )[0]
    assert "humanitarian" in {o.kind for o in truce.obligations}


def test_news_goes_on_past_history(read):
    news, old = read(
        "India and China have reached an understanding on their frontier. Generals are to meet "
        "every month.\nA protocol of 1996 bars the two from opening fire or using explosives near "
        "the line. Soldiers fought with clubs there.\nIn return for the pullback, India has "
        "undertaken to resume direct flights.",
        published="2024-10-21",
    )
    assert [o.kind for o in news.obligations] == ["border", "consultation", "transit"]
    assert {o.text for o in old.obligations} == {
        "bars the two from opening fire or using explosives near the line"
    }
