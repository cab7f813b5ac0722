package io.litmill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.litmill.deadletters.StoredLetter;
import io.litmill.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.util.Base64;

/** A dead letter as a JSON object; bytes are in Base64. */
final class LetterJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LetterJson() {}

  static String of(StoredLetter stored) {
    DeadLetter letter = stored.letter();
    ObjectNode object = JSON.createObjectNode();
    object.put("id", stored.id()).put("redriven", stored.redriven());
    stored.obstacle().ifPresent(obstacle -> object.put("obstacle", obstacle));
    object.put("failed_at", letter.getFailedAt().toString());
    object.put("stage", letter.getStage()).put("reason", letter.getReason());
    object.put("message", letter.getMessage()).put("exception", letter.getException());
    object.put("stack_trace", letter.getStackTrace());
    object.put("model_bundle_id", letter.getModelBundleId());
    object.put("source_file", letter.getSourceFile());
    object.put("topic", letter.getTopic()).put("partition", letter.getPartition());
    object.put("offset", letter.getOffset());
    object.put("record_timestamp", text(letter.getRecordTimestamp()));
    object.put("pmid", stored.pmid()).put("value", base64(letter.getValue()));
    ObjectNode headers = object.putObject("headers");
    letter.getHeaders().forEach((name, value) -> headers.put(name, base64(value)));
    return object.toString();
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static String base64(ByteBuffer bytes) {
    if (bytes == null) {
      return null;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return Base64.getEncoder().encodeToString(copy);
  }
}
