package io.litmill.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Formats that people bring and that are refused, with the way out of each. */
enum UnreadableFormat {
  PICKLED_WEIGHTS(
      "pytorch_model.*\\.bin|.*\\.(bin|pt|pth)",
      "is a Python pickle, which is a program, and is not read. Convert it where you trust it:"
          + " python -c \"from transformers import AutoConfig; import transformers;"
          + " c=AutoConfig.from_pretrained('.');"
          + " getattr(transformers, c.architectures[0]).from_pretrained('.')"
          + ".save_pretrained('safe', safe_serialization=True)\""),
  PICKLE(
      ".*\\.(pkl|pickle)",
      "is a Python pickle, which is a program, and is not read. If it holds tensors, convert it"
          + " where you trust it with save_file of safetensors.torch; if it holds labels, give them"
          + " as a list"),
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

  static Optional<UnreadableFormat> of(Path file) {
    String name = String.valueOf(file.getFileName());
    return Arrays.stream(values())
        .filter(format -> format.fileName.matcher(name).matches() && Files.isRegularFile(file))
        .findFirst();
  }

  CheckpointException refusal(Path file) {
    return new CheckpointException(file + " " + reason);
  }
}
