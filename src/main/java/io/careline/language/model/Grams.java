package io.careline.language.model;

import java.util.Arrays;

/**
 * The features of a text: sequences of words, of letters within words, and of signs, each hashed to
 * a bucket and knowing where it stands. A word after a negation is a feature of its own.
 *
 * <p>Each feature is one number, so that a message needs little memory: bucket, kind, and the signs
 * at which it begins, ends, and reaches back to.
 */
public final class Grams {
  private static final int NEGATION_REACH = 3;
  private static final int KINDS = 3; // words, letters, signs
  private static final int KIND_BITS = 2;
  private static final int SIGN_BITS = 13;
  private static final int SIGN = (1 << SIGN_BITS) - 1;

  /** Of words of letters; the words themselves and those that are negated are few beside them. */
  private static final int FEATURES_OF_A_SIGN = 7;

  private final Shape shape;
  private final Normal text;

  /** Where the text begins in that which was taken apart. */
  private final int from;

  private long[] features;
  private int size;

  /** How many features of each kind there are. */
  private final int[] counts = new int[KINDS];

  /** What one feature of each kind counts. */
  private final double[] shares = new double[KINDS];

  private Grams(Shape shape, Normal text, int from, int capacity) {
    this.shape = shape;
    this.text = text;
    this.from = from;
    this.features = new long[capacity];
  }

  public static Grams of(String text, Shape shape) {
    Normal normal = Normal.of(text);
    int each = shape.letters() > 0 || shape.words() > 0 ? FEATURES_OF_A_SIGN : 0;
    Grams grams = new Grams(shape, normal, 0, 16 + normal.length() * (each + shape.signs()));
    if (each > 0) {
      grams.wordGrams(Words.of(normal));
    }
    if (shape.signs() > 0) {
      grams.signGrams();
    }
    return grams.shared();
  }

  /**
   * The features of a part of the text alone, and their places in it: what {@link #of} makes of
   * that part, without taking it apart again. Blanks at its edges may count otherwise.
   */
  public Grams within(int start, int end) {
    int first = text.signAt(from + start);
    int last = text.signAt(from + end);
    Grams part = new Grams(shape, text, from + start, room(last - first));
    for (int i = 0; i < size; i++) {
      long feature = features[i];
      if ((feature & SIGN) >= first && to(feature) <= last) {
        part.add(feature);
      }
    }
    return part.shared();
  }

  private int room(int signs) {
    return 16 + (int) ((long) size * signs / Math.max(1, text.length()));
  }

  private Grams shared() {
    Arrays.setAll(shares, kind -> 1 / Math.sqrt(counts[kind]));
    return this;
  }

  private void wordGrams(Words words) {
    int[] hashes = new int[words.size()];
    int negated = 0;
    int negation = 0;
    for (int w = 0; w < words.size(); w++) {
      int end = words.end(w);
      hashes[w] = hash(words.start(w), end);
      letters(words.start(w), end);
      int gram = 0;
      for (int n = 0; n < shape.words() && n <= w; n++) {
        gram = mix(gram * 31 + hashes[w - n] + n);
        add(0, gram, words.start(w - n), end, words.start(w - n));
      }
      boolean isWord = Character.isLetter(text.at(words.start(w)));
      if (negated > 0 && isWord) {
        add(0, mix(hashes[w] ^ 0x5bd1e995), words.start(w), end, negation);
      }
      boolean negates = words.negates(w);
      negation = negates ? words.start(w) : negation;
      negated = negates ? NEGATION_REACH : isWord ? negated - 1 : 0;
    }
  }

  /** Letter sequences of one word, its borders counted as letters. */
  private void letters(int start, int end) {
    for (int i = start - 1; i < end; i++) {
      int hash = 29;
      int begin = Math.max(i, start);
      for (int n = 0; n < shape.letters() && i + n <= end; n++) {
        int at = i + n;
        hash = hash * 0x01000193 ^ (at < start || at == end ? ' ' : text.at(at));
        if (n > 0) {
          add(1, mix(hash + n), begin, Math.min(at + 1, end), begin);
        }
      }
    }
  }

  private void signGrams() {
    for (int i = 0; i < text.length(); i++) {
      int hash = 41;
      for (int n = 0; n < shape.signs() && i + n < text.length(); n++) {
        hash = hash * 0x01000193 ^ text.at(i + n);
        add(2, mix(hash + n), i, i + n + 1, i);
      }
    }
  }

  private int hash(int start, int end) {
    int hash = 17;
    for (int i = start; i < end; i++) {
      hash = hash * 0x01000193 ^ text.at(i);
    }
    return mix(hash);
  }

  private static int mix(int hash) {
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return hash ^ hash >>> 16;
  }

  /**
   * @param back the first sign that made it, which is before its own where it is negated
   */
  private void add(int kind, int hash, int start, int end, int back) {
    long named = (long) (hash >>> 32 - shape.bits()) << KIND_BITS | kind;
    add(((named << SIGN_BITS | start) << SIGN_BITS | end) << SIGN_BITS | back);
  }

  private void add(long feature) {
    if (size == features.length) {
      features = Arrays.copyOf(features, size * 2);
    }
    features[size++] = feature;
    counts[kind(feature)]++;
  }

  private static int kind(long feature) {
    return (int) (feature >>> 3 * SIGN_BITS) & (1 << KIND_BITS) - 1;
  }

  private static int to(long feature) {
    return (int) (feature >>> SIGN_BITS) & SIGN;
  }

  public int size() {
    return size;
  }

  public int bucket(int i) {
    return (int) (features[i] >>> 3 * SIGN_BITS + KIND_BITS);
  }

  /** Where a feature begins, in UTF-16 units of the text. */
  public int start(int i) {
    return text.place((int) (features[i] >>> 2 * SIGN_BITS) & SIGN) - from;
  }

  public int end(int i) {
    return text.place(to(features[i])) - from;
  }

  /** What a feature counts: many of a kind share one length, so long texts do not shout. */
  public double value(int i) {
    return shares[kind(features[i])];
  }
}
