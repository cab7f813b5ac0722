package io.litmill.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to a registry, one JSON object a line. A line counts when its line feed is on disk;
 * the beginning of a line that a crash left at the end is dropped.
 */
final class SchemaJournal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;
  private final List<RegistryEvent> events;

  private SchemaJournal(FileChannel channel, List<RegistryEvent> events) {
    this.channel = channel;
    this.events = events;
  }

  /**
   * Opens the file, which is made if it is not there.
   *
   * @throws IOException if a line is no event
   */
  static SchemaJournal open(Path file) throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    List<RegistryEvent> events = new ArrayList<>();
    for (String line : whole.lines().toList()) {
      try {
        events.add(JSON.readValue(line, RegistryEvent.class));
      } catch (JsonProcessingException e) {
        throw new IOException(
            "%s, line %d: %s".formatted(file, events.size() + 1, e.getOriginalMessage()), e);
      }
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
    channel.position(channel.size());
    return new SchemaJournal(channel, events);
  }

  /** What the file held when it was opened. */
  List<RegistryEvent> events() {
    return events;
  }

  /**
   * Returns when the event is on disk.
   *
   * @throws UncheckedIOException if it is not; the file is as it was before
   */
  void append(RegistryEvent event) {
    try {
      long before = channel.position();
      try {
        ByteBuffer line =
            ByteBuffer.wrap(
                (JSON.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
          channel.write(line);
        }
        channel.force(false);
      } catch (IOException e) {
        channel.truncate(before);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the registry's journal: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
