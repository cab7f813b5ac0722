package io.litmill.cli;

import io.litmill.architecture.Task;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --task} by the names that manifests use. */
final class TaskConverter implements ITypeConverter<Task> {
  @Override
  public Task convert(String value) {
    try {
      return Task.ofOptionName(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
