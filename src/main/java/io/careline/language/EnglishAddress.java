package io.careline.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds English postal addresses: a number, up to four names, and a word for a street. */
final class EnglishAddress {
  private static final String FLAT =
      "(?:,? (?:[Aa]pt|Apartment|[Uu]nit|Suite|Ste|[Ff]lat|Room|Rm|Floor|#)\\.?"
          + " ?#?[A-Za-z0-9-]{1,6})";
  private static final String STREET =
      "(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl"
          + "|Square|Sq|Terrace|Close|Crescent|Parkway|Pkwy|Highway|Hwy|Gardens|Mews|Row|Hill)";
  private static final String LOWER_STREET = "(?:street|road|avenue|ave|lane|boulevard|blvd)";
  private static final String NUMBER = "\\b\\d{1,5}[A-Za-z]?(?:-\\d{1,4})? ";
  private static final String LINE =
      "(?:"
          + NUMBER
          + "(?:[NSEW]\\.? )?(?:(?:[A-Z][a-z'’]{1,20}|\\d{1,3}(?:st|nd|rd|th)) ){1,4}"
          + STREET
          + "\\b\\.?|"
          + NUMBER
          + "(?!min|hour|day|week|mile|km|the )(?:[a-z]{2,20} ){1,2}"
          + LOWER_STREET
          + "\\b|\\bP\\.?O\\.? Box \\d{1,6}\\b)"
          + FLAT
          + "?";
  private static final String TOWN =
      "(?:,? ?\\n"
          + "?[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20}){0,2}(?:,? [A-Z]{2}\\b)?(?:"
          + " \\d{5}(?:-\\d{4})?)?(?:,? [A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})?)?";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:\\b(?:Flat|Apt|Unit|Apartment) [A-Za-z0-9]{1,5},? )?("
              + LINE
              + ")(?:,"
              + TOWN
              + ")?");

  private EnglishAddress() {}

  static List<PersonalData.Found> in(String text) {
    List<PersonalData.Found> found = new ArrayList<>();
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      Span span = new Span(matcher.start(), matcher.end());
      found.add(new PersonalData.Found(PersonalData.Kind.ADDRESS, span));
    }
    return found;
  }

  /** Where the street ends and the town begins. */
  static int streetEnd(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.find() ? matcher.end(1) : address.length();
  }
}
