"""The tokenizer of spaCy's English, made once and not three times while a model loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    registry,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

#: What stands for a model's own tokenizer while it loads: part of the model's configuration.
WITHOUT_RULES = {"nlp": {"tokenizer": {"@tokenizers": "communique.without_rules.v1"}}}
# "Portugal'll send troops": spaCy parts these from pronouns alone.
_CONTRACTED = (r"(?<=[a-z])['’](?:ll|d|ve|re)",)


@registry.tokenizers("communique.without_rules.v1")  # type: ignore[untyped-decorator]
def _without_rules() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)


def tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer of English for a loaded model.

    spaCy reads some thousand exceptions when it makes a pipeline, again when the model is read, and
    again when a rule is changed; each time takes a tenth of a second.
    """
    english = nlp.Defaults
    return Tokenizer(
        nlp.vocab,
        rules=english.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(english.prefixes or ()).search,
        suffix_search=compile_suffix_regex([*(english.suffixes or ()), *_CONTRACTED]).search,
        infix_finditer=compile_infix_regex(english.infixes or ()).finditer,
        token_match=english.token_match,
        url_match=english.url_match,
    )
