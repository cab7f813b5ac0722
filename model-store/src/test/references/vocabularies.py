"""Vocabulary files of the fixtures, and the example texts as token ids.

Three tokenizers occur in the published models: WordPiece (BERT, ELECTRA, DistilBERT), byte-level BPE (RoBERTa) and
BPE within Moses tokens (BioGPT). The ids come from the `tokenizers` library and, for BioGPT, from transformers.
"""

import json
import sys
import types
from dataclasses import dataclass

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
from tokenizers.implementations import BertWordPieceTokenizer

SHORT = "gene"
SENTENCE = "Aspirin inhibits COX-2."
PAIR = ("Does metformin reduce weight?", "Yes, weight was reduced.")
MEDIUM = "The BRCA1 mutation increases the risk of breast cancer (p < 0.05)."
LONG = (
    "Treatment with aspirin and metformin reduced the expression of EGFR kinase in breast cancer cells (25%), "
    "and zoledronate was binding the tumor protein in patients."
)
TEXTS = [(SHORT, None), (SENTENCE, None), PAIR, (MEDIUM, None), (LONG, None)]


@dataclass(frozen=True)
class Example:
    """One unpadded sequence; `token_type_ids` is None where the model has none."""

    text: str | None
    text_pair: str | None
    input_ids: list
    token_type_ids: list | None = None


# --- WordPiece -------------------------------------------------------------------------------------------------------

PUNCTUATION = list("-.,()<>/$@?%") + ["0", "1", "2", "5"]
LOWER = """the of in and was is with patients gene mutation cancer breast risk increases inhibits aspirin met cox br p
    weight reduce does yes no kinase egf drug disease treat express tumor cell protein bind chemical""".split()
CONTINUATIONS = "##s ##d ##ca ##1 ##2 ##5 ##formin ##r ##ment ##ion ##ed ##ing ##in".split()
UPPER = "Aspirin COX BR ##CA The Does Yes Treat EG ##FR B".split()
COMPACT_SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
GOOGLE_SPECIALS = ["[PAD]", "[unused1]", "[unused2]", "[unused3]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


class WordPieceVocabulary:
    """A vocab.txt, cased or not; `files` names what lies beside it in the folder."""

    def __init__(self, cased, specials=GOOGLE_SPECIALS, files=()):
        self.cased = cased
        self.files = files
        self.pieces = specials + PUNCTUATION + LOWER + (UPPER if cased else []) + CONTINUATIONS
        self.pad_id = 0
        self.tokenizer = BertWordPieceTokenizer(
            vocab={piece: i for i, piece in enumerate(self.pieces)}, lowercase=not cased
        )

    def __len__(self):
        return len(self.pieces)

    def examples(self, with_types=True):
        for text, pair in TEXTS:
            encoding = self.tokenizer.encode(text, pair)
            yield Example(text, pair, encoding.ids, encoding.type_ids if with_types else None)

    def write(self, folder):
        (folder / "vocab.txt").write_text("\n".join(self.pieces) + "\n", encoding="utf-8")
        if "tokenizer_config" in self.files:
            write_json(folder / "tokenizer_config.json", self.tokenizer_config())
            write_json(folder / "special_tokens_map.json", self.special_tokens())
        if "tokenizer" in self.files:
            self.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)

    def special_tokens(self):
        return {
            "unk_token": "[UNK]",
            "sep_token": "[SEP]",
            "pad_token": "[PAD]",
            "cls_token": "[CLS]",
            "mask_token": "[MASK]",
        }

    def tokenizer_config(self):
        return {
            "do_lower_case": not self.cased,
            **self.special_tokens(),
            "tokenize_chinese_chars": True,
            "strip_accents": None,
            "model_max_length": 512,
            "do_basic_tokenize": True,
            "never_split": None,
            "tokenizer_class": "BertTokenizer",
        }


# --- byte-level BPE --------------------------------------------------------------------------------------------------

ROBERTA_WORDS = "gene Ġthe Ġof Ġcancer Ġbreast Ġweight Ġin hibits Ġmutation Ġrisk As pirin ĠT re duc formin ing Ġand".split()


