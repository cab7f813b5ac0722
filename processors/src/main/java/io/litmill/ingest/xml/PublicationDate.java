package io.litmill.ingest.xml;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * A date as exact as PubMed has it.
 *
 * @param year null if none can be read
 * @param text {@code 2021}, {@code 2021-03}, {@code 2021-03-09}, {@code 2021-Winter}, or the free
 *     text of a MedlineDate; null if there is nothing
 */
record PublicationDate(Integer year, String text) {
  static final PublicationDate NONE = new PublicationDate(null, null);

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(1[5-9]|20|21)\\d\\d(?!\\d)");
  private static final Map<String, String> MONTHS =
      Map.ofEntries(
          Map.entry("jan", "01"),
          Map.entry("feb", "02"),
          Map.entry("mar", "03"),
          Map.entry("apr", "04"),
          Map.entry("may", "05"),
          Map.entry("jun", "06"),
          Map.entry("jul", "07"),
          Map.entry("aug", "08"),
          Map.entry("sep", "09"),
          Map.entry("oct", "10"),
          Map.entry("nov", "11"),
          Map.entry("dec", "12"));
  private static final Pattern MONTH_NAME = Pattern.compile("[A-Za-z]{3,9}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

  /** Reads the element that was just entered: Year, Month, Day, Season or MedlineDate. */
  static PublicationDate read(XmlCursor xml) throws XMLStreamException, RecordException {
    String year = null;
    String month = null;
    String day = null;
    String season = null;
    String free = null;
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "Year" -> year = xml.textOrNull();
        case "Month" -> month = xml.textOrNull();
        case "Day" -> day = xml.textOrNull();
        case "Season" -> season = xml.textOrNull();
        case "MedlineDate" -> free = xml.textOrNull();
        default -> {}
      }
    }
    return year == null ? ofFreeText(free) : of(year, month == null ? season : month, day);
  }

  static PublicationDate ofFreeText(String text) {
    return text == null ? NONE : new PublicationDate(yearIn(text), text);
  }

  private static PublicationDate of(String year, String month, String day) {
    StringBuilder text = new StringBuilder(year);
    String number = month == null ? null : monthNumber(month);
    if (month != null) {
      text.append('-').append(number == null ? month : number);
    }
    if (number != null && day != null) {
      text.append('-').append(twoDigits(day));
    }
    return new PublicationDate(yearIn(year), text.toString());
  }

  private static Integer yearIn(String text) {
    Matcher year = YEAR.matcher(text);
    return year.find() ? Integer.valueOf(year.group()) : null;
  }

  /** Of {@code Jan}, {@code January}, {@code 01} or {@code 1}; null for others, such as Winter. */
  private static String monthNumber(String month) {
    if (NUMBER.matcher(month).matches()) {
      return twoDigits(month);
    }
    return MONTH_NAME.matcher(month).matches()
        ? MONTHS.get(month.substring(0, 3).toLowerCase(java.util.Locale.ROOT))
        : null;
  }

  private static String twoDigits(String number) {
    return number.length() == 1 ? "0" + number : number;
  }
}
