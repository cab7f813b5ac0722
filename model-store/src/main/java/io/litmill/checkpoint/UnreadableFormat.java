package io.litmill.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Formats that people bring and that are refused, with the way out of each; in the order in which a
 * folder is likely to be meant.
 */
enum UnreadableFormat {
  PICKLED_MODEL(
      "pytorch_model.*\\.bin",
      "is a Python pickle, which is a program, and is not read. Convert it where you trust it:"
          + " python -c \"import transformers as t; c = t.AutoConfig.from_pretrained('.');"
          + " getattr(t, c.architectures[0]).from_pretrained('.')"
          + ".save_pretrained('safe', safe_serialization=True)\""),
  PICKLED_TENSORS(
      ".*\\.(bin|pt|pth)",
      "is a Python pickle, which is a program, and is not read. Convert it where you trust it:"
          + " python -c \"import torch; from safetensors.torch import save_file;"
          + " save_file(torch.load('weights.pt'), 'model.safetensors')\", with your file's name, and"
          + " ['model'] after load(…) if fairseq wrote it"),
  PICKLE(
      ".*\\.(pkl|pickle)",
      "is a Python pickle, which is a program, and is not read. If it holds labels, give them as a"
          + " list; if it holds tensors, convert it where you trust it with save_file of"
          + " safetensors.torch"),
  KERAS(
      ".*\\.(h5|hdf5|keras)",
      "is a Keras file, which is not read. Convert it: python -c \"from transformers import"
          + " AutoModel; AutoModel.from_pretrained('.', from_tf=True)"
          + ".save_pretrained('safe', safe_serialization=True)\", with the class of your head in"
          + " place of AutoModel"),
  FLAX(
      ".*\\.msgpack",
      "is a Flax file, which is not read. Convert it: python -c \"from transformers import"
          + " AutoModel; AutoModel.from_pretrained('.', from_flax=True)"
          + ".save_pretrained('safe', safe_serialization=True)\", with the class of your head in"
          + " place of AutoModel"),
  GGUF(
      ".*\\.(gguf|ggml)",
      "is a GGUF file, whose weights are quantised; bring the original weights as safetensors");

  private final Pattern fileName;
  private final String reason;

  UnreadableFormat(String fileName, String reason) {
    this.fileName = Pattern.compile(fileName);
    this.reason = reason;
  }

  /** The refusal of the file that most likely was meant, if any file is in such a format. */
  static Optional<CheckpointException> firstOf(List<Path> files) {
    return Arrays.stream(values())
        .flatMap(format -> files.stream().filter(format::matches).map(format::refusal))
        .findFirst();
  }

  private boolean matches(Path file) {
    return fileName.matcher(String.valueOf(file.getFileName())).matches()
        && Files.isRegularFile(file);
  }

  private CheckpointException refusal(Path file) {
    return new CheckpointException(file + " " + reason);
  }
}
