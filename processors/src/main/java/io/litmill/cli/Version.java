package io.litmill.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String packaged = Litmill.class.getPackage().getImplementationVersion();
    return new String[] {"litmill " + (packaged == null ? "(not packaged)" : packaged)};
  }
}
