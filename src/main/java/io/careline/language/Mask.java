package io.careline.language;

/** Makes personal data unreadable, but for a part by which its owner knows it again. */
final class Mask {
  private static final String CITY = "市";

  private Mask() {}

  static String of(PersonalData.Kind kind, String found) {
    return switch (kind) {
      case EMAIL -> email(found);
      case ID_CARD -> digits(found, 6, found.length() > 15 ? 4 : 3);
      case BANK_CARD -> "**** **** **** " + tail(found);
      case PHONE -> phone(found);
      case ADDRESS -> address(found);
    };
  }

  private static String email(String found) {
    int sign = Math.max(found.indexOf('@'), found.indexOf('＠'));
    return found.charAt(0) + "***" + found.substring(sign);
  }

  /** A Chinese mobile keeps the first three and the last four, any other the last four. */
  private static String phone(String found) {
    int country = found.startsWith("+86") || found.startsWith("＋８６") ? 2 : 0;
    long digits = found.chars().filter(Character::isDigit).count() - country;
    boolean abroad = country == 0 && "+＋".indexOf(found.charAt(0)) >= 0;
    boolean mobile =
        !abroad && digits == 11 && Character.digit(firstDigit(found, country), 10) == 1;
    return digits(found, country + (mobile ? 3 : abroad ? 1 : 0), 4);
  }

  private static char firstDigit(String found, int skipped) {
    int seen = 0;
    for (char c : found.toCharArray()) {
      if (Character.isDigit(c) && seen++ == skipped) {
        return c;
      }
    }
    return '0';
  }

  private static String digits(String found, int head, int tail) {
    long all = found.chars().filter(Mask::figure).count();
    StringBuilder masked = new StringBuilder();
    int seen = 0;
    for (char c : found.toCharArray()) {
      boolean hidden = figure(c) && seen >= head && seen < all - tail;
      seen += figure(c) ? 1 : 0;
      masked.append(hidden ? '*' : c);
    }
    return masked.toString();
  }

  private static boolean figure(int c) {
    return Character.isDigit(c) || c == 'X' || c == 'x';
  }

  private static String tail(String found) {
    String digits = found.replaceAll("[^0-9０-９]", "");
    return digits.substring(digits.length() - 4);
  }

  /** A Chinese address keeps its city, an English one what stands after the street. */
  private static String address(String found) {
    boolean chinese = found.codePoints().anyMatch(c -> Character.isIdeographic(c));
    if (chinese) {
      int city = found.indexOf(CITY);
      return (city < 0 ? "" : found.substring(0, city + 1)) + "[地址]";
    }
    int street = EnglishAddress.streetEnd(found);
    String rest =
        found
            .substring(street)
            .replaceAll("\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b", "")
            .replaceAll("[ ,]*\\d{5}(?:-\\d{4})?$", "");
    return "[address]" + rest.replaceAll("[ ,]+$", "");
  }
}
