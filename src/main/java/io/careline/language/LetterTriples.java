package io.careline.language;

/**
 * How much an unknown word looks English: the letter triples of known words, English against all
 * others and against letters drawn by chance.
 */
final class LetterTriples {
  private static final int LETTERS = 28; // the edge of a word, a to z, any other letter
  private static final int FOREIGN = 27;
  private static final int TRIPLES = LETTERS * LETTERS * LETTERS;
  private static final double SMOOTH = 0.04;
  private static final double LIMIT = 1.5;

  private final float[] english = new float[TRIPLES];
  private final float[] others = new float[TRIPLES];
  private final float[] odds = new float[TRIPLES];

  void learn(CharSequence word, boolean isEnglish) {
    float[] counts = isEnglish ? english : others;
    for (int at = 0; at <= word.length() - 1; at++) {
      counts[triple(word, at)]++;
    }
  }

  /** To be called once, when everything is learnt. */
  LetterTriples settle() {
    double englishSum = sum(english);
    double othersSum = sum(others);
    for (int triple = 0; triple < TRIPLES; triple++) {
      double mine = (english[triple] + SMOOTH) / englishSum;
      double theirs = (others[triple] + SMOOTH) / othersSum;
      odds[triple] = (float) Math.log(mine / Math.max(theirs, 1.0 / TRIPLES));
    }
    return this;
  }

  /** From -1.5 (surely not English) to 1.5 (surely English), 0 when nothing can be told. */
  double english(CharSequence word) {
    double sum = 0;
    for (int at = 0; at < word.length(); at++) {
      sum += odds[triple(word, at)];
    }
    return Math.clamp(sum / Math.max(3, word.length()), -LIMIT, LIMIT);
  }

  private static int triple(CharSequence word, int at) {
    return (letter(word, at - 1) * LETTERS + letter(word, at)) * LETTERS + letter(word, at + 1);
  }

  private static int letter(CharSequence word, int at) {
    if (at < 0 || at >= word.length()) {
      return 0;
    }
    char c = word.charAt(at);
    return c >= 'a' && c <= 'z' ? c - 'a' + 1 : FOREIGN;
  }

  private static double sum(float[] counts) {
    double sum = 0;
    for (float count : counts) {
      sum += count + SMOOTH;
    }
    return sum;
  }
}
