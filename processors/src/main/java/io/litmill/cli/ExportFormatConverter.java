package io.litmill.cli;

import io.litmill.export.ExportFormat;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --format} by the names that users know. */
final class ExportFormatConverter implements ITypeConverter<ExportFormat> {
  @Override
  public ExportFormat convert(String value) {
    return Arrays.stream(ExportFormat.values())
        .filter(format -> format.toString().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"%s\" is none of kgx, jsonld, neo4j-csv".formatted(value)));
  }
}
