package io.careline.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words in capitals, where they are more than names and abbreviations. */
final class Shouting {
  private static final int LEAST = 2;
  private static final double SHARE = 0.3;
  private static final int LONGEST_WORD = 40;
  private static final int FEW_LETTERS = 3;
  private static final Set<String> SHORT_FORMS =
      Set.of(
          "usa uk us eu uae vip sms pdf ceo cfo faq url usb sim atm pin otp iban vat gst api sso app"
              .concat(
                  " ok tv pc id hdmi sku html http https csv xml json sql dns vpn ssl ssd gps led")
              .concat(
                  " lcd am pm asap fyi btw imo diy ftc bbb fcc cfpb dhl ups usps fedex nfc qr ios")
              .concat(
                  " mac tls tel ref rma eta ebay aws crm erp saas ui ux lol omg wtf kyc ach bic")
              .concat(" swift cvv cvc ev ac dc hr nyc jfk lax lhr sfo pnr visa xl xxl")
              .split(" "));

  private record Shouted(Span span, boolean ordinary) {}

  private Shouting() {}

  /** Where a message shouts; empty when it does not. */
  static List<Span> in(String text) {
    List<Shouted> shouted = new ArrayList<>();
    int words = 0;
    int best = 0;
    int row = 0;
    for (int at = 0; at < text.length(); ) {
      int end = end(text, at);
      if (end > at + 1 && letters(text, at, end) || pronoun(text, at, end)) {
        boolean loud = loud(text, at, end);
        words += pronoun(text, at, end) ? 0 : 1;
        if (loud) {
          String word = text.substring(at, end).toLowerCase();
          shouted.add(new Shouted(new Span(at, end), LatinWords.known(word)));
        }
        row = loud ? row + 1 : pronoun(text, at, end) ? row : 0;
        best = Math.max(best, row);
      }
      at = Math.max(end, at + 1);
    }
    return meant(shouted, words, best) ? joined(text, shouted) : List.of();
  }

  private static boolean meant(List<Shouted> shouted, int words, int row) {
    long ordinary = shouted.stream().filter(Shouted::ordinary).count();
    boolean much = shouted.size() >= SHARE * words || row >= LEAST;
    return shouted.size() >= LEAST && ordinary >= LEAST && much;
  }

  /** Neighbours become one span. */
  private static List<Span> joined(String text, List<Shouted> shouted) {
    List<Span> spans = new ArrayList<>();
    for (Shouted word : shouted) {
      Span last = spans.isEmpty() ? null : spans.getLast();
      if (last != null && text.substring(last.end(), word.span().start()).isBlank()) {
        spans.set(spans.size() - 1, new Span(last.start(), word.span().end()));
      } else {
        spans.add(word.span());
      }
    }
    return spans;
  }

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length() && end < start + LONGEST_WORD && part(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean part(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || c == '\'' || c == '’' || c == '_';
  }

  private static boolean letters(String text, int start, int end) {
    for (int at = start; at < end; at++) {
      if (Character.isDigit(text.charAt(at)) || text.charAt(at) == '_') {
        return false; // a code
      }
    }
    return true;
  }

  private static boolean pronoun(String text, int start, int end) {
    return end == start + 1 && (text.charAt(start) == 'I' || text.charAt(start) == 'A');
  }

  private static boolean loud(String text, int start, int end) {
    if (end < start + 2
        || !text.substring(start, end).equals(text.substring(start, end).toUpperCase())) {
      return false;
    }
    String word = text.substring(start, end).toLowerCase();
    return !SHORT_FORMS.contains(word) && (end - start >= FEW_LETTERS || LatinWords.known(word));
  }
}
