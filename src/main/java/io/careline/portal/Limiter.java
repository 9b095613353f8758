package io.careline.portal;

import io.careline.http.Refusal;
import java.util.HashMap;
import java.util.Map;

/**
 * How often an address may write without being signed in: a bucket of so many calls that fills
 * again over a minute. Kept in memory, so each node counts for itself.
 */
public final class Limiter {
  private static final int ADDRESSES_AT_MOST = 50_000;

  private record Bucket(double left, long at) {}

  private final int perMinute;
  private final Map<String, Bucket> buckets = new HashMap<>();

  public Limiter(int perMinute) {
    this.perMinute = perMinute;
  }

  /** Counts a call, or refuses it. */
  public synchronized void count(String address) {
    long now = System.nanoTime();
    if (buckets.size() > ADDRESSES_AT_MOST) {
      buckets.values().removeIf(bucket -> now - bucket.at() > 60_000_000_000L);
    }
    Bucket bucket = buckets.getOrDefault(address, new Bucket(perMinute, now));
    double left = Math.min(perMinute, bucket.left() + (now - bucket.at()) / 60e9 * perMinute);
    if (left < 1) {
      throw new Refusal.TooMany(
          "too-many-requests",
          "Too many requests from your address. Wait a minute and try again.",
          60);
    }
    buckets.put(address, new Bucket(left - 1, now));
  }

  /** What was counted last was harmless after all. */
  public synchronized void giveBack(String address) {
    buckets.computeIfPresent(
        address, (who, bucket) -> new Bucket(Math.min(perMinute, bucket.left() + 1), bucket.at()));
  }
}
