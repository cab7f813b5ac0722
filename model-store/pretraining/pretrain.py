#!/usr/bin/env python3
"""Pretrains the base encoder: a small BERT on PubMed text, by masked language modelling with whole-word masking.

Reads gzip/xz text (one abstract a line) and a WordPiece vocab.txt (lower-cased), writes a folder in the
Hugging Face layout: config.json, vocab.txt, tokenizer_config.json, model.safetensors (float16), training.json.
Needs PyTorch and numpy; `tokenizers` makes the encoding of the text faster where it is installed.

    python3 pretrain.py --text abstracts.txt.xz --vocab vocab.txt --out base --minutes 45 --decay 14

Word embeddings start as a factorisation of the pieces' co-occurrences (positive pointwise mutual information,
truncated SVD), positions as sinusoids in dimensions of their own, and the first heads look at the neighbours of
a piece: on a CPU that saves most of the time that a random start spends before attention has found its way.
`--start random` is the usual start, to compare with; `--start FOLDER` trains on what this program wrote there.

The learning rate is constant, then falls to 0 in the last `--decay` minutes. A run that is cut goes on with the
same command: the state is kept in OUT/state.pt.

On a CPU most of the time can go into memory that each step takes from the system and gives back. Under glibc this
program keeps it; jemalloc (Debian: libjemalloc2) does it better, with huge pages:

    LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2 \\
    MALLOC_CONF=thp:always,dirty_decay_ms:-1,muzzy_decay_ms:-1,oversize_threshold:0 python3 pretrain.py ...
"""
import argparse, ctypes, glob, gzip, json, lzma, math, os, struct, sys, time, unicodedata
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

PAD, UNK, CLS, SEP, MASK = range(5)


