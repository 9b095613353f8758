package io.careline.language.train;

import java.util.Arrays;

/** How soon each feature is believed, for each label. */
final class Gains {
  private Gains() {}

  /** The inverse document frequency, the same for all labels. */
  static float[] rarity(GramTable table, int labels) {
    float[] gains = new float[table.buckets().length * labels];
    double all = table.rows().size();
    for (int f = 0; f < table.buckets().length; f++) {
      float gain = (float) (1 + Math.log((1 + all) / (1 + table.texts()[f])));
      Arrays.fill(gains, f * labels, (f + 1) * labels, gain);
    }
    return gains;
  }

  /** The logarithm of how much more often a feature is in texts of a label than in others. */
  static float[] contrast(GramTable table, Labels labels) {
    int count = labels.names().length;
    int features = table.buckets().length;
    double[] inside = new double[features * count];
    double[] everywhere = new double[features];
    Arrays.fill(inside, 1);
    for (int row = 0; row < table.rows().size(); row++) {
      for (int f : table.rows().ids()[row]) {
        inside[f * count + labels.answers()[row]] += labels.counts()[row];
        everywhere[f] += labels.counts()[row];
      }
    }
    float[] gains = new float[features * count];
    for (int label = 0; label < count; label++) {
      double own = 0;
      double others = 0;
      for (int f = 0; f < features; f++) {
        own += inside[f * count + label];
        others += everywhere[f] - inside[f * count + label] + 2;
      }
      for (int f = 0; f < features; f++) {
        double here = inside[f * count + label] / own;
        double there = (everywhere[f] - inside[f * count + label] + 2) / others;
        gains[f * count + label] = (float) Math.log(here / there);
      }
    }
    return gains;
  }
}
