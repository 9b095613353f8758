package io.careline.language.train;

import io.careline.language.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words and letters of examples.
 *
 * @param buckets the bucket of each feature that is learned
 * @param texts in how many examples each feature is
 */
record GramTable(SparseRows rows, int[] buckets, int[] texts) {
  static GramTable of(List<Example> examples, Shape shape) {
    List<TreeMap<Integer, Float>> features = new ArrayList<>(examples.size());
    int[] frequencies = new int[1 << shape.bits()];
    for (Example example : examples) {
      TreeMap<Integer, Float> own = Trainer.features(example.text(), shape);
      own.keySet().forEach(bucket -> frequencies[bucket]++);
      features.add(own);
    }
    int[] places = new int[frequencies.length];
    int size = 0;
    for (int bucket = 0; bucket < frequencies.length; bucket++) {
      places[bucket] = Trainer.rare(frequencies[bucket]) ? -1 : size++;
    }
    int[] buckets = new int[size];
    int[] texts = new int[size];
    for (int bucket = 0; bucket < frequencies.length; bucket++) {
      if (places[bucket] >= 0) {
        buckets[places[bucket]] = bucket;
        texts[places[bucket]] = frequencies[bucket];
      }
    }
    return new GramTable(rows(features, places, size), buckets, texts);
  }

  private static SparseRows rows(List<TreeMap<Integer, Float>> features, int[] places, int size) {
    int[][] ids = new int[features.size()][];
    float[][] values = new float[features.size()][];
    for (int row = 0; row < ids.length; row++) {
      List<Map.Entry<Integer, Float>> kept =
          features.get(row).entrySet().stream().filter(e -> places[e.getKey()] >= 0).toList();
      ids[row] = kept.stream().mapToInt(e -> places[e.getKey()]).toArray();
      values[row] = new float[kept.size()];
      for (int i = 0; i < kept.size(); i++) {
        values[row][i] = kept.get(i).getValue();
      }
    }
    return new SparseRows(ids, values, size);
  }
}