# ---------------------------------------------------------------- memory
def keep_memory():
    """Has glibc keep what was freed, and take large pieces from it too (mallopt(3)); other libraries have no mallopt."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt and not os.environ.get("LD_PRELOAD"):
        trim_threshold, top_pad, mmap_max = -1, -2, -4
        mallopt(trim_threshold, 2**31 - 1)
        mallopt(top_pad, 2**28)
        mallopt(mmap_max, 0)


# ---------------------------------------------------------------- text -> token ids
def lines(pattern):
    for path in sorted(p for part in pattern.split(",") for p in glob.glob(part)):
        opener = gzip.open if path.endswith(".gz") else lzma.open if path.endswith(".xz") else open
        with opener(path, "rt", encoding="utf-8") as f:
            for line in f:
                line = line.strip()
                if line:
                    yield line


def basic_words(text):
    """Lower-cases, strips accents, splits on white space and around punctuation."""
    out, word = [], []
    for ch in unicodedata.normalize("NFD", text.lower()):
        cat = unicodedata.category(ch)
        if cat == "Mn":
            continue
        if ch.isspace() or cat[0] == "C":
            if word:
                out.append("".join(word)); word = []
        elif cat[0] == "P" or ch in "$+<=>^`|~":
            if word:
                out.append("".join(word)); word = []
            out.append(ch)
        else:
            word.append(ch)
    if word:
        out.append("".join(word))
    return out


class WordPiece:
    """Greedy longest match with a cache of words; ids only."""

    def __init__(self, vocab):
        self.ids = {p: i for i, p in enumerate(vocab)}
        self.cache = {}

    def word(self, w):
        got = self.cache.get(w)
        if got is not None:
            return got
        pieces, start = [], 0
        while start < len(w):
            end = len(w)
            while end > start:
                p = self.ids.get(("##" if start else "") + w[start:end])
                if p is not None:
                    break
                end -= 1
            if end == start or len(w) > 100:
                pieces = [UNK]; break
            pieces.append(p); start = end
        if len(self.cache) < 2_000_000:
            self.cache[w] = pieces
        return pieces

    def encode(self, text):
        return [p for w in basic_words(text) for p in self.word(w)]


def encode_corpus(pattern, vocab_path, cache_path):
    """All abstracts as one uint16 array, each ended by [SEP]."""
    if os.path.exists(cache_path):
        return np.load(cache_path, mmap_mode="r")
    vocab = [l.rstrip("\n") for l in open(vocab_path, encoding="utf-8")]
    parts, started, count = [], time.time(), 0
    try:
        from tokenizers import BertWordPieceTokenizer
        tok = BertWordPieceTokenizer(vocab_path, lowercase=True)
        batch = []
        def flush():
            nonlocal count
            for e in tok.encode_batch(batch, add_special_tokens=False):
                parts.append(np.array(e.ids + [SEP], dtype=np.uint16)); count += len(e.ids) + 1
            batch.clear()
        for text in lines(pattern):
            batch.append(text)
            if len(batch) == 20_000:
                flush()
        flush()
    except ImportError:
        wp = WordPiece(vocab)
        for text in lines(pattern):
            ids = wp.encode(text) + [SEP]
            parts.append(np.array(ids, dtype=np.uint16)); count += len(ids)
    data = np.concatenate(parts)
    np.save(cache_path, data)
    print(f"encoded {count:,} tokens in {time.time() - started:.0f} s", flush=True)
    return data


# ---------------------------------------------------------------- model (post-LN BERT)
class Layer(nn.Module):
    def __init__(self, h, heads, inner, drop):
        super().__init__()
        self.heads, self.drop = heads, drop
        self.query, self.key, self.value = nn.Linear(h, h), nn.Linear(h, h), nn.Linear(h, h)
        self.attn_out, self.attn_norm = nn.Linear(h, h), nn.LayerNorm(h, eps=1e-12)
        self.up, self.down, self.out_norm = nn.Linear(h, inner), nn.Linear(inner, h), nn.LayerNorm(h, eps=1e-12)

    def forward(self, x):
        b, s, h = x.shape
        def split(t):
            return t.view(b, s, self.heads, h // self.heads).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if q.is_cuda:                                            # on a CPU the plain form is faster
            a = F.scaled_dot_product_attention(q, k, v)
        else:
            a = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(h // self.heads), -1) @ v
        a = a.transpose(1, 2).reshape(b, s, h)
        x = self.attn_norm(x + F.dropout(self.attn_out(a), self.drop, self.training))
        return self.out_norm(x + F.dropout(self.down(F.gelu(self.up(x))), self.drop, self.training))


class Bert(nn.Module):
    def __init__(self, vocab, layers, h, heads, inner, max_pos, drop=0.0):
        super().__init__()
        self.word, self.pos, self.segment = nn.Embedding(vocab, h), nn.Embedding(max_pos, h), nn.Embedding(2, h)
        self.norm = nn.LayerNorm(h, eps=1e-12)
        self.layers = nn.ModuleList(Layer(h, heads, inner, drop) for _ in range(layers))
        self.transform, self.transform_norm = nn.Linear(h, h), nn.LayerNorm(h, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(vocab))
        for m in self.modules():
            if isinstance(m, (nn.Linear, nn.Embedding)):
                nn.init.normal_(m.weight, std=0.02)
            if isinstance(m, nn.Linear):
                nn.init.zeros_(m.bias)

    def forward(self, ids, picked, at=0):
        """Logits of the picked flat positions only: [len(picked), vocab]."""
        b, s = ids.shape
        x = self.norm(self.word(ids) + self.pos.weight[at:at + s] + self.segment.weight[0])
        for layer in self.layers:
            x = layer(x)
        x = x.reshape(b * s, -1)[picked]
        x = self.transform_norm(F.gelu(self.transform(x)))
        return x @ self.word.weight.t() + self.bias


def hf_tensors(m):
    t = {"bert.embeddings.word_embeddings.weight": m.word.weight,
         "bert.embeddings.position_embeddings.weight": m.pos.weight,
         "bert.embeddings.token_type_embeddings.weight": m.segment.weight,
         "bert.embeddings.LayerNorm.weight": m.norm.weight, "bert.embeddings.LayerNorm.bias": m.norm.bias,
         "cls.predictions.transform.dense.weight": m.transform.weight,
         "cls.predictions.transform.dense.bias": m.transform.bias,
         "cls.predictions.transform.LayerNorm.weight": m.transform_norm.weight,
         "cls.predictions.transform.LayerNorm.bias": m.transform_norm.bias,
         "cls.predictions.bias": m.bias}
    names = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
             "attn_out": "attention.output.dense", "attn_norm": "attention.output.LayerNorm",
             "up": "intermediate.dense", "down": "output.dense", "out_norm": "output.LayerNorm"}
    for i, layer in enumerate(m.layers):
        for ours, theirs in names.items():
            mod = getattr(layer, ours)
            t[f"bert.encoder.layer.{i}.{theirs}.weight"] = mod.weight
            t[f"bert.encoder.layer.{i}.{theirs}.bias"] = mod.bias
    return t


def save_safetensors(tensors, path):
    header, blobs, at = {}, [], 0
    for name, value in tensors.items():
        raw = value.detach().to("cpu", torch.float16).contiguous().numpy().tobytes()
        header[name] = {"dtype": "F16", "shape": list(value.shape), "data_offsets": [at, at + len(raw)]}
        blobs.append(raw); at += len(raw)
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    with open(path + ".part", "wb") as f:
        f.write(struct.pack("<Q", len(head))); f.write(head)
        for raw in blobs:
            f.write(raw)
    os.replace(path + ".part", path)


def load_weights(model, folder):
    """Sets all parameters from FOLDER/model.safetensors (float16)."""
    path = os.path.join(folder, "model.safetensors")
    if not os.path.exists(path):
        sys.exit(f"--start {folder}: this is neither structured nor random, and there is no {path}")
    with open(path, "rb") as f:
        header = json.loads(f.read(struct.unpack("<Q", f.read(8))[0]))
        blob = f.read()
    with torch.no_grad():
        for name, into in hf_tensors(model).items():
            entry = header.get(name)
            if entry is None or entry["shape"] != list(into.shape) or entry["dtype"] != "F16":
                sys.exit(f"{path}: {name} is {entry or 'missing'}, not F16 of {list(into.shape)}: give --layers, --hidden, "
                         "--heads, --seq and --vocab as it was trained with")
            begin, end = entry["data_offsets"]
            into.copy_(torch.frombuffer(bytearray(blob[begin:end]), dtype=torch.float16).view(into.shape))


# ---------------------------------------------------------------- training
def masked_batch(data, starts, seq, whole_word, vocab, device, rate, gen):
    """[CLS] + text windows; 15 % of the words chosen whole, 80/10/10. All on the device."""
    offs = torch.arange(seq - 1, device=device)
    ids = data[starts[:, None] + offs].long()
    ids = torch.cat([torch.full_like(ids[:, :1], CLS), ids], 1)
    cont = whole_word[ids]                                    # piece continues a word
    head = ~cont
    word_no = head.long().cumsum(1)
    pick_word = torch.rand(ids.shape, generator=gen, device=device) < rate
    chosen = torch.gather(pick_word, 1, word_no.clamp(max=seq - 1)) & (ids > MASK)
    roll = torch.rand(ids.shape, generator=gen, device=device)
    rand = torch.randint(MASK + 1, vocab, ids.shape, generator=gen, device=device)
    masked = torch.where(roll < 0.8, torch.full_like(ids, MASK), torch.where(roll < 0.9, rand, ids))
    inputs = torch.where(chosen, masked, ids)
    picked = chosen.reshape(-1).nonzero().squeeze(1)
    return inputs, picked, ids.reshape(-1)[picked]


# ---------------------------------------------------------------- start
def co_occurrence_embeddings(data, vocab, width, window=5):
    """Rows of a truncated SVD of the positive pointwise mutual information of pieces in a window, all of one
    length; pieces seen too rarely are random. Also the logarithm of each piece's frequency, centred."""
    data = data.long()
    counts = torch.zeros(vocab * vocab)
    for k in range(1, window + 1):
        apart = (data[:-k] > MASK) & (data[k:] > MASK)
        pairs = (data[:-k] * vocab + data[k:])[apart]
        counts.index_add_(0, pairs, torch.full((len(pairs),), (window + 1 - k) / window))
    counts = counts.view(vocab, vocab)
    counts = counts + counts.t()
    seen = counts.sum(1)
    context = seen.pow(0.75) / seen.pow(0.75).sum()
    pmi = torch.log(counts / seen.clamp(min=1)[:, None] / context.clamp(min=1e-12)).clamp(min=0)
    pmi[counts == 0] = 0
    u, s, _ = torch.svd_lowrank(pmi, q=width + 44, niter=3)
    rotation, _ = torch.linalg.qr(torch.randn(width, width))     # spreads the variance over all dimensions
    e = (u * s.sqrt())[:, :width] @ rotation
    e = 0.48 * e / e.norm(dim=1, keepdim=True).clamp(min=1e-6)
    rare = seen <= 20
    e[rare] = torch.randn(int(rare.sum()), width) * 0.03
    frequency = torch.bincount(data, minlength=vocab).float()
    bias = torch.log((frequency + 1) / frequency.sum())
    return e, bias - bias.mean()


