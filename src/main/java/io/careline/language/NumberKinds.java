package io.careline.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells by its digits what a number is. The patterns have no repetition inside a repetition. */
final class NumberKinds {
  private static final Pattern CHINESE_PHONE =
      Pattern.compile("(?:\\(?(?:\\+|00)?86\\)?[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}");
  private static final Pattern CHINESE_LANDLINE =
      Pattern.compile("(?:(?:\\+|00)86[ -]?)?\\(?0[1-9]\\d{1,2}\\)?[ -]?[2-8]\\d{3}[ -]?\\d{3,4}");
  private static final Pattern AMERICAN =
      Pattern.compile(
          "(?!(?:400|8(?:00|33|44|55|66|77|88))-)(?:\\+?1[ .-])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}["
              + " .-])[2-9]\\d{2}[ .-]\\d{4}");
  private static final Pattern BRITISH =
      Pattern.compile("0(?:7\\d{3} ?\\d{3} ?\\d{3}|20 \\d{4} ?\\d{4}|1\\d{2,3} \\d{3} ?\\d{3,4})");
  private static final Pattern INTERNATIONAL =
      Pattern.compile("\\+(?:[1-9]\\d{0,2})(?:[ .()-]{0,2}\\d){7,12}");
  private static final Pattern ORIGIN = Pattern.compile("\\+86.*");
  private static final Pattern CARD =
      Pattern.compile(
          "\\d{4}(?:([ -])\\d{4}(?:\\1\\d{1,6}){1,3})|\\d{13,19}|\\d{4}[ -]\\d{6}[ -]\\d{5}");
  private static final String WEIGHTS = "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2";
  private static final String CHECKS = "10X98765432";

  private NumberKinds() {}

  /** The kind of a number with its separators, empty when it is nobody's. */
  static Optional<PersonalData.Kind> kind(String number) {
    String digits = number.replaceAll("[^0-9Xx]", "");
    if (idCard(number, digits)) {
      return Optional.of(PersonalData.Kind.ID_CARD);
    }
    if (CARD.matcher(number).matches() && bankCard(digits)) {
      return Optional.of(PersonalData.Kind.BANK_CARD);
    }
    return phone(number) ? Optional.of(PersonalData.Kind.PHONE) : Optional.empty();
  }

  private static boolean phone(String number) {
    boolean chinese = CHINESE_PHONE.matcher(number).matches();
    boolean fixed = CHINESE_LANDLINE.matcher(number).matches() && !number.matches("0\\d{9}");
    boolean abroad = INTERNATIONAL.matcher(number).matches() && !ORIGIN.matcher(number).matches();
    return chinese
        || fixed
        || abroad
        || AMERICAN.matcher(number).matches()
        || BRITISH.matcher(number).matches();
  }

  private static boolean idCard(String number, String digits) {
    if (!number.equals(digits) && !number.replace(" ", "").equals(digits) || !province(digits)) {
      return false;
    }
    return switch (digits.length()) {
      case 18 -> born(digits.substring(6, 14)) && digits.toUpperCase().charAt(17) == check(digits);
      case 15 -> number.equals(digits) && born("19" + digits.substring(6, 12));
      default -> false;
    };
  }

  private static boolean province(String digits) {
    return digits.matches("(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])\\d{4}.*");
  }

  private static boolean born(String date) {
    try {
      LocalDate day = LocalDate.of(number(date, 0, 4), number(date, 4, 6), number(date, 6, 8));
      return day.getYear() >= 1900 && day.getYear() < 2100;
    } catch (DateTimeException | NumberFormatException e) {
      return false;
    }
  }

  private static int number(String digits, int start, int end) {
    return Integer.parseInt(digits.substring(start, end));
  }

  /** The last character of the 18, by GB 11643. */
  private static char check(String digits) {
    String[] weights = WEIGHTS.split(" ");
    int sum = 0;
    for (int at = 0; at < 17; at++) {
      sum += (digits.charAt(at) - '0') * Integer.parseInt(weights[at]);
    }
    return CHECKS.charAt(sum % 11);
  }

  private static boolean bankCard(String digits) {
    boolean issued =
        switch (digits.length()) {
          case 13 -> digits.startsWith("4");
          case 14 -> digits.matches("3(?:0|6|8).*");
          case 15 -> digits.matches("3[47].*");
          case 16 -> digits.matches("(?:4|5[1-5]|2[2-7]|35|6[0-9]|9).*");
          case 17, 18 -> digits.matches("(?:62|6[0-9]|50).*");
          case 19 -> digits.matches("(?:4|6[0-9]|9[0-9]).*");
          default -> false;
        };
    return issued && luhn(digits);
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int back = 0; back < digits.length(); back++) {
      int digit = digits.charAt(digits.length() - 1 - back) - '0';
      int twice = digit * 2;
      sum += back % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }
}
