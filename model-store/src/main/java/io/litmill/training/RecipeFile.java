package io.litmill.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.litmill.architecture.Task;
import java.io.IOException;
import java.nio.file.Path;

/** Reads recipes; errors name the file and the key. */
public final class RecipeFile {
  static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .registerModule(new SimpleModule().addDeserializer(Task.class, new TaskName()));

  private RecipeFile() {}

  /** Tasks by the names that manifests have for them. */
  private static final class TaskName extends FromStringDeserializer<Task> {
    private static final long serialVersionUID = 1L;

    TaskName() {
      super(Task.class);
    }

    @Override
    protected Task _deserialize(String value, DeserializationContext context) {
      return Task.ofOptionName(value);
    }
  }

  /**
   * Reads a recipe.
   *
   * @throws IllegalArgumentException if it is none; the message names the file and the key
   */
  public static Recipe read(Path file) throws IOException {
    try {
      Recipe recipe = JSON.readValue(file.toFile(), Recipe.class);
      if (recipe == null) {
        throw new IllegalArgumentException(file + ": holds no recipe");
      }
      return recipe;
    } catch (JsonMappingException e) {
      String key = key(e);
      throw new IllegalArgumentException(
          file + (key.isEmpty() ? ": " : ", " + key + ": ") + reason(e), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s, line %d: %s".formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
  }

  private static String key(JsonMappingException e) {
    StringBuilder key = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        key.append('[').append(step.getIndex()).append(']');
      } else {
        key.append(key.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return key.toString();
  }

  private static String reason(JsonMappingException e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : cause.getMessage();
  }
}
