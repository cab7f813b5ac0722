package io.litmill.ingest;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder on a web server that lists its files, as PubMed's do. */
final class UrlFolder {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"?#/]+\\.xml(?:\\.gz)?)\"");

  private UrlFolder() {}

  /** The sources that a listing links to. */
  static List<UrlSource> sources(String url) throws IOException {
    URI folder = UrlSource.of(url).uri();
    List<UrlSource> sources = new ArrayList<>();
    Matcher links = LINK.matcher(Download.text(folder));
    while (links.find()) {
      sources.add(new UrlSource(folder.resolve(links.group(1))));
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException(url + " lists no .xml or .xml.gz file");
    }
    return sources;
  }
}
