"""Agreements that are told together and then one by one."""

from __future__ import annotations


def test_the_first_and_the_second_are_two(read):
    first, second = read(
        "Oman and Yemen signed two accords on March 3, 2019. The first, the Salalah Transit "
        "Accord, lets Yemen use the port. The second obliges Oman to repair the road to Aden. "
        "The road accord expires in 2030."
    )
    assert first.name == "Salalah Transit Accord"
    assert first.parties == second.parties == ("OMN", "YEM")
    assert first.signed == second.signed == "2019-03-03"
    assert [o.kind for o in first.obligations] == ["transit"]
    assert [o.kind for o in second.obligations] == ["construction"]
    assert "road accord" in {m.text for m in second.mentions}


def test_one_and_the_other(read):
    one, other = read(
        "Fiji and Samoa concluded a pair of treaties in 2010. One provides for free trade in fish; "
        "the other obliges both to extradite smugglers."
    )
    assert [o.kind for o in one.obligations] == ["trade"]
    assert [o.kind for o in other.obligations] == ["extradition"]


def test_the_first_step_and_one_alone_are_none(read):
    (found,) = read(
        "Mali and Niger signed two accords. Officials said that the first step was to open the "
        "border. The other countries of the region cheered, and one protested."
    )
    assert found.parties == ("MLI", "NER")
