package io.careline.language;

import java.util.ArrayList;
import java.util.List;

/** Finds the numbers that name a person: identity cards, bank cards, telephones. */
final class NumberFinder {
  private static final int LONGEST = 32; // characters of one number with its separators
  private static final int LABEL = 16;
  private static final List<String> PERSONAL =
      List.of(
          ("phone|tel|mobile|call|cell|whatsapp|wechat|contact|card|visa|电话|手机|"
                  + "联系|致电|卡|身份证|微信|座机|電話|手機|聯|證")
              .split("\\|"));
  private static final List<String> OTHERS =
      List.of(
          ("order|tracking|invoice|ticket|case|ref|booking|serial|parcel|"
                  + "shipment|waybill|reservation|policy|account number|imei|sku|订单|单号|運單|"
                  + "訂單|運单|运单|流水|编号|編號|发票|工单|税号|序列|保单|交易号|快递号|取件|會員號|会员号|户号|票号")
              .split("\\|"));

  private NumberFinder() {}

  static List<PersonalData.Found> in(char[] text) {
    List<PersonalData.Found> found = new ArrayList<>();
    for (int at = 0; at < text.length; ) {
      int end = begins(text, at) ? end(text, at) : at;
      if (end > at) {
        add(text, at, end, found);
      }
      at = Math.max(at + 1, end);
    }
    return found;
  }

  private static void add(char[] text, int start, int end, List<PersonalData.Found> found) {
    if (end < text.length && EmailFinder.alnum(text[end])) {
      return; // part of a code
    }
    String number = new String(text, start, end - start);
    if (!foreign(text, start)) {
      Span span = new Span(start, end);
      NumberKinds.kind(number).ifPresent(kind -> found.add(new PersonalData.Found(kind, span)));
    }
  }

  private static boolean begins(char[] text, int at) {
    boolean opens =
        digit(text[at])
            || (text[at] == '+' || text[at] == '(') && at + 1 < text.length && digit(text[at + 1]);
    return opens && (at == 0 || !inCode(text[at - 1]));
  }

  private static boolean inCode(char c) {
    return EmailFinder.alnum(c) || "#_/.$€£¥￥-".indexOf(c) >= 0;
  }

  /** The place after the last digit (or the X of an identity card) of the number. */
  private static int end(char[] text, int start) {
    int last = start;
    int apart = 0;
    for (int at = start; at < text.length; at++) {
      char c = text[at];
      if (digit(c) || (c == 'X' || c == 'x') && last == at && digits(text, start, at) == 17) {
        last = at + 1;
        apart = 0;
      } else if (" -().+".indexOf(c) < 0 || ++apart > 2) {
        break;
      }
      if (at - start > LONGEST) {
        return wholeRun(text, at);
      }
    }
    return last;
  }

  /** Skips digits without end, so that each is looked at once. */
  private static int wholeRun(char[] text, int start) {
    int at = start;
    while (at < text.length && digit(text[at])) {
      at++;
    }
    return at;
  }

  private static int digits(char[] text, int start, int end) {
    int digits = 0;
    for (int at = start; at < end; at++) {
      digits += digit(text[at]) ? 1 : 0;
    }
    return digits;
  }

  /** Whether the words right before say that it is an order number or the like. */
  private static boolean foreign(char[] text, int start) {
    String before = Folded.part(text, start - LABEL, start).toLowerCase();
    int cut =
        Math.max(
            before.lastIndexOf('\n'), Math.max(before.lastIndexOf('。'), before.lastIndexOf(',')));
    String label = before.substring(cut + 1);
    return last(label, OTHERS) > last(label, PERSONAL);
  }

  private static int last(String label, List<String> words) {
    return words.stream().mapToInt(label::lastIndexOf).max().orElse(-1);
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
