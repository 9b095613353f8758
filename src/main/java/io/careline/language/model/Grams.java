package io.careline.language.model;

import java.util.Arrays;

/**
 * The features of a text: sequences of words, of letters within words, and of signs, each hashed to
 * a bucket and knowing where it stands. A word after a negation is a feature of its own.
 */
public final class Grams {
  private static final int NEGATION_REACH = 3;

  private final Shape shape;
  private int[] buckets = new int[1024];
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private int size;

  /** How many features of each kind there are: words, letters, signs. */
  private final int[] counts = new int[3];

  /** What one feature of each kind counts. */
  private final double[] shares = new double[3];

  private byte[] kinds = new byte[1024];

  private Grams(Shape shape) {
    this.shape = shape;
  }

  public static Grams of(String text, Shape shape) {
    Normal normal = Normal.of(text);
    Grams grams = new Grams(shape);
    if (shape.words() > 0 || shape.letters() > 0) {
      grams.wordGrams(normal, Words.of(normal));
    }
    if (shape.signs() > 0) {
      grams.signGrams(normal);
    }
    Arrays.setAll(grams.shares, kind -> 1 / Math.sqrt(grams.counts[kind]));
    return grams;
  }

  private void wordGrams(Normal text, Words words) {
    int[] hashes = new int[words.size()];
    int negated = 0;
    for (int w = 0; w < words.size(); w++) {
      hashes[w] = text(text, words.start(w), words.end(w), 17);
      letters(text, words.start(w), words.end(w));
      int gram = 0;
      for (int n = 0; n < shape.words() && n <= w; n++) {
        gram = mix(gram * 31 + hashes[w - n] + n);
        add(0, gram, text.place(words.start(w - n)), text.place(words.end(w)));
      }
      boolean isWord = Character.isLetter(text.at(words.start(w)));
      if (negated > 0 && isWord) {
        add(0, mix(hashes[w] ^ 0x5bd1e995), text.place(words.start(w)), text.place(words.end(w)));
      }
      negated = words.negates(w) ? NEGATION_REACH : isWord ? negated - 1 : 0;
    }
  }

  /** Letter sequences of one word, its borders counted as letters. */
  private void letters(Normal text, int from, int to) {
    for (int i = from - 1; i < to; i++) {
      int hash = 29;
      for (int n = 0; n < shape.letters() && i + n <= to; n++) {
        int at = i + n;
        hash = hash * 0x01000193 ^ (at < from || at == to ? ' ' : text.at(at));
        if (n > 0) {
          add(1, mix(hash + n), text.place(Math.max(i, from)), text.place(Math.min(at + 1, to)));
        }
      }
    }
  }

  private void signGrams(Normal text) {
    for (int i = 0; i < text.length(); i++) {
      int hash = 41;
      for (int n = 0; n < shape.signs() && i + n < text.length(); n++) {
        hash = hash * 0x01000193 ^ text.at(i + n);
        add(2, mix(hash + n), text.place(i), text.place(i + n + 1));
      }
    }
  }

  private static int text(Normal text, int from, int to, int seed) {
    int hash = seed;
    for (int i = from; i < to; i++) {
      hash = hash * 0x01000193 ^ text.at(i);
    }
    return mix(hash);
  }

  private static int mix(int hash) {
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return hash ^ hash >>> 16;
  }

  private void add(int kind, int hash, int start, int end) {
    if (size == buckets.length) {
      int room = size * 2;
      buckets = Arrays.copyOf(buckets, room);
      starts = Arrays.copyOf(starts, room);
      ends = Arrays.copyOf(ends, room);
      kinds = Arrays.copyOf(kinds, room);
    }
    buckets[size] = hash >>> 32 - shape.bits();
    kinds[size] = (byte) kind;
    starts[size] = start;
    ends[size++] = end;
    counts[kind]++;
  }

  public int size() {
    return size;
  }

  public int bucket(int i) {
    return buckets[i];
  }

  /** Where a feature begins, in UTF-16 units of the text. */
  public int start(int i) {
    return starts[i];
  }

  public int end(int i) {
    return ends[i];
  }

  /** What a feature counts: many of a kind share one length, so long texts do not shout. */
  public double value(int i) {
    return shares[kinds[i]];
  }
}
