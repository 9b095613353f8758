package io.careline.language;

import java.util.ArrayList;
import java.util.List;

/** Finds Chinese postal addresses: a place such as a road or an estate, and a number in it. */
final class ChineseAddress {
  private static final int NEAR = 14; // characters between the road and the number
  private static final int BEFORE = 40;
  private static final int AFTER = 24;
  private static final String UNITS = "号號弄栋棟幢座室层層楼樓户戶";
  private static final List<String> ROADS =
      List.of(
          "路", "街", "大道", "巷", "胡同", "弄", "道", "村", "镇", "鎮", "乡", "鄉", "小区", "小區", "花园", "花園",
          "公寓", "大厦", "大廈", "广场", "廣場", "苑", "家园", "家園", "新城", "里", "园区", "園區", "国际", "府", "湾",
          "庄");
  private static final List<String> BEGINNINGS =
      List.of(
          "地址", "住址", "住在", "寄到", "送到", "寄往", "发到", "配送到", "改成", "改为", "改到", "位于", "收货", "我在", "家在",
          "公司在", "搬到", "换成", "换到", "到", "在", "是", "为", "去", "往", "把", "住", "给", "的", "我家", "個",
          "了");

  private ChineseAddress() {}

  static List<PersonalData.Found> in(char[] text) {
    List<PersonalData.Found> found = new ArrayList<>();
    int done = 0;
    for (int at = 0; at < text.length; at++) {
      if (at >= done && number(text, at)) {
        int road = road(text, at, done);
        if (road >= 0) {
          int start = start(text, road, done);
          done = end(text, at);
          found.add(new PersonalData.Found(PersonalData.Kind.ADDRESS, new Span(start, done)));
        }
      }
    }
    return found;
  }

  /** Whether digits and a unit begin here: 88号, 3栋, 1203室, but not 2号线 or 3号发货. */
  private static boolean number(char[] text, int start) {
    if (!digit(text, start) || start > 0 && digit(text, start - 1)) {
      return false;
    }
    int end = start;
    while (end < text.length && end < start + 6 && (digit(text, end) || text[end] == '-')) {
      end++;
    }
    boolean unit = end < text.length && UNITS.indexOf(text[end]) >= 0;
    boolean line = end + 1 < text.length && "线線店机機门門口".indexOf(text[end + 1]) >= 0;
    return unit && !line;
  }

  /** Where the word for the road begins that stands near before the number, or -1. */
  private static int road(char[] text, int number, int done) {
    for (int at = number - 1; at >= Math.max(done, number - NEAR) && inside(text[at]); at--) {
      for (String road : ROADS) {
        if (at + road.length() <= number
            && starts(text, at, road)
            && at > done
            && han(text[at - 1])) {
          return at;
        }
      }
      if (text[at] == '月') {
        return -1;
      }
    }
    return -1;
  }

  private static int start(char[] text, int road, int done) {
    int start = road;
    while (start > Math.max(done, road - BEFORE)
        && (han(text[start - 1]) || digit(text, start - 1))) {
      start--;
    }
    String before = new String(text, start, road - start);
    int cut = 0;
    for (String word : BEGINNINGS) {
      int at = before.lastIndexOf(word);
      cut =
          at >= 0 && at + word.length() < before.length() ? Math.max(cut, at + word.length()) : cut;
    }
    return start + cut;
  }

  /** The place after the last number with a unit, such as of the room. */
  private static int end(char[] text, int number) {
    int last = number;
    for (int at = number; at < Math.min(text.length, number + AFTER) && inside(text[at]); at++) {
      boolean unit =
          UNITS.indexOf(text[at]) >= 0 && at > 0 && (digit(text, at - 1) || letter(text[at - 1]));
      boolean entrance = starts(text, at, "单元") || starts(text, at, "單元");
      boolean bare =
          digit(text, at) && (at + 1 == text.length || !digit(text, at + 1) && !unit(text, at + 1));
      last = unit ? at + 1 : entrance ? at + 2 : bare && at - last < 6 ? at + 1 : last;
      if (unit && starts(text, at, "号楼")) {
        last = at + 2;
      }
    }
    return last;
  }

  private static boolean unit(char[] text, int at) {
    return UNITS.indexOf(text[at]) >= 0;
  }

  private static boolean starts(char[] text, int at, String word) {
    return Folded.part(text, at, at + word.length()).equals(word);
  }

  private static boolean inside(char c) {
    return han(c) || EmailFinder.alnum(c) || c == '-' || c == ' ' || c == '#';
  }

  private static boolean letter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean digit(char[] text, int at) {
    return NumberFinder.digit(text[at]);
  }

  private static boolean han(char c) {
    return c >= 0x4E00 && c <= 0x9FFF;
  }
}
