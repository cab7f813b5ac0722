"""The fixtures: one entry a folder, with the configuration in the form its published model has.

Sizes are tiny, keys are those of the published files: Google's eleven-key form without `model_type`, the sorted dump of
transformers 4.x, labels whose two maps disagree, a missing `id2label` (two labels), and so on.
"""

from dataclasses import dataclass, field

import transformers

from vocabularies import COMPACT_SPECIALS, BioGptVocabulary, ByteLevelVocabulary, WordPieceVocabulary

HIDDEN, LAYERS, HEADS, INTERMEDIATE, POSITIONS = 16, 2, 2, 32, 64

CASED = WordPieceVocabulary(cased=True, files=("tokenizer_config", "tokenizer"))
CASED_VOCAB_ONLY = WordPieceVocabulary(cased=True)
UNCASED = WordPieceVocabulary(cased=False, files=("tokenizer_config",))
UNCASED_WITH_JSON = WordPieceVocabulary(cased=False, files=("tokenizer_config", "tokenizer"))
UNCASED_VOCAB_ONLY = WordPieceVocabulary(cased=False)
PUBMED = WordPieceVocabulary(cased=False, specials=COMPACT_SPECIALS, files=("tokenizer_config",))
BYTE_LEVEL = ByteLevelVocabulary()
BIOGPT = BioGptVocabulary()
BIOGPT_VIRTUAL = BioGptVocabulary(virtual=True)


@dataclass(frozen=True)
class Fixture:
    """One folder. `layout` holds what concerns the file of weights only: see weights.py."""

    name: str
    model: type
    config: dict
    vocabulary: object
    layout: dict = field(default_factory=dict)
    longest: int = POSITIONS  # examples longer than this are left out

    @property
    def encoder_only(self):
        """Whether the outputs are those of the encoder, the head being none or one of pre-training."""
        return self.model.__name__.endswith(("Model", "ForPreTraining", "ForMaskedLM"))


def labelled(*labels, **more):
    """`id2label` and `label2id` of a configuration."""
    return {"id2label": {str(i): label for i, label in enumerate(labels)},
            "label2id": {label: i for i, label in enumerate(labels)}, **more}


def dumped(architecture, **values):
    """A configuration as transformers 4.x wrote it: keys sorted."""
    values = {"architectures": [architecture], "torch_dtype": "float32", "transformers_version": "4.20.1", **values}
    return {key: values[key] for key in sorted(values)}


def bert_sizes(vocabulary):
    return {
        "attention_probs_dropout_prob": 0.1,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "hidden_size": HIDDEN,
        "initializer_range": 0.02,
        "intermediate_size": INTERMEDIATE,
        "max_position_embeddings": POSITIONS,
        "num_attention_heads": HEADS,
        "num_hidden_layers": LAYERS,
        "type_vocab_size": 2,
        "vocab_size": len(vocabulary),
    }


google = bert_sizes  # bert_config.json of Google's BERT: these eleven keys and nothing else


def bert(architecture, vocabulary, **more):
    return dumped(architecture, **{
        **bert_sizes(vocabulary), "classifier_dropout": None, "gradient_checkpointing": False,
        "layer_norm_eps": 1e-12, "model_type": "bert", "pad_token_id": 0, "position_embedding_type": "absolute",
        "use_cache": True, **more})


def electra(architecture, vocabulary, **more):
    return dumped(architecture, **{
        **bert_sizes(vocabulary), "classifier_dropout": None, "embedding_size": HIDDEN, "layer_norm_eps": 1e-12,
        "model_type": "electra", "pad_token_id": 0, "position_embedding_type": "absolute",
        "summary_activation": "gelu", "summary_last_dropout": 0.1, "summary_type": "first", "summary_use_proj": True,
        **more})


def roberta(architecture, vocabulary, **more):
    return dumped(architecture, **{
        **bert_sizes(vocabulary), "bos_token_id": 0, "eos_token_id": 2, "gradient_checkpointing": False,
        "layer_norm_eps": 1e-05, "max_position_embeddings": POSITIONS + 2, "model_type": "roberta", "pad_token_id": 1,
        "position_embedding_type": "absolute", "type_vocab_size": 1, "use_cache": True, **more})


