package io.litmill.concepts;

import io.litmill.corpus.Span;
import io.litmill.sentences.SentenceSplitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the short forms of one article stand for: abbreviations that it explains ("systemic lupus
 * erythematosus (SLE)", "SLE (systemic lupus erythematosus)", found by {@link SchwartzHearst}) and
 * species whose genus it shortens ({@code E. coli} where Escherichia coli is named too). Immutable.
 */
public final class Abbreviations {
  private static final Pattern SPECIES = Pattern.compile("([A-Z])\\.\\s?([a-z]{3,}(?:-[a-z]+)?)");
  private static final Pattern DOUBLED = Pattern.compile("\\b(\\p{L}{3,}) \\1\\b");
  private static final SentenceSplitter SENTENCES = new SentenceSplitter();

  /**
   * One explanation.
   *
   * @param shortSpan of the short form where it is explained
   * @param longSpan of the long form there
   */
  public record Definition(Span shortSpan, Span longSpan, String shortForm, String longForm) {}

  private final String text;
  private final List<Definition> definitions;
  private final Map<String, String> longForms = new LinkedHashMap<>();

  private Abbreviations(String text, List<Definition> definitions) {
    this.text = text;
    this.definitions = List.copyOf(definitions);
    definitions.forEach(each -> longForms.putIfAbsent(each.shortForm(), each.longForm()));
  }

  /**
   * The abbreviations of an article.
   *
   * @param sentences of the text; an explanation stands within one
   */
  public static Abbreviations of(String text, List<Span> sentences) {
    List<Definition> definitions = new ArrayList<>();
    for (Span sentence : sentences) {
      definitions.addAll(new SchwartzHearst(text, sentence).definitions());
    }
    return new Abbreviations(text, definitions);
  }

  /** The abbreviations of a text that is one section. */
  public static Abbreviations of(String text) {
    return of(text, SENTENCES.split(text));
  }

  /** In reading order; a short form may be explained more than once. */
  public List<Definition> definitions() {
    return definitions;
  }

  /** Long form of a short form where it is explained first, also of its plural or singular. */
  public Optional<String> longForm(String shortForm) {
    String found = longForms.get(shortForm);
    if (found == null && shortForm.endsWith("s")) {
      found = longForms.get(shortForm.substring(0, shortForm.length() - 1));
    }
    if (found == null) {
      found = longForms.get(shortForm + "s");
    }
    return Optional.ofNullable(found);
  }

  /**
   * A name with its short forms spelt out: the name itself ({@code SLE}), words of it ({@code G6PD
   * deficiency}), or the genus of a species. A short form that stands in brackets behind what it is
   * short for is dropped. Empty if nothing of the name is short for something in this article.
   */
  public Optional<String> expand(String name) {
    return longForm(name)
        .or(() -> species(name))
        .or(() -> Optional.of(spelt(name)).filter(spelt -> !spelt.equals(name)));
  }

  private String spelt(String name) {
    String spelt = name;
    for (Map.Entry<String, String> form : longForms.entrySet()) {
      String quoted = Pattern.quote(form.getKey());
      spelt = spelt.replaceAll("\\s?[(\\[]" + quoted + "[)\\]]", "");
      if (!spelt.contains(form.getValue())) {
        spelt =
            spelt.replaceAll(
                "(?<![\\p{L}\\p{N}-])" + quoted + "(?![\\p{L}\\p{N}])",
                Matcher.quoteReplacement(form.getValue()));
      }
    }
    return spelt.equals(name) ? name : DOUBLED.matcher(spelt.strip()).replaceAll("$1");
  }

  /** The only species of the article with this initial and epithet. */
  private Optional<String> species(String name) {
    Matcher initial = SPECIES.matcher(name);
    if (!initial.matches()) {
      return Optional.empty();
    }
    Pattern full =
        Pattern.compile("\\b" + initial.group(1) + "[a-z]{2,} " + initial.group(2) + "\\b");
    TreeSet<String> found = new TreeSet<>();
    full.matcher(text).results().forEach(result -> found.add(result.group()));
    return found.size() == 1 ? Optional.of(found.first()) : Optional.empty();
  }
}
