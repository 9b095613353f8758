package io.careline.intake.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers which names a dry run has seen, by eight bytes of their SHA-256 and not by themselves:
 * ten million lines take 256 MiB at most, and the chance that two of them are taken for one is
 * three in a million.
 */
final class Seen {
  private long[] table = new long[1 << 10];
  private int size;

  /** Notes a name; false when it was there. */
  boolean add(String name) {
    if (size * 2 > table.length) {
      grow();
    }
    return put(hash(name));
  }

  private boolean put(long hash) {
    int at = (int) hash & table.length - 1;
    while (table[at] != 0 && table[at] != hash) {
      at = at + 1 & table.length - 1;
    }
    boolean fresh = table[at] == 0;
    table[at] = hash;
    size += fresh ? 1 : 0;
    return fresh;
  }

  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    size = 0;
    for (long hash : old) {
      if (hash != 0) {
        put(hash);
      }
    }
  }

  /** Never 0, which stands for a free place. */
  private static long hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong() | 1L << 63;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
