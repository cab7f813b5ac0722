package io.litmill.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTablesTest {
  @TempDir Path folder;

  private static List<String> entries(DiskTable table) throws IOException {
    List<String> entries = new ArrayList<>();
    table.forEach((key, value) -> entries.add(key + "=" + new String(value, UTF_8)));
    return entries;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void aTableHasTheLastValueOfEachKeyInOrder() throws IOException {
    try (DiskTables tables = new DiskTables(folder.resolve("a"), List.of("one", "two"))) {
      DiskTable one = tables.table("one");
      one.put("9", bytes("x"));
      one.put("10", bytes("old"));
      one.put("10", bytes("new"));
      one.put("7", bytes("gone"));
      one.remove("7");
      tables.table("two").put("10", bytes("other"));
      assertThat(entries(one)).containsExactly("10=new", "9=x");
      assertThat(one.get("10")).contains(bytes("new"));
      assertThat(one.get("7")).isEmpty();
      assertThat(entries(tables.table("two"))).containsExactly("10=other");
      assertThatThrownBy(() -> tables.table("three")).hasMessageContaining("no table three");
    }
  }

  @Test
  void whatIsPutWhileATableIsReadIsNotSeen() throws IOException {
    try (DiskTables tables = new DiskTables(folder.resolve("b"), List.of("one"))) {
      DiskTable one = tables.table("one");
      one.put("a", bytes("1"));
      List<String> seen = new ArrayList<>();
      one.forEach(
          (key, value) -> {
            seen.add(key);
            one.put(key + "b", value);
          });
      assertThat(seen).containsExactly("a");
      assertThat(one.get("ab")).contains(bytes("1"));
    }
  }

  @Test
  void aFolderThatHoldsTablesIsRefused() throws IOException {
    new DiskTables(folder.resolve("c"), List.of("one")).close();
    assertThatThrownBy(() -> new DiskTables(folder.resolve("c"), List.of("one")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("c").toString());
  }
}