def distilbert(architecture, vocabulary, **more):
    return dumped(architecture, **{
        "activation": "gelu", "attention_dropout": 0.1, "dim": HIDDEN, "dropout": 0.1, "hidden_dim": INTERMEDIATE,
        "initializer_range": 0.02, "max_position_embeddings": POSITIONS, "model_type": "distilbert", "n_heads": HEADS,
        "n_layers": LAYERS, "pad_token_id": 0, "qa_dropout": 0.1, "seq_classif_dropout": 0.2,
        "sinusoidal_pos_embds": False, "tie_weights_": True, "vocab_size": len(vocabulary), **more})


def biogpt(architecture, vocabulary, **more):
    return dumped(architecture, **{
        "activation_dropout": 0.0, "attention_probs_dropout_prob": 0.1, "bos_token_id": 0, "eos_token_id": 2,
        "hidden_act": "gelu", "hidden_dropout_prob": 0.1, "hidden_size": HIDDEN, "initializer_range": 0.02,
        "intermediate_size": INTERMEDIATE, "layer_norm_eps": 1e-12, "layerdrop": 0.0,
        "max_position_embeddings": POSITIONS, "model_type": "biogpt", "num_attention_heads": HEADS,
        "num_hidden_layers": LAYERS, "pad_token_id": 1, "scale_embedding": True, "use_cache": True,
        "vocab_size": len(vocabulary), **more})


SINGLE = {"problem_type": "single_label_classification"}
MULTI = {"problem_type": "multi_label_classification"}
REGRESSION = labelled("LABEL_0", problem_type="regression")
RELATIONS = labelled("CPR:3", "CPR:4", "CPR:9", "false")
HALLMARKS = labelled("evading growth suppressors", "resisting cell death", "inducing angiogenesis")
DISEASE_TYPES = """Activity Administration Age Area Biological_attribute Biological_structure Clinical_event Color
    Coreference Date Detailed_description Diagnostic_procedure Disease_disorder Distance Dosage Duration Family_history
    Frequency Height History Lab_value Mass Medication Non[biological](Detailed_description Nonbiological_location
    Occupation Other_entity Other_event Outcome Personal_[back](Biological_structure Personal_background
    Qualitative_concept Quantitative_concept Severity Sex Shape Sign_symptom Subject Texture Therapeutic_procedure Time
    Volume Weight""".split()
CLINICAL_LABELS = ["O"] + ["B-" + t for t in DISEASE_TYPES] + ["I-" + t for t in DISEASE_TYPES if t != "Mass"]

# The published maps disagree: outside is spelt with a digit in the one and with a letter in the other.
DIGIT_OUTSIDE = {"id2label": {"0": "B-DISEASE", "1": "I-DISEASE", "2": "0"},
                 "label2id": {"B-DISEASE": 0, "I-DISEASE": 1, "O": 2}, "_num_labels": 3}
STRING_IDS = {"id2label": {"0": "O", "1": "B", "2": "I"}, "label2id": {"B": "1", "I": "2", "O": "0"}}
UNNAMED = {"id2label": {"0": "contradiction", "1": "entailment", "2": "neutral"},
           "label2id": {"LABEL_0": 0, "LABEL_1": 1, "LABEL_2": 2}, "finetuning_task": "mnli"}


def heads(family, form, vocabulary, token, sequence, regression=REGRESSION, layout=None):
    """The five heads of a family; the token and the single-label head in the form of a published model."""
    cases = {
        "token": ("TokenClassification", token),
        "sequence-single-label": ("SequenceClassification", sequence),
        "sequence-multi-label": ("SequenceClassification", {**HALLMARKS, **MULTI}),
        "sequence-regression": ("SequenceClassification", regression),
        "question": ("QuestionAnswering", {}),
    }
    prefix = {"bert": "Bert", "roberta": "Roberta", "electra": "Electra", "distilbert": "DistilBert"}[family]
    for head, (kind, more) in cases.items():
        architecture = f"{prefix}For{kind}"
        yield Fixture(f"{family}-{head}", getattr(transformers, architecture), form(architecture, vocabulary, **more),
                      vocabulary, dict(layout or {}), longest=24 if len(more.get("id2label", ())) > 8 else POSITIONS)


