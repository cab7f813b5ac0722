package io.litmill.annotation.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.litmill.schemas.AnnotatedCitation;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * One JSON object a line, with the names of the Avro schema. Plainer than Avro's own JSON: a value
 * of a union stands for itself, and times are written as ISO 8601.
 */
final class JsonLines implements DocumentWriter {
  private final Writer out;
  private final JsonGenerator json;

  JsonLines(Writer out) throws IOException {
    this.out = out;
    this.json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setRootValueSeparator(null);
  }

  @Override
  public void write(AnnotatedCitation document) throws IOException {
    write((IndexedRecord) document);
    json.flush();
    out.write('\n');
  }

  private void write(IndexedRecord value) throws IOException {
    json.writeStartObject();
    for (Schema.Field field : value.getSchema().getFields()) {
      json.writeFieldName(field.name());
      write(value.get(field.pos()));
    }
    json.writeEndObject();
  }

  private void write(Object value) throws IOException {
    if (value instanceof IndexedRecord child) {
      write(child);
    } else if (value instanceof Collection<?> elements) {
      json.writeStartArray();
      for (Object element : elements) {
        write(element);
      }
      json.writeEndArray();
    } else if (value instanceof Instant time) {
      json.writeString(time.toString());
    } else {
      writeScalar(value);
    }
  }

  private void writeScalar(Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Float number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof CharSequence text) {
      json.writeString(text.toString());
    } else {
      throw new IllegalStateException("no form for a " + value.getClass());
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
    out.flush();
  }
}