class ByteLevelVocabulary:
    """vocab.json, merges.txt and tokenizer.json of a RoBERTa model; the merges are spelt from ROBERTA_WORDS."""

    def __init__(self):
        self.pad_id = 1
        self.merges = left_to_right_merges([list(word) for word in ROBERTA_WORDS])
        alphabet = sorted({c for text in TEXTS for part in text if part for c in byte_level_alphabet(part)})
        pieces = ["<s>", "<pad>", "</s>", "<unk>"] + alphabet + [a + b for a, b in self.merges] + ["<mask>"]
        self.vocab = {piece: i for i, piece in enumerate(dict.fromkeys(pieces))}
        self.tokenizer = self.build()

    def __len__(self):
        return len(self.vocab)

    def build(self):
        tokenizer = Tokenizer(models.BPE(vocab=self.vocab, merges=self.merges))
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        tokenizer.decoder = decoders.ByteLevel()
        tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
        tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
        return tokenizer

    def examples(self):
        for text, pair in TEXTS:
            yield Example(text, pair, self.tokenizer.encode(text, pair).ids)

    def write(self, folder):
        write_json(folder / "vocab.json", self.vocab, indent=None)
        lines = ["#version: 0.2"] + [f"{a} {b}" for a, b in self.merges]
        (folder / "merges.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
        specials = {
            "bos_token": "<s>",
            "eos_token": "</s>",
            "unk_token": "<unk>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "cls_token": "<s>",
        }
        mask = {"content": "<mask>", "single_word": False, "lstrip": True, "rstrip": False, "normalized": False}
        write_json(folder / "special_tokens_map.json", {**specials, "mask_token": mask})
        config = {"add_prefix_space": False, "errors": "replace", "model_max_length": 512}
        write_json(folder / "tokenizer_config.json", {**specials, "mask_token": "<mask>", **config,
                                                      "tokenizer_class": "RobertaTokenizer"})


def byte_level_alphabet(text):
    """The characters that stand for the bytes of a text in byte-level BPE."""
    return {c for word, _ in pre_tokenizers.ByteLevel(add_prefix_space=False).pre_tokenize_str(text) for c in word}


# --- BioGPT ----------------------------------------------------------------------------------------------------------

BIOGPT_WORDS = "the of and aspirin inhibits is cancer gene answer yes question context given relation exists to".split()
# Text, and its Moses tokens as the rules give them.
BIOGPT_TEXTS = [
    ("gene", ["gene"]),
    ("aspirin inhibits cox-2.", ["aspirin", "inhibits", "cox", "@-@", "2", "."]),
    ("the relation between aspirin and breast cancer exists.",
     ["the", "relation", "between", "aspirin", "and", "breast", "cancer", "exists", "."]),
    ("the answer to the question given the context is yes (p < 0.05).",
     ["the", "answer", "to", "the", "question", "given", "the", "context", "is", "yes",
      "(", "p", "&lt;", "0.05", ")", "."]),
]
VIRTUAL_TOKENS = [f"learned{i}</w>" for i in range(1, 10)]


class BioGptVocabulary:
    """vocab.json and the three-column merges.txt; `virtual` adds the nine entries of the question-answering model."""

    def __init__(self, virtual=False):
        self.pad_id = 1
        self.virtual = virtual
        self.merges = left_to_right_merges([[*word[:-1], word[-1] + "</w>"] for word in BIOGPT_WORDS])
        # As in the published files the piece of this merge is not in the vocabulary, so that it becomes <unk>.
        hyphen = ("-", "@</w>")
        tokens = [token for _, moses in BIOGPT_TEXTS for token in moses]
        alphabet = sorted({c for t in tokens for c in t[:-1]} | {t[-1] + "</w>" for t in tokens} | set("abcdefg"))
        pieces = ["<s>", "<pad>", "</s>", "<unk>"] + alphabet + [a + b for a, b in self.merges]
        self.merges.append(hyphen)
        self.vocab = {p: i for i, p in enumerate(dict.fromkeys(pieces + (VIRTUAL_TOKENS if virtual else [])))}

    def __len__(self):
        return len(self.vocab)

    def write(self, folder):
        write_json(folder / "vocab.json", self.vocab, indent=None)
        lines = [f"{a} {b} {9000 - 7 * rank}" for rank, (a, b) in enumerate(self.merges)]
        (folder / "merges.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        specials = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "sep_token": "</s>",
                    "unk_token": "<unk>"}
        write_json(folder / "special_tokens_map.json", specials)
        write_json(folder / "tokenizer_config.json",
                   {**specials, "model_max_length": 1024, "tokenizer_class": "BioGptTokenizer"})

    def examples(self, folder):
        """`</s>` and the pieces; for the model with virtual tokens a last example ends with them, and has no text."""
        tokenizer = biogpt_tokenizer(folder)
        for text, moses in BIOGPT_TEXTS:
            pieces = [piece for token in moses for piece in tokenizer.bpe(token).split(" ")]
            yield Example(text, None, [2] + [self.vocab.get(piece, 3) for piece in pieces])
        source = [3 + (i * 7) % (len(self.vocab) - 3) for i in range(12 if self.virtual else 28)]
        yield Example(None, None, [2] + source + [self.vocab[t] for t in VIRTUAL_TOKENS if self.virtual])


def biogpt_tokenizer(folder):
    """The tokenizer of transformers; it asks for sacremoses, whose part is done here by hand in BIOGPT_TEXTS."""
    sys.modules.setdefault("sacremoses", types.ModuleType("sacremoses"))
    from transformers import BioGptTokenizer

    return BioGptTokenizer(str(folder / "vocab.json"), str(folder / "merges.txt"))


# --- shared ----------------------------------------------------------------------------------------------------------


def left_to_right_merges(words):
    """Merges that build every word from its symbols, leftmost pair first; no pair occurs twice."""
    merges = []
    for symbols in words:
        for pair in merges:
            symbols = apply_merge(symbols, pair)
        while len(symbols) > 1:
            merges.append((symbols[0], symbols[1]))
            symbols = apply_merge(symbols, merges[-1])
    return merges


def apply_merge(symbols, pair):
    merged, i = [], 0
    while i < len(symbols):
        joined = tuple(symbols[i:i + 2]) == pair
        merged.append(symbols[i] + symbols[i + 1] if joined else symbols[i])
        i += 2 if joined else 1
    return merged


def write_json(path, value, indent=2):
    path.write_text(json.dumps(value, indent=indent, ensure_ascii=False) + "\n", encoding="utf-8")