def grid():
    buffer = {"position_ids": True}
    yield from heads("bert", bert, CASED, DIGIT_OUTSIDE, {**RELATIONS, **SINGLE}, layout=buffer)
    yield from heads("roberta", roberta, BYTE_LEVEL, labelled("O", "Chemical"), {**RELATIONS, **SINGLE},
                     regression=labelled("LABEL_0"), layout=buffer)
    yield from heads("electra", electra, UNCASED, labelled("B-bio", "I-bio", "O"), {**RELATIONS, **SINGLE})
    yield from heads("distilbert", distilbert, UNCASED_WITH_JSON, labelled(*CLINICAL_LABELS), SINGLE,
                     regression=labelled("LABEL_0"))


def bert_variants():
    token, base, pre = transformers.BertForTokenClassification, transformers.BertModel, transformers.BertForPreTraining
    named = labelled("O", "B-Gene", "I-Gene")
    yield Fixture("bert-gelu-new", token, bert(token.__name__, UNCASED, hidden_act="gelu_new", **named), UNCASED)
    yield Fixture("bert-sharded", token, bert(token.__name__, UNCASED, **named), UNCASED, {"shards": 2})
    yield Fixture("bert-float16", token, {**bert(token.__name__, UNCASED, **labelled("LABEL_0", "LABEL_1", "LABEL_2")),
                                          "torch_dtype": "float16"}, UNCASED, {"dtype": "float16"})
    yield Fixture("bert-bfloat16", token, {**bert(token.__name__, UNCASED, **named), "torch_dtype": "bfloat16"},
                  UNCASED, {"dtype": "bfloat16"})
    yield Fixture("bent-ner", token, bert(token.__name__, PUBMED, **STRING_IDS), PUBMED)
    yield Fixture("biolinkbert", base, bert(base.__name__, PUBMED), PUBMED)
    yield Fixture("biobert-v1.1", base, google(CASED_VOCAB_ONLY), CASED_VOCAB_ONLY, {"gamma_beta": True})
    yield Fixture("biobert-mnli", transformers.BertForSequenceClassification,
                  bert("BertForSequenceClassification", CASED_VOCAB_ONLY, **UNNAMED), CASED_VOCAB_ONLY)
    squad = bert("BertForQuestionAnswering", CASED_VOCAB_ONLY)
    yield Fixture("biobert-squad", transformers.BertForQuestionAnswering, squad, CASED_VOCAB_ONLY)
    clinical = {**google(CASED_VOCAB_ONLY), "layer_norm_eps": 1e-12, "model_type": "bert"}
    yield Fixture("bio-clinicalbert", pre, clinical, CASED_VOCAB_ONLY, {"decoder": True})
    yield Fixture("bluebert", pre, google(UNCASED_VOCAB_ONLY), UNCASED_VOCAB_ONLY, {"position_ids": True})
    masked = transformers.BertForMaskedLM
    yield Fixture("biomedbert", masked, bert(masked.__name__, PUBMED), PUBMED)


def electra_variants():
    pre = transformers.ElectraForPreTraining
    yield Fixture("bioelectra", pre, electra(pre.__name__, UNCASED_VOCAB_ONLY), UNCASED_VOCAB_ONLY)
    token = transformers.ElectraForTokenClassification
    yield Fixture("electra-embedding-projection", token,
                  electra(token.__name__, UNCASED, embedding_size=12, hidden_size=24, num_attention_heads=4,
                          **labelled("O", "B-Species", "I-Species")), UNCASED)


def biogpt_variants():
    causal = transformers.BioGptForCausalLM
    yield Fixture("biogpt", causal, biogpt(causal.__name__, BIOGPT), BIOGPT)
    token = transformers.BioGptForTokenClassification
    yield Fixture("biogpt-token", token, biogpt(token.__name__, BIOGPT, **labelled("B", "I", "O")), BIOGPT)
    sequence = transformers.BioGptForSequenceClassification
    yield Fixture("biogpt-sequence", sequence,
                  biogpt(sequence.__name__, BIOGPT, **labelled("yes", "no", "maybe", **SINGLE)), BIOGPT)
    large = {"hidden_size": 20, "num_attention_heads": 5, "intermediate_size": 40, "max_position_embeddings": 128}
    yield Fixture("biogpt-large", causal, biogpt(causal.__name__, BIOGPT, **large), BIOGPT, {"without_tied": True}, longest=20)
    yield Fixture("biogpt-large-pubmedqa", causal, biogpt(causal.__name__, BIOGPT_VIRTUAL, **large), BIOGPT_VIRTUAL, longest=22)


