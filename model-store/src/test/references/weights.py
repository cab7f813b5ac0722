"""Random weights, and the forms in which checkpoints store them.

Every tensor is drawn, biases and LayerNorm scales too, so that a swapped or forgotten one shows in the outputs. The
embeddings are small on purpose: a LayerNorm over small values makes a wrong epsilon visible.
"""

import json
import zlib

import numpy as np
import torch
from safetensors.torch import save_file

DTYPES = {"float16": torch.float16, "bfloat16": torch.bfloat16}
TIED = ("cls.predictions.decoder.weight", "cls.predictions.decoder.bias")


def draw(model, name, dtype=None):
    """Fills a model with random values that depend on the fixture's name alone, rounded to the type they are stored in."""
    generator = np.random.Generator(np.random.PCG64(zlib.crc32(name.encode())))
    with torch.no_grad():
        for key, parameter in sorted(model.named_parameters()):
            values = generator.standard_normal(tuple(parameter.shape)).astype(np.float32)
            drawn = torch.from_numpy(values * spread(key) + (1 if is_scale(key) else 0))
            parameter.copy_(drawn.to(DTYPES[dtype]).float() if dtype else drawn)


def is_scale(key):
    return key.endswith(".weight") and ("LayerNorm" in key or "layer_norm" in key)


def spread(key):
    if key == "biogpt.layer_norm.weight":
        return np.float32(3.0)  # the tied output projection is small: keeps the logits apart
    if "embedding" in key and "LayerNorm" not in key and "project" not in key or ".embed_" in key:
        return np.float32(0.05)
    return np.float32(0.3 if key.endswith(".weight") and not is_scale(key) else 0.2)


def checkpoint(model, layout):
    """The tensors of a model under the names, and with the oddities, of the published file."""
    tensors = {k: v.detach().clone().contiguous() for k, v in model.state_dict().items() if k not in TIED}
    if layout.get("decoder"):
        tensors["cls.predictions.decoder.weight"] = tensors["bert.embeddings.word_embeddings.weight"].clone()
    if layout.get("without_tied"):
        del tensors["output_projection.weight"]
    if layout.get("position_ids"):
        prefix = next(k for k in tensors if k.endswith("position_embeddings.weight"))
        rows = tensors[prefix].shape[0]
        tensors[prefix.replace("position_embeddings.weight", "position_ids")] = torch.arange(rows).unsqueeze(0)
    if layout.get("gamma_beta"):
        tensors = {k.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): v
                   for k, v in tensors.items()}
    if "dtype" in layout:
        tensors = {k: v.to(DTYPES[layout["dtype"]]) for k, v in tensors.items()}
    return tensors


def save(tensors, folder, shards=1):
    if shards == 1:
        save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
        return
    names = sorted(tensors)
    size = -(-len(names) // shards)
    weight_map = {}
    for i in range(shards):
        part = names[i * size:(i + 1) * size]
        file = f"model-{i + 1:05d}-of-{shards:05d}.safetensors"
        save_file({n: tensors[n] for n in part}, folder / file, metadata={"format": "pt"})
        weight_map.update(dict.fromkeys(part, file))
    total = sum(t.numel() * t.element_size() for t in tensors.values())
    index = {"metadata": {"total_size": total}, "weight_map": weight_map}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index, indent=2, sort_keys=True) + "\n")


# --- TensorFlow 1 ----------------------------------------------------------------------------------------------------


def tf1_arrays(model, name):
    """The same weights under the variable names of Google's BERT; kernels are [in, out]."""
    arrays = {}
    for key, tensor in model.state_dict().items():
        if key in TIED:
            continue
        variable = tf1_name(key if key.startswith(("bert.", "cls.", "classifier.", "qa_")) else "bert." + key)
        value = tensor.detach().numpy()
        arrays[variable] = value.T.copy() if variable.endswith("/kernel") else value
    if "bert/pooler/dense/kernel" not in arrays:  # the original code builds the pooler under every head
        generator = np.random.Generator(np.random.PCG64(zlib.crc32((name + " pooler").encode())))
        hidden = arrays["bert/embeddings/LayerNorm/gamma"].shape[0]
        arrays["bert/pooler/dense/kernel"] = generator.standard_normal((hidden, hidden)).astype(np.float32)
        arrays["bert/pooler/dense/bias"] = generator.standard_normal(hidden).astype(np.float32)
    return arrays


HEAD_NAMES = {
    "classifier.weight": "output_weights",
    "classifier.bias": "output_bias",
    "qa_outputs.weight": "cls/squad/output_weights",
    "qa_outputs.bias": "cls/squad/output_bias",
    "cls.predictions.bias": "cls/predictions/output_bias",
    "cls.seq_relationship.weight": "cls/seq_relationship/output_weights",
    "cls.seq_relationship.bias": "cls/seq_relationship/output_bias",
}


def tf1_name(key):
    if key in HEAD_NAMES:
        return HEAD_NAMES[key]
    name = key.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta")
    name = name.replace("_embeddings.weight", "_embeddings").replace(".weight", ".kernel")
    return name.replace("layer.", "layer_").replace(".", "/")
