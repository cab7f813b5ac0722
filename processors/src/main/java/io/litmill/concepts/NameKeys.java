package io.litmill.concepts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keys under which spellings of one name agree. Both sides, dictionary and text, go through the
 * same function, so a key need not be a word.
 *
 * <p>A name is cut into tokens of letters and digits. Each token is decomposed (NFKD) without its
 * marks, put into lower case, its Greek letters are spelt out ({@code β} is {@code beta}), a plural
 * ending is dropped, and British spellings become American ones.
 */
public final class NameKeys {
  /** Of this version of the rules; it is part of what an index says about itself. */
  static final int VERSION = 1;

  private static final int SHORTEST_PLURAL = 4;
  private static final int SHORTEST_RESPELT = 5;
  private static final Set<String> IDLE = Set.of("of", "the", "in", "a", "an");
  private static final Map<Character, String> GREEK =
      Map.ofEntries(
          Map.entry('α', "alpha"),
          Map.entry('β', "beta"),
          Map.entry('γ', "gamma"),
          Map.entry('δ', "delta"),
          Map.entry('ε', "epsilon"),
          Map.entry('ζ', "zeta"),
          Map.entry('η', "eta"),
          Map.entry('θ', "theta"),
          Map.entry('ι', "iota"),
          Map.entry('κ', "kappa"),
          Map.entry('λ', "lambda"),
          Map.entry('μ', "mu"),
          Map.entry('ν', "nu"),
          Map.entry('ξ', "xi"),
          Map.entry('ο', "omicron"),
          Map.entry('π', "pi"),
          Map.entry('ρ', "rho"),
          Map.entry('σ', "sigma"),
          Map.entry('ς', "sigma"),
          Map.entry('τ', "tau"),
          Map.entry('υ', "upsilon"),
          Map.entry('φ', "phi"),
          Map.entry('χ', "chi"),
          Map.entry('ψ', "psi"),
          Map.entry('ω', "omega"));

  private NameKeys() {}

  /**
   * The tokens in their order without anything between, but for a bar between two numbers: {@code
   * IL-1 beta} and {@code il1β} agree, {@code IL-1 2} and {@code IL-12} do not. Empty for a name
   * without letters and digits.
   */
  public static String normalised(String name) {
    StringBuilder key = new StringBuilder(name.length());
    for (String token : tokens(name)) {
      if (!key.isEmpty()
          && Character.isDigit(key.charAt(key.length() - 1))
          && Character.isDigit(token.charAt(0))) {
        key.append('|');
      }
      key.append(token);
    }
    return key.toString();
  }

  /**
   * The tokens in alphabetical order with a space between, articles and {@code of} and {@code in}
   * left out: {@code Neoplasms, Breast} and {@code neoplasm of the breast} agree.
   */
  public static String tokenSorted(String name) {
    List<String> tokens = new ArrayList<>(tokens(name));
    tokens.removeIf(IDLE::contains);
    Collections.sort(tokens);
    return String.join(" ", tokens);
  }

  private static List<String> tokens(String name) {
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
    List<String> tokens = new ArrayList<>();
    StringBuilder token = new StringBuilder();
    for (int at = 0; at < decomposed.length(); ) {
      int c = decomposed.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        token.appendCodePoint(c);
      } else if (!isMark(c) && !token.isEmpty()) {
        tokens.add(folded(token.toString()));
        token.setLength(0);
      }
    }
    if (!token.isEmpty()) {
      tokens.add(folded(token.toString()));
    }
    return tokens;
  }

  /** First letter of the name of a small Greek letter, else the character itself. */
  static char greekInitial(char c) {
    String name = GREEK.get(c);
    return name == null ? c : name.charAt(0);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  private static String folded(String token) {
    return respelt(greekSpelt(singular(token).toLowerCase(Locale.ROOT)));
  }

  /** Without a plural ending; a capital before it says that it is no plural, as in {@code RAS}. */
  private static String singular(String token) {
    int length = token.length();
    if (length < SHORTEST_PLURAL
        || token.charAt(length - 1) != 's'
        || !Character.isLowerCase(token.charAt(length - 2))) {
      return token;
    }
    if (token.endsWith("ss") || token.endsWith("us") || token.endsWith("is")) {
      return token;
    }
    if (token.endsWith("ies") && length > SHORTEST_PLURAL) {
      return token.substring(0, length - 3) + "y";
    }
    boolean longer =
        token.endsWith("sses")
            || token.endsWith("xes")
            || token.endsWith("ches")
            || token.endsWith("shes");
    return token.substring(0, length - (longer ? 2 : 1));
  }

  private static String greekSpelt(String token) {
    StringBuilder spelt = null;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      String name = c >= 'α' && c <= 'ω' ? GREEK.get(c) : null;
      if (name != null && spelt == null) {
        spelt = new StringBuilder(token.substring(0, i));
      }
      if (spelt != null) {
        spelt.append(name == null ? String.valueOf(c) : name);
      }
    }
    return spelt == null ? token : spelt.toString();
  }

  /** {@code haemorrhage}, {@code oedema}, {@code tumour}, {@code sulphate}, {@code ionisation}. */
  private static String respelt(String token) {
    if (token.length() < SHORTEST_RESPELT) {
      return token;
    }
    String respelt =
        token
            .replace("ae", "e")
            .replace("oe", "e")
            .replace("sulph", "sulf")
            .replace("isation", "ization")
            .replace("aluminium", "aluminum");
    boolean our = respelt.endsWith("our") || respelt.endsWith("oured");
    return our ? respelt.replace("our", "or") : respelt;
  }
}