def tf1():
    """Models whose weights make_tf1_references.py writes as TensorFlow 1 checkpoints."""
    labels = labelled("[PAD]", "B", "I", "O", "X", "[CLS]", "[SEP]")
    uncased, cased = UNCASED_VOCAB_ONLY, CASED_VOCAB_ONLY
    yield Fixture("tf1-bluebert", transformers.BertForPreTraining, google(uncased), uncased)
    yield Fixture("tf1-biobert", transformers.BertModel, google(cased), cased)
    yield Fixture("tf1-biobert-ner", transformers.BertForTokenClassification, {**google(cased), **labels}, cased)
    yield Fixture("tf1-biobert-re", transformers.BertForSequenceClassification, google(cased), cased)
    yield Fixture("tf1-biobert-qa", transformers.BertForQuestionAnswering, google(cased), cased)
    yield Fixture("tf1-two-shards", transformers.BertModel, google(cased), cased)
    yield Fixture("tf1-partitioned", transformers.BertModel, google(cased), cased, {"refused": True})


def hugging_face():
    return [*grid(), *bert_variants(), *electra_variants(), *biogpt_variants()]


HUB_MODELS = {
    "d4data/biomedical-ner-all": "distilbert-token",
    "alvaroalon2/biobert_chemical_ner": "bert-token",
    "alvaroalon2/biobert_diseases_ner": "bert-token",
    "alvaroalon2/biobert_genetic_ner": "bert-token",
    "pruas/BENT-PubMedBERT-NER-Gene": "bent-ner",
    "pruas/BENT-PubMedBERT-NER-Disease": "bent-ner",
    "pruas/BENT-PubMedBERT-NER-Chemical": "bent-ner",
    "pruas/BENT-PubMedBERT-NER-Organism": "bent-ner",
    "pruas/BENT-PubMedBERT-NER-Bioprocess": "bent-ner",
    "pruas/BENT-PubMedBERT-NER-Anatomical": "bent-ner",
    "pruas/BENT-PubMedBERT-NER-Cell-Component": "bent-ner",
    "pruas/BENT-PubMedBERT-NER-Cell-Type": "bent-ner",
    "pruas/BENT-PubMedBERT-NER-Cell-Line": "bent-ner",
    "pruas/BENT-PubMEdBERT-NER-Variant": "bent-ner",
    "raynardj/ner-chemical-bionlp-bc5cdr-pubmed": "roberta-token",
    "dmis-lab/biobert-base-cased-v1.1": "biobert-v1.1",
    "dmis-lab/biobert-base-cased-v1.2": "bio-clinicalbert",
    "dmis-lab/biobert-large-cased-v1.1": "biobert-v1.1",
    "dmis-lab/biobert-base-cased-v1.1-mnli": "biobert-mnli",
    "dmis-lab/biobert-base-cased-v1.1-squad": "biobert-squad",
    "dmis-lab/biobert-large-cased-v1.1-mnli": "biobert-mnli",
    "dmis-lab/biobert-large-cased-v1.1-squad": "biobert-squad",
    "emilyalsentzer/Bio_ClinicalBERT": "bio-clinicalbert",
    "bionlp/bluebert_pubmed_uncased_L-12_H-768_A-12": "bluebert",
    "bionlp/bluebert_pubmed_mimic_uncased_L-12_H-768_A-12": "bluebert",
    "bionlp/bluebert_pubmed_uncased_L-24_H-1024_A-16": "bluebert",
    "bionlp/bluebert_pubmed_mimic_uncased_L-24_H-1024_A-16": "bluebert",
    "microsoft/BiomedNLP-BiomedBERT-base-uncased-abstract": "biomedbert",
    "microsoft/BiomedNLP-BiomedBERT-base-uncased-abstract-fulltext": "biomedbert",
    "michiyasunaga/BioLinkBERT-base": "biolinkbert",
    "michiyasunaga/BioLinkBERT-large": "biolinkbert",
    "kamalkraj/bioelectra-base-discriminator-pubmed": "bioelectra",
    "kamalkraj/bioelectra-base-discriminator-pubmed-pmc": "bioelectra",
    "kamalkraj/bioelectra-base-discriminator-pubmed-pmc-lt": "bioelectra",
    "microsoft/biogpt": "biogpt",
    "microsoft/BioGPT-Large": "biogpt-large",
    "microsoft/BioGPT-Large-PubMedQA": "biogpt-large-pubmedqa",
}
