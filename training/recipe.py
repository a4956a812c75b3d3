"""How the sets of one language become the sentences that its model learns from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from invented import Inventor, renamed
from model import Tagger, load, train
from sets import Labelled, clean, ranges_of, read_articles, read_bio, retokenized

from kgnews.extract.names.features import FeatureMaker
from kgnews.ontology import Ontology

# Words that keep a small letter in a headline.
_SMALL = frozenset(
    """di ke dari dan yang untuk dengan pada dalam oleh atau of the in and to for a an at by on
    with or""".split()
)
HELD_OUT = 5  # where a set has no split of its own, every fifth sentence is for measuring
HELD_OUT_ARTICLES = 4


@dataclass(frozen=True)
class Workshop:
    """Where the sets are, what must not be learned from, and how words are seen."""

    sets: Path
    reserved: frozenset[str]
    maker: FeatureMaker
    scratch: Path  # for models that are only stages on the way

    def bio(self, name: str) -> list[Labelled]:
        """A set without its contaminated sentences, in our tokens."""
        found = clean(read_bio(self.sets / f"{name}.bio"), self.reserved)
        return [retokenized(sentence) for sentence in found]

    def articles(self, name: str) -> list[list[Labelled]]:
        """Whole articles without their contaminated sentences."""
        return [clean(a, self.reserved) for a in read_articles(self.sets / f"{name}.jsonl")]

    def stage(self, sentences: Sequence[Labelled], name: str) -> Tagger:
        """A model that labels what another set leaves out."""
        path = self.scratch / f"{name}.crf"
        train(sentences, self.maker, path, c1=0.1, c2=0.1, iterations=60)
        return load(path, self.maker)


def filled(sentences: Iterable[Labelled], tagger: Tagger, kinds: Sequence[str]) -> list[Labelled]:
    """The sentences with the names of these kinds that the tagger finds where no label is."""
    made = []
    for sentence in sentences:
        words = [word for word, _ in sentence]
        labels = [label for _, label in sentence]
        for start, end, kind in ranges_of(tagger(words)):
            if kind in kinds and all(label == "O" for label in labels[start:end]):
                labels[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
        made.append(list(zip(words, labels, strict=True)))
    return made


def recased(sentence: Labelled, change: Callable[[str], str]) -> Labelled:
    """The sentence with every word changed, labels kept."""
    return [(change(word), label) for word, label in sentence]


def _headline(word: str) -> str:
    return word if word in _SMALL else word[:1].upper() + word[1:]


def copies(sentences: Sequence[Labelled], lower_every: int) -> list[Labelled]:
    """Copies in lower case, in capitals and as headlines: names are not known by case alone."""
    return [
        *(recased(sentence, str.lower) for sentence in sentences[::lower_every]),
        *(recased(sentence, str.upper) for sentence in sentences[1 :: lower_every * 2]),
        *(recased(sentence, _headline) for sentence in sentences[2::8]),
    ]


def with_invented_names(sentences: Sequence[Labelled], language: str, every: int) -> list[Labelled]:
    """Copies of every so many sentences that have names, with other names in them."""
    inventor = Inventor(language, Ontology.load())
    named = [s for s in sentences if any(label != "O" for _, label in s)]
    return [renamed(sentence, inventor) for sentence in named[::every]]


def indonesian(shop: Workshop, *, everything: bool) -> list[Labelled]:
    """News (counted twice), Wikipedia and repaired news.

    NERP labels products and brands where the others label bodies: its labels are kept and the
    bodies filled in by a model of the other two. In the political news countries are often
    unlabelled and in both no events: filled in by a model of the remaining sets.
    """
    news, wiki = shop.bio("idner2k.train"), shop.bio("nergrit.train")
    raw = shop.bio("nerp.train.recased")
    if everything:
        news += shop.bio("idner2k.valid")
        wiki += shop.bio("nergrit.valid")
        raw += shop.bio("nerp.valid.recased") + shop.bio("nerp.test.recased")
    more = filled(raw, shop.stage(news + wiki, "clean"), ("Organization",))
    full_news = filled(news, shop.stage(more + wiki, "for-news"), ("Place", "Event"))
    full_wiki = filled(wiki, shop.stage(more + news, "for-wiki"), ("Event",))
    sentences = full_news * 2 + full_wiki + more
    return [
        *sentences,
        *copies(sentences, 3),
        *with_invented_names(full_news + full_wiki + more, "id", 3),
    ]


def english(shop: Workshop, *, everything: bool) -> list[Labelled]:
    """News articles, Wikipedia and tweets, all under licences without share-alike.

    Not the Wikinews of gum_news: its names are cut ("New/O York/B-LOC"), and a model that
    learns from it finds fewer names everywhere else.
    """
    articles, wiki = shop.articles("men_articles"), shop.bio("wikigold")
    if not everything:
        articles = [a for at, a in enumerate(articles) if at % HELD_OUT_ARTICLES]
        wiki = [s for at, s in enumerate(wiki) if at % HELD_OUT]
    sentences = [sentence for article in articles for sentence in article]
    sentences += wiki + shop.bio("crossner_politics") + shop.bio("wnut17.train")
    return [*sentences, *copies(sentences, 4), *with_invented_names(sentences, "en", 4)]


def measured(shop: Workshop, language: str, *, everything: bool) -> dict[str, list[Labelled]]:
    """The parts that the model has not seen, by name."""
    if language == "en":
        wikinews = {"gum_news (names cut)": shop.bio("gum_news")}
        if everything:
            return wikinews
        articles = shop.articles("men_articles")[::HELD_OUT_ARTICLES]
        return {
            "men (every 4th article)": [s for article in articles for s in article],
            "wikigold (every 5th)": shop.bio("wikigold")[::HELD_OUT],
            **wikinews,
        }
    split = ("idner2k.valid", "nergrit.valid", "nerp.valid.recased", "nerp.test.recased")
    names = (*(() if everything else split), "nergrit.test", "mdee_gold_wikipedia")
    return {name: [retokenized(s) for s in read_bio(shop.sets / f"{name}.bio")] for name in names}
