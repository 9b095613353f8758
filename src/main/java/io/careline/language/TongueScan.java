package io.careline.language;

/** Counts what speaks for a language, in one pass over a text. */
final class TongueScan {
  private static final int LONGEST_WORD = 24;
  private static final double NAME = 0.2; // names come from everywhere
  private static final String HAN_MARKS = "的了是我你您他她不在有没沒这這那吗嗎呢吧啊怎么麼么请請要能和都就也还還给給到很被把什为為可以会會说說";

  int han;
  int hanMarks;
  int kana;
  int otherLetters;
  int words;
  int foreignWords;
  int marks;
  int phraseWords;
  int phraseHan;
  double english;

  private final StringBuilder word = new StringBuilder();
  private int runWords;
  private int runMarks;
  private int runHan;
  private int runHanMarks;

  TongueScan read(String text) {
    int at = 0;
    while (at < text.length()) {
      int after = Codes.after(text, at);
      if (after > at) {
        at = after;
      } else {
        int point = text.codePointAt(at);
        at = Character.isLetter(point) ? letter(text, at, point) : other(at, point);
      }
    }
    endWords();
    endHan();
    return this;
  }

  private int letter(String text, int at, int point) {
    if (latin(point)) {
      return word(text, at);
    }
    switch (Character.UnicodeScript.of(point)) {
      case HAN -> han(point);
      case HIRAGANA, KATAKANA -> kana++;
      default -> otherLetters++;
    }
    return at + Character.charCount(point);
  }

  private void han(int point) {
    endWords();
    han++;
    runHan++;
    if (HAN_MARKS.indexOf(point) >= 0) {
      hanMarks++;
      runHanMarks++;
    }
  }

  private int word(String text, int start) {
    int at = start;
    word.setLength(0);
    while (at < text.length() && inWord(text, at)) {
      char c = text.charAt(at++);
      if (Character.isLetter(c) && word.length() < LONGEST_WORD) {
        word.append(Character.toLowerCase(c));
      }
    }
    endHan();
    boolean name =
        start > 0 && text.charAt(start - 1) == '#' || Character.isUpperCase(text.charAt(start));
    count(word.toString(), name);
    return at;
  }

  /** Letters, and the apostrophe of "don't" but not of "l'adresse". */
  private static boolean inWord(String text, int at) {
    char c = text.charAt(at);
    if (c != '\'' && c != '’') {
      return latin(c);
    }
    int end = at + 1;
    while (end < text.length() && end < at + 4 && latin(text.charAt(end))) {
      end++;
    }
    return switch (text.substring(at + 1, end).toLowerCase()) {
      case "t", "s", "re", "ve", "ll", "d", "m" -> true;
      default -> false;
    };
  }

  private void count(String found, boolean name) {
    words++;
    runWords++;
    double score = LatinWords.score(found);
    english += name && !LatinWords.inTable(found) ? score * NAME : score;
    foreignWords += LatinWords.foreign(found) ? 1 : 0;
    if (LatinWords.mark(found)) {
      marks++;
      runMarks++;
    }
  }

  private int other(int at, int point) {
    if (point == '.' || point == '。' || point == '\n') {
      endWords();
    }
    return at + Character.charCount(point);
  }

  private void endWords() {
    if (runWords >= 3 && runMarks > 0) {
      phraseWords += runWords;
    }
    runWords = 0;
    runMarks = 0;
  }

  private void endHan() {
    if (runHan >= 4 && (runHanMarks > 0 || runHan >= 9)) {
      phraseHan += runHan;
    }
    runHan = 0;
    runHanMarks = 0;
  }

  static boolean latin(int point) {
    return point < 0x80
        ? point >= 'a' && point <= 'z' || point >= 'A' && point <= 'Z'
        : (point >= 0xC0 && point < 0x250 || point >= 0x1E00 && point < 0x1F00)
            && Character.isLetter(point);
  }
}
