package io.litmill.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"litmill " + Litmill.class.getPackage().getImplementationVersion()};
  }
}
