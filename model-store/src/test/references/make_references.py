"""Writes the checkpoints of the parity tests and their expected outputs. See README.md.

    python make_references.py --tf1-arrays FOLDER

FOLDER receives one .npz for each TensorFlow 1 fixture; make_tf1_references.py turns them into bundles.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch
import transformers

import fixtures
import weights
from vocabularies import BioGptVocabulary, ByteLevelVocabulary, write_json

RESOURCES = Path(__file__).resolve().parent.parent / "resources" / "checkpoints"
ENGINE = f"transformers {transformers.__version__}, PyTorch {torch.__version__.split('+')[0]}, fp32"
NOT_FOR_THE_MODEL = {"architectures", "model_type", "transformers_version", "torch_dtype", "label2id", "_num_labels",
                     "position_embedding_type", "gradient_checkpointing", "finetuning_task", "tie_weights_"}


def build(fixture):
    values = {k: v for k, v in fixture.config.items() if k not in NOT_FOR_THE_MODEL}
    config = fixture.model.config_class(attn_implementation="eager", **values)
    model = fixture.model(config).eval()
    weights.draw(model, fixture.name, fixture.layout.get("dtype"))
    return model


def examples_of(fixture, folder):
    vocabulary = fixture.vocabulary
    if isinstance(vocabulary, BioGptVocabulary):
        examples = vocabulary.examples(folder)
    elif isinstance(vocabulary, ByteLevelVocabulary):
        examples = vocabulary.examples()
    else:
        examples = vocabulary.examples(with_types=fixture.config.get("model_type") != "distilbert")
    return [e for e in examples if len(e.input_ids) <= fixture.longest]


def run(fixture, model, batch):
    """Outputs by their names in reference.json, still with the batch dimension."""
    with torch.no_grad():
        if fixture.encoder_only:
            out = getattr(model, model.base_model_prefix, model)(**batch)
            pooled = getattr(out, "pooler_output", None)
            named = {"last_hidden_state": out.last_hidden_state}
            return named if pooled is None else {**named, "pooler_output": pooled}
        out = model(**batch)
        if hasattr(out, "start_logits"):
            return {"start_logits": out.start_logits, "end_logits": out.end_logits}
        return {"logits": out.logits}


def single(fixture, model, example):
    batch = {"input_ids": torch.tensor([example.input_ids])}
    if example.token_type_ids is not None:
        batch["token_type_ids"] = torch.tensor([example.token_type_ids])
    return {name: value[0].numpy() for name, value in run(fixture, model, batch).items()}


def padded(fixture, model, examples):
    """All examples in one right-padded batch; per example the outputs of its own tokens."""
    longest = max(len(e.input_ids) for e in examples)
    fill = lambda ids, value: ids + [value] * (longest - len(ids))
    batch = {
        "input_ids": torch.tensor([fill(e.input_ids, fixture.vocabulary.pad_id) for e in examples]),
        "attention_mask": torch.tensor([fill([1] * len(e.input_ids), 0) for e in examples]),
    }
    if examples[0].token_type_ids is not None:
        batch["token_type_ids"] = torch.tensor([fill(e.token_type_ids, 0) for e in examples])
    outputs = run(fixture, model, batch)
    per_token = {name: value.shape[1] == longest and name != "pooler_output" for name, value in outputs.items()}
    return [{name: value[i, :len(e.input_ids)].numpy() if per_token[name] else value[i].numpy()
             for name, value in outputs.items()} for i, e in enumerate(examples)]


def shortest(value):
    """Nested lists of the shortest decimals that read back as the same float32."""
    return [shortest(v) for v in value] if value.ndim else float(str(value))


def write_reference(path, examples, outputs):
    lines = []
    for example, named in zip(examples, outputs):
        entry = {k: v for k, v in vars(example).items() if v is not None}
        entry["outputs"] = {name: shortest(value) for name, value in named.items()}
        lines.append(json.dumps(entry, separators=(",", ":"), ensure_ascii=False))
    head = f'{{"format":"litmill-reference/1","engine":{json.dumps(ENGINE)},"examples":[\n'
    path.write_text(head + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


def largest_difference(left, right):
    return max(np.abs(a[name] - b[name]).max() for a, b in zip(left, right) for name in a)


def check(fixture, model, examples, outputs, folder):
    """Padding must not matter, and transformers' own loader must read the folder to the same outputs (its tensors may be
    aligned differently in memory, which moves the last bit)."""
    padding = largest_difference(outputs, padded(fixture, model, examples))
    values = {k: v for k, v in fixture.config.items() if k not in NOT_FOR_THE_MODEL}
    config = fixture.model.config_class(attn_implementation="eager", **values)
    loaded = fixture.model.from_pretrained(folder, config=config, dtype=torch.float32).eval()
    reading = largest_difference(outputs, [single(fixture, loaded, e) for e in examples])
    wrong = {mutation.__name__: largest_difference(outputs, [single(fixture, mutant, e) for e in examples])
             for mutation in (other_epsilon, other_gelu) for mutant in [mutation(build(fixture))]}
    if padding > 1e-5 or reading > 1e-5 or min(wrong.values()) < 2e-5:
        raise AssertionError(f"{fixture.name}: padding {padding}, reading {reading}, {wrong}")
    lengths = [len(e.input_ids) for e in examples]
    print(f"{fixture.name:30} tokens {lengths} padding {padding:.1e} reading {reading:.1e} "
          + " ".join(f"{k} {v:.1e}" for k, v in wrong.items()))


def other_epsilon(model):
    """A frequent mistake: 1e-12 for 1e-5, or the other way round."""
    for module in model.modules():
        if isinstance(module, torch.nn.LayerNorm):
            module.eps = 1e-5 if module.eps < 1e-6 else 1e-12
    return model


OTHER_GELU = {"GELUActivation": "gelu_new", "NewGELUActivation": "gelu"}


def other_gelu(model):
    """A frequent mistake: the tanh approximation for the exact function, or the other way round."""
    for module in model.modules():
        for name in ("intermediate_act_fn", "activation", "activation_fn"):
            kind = type(getattr(module, name, None)).__name__
            if kind in OTHER_GELU:
                setattr(module, name, transformers.activations.ACT2FN[OTHER_GELU[kind]])
    return model


def fresh(name):
    folder = RESOURCES / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def write_hugging_face(fixture):
    folder, model = fresh(fixture.name), build(fixture)
    write_json(folder / "config.json", fixture.config)
    fixture.vocabulary.write(folder)
    weights.save(weights.checkpoint(model, fixture.layout), folder, fixture.layout.get("shards", 1))
    examples = examples_of(fixture, folder)
    outputs = [single(fixture, model, e) for e in examples]
    write_reference(folder / "reference.json", examples, outputs)
    check(fixture, model, examples, outputs, folder)


def write_tf1(fixture, arrays):
    folder, model = fresh(fixture.name), build(fixture)
    sizes = {k: v for k, v in fixture.config.items() if k not in ("id2label", "label2id")}
    write_json(folder / "bert_config.json", sizes)
    fixture.vocabulary.write(folder)
    np.savez(arrays / f"{fixture.name}.npz", **weights.tf1_arrays(model, fixture.name))
    if fixture.layout.get("refused"):
        return
    examples = examples_of(fixture, folder)
    outputs = [single(fixture, model, e) for e in examples]
    write_reference(folder / "reference.json", examples, outputs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tf1-arrays", type=Path, required=True, help="folder for the .npz files")
    arrays = parser.parse_args().tf1_arrays
    arrays.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    for fixture in fixtures.hugging_face():
        write_hugging_face(fixture)
    for fixture in fixtures.tf1():
        write_tf1(fixture, arrays)
    write_json(RESOURCES / "hub-models.json", fixtures.HUB_MODELS)


if __name__ == "__main__":
    main()
