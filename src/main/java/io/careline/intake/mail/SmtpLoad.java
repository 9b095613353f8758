package io.careline.intake.mail;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What all sessions on all event loops hold together: connections, and bytes of messages. */
public final class SmtpLoad {
  private final SmtpLimits limits;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();

  SmtpLoad(SmtpLimits limits) {
    this.limits = limits;
  }

  /** Counts a connection in, unless there are too many; then nothing is counted. */
  boolean enter(String address) {
    if (connections.incrementAndGet() > limits.connections()) {
      connections.decrementAndGet();
      return false;
    }
    if (byAddress.merge(address, 1, Integer::sum) > limits.connectionsPerAddress()) {
      leave(address);
      return false;
    }
    return true;
  }

  void leave(String address) {
    connections.decrementAndGet();
    byAddress.computeIfPresent(address, (a, count) -> count == 1 ? null : count - 1);
  }

  /** Takes memory for a message, unless there is not enough; then nothing is taken. */
  boolean hold(long more) {
    if (bytes.addAndGet(more) > limits.bytesInFlight()) {
      bytes.addAndGet(-more);
      return false;
    }
    return true;
  }

  void release(long held) {
    bytes.addAndGet(-held);
  }

  /** Open connections, for the metrics. */
  public int connections() {
    return connections.get();
  }

  /** Bytes of messages that are being received or stored, for the metrics. */
  public long bytesInFlight() {
    return bytes.get();
  }
}
