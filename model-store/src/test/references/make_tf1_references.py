"""Writes the TensorFlow 1 checkpoints (V2 bundles) of the parity tests. See README.md.

    python make_tf1_references.py --tf1-arrays FOLDER

FOLDER is what make_references.py wrote. Every bundle is read back with TensorFlow, and a forward pass in NumPy over the
variables as read, kernels [in, out] as in Google's modeling.py, is compared with reference.json.
"""

import argparse
import json
import math
import tempfile
from pathlib import Path

import numpy as np
import tensorflow as tf

RESOURCES = Path(__file__).resolve().parent.parent / "resources" / "checkpoints"
PREFIXES = {
    "tf1-bluebert": "bert_model.ckpt",
    "tf1-biobert": "model.ckpt-1000000",
    "tf1-biobert-ner": "model.ckpt-3420",
    "tf1-biobert-re": "model.ckpt-1234",
    "tf1-biobert-qa": "model.ckpt-21899",
    "tf1-two-shards": "model.ckpt-1000000",
    "tf1-partitioned": "model.ckpt-1000000",
}
WITH_ADAM_SLOTS = {"tf1-bluebert", "tf1-biobert-ner"}
PARTITIONED = "bert/embeddings/word_embeddings"


def leftovers(name, arrays):
    """What training leaves in a checkpoint and an encoder does not need. Slots of vectors only, to stay small."""
    extra = {"global_step": np.array(1000000, np.int64)}
    if name == "tf1-biobert":
        extra |= {k: np.array(v, np.float32) for k, v in
                  {"BERTAdam": 0.0, "BERTAdam_1": 0.0, "beta1_power": 0.9, "beta2_power": 0.999}.items()}
    if name in WITH_ADAM_SLOTS:
        for variable, value in arrays.items():
            if value.ndim == 1:
                extra |= {f"{variable}/adam_m": value * 0.1, f"{variable}/adam_v": value**2}
    return extra


def write(prefix, tensors, slices=None):
    names = sorted(tensors)
    tf.raw_ops.SaveV2(
        prefix=prefix,
        tensor_names=names,
        shape_and_slices=[(slices or {}).get(n, "") for n in names],
        tensors=[tf.constant(tensors[n]) for n in names],
    )


def write_shards(prefix, parts):
    """Several writers and a merge, as the sharded Saver does it."""
    with tempfile.TemporaryDirectory() as folder:
        written = []
        for i, (tensors, slices) in enumerate(parts):
            written.append(f"{folder}/part-{i}")
            write(written[-1], tensors, slices)
        tf.raw_ops.MergeV2Checkpoints(checkpoint_prefixes=written, destination_prefix=prefix)


def halves(tensors):
    names = sorted(tensors)
    middle = len(names) // 2
    return [({n: tensors[n] for n in part}, None) for part in (names[:middle], names[middle:])]


def partitions(tensors):
    """The word embeddings as two slices of one variable, as a partitioner leaves them."""
    rows, columns = tensors[PARTITIONED].shape
    middle = rows // 2
    first, second = tensors[PARTITIONED][:middle], tensors[PARTITIONED][middle:]
    return [
        ({**tensors, PARTITIONED: first}, {PARTITIONED: f"{rows} {columns} 0,{middle}:0,{columns}"}),
        ({PARTITIONED: second}, {PARTITIONED: f"{rows} {columns} {middle},{rows - middle}:0,{columns}"}),
    ]


def write_bundle(name, arrays):
    folder, prefix = RESOURCES / name, PREFIXES[name]
    tensors = {**arrays, **leftovers(name, arrays)}
    if name == "tf1-two-shards":
        write_shards(str(folder / prefix), halves(tensors))
    elif name == "tf1-partitioned":
        write_shards(str(folder / prefix), partitions(tensors))
    else:
        write(str(folder / prefix), tensors)
    line = f'model_checkpoint_path: "{prefix}"\nall_model_checkpoint_paths: "{prefix}"\n'
    (folder / "checkpoint").write_text(line)
    return tensors


# --- verification ----------------------------------------------------------------------------------------------------


def check(name, tensors):
    reader = tf.train.load_checkpoint(str(RESOURCES / name / PREFIXES[name]))
    read = {n: reader.get_tensor(n) for n in reader.get_variable_to_shape_map()}
    assert read.keys() == tensors.keys() and all(np.array_equal(read[n], tensors[n]) for n in tensors), name
    reference = RESOURCES / name / "reference.json"
    if not reference.exists():
        print(f"{name:18} {len(read)} tensors, no reference")
        return
    config = json.loads((RESOURCES / name / "bert_config.json").read_text())
    worst = 0.0
    for example in json.loads(reference.read_text())["examples"]:
        actual = forward(read, config, example)
        for output, expected in example["outputs"].items():
            worst = max(worst, np.abs(actual[output] - np.array(expected)).max())
    assert worst < 1e-5, f"{name}: {worst}"
    print(f"{name:18} {len(read)} tensors, NumPy against reference {worst:.1e}")


def forward(v, config, example):
    dense = lambda x, scope: x @ v[scope + "/kernel"] + v[scope + "/bias"]
    norm = lambda x, scope: layer_norm(x) * v[scope + "/LayerNorm/gamma"] + v[scope + "/LayerNorm/beta"]
    e = "bert/embeddings"
    ids = example["input_ids"]
    x = (v[e + "/word_embeddings"][ids] + v[e + "/position_embeddings"][:len(ids)]
         + v[e + "/token_type_embeddings"][example["token_type_ids"]])
    x = norm(x, e)
    for i in range(config["num_hidden_layers"]):
        layer = f"bert/encoder/layer_{i}"
        q, k, u = (split_heads(dense(x, f"{layer}/attention/self/{p}"), config["num_attention_heads"])
                   for p in ("query", "key", "value"))
        weights = softmax(q @ k.transpose(0, 2, 1) / math.sqrt(q.shape[-1]))
        context = (weights @ u).transpose(1, 0, 2).reshape(x.shape)
        x = norm(x + dense(context, f"{layer}/attention/output/dense"), f"{layer}/attention/output")
        x = norm(x + dense(gelu(dense(x, f"{layer}/intermediate/dense")), f"{layer}/output/dense"), f"{layer}/output")
    pooled = np.tanh(dense(x[0], "bert/pooler/dense"))
    outputs = {"last_hidden_state": x, "pooler_output": pooled}
    if "output_weights" in v:
        expected = np.array(example["outputs"]["logits"])
        outputs["logits"] = (x if expected.ndim == 2 else pooled) @ v["output_weights"].T + v["output_bias"]
    if "cls/squad/output_weights" in v:
        spans = x @ v["cls/squad/output_weights"].T + v["cls/squad/output_bias"]
        outputs |= {"start_logits": spans[:, 0], "end_logits": spans[:, 1]}
    return outputs


def layer_norm(x):
    return (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)


def gelu(x):
    return x * 0.5 * (1.0 + np.vectorize(math.erf)(x / math.sqrt(2.0)))


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def split_heads(x, heads):
    return x.reshape(x.shape[0], heads, -1).transpose(1, 0, 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tf1-arrays", type=Path, required=True, help="folder with the .npz files")
    folder = parser.parse_args().tf1_arrays
    for name in PREFIXES:
        arrays = dict(np.load(folder / f"{name}.npz"))
        check(name, write_bundle(name, arrays))


if __name__ == "__main__":
    main()
