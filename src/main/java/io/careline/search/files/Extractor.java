package io.careline.search.files;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has files looked into by a process of its own, with little memory, no environment and not for
 * long. One file at a time; the process is begun when the first comes, and another after a number
 * of files or when one has ended it.
 */
final class Extractor implements AutoCloseable {
  /** So much is looked into at most; larger ones are not even handed over. */
  static final long LARGEST = 32L * 1024 * 1024;

  /** How Java ends where its memory does. */
  private static final int NO_MEMORY = 3;

  private static final int FILES = 200;
  private static final int LONGEST_NAME = 1_000;
  private static final int BUFFER = 65_536;
  private static final long END_SECONDS = 5;

  private final Path folder;
  private final Duration longest;
  private volatile Optional<Process> process = Optional.empty();
  private int files;
  private volatile boolean closed;

  /**
   * @param folder where a list of the machine's fonts is kept, which takes a while to make
   * @param longest for one file
   */
  Extractor(Path folder, Duration longest) {
    this.folder = folder;
    this.longest = longest;
  }

  /**
   * A file's text. Waits; never fails by what is in the file.
   *
   * @throws IOException when no process can be begun
   */
  synchronized FileText of(String name, String type, byte[] bytes) throws IOException {
    if (bytes.length > LARGEST) {
      return FileText.failed(Why.LARGE);
    }
    if (Kind.of(name, type, bytes) == Kind.OTHER) {
      return FileText.none(Why.KIND); // most are pictures: no process need begin for them
    }
    Process worker = worker();
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<Void> alarm = alarm(worker, late);
    try {
      return ask(worker, name, type, bytes);
    } catch (IOException e) {
      int code = code(worker);
      rest();
      return code == NO_MEMORY
          ? FileText.failed(Why.MEMORY)
          : FileText.lost(late.get() ? Why.SLOW : Why.LOST);
    } finally {
      alarm.cancel(false);
    }
  }

  private CompletableFuture<Void> alarm(Process worker, AtomicBoolean late) {
    return CompletableFuture.runAsync(
        () -> {
          late.set(true);
          worker.destroyForcibly();
        },
        CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
  }

  private Process worker() throws IOException {
    if (closed) {
      throw new IOException("no more files are looked into");
    }
    if (files++ >= FILES || process.filter(Process::isAlive).isEmpty()) {
      rest();
      process = Optional.of(begin());
    }
    return process.orElseThrow();
  }

  private Process begin() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Xss1m",
            "-XX:MaxMetaspaceSize=96m",
            "-XX:MaxDirectMemorySize=16m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ActiveProcessorCount=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Dpdfbox.fontcache=" + folder,
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
            "-cp",
            System.getProperty("java.class.path"),
            ExtractionProcess.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear(); // passwords and tokens are none of its business
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static FileText ask(Process worker, String name, String type, byte[] bytes)
      throws IOException {
    DataOutputStream to =
        new DataOutputStream(new BufferedOutputStream(worker.getOutputStream(), BUFFER));
    to.writeUTF(beginning(name));
    to.writeUTF(beginning(type));
    to.writeInt(bytes.length);
    to.write(bytes);
    to.flush();
    return answer(new DataInputStream(worker.getInputStream()));
  }

  /** It may have been talked into anything, so what it says is looked at. */
  private static FileText answer(DataInputStream from) throws IOException {
    int outcome = from.readUnsignedByte();
    String why = from.readUTF();
    int length = from.readInt();
    if (outcome >= FileText.Outcome.LOST.ordinal() || length < 0 || length > 3 * TextSink.MOST) {
      throw new IOException("no answer");
    }
    byte[] text = from.readNBytes(length);
    if (text.length < length) {
      throw new IOException("half an answer");
    }
    TextSink clean = new TextSink(false);
    clean.add(new String(text, StandardCharsets.UTF_8));
    return new FileText(FileText.Outcome.values()[outcome], clean.text(), why);
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(LONGEST_NAME, text.length()));
  }

  private static int code(Process ended) {
    try {
      return ended.waitFor(END_SECONDS, TimeUnit.SECONDS) ? ended.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** Lets the process go; the next file begins another. */
  synchronized void rest() {
    process.ifPresent(Process::destroyForcibly);
    process = Optional.empty();
    files = 0;
  }

  /** Whether it was ended, so that what was lost was not lost by the file. */
  boolean closed() {
    return closed;
  }

  /** Ends it at once, whatever it is at. */
  @Override
  public void close() {
    closed = true;
    Optional<Process> present = process;
    present.ifPresent(Process::destroyForcibly);
  }
}
