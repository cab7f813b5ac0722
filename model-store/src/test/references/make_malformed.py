"""Writes the files and folders that a reader must refuse, and one well-formed file beside them. See README.md."""

import json
import shutil
import struct
import zipfile
from pathlib import Path

import numpy as np

import fixtures
from vocabularies import write_json

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "checkpoints" / "malformed"
WEIGHT = np.arange(12, dtype="<f4").reshape(3, 4).tobytes()
BIAS = np.arange(4, dtype="<f4").tobytes()


def tensor(shape, begin, end, dtype="F32"):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def safetensors(header, data, length=None):
    text = header if isinstance(header, bytes) else json.dumps(header, separators=(",", ":")).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data


def files():
    weight, bias = tensor([3, 4], 0, 48), tensor([4], 48, 64)
    good = safetensors({"weight": weight, "bias": bias}, WEIGHT + BIAS)
    yield "well-formed", good
    yield "empty", b""
    yield "shorter-than-its-length-field", good[:5]
    yield "truncated-header", good[:40]
    yield "truncated-data", good[:-6]
    yield "trailing-data", good + b"\0" * 8
    yield "header-length-beyond-file", safetensors({"weight": weight}, WEIGHT, length=4096)
    yield "header-length-huge", safetensors({"weight": weight}, WEIGHT, length=2**62)
    yield "header-length-negative", safetensors({"weight": weight}, WEIGHT, length=2**64 - 8)
    yield "header-not-json", safetensors(b'{"weight":{"dtype":"F32",', WEIGHT)
    yield "header-not-an-object", safetensors(b"[1,2,3]", WEIGHT)
    yield "overlapping-offsets", safetensors({"weight": weight, "bias": tensor([4], 40, 56)}, WEIGHT + BIAS)
    yield "gap-between-tensors", safetensors({"weight": weight, "bias": tensor([4], 52, 68)}, WEIGHT + b"\0" * 4 + BIAS)
    yield "offsets-out-of-range", safetensors({"weight": weight, "bias": tensor([4], 48, 64)}, WEIGHT)
    yield "offsets-reversed", safetensors({"weight": tensor([3, 4], 48, 0)}, WEIGHT)
    yield "offsets-negative", safetensors({"weight": tensor([3, 4], -8, 40)}, WEIGHT)
    yield "shape-contradicts-size", safetensors({"weight": tensor([4, 4], 0, 48)}, WEIGHT)
    yield "shape-negative", safetensors({"weight": tensor([-3, -4], 0, 48)}, WEIGHT)
    yield "shape-overflowing", safetensors({"weight": tensor([2**32, 2**32], 0, 48)}, WEIGHT)
    yield "dtype-unknown", safetensors({"weight": tensor([3, 4], 0, 48, "F33")}, WEIGHT)


def folder(name, config=None):
    path = FOLDER / name
    path.mkdir()
    write_json(path / "config.json", config or fixtures.bert("BertModel", fixtures.UNCASED_VOCAB_ONLY))
    fixtures.UNCASED_VOCAB_ONLY.write(path)
    return path


def zip_entry(name):
    return zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))


def write_pickle(path):
    """The container torch.save makes, in little: a zip whose data.pkl is a pickle, here of an empty dictionary."""
    with zipfile.ZipFile(path / "pytorch_model.bin", "w") as archive:
        archive.writestr(zip_entry("archive/data.pkl"), b"\x80\x02}q\x00.")
        archive.writestr(zip_entry("archive/byteorder"), b"little")
        archive.writestr(zip_entry("archive/version"), b"3\n")


def write_folders():
    write_pickle(folder("pickle-only"))
    missing = folder("shard-missing")
    index = {"metadata": {"total_size": 64}, "weight_map": {"weight": "model-00001-of-00002.safetensors"}}
    write_json(missing / "model.safetensors.index.json", index)
    outside = folder("shard-outside-folder")
    index["weight_map"]["weight"] = "../well-formed.safetensors"
    write_json(outside / "model.safetensors.index.json", index)
    relative = fixtures.bert("BertModel", fixtures.UNCASED_VOCAB_ONLY, position_embedding_type="relative_key")
    name = "encoder.layer.0.attention.self.distance_embedding.weight"
    file = folder("relative-positions", relative) / "model.safetensors"
    file.write_bytes(safetensors({name: tensor([3, 4], 0, 48)}, WEIGHT))


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name, content in files():
        (FOLDER / f"{name}.safetensors").write_bytes(content)
    write_folders()


if __name__ == "__main__":
    main()