def structured_start(model, data, a):
    """Words in the last dimensions, positions as sinusoids in the first 64; heads of 64 dimensions of the first
    two layers look 1 or 2 pieces back or ahead."""
    places, size = 64, a.hidden // a.heads
    if size != places or a.hidden <= 2 * places:
        sys.exit("--start structured needs heads of 64 dimensions and more than 128 hidden ones")
    vocab = model.word.num_embeddings
    e, bias = co_occurrence_embeddings(data.cpu(), vocab, a.hidden - places)
    angles = torch.cat([torch.linspace(0.15, 0.95 * math.pi, 20), torch.logspace(-0.9, -2.3, 12)])
    at = torch.arange(model.pos.num_embeddings).float()[:, None] * angles
    with torch.no_grad():
        model.word.weight.normal_(std=0.002); model.word.weight[:, places:] += e.to(model.word.weight.device)
        model.pos.weight.normal_(std=0.002); model.segment.weight.zero_(); model.bias.copy_(bias)
        model.pos.weight[:, 0:places:2] += 0.053 * torch.sin(at).to(model.pos.weight.device)
        model.pos.weight[:, 1:places:2] += 0.053 * torch.cos(at).to(model.pos.weight.device)
        for layer, head, shift in ((0, 0, -1), (0, 1, 1), (0, 2, -2), (0, 3, 2), (1, 0, -1), (1, 1, 1)):
            query, key = model.layers[layer].query.weight, model.layers[layer].key.weight
            rows = slice(head * size, head * size + places)
            query[rows, :places].zero_()
            key[rows, :places] += torch.eye(places, device=key.device)
            for i, w in enumerate(angles.tolist()):              # the query turned by w * shift
                r, c, t = head * size + 2 * i, math.cos(w * shift), math.sin(w * shift)
                query[r, 2 * i] += c; query[r, 2 * i + 1] += t
                query[r + 1, 2 * i] -= t; query[r + 1, 2 * i + 1] += c
        for layer in model.layers[:2]:
            layer.value.weight.mul_(2); layer.attn_out.weight.mul_(2)
        model.transform.weight += torch.eye(a.hidden, device=model.transform.weight.device)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--text", required=True, help="comma-separated globs of .gz/.xz/plain text, one abstract a line")
    p.add_argument("--vocab", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--minutes", type=float, default=45, help="whole time budget over all runs, encoding apart")
    p.add_argument("--this-run", type=float, default=None, help="stop this run after so many minutes and keep the state")
    p.add_argument("--layers", type=int, default=4)
    p.add_argument("--hidden", type=int, default=256)
    p.add_argument("--heads", type=int, default=4)
    p.add_argument("--seq", type=int, default=128)
    p.add_argument("--batch-tokens", type=int, default=4096)
    p.add_argument("--lr", type=float, default=1e-3)
    p.add_argument("--rate", type=float, default=0.2)
    p.add_argument("--bf16", choices=["auto", "on", "off"], default="auto", help="auto: on for a GPU; 'on' also pays on a CPU with avx512_bf16 and PyTorch 2")
    p.add_argument("--threads", type=int, default=0)
    p.add_argument("--seed", type=int, default=12)
    p.add_argument("--start", default="structured", help="structured, random, or a folder that this program wrote: its weights are trained on")
    p.add_argument("--decay", type=float, default=14, help="minutes in which the learning rate falls to 0, the last of --minutes")
    p.add_argument("--offset-share", type=float, default=0.1, help="share of batches whose positions begin at a random offset, so that all are trained")
    a = p.parse_args()
    keep_memory()
    os.makedirs(a.out, exist_ok=True)
    if a.threads:
        torch.set_num_threads(a.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    vocab = [l.rstrip("\n") for l in open(a.vocab, encoding="utf-8")]
    data_np = encode_corpus(a.text, a.vocab, os.path.join(a.out, "tokens.npy"))
    hold = min(len(data_np) // 50, 400_000)
    data = torch.from_numpy(np.asarray(data_np).astype(np.int32)).to(device)
    train_len = len(data) - hold
    whole_word = torch.tensor([v.startswith("##") for v in vocab], device=device)
    torch.manual_seed(a.seed)
    torch.backends.cuda.matmul.allow_tf32 = True
    model = Bert(len(vocab), a.layers, a.hidden, a.heads, 4 * a.hidden, 4 * a.seq).to(device)
    state_path, spent, step, tokens = os.path.join(a.out, "state.pt"), 0.0, 0, 0
    if not os.path.exists(state_path):
        if a.start == "structured":
            structured_start(model, data[:train_len], a)
        elif a.start != "random":
            load_weights(model, a.start)
    decay = [q for n, q in model.named_parameters() if q.dim() > 1]
    plain = [q for n, q in model.named_parameters() if q.dim() <= 1]
    opt = torch.optim.AdamW([{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}],
                            lr=a.lr, betas=(0.9, 0.98), eps=1e-6, fused=True)
    if os.path.exists(state_path):
        s = torch.load(state_path, map_location=device)
        model.load_state_dict(s["model"]); opt.load_state_dict(s["opt"])
        spent, step, tokens = s["spent"], s["step"], s["tokens"]
        print(f"going on at step {step}, {tokens:,} tokens, {spent / 60:.1f} min spent", flush=True)
    run = model
    if device == "cuda":
        run = torch.compile(model, dynamic=True) if os.environ.get("COMPILE") else model
    gen = torch.Generator(device=device); gen.manual_seed(a.seed + step)
    cast = torch.autocast(device, dtype=torch.bfloat16, enabled=a.bf16 == "on" or (a.bf16 == "auto" and device == "cuda"))

    def save(final):
        torch.save({"model": model.state_dict(), "opt": opt.state_dict(), "spent": spent, "step": step, "tokens": tokens}, state_path + ".part")
        os.replace(state_path + ".part", state_path)
        save_safetensors(hf_tensors(model), os.path.join(a.out, "model.safetensors"))
        json.dump({"architectures": ["BertForMaskedLM"], "model_type": "bert", "vocab_size": len(vocab), "hidden_size": a.hidden,
                   "num_hidden_layers": a.layers, "num_attention_heads": a.heads, "intermediate_size": 4 * a.hidden,
                   "hidden_act": "gelu", "max_position_embeddings": 4 * a.seq, "type_vocab_size": 2, "layer_norm_eps": 1e-12,
                   "hidden_dropout_prob": 0.1, "attention_probs_dropout_prob": 0.1, "initializer_range": 0.02,
                   "pad_token_id": 0, "position_embedding_type": "absolute"}, open(os.path.join(a.out, "config.json"), "w"), indent=2)
        json.dump({"do_lower_case": True, "tokenizer_class": "BertTokenizer", "model_max_length": 4 * a.seq},
                  open(os.path.join(a.out, "tokenizer_config.json"), "w"), indent=2)
        open(os.path.join(a.out, "vocab.txt"), "w", encoding="utf-8").write("\n".join(vocab) + "\n")
        json.dump({"steps": step, "tokens_seen": tokens, "corpus_tokens": int(train_len), "minutes": spent / 60,
                   "held_out_mlm": evaluate(), "finished": final}, open(os.path.join(a.out, "training.json"), "w"), indent=2)

    @torch.no_grad()
    def evaluate():
        model.eval()
        g = torch.Generator(device=device); g.manual_seed(7)
        right = total = 0; loss = 0.0
        for start in range(train_len, len(data) - a.seq * 64, a.seq * 64):
            starts = torch.arange(start, start + a.seq * 64, a.seq, device=device)[:64]
            ids, picked, gold = masked_batch(data, starts, a.seq, whole_word, len(vocab), device, 0.15, g)
            with cast:
                logits = model(ids, picked).float()
            loss += F.cross_entropy(logits, gold, reduction="sum").item()
            right += (logits.argmax(-1) == gold).sum().item(); total += len(gold)
            if total > 30_000:
                break
        model.train()
        return {"loss": loss / max(total, 1), "accuracy": right / max(total, 1), "predictions": total}

    began, last_print, last_save = time.time() - spent, time.time(), time.time()
    stop_at = time.time() + 60 * (a.this_run if a.this_run is not None else a.minutes)
    model.train()
    while True:
        spent = time.time() - began
        progress = spent / (60 * a.minutes)
        if progress >= 1 or time.time() > stop_at:
            break
        left = 60 * a.minutes - spent
        lr = a.lr * min(1.0, (step + 1) / 300, max(0.0, left / (60 * a.decay)))
        for group in opt.param_groups:
            group["lr"] = lr
        seq = a.seq
        at = torch.randint(0, 3 * a.seq + 1, (1,)).item() if torch.rand(1).item() < a.offset_share else 0
        rows = max(1, a.batch_tokens // seq)
        starts = torch.randint(0, train_len - seq, (rows,), generator=gen, device=device)
        ids, picked, gold = masked_batch(data, starts, seq, whole_word, len(vocab), device, a.rate, gen)
        with cast:
            loss = F.cross_entropy(run(ids, picked, at).float(), gold)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        step += 1; tokens += rows * seq
        if time.time() - last_print > 20:
            print(f"step {step} loss {loss.item():.3f} lr {lr:.2e} {tokens / 1e6:.1f}M tokens "
                  f"{tokens / max(spent, 1):,.0f} tokens/s {100 * progress:.0f} %", flush=True)
            last_print = time.time()
        if time.time() - last_save > 300:
            save(False); print(open(os.path.join(a.out, "training.json")).read().replace("\n", " "), flush=True); last_save = time.time()
    save(spent >= 60 * a.minutes)
    print(open(os.path.join(a.out, "training.json")).read(), flush=True)


if __name__ == "__main__":
    main()
