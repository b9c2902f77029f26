"""What befalls people by a noun that is theirs: "searched *the homes* of three editors"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.actors.words import Words

# What people are told to ask for: "the demands of the drivers".
_ASKED = frozenset(
    """demand demands request requests appeal appeals call calls proposal proposals
    killing killings murder murders massacre slaughter death deaths loss cost lives abduction
    kidnapping arrest detention execution torture rape expulsion deportation""".split()
)
# What is searched, seized or frozen, and whose it is: "froze the accounts of two journalists".
_OWNED = frozenset(
    """home homes house houses flat flats apartment apartments office offices residence residences
    account accounts passport passports property properties asset assets phone phones computer
    computers belongings citizenship nationality licence licences license licenses visa visas
    land lands savings funds salaries pensions headquarters premises cars vehicles
    laptops""".split()
)
# Where a thing stands to which something is done.
_TOUCHED = frozenset({"dobj", "nsubjpass", "pobj"})


def bears_on(words: Words, thing: int) -> bool:
    """Whether those of whom a noun is told are asked or harmed, or lose what is theirs."""
    if words.lower[thing] in _OWNED:
        return words.dep[thing] in _TOUCHED
    return words.lower[thing] in _ASKED
