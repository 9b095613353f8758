package io.careline.search.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process that looks into files, and nothing else: files come in by its input, their texts go
 * out by its output. It ends when its input does, and by itself when a file holds it for too long,
 * so that it is not left behind when the server is killed.
 */
public final class ExtractionProcess {
  private static final long LONGEST_MILLIS = 30_000;
  private static final long LOOK_MILLIS = 1_000;

  private ExtractionProcess() {}

  /**
   * Answers one file after the other.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException {
    DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
    DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(System.err)); // whatever is printed is no answer
    offer();
    AtomicLong began = new AtomicLong(Long.MAX_VALUE);
    Thread.ofPlatform().daemon().name("watch").start(() -> watch(began));
    try {
      while (true) {
        began.set(Long.MAX_VALUE);
        answer(in, out, began);
      }
    } catch (EOFException e) {
      // Nobody has more files.
    }
  }

  private static void answer(DataInputStream in, DataOutputStream out, AtomicLong began)
      throws IOException {
    String name = in.readUTF();
    String type = in.readUTF();
    byte[] bytes = in.readNBytes(in.readInt());
    began.set(System.currentTimeMillis());
    FileText found = Extraction.of(name, type, bytes);
    byte[] text = found.text().getBytes(StandardCharsets.UTF_8);
    out.writeByte(found.outcome().ordinal());
    out.writeUTF(found.why());
    out.writeInt(text.length);
    out.write(text);
    out.flush();
  }

  private static void watch(AtomicLong began) {
    while (System.currentTimeMillis() - LONGEST_MILLIS < began.get()) {
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        break;
      }
    }
    Runtime.getRuntime().halt(1);
  }

  /** Where the machine's memory runs out, Linux is to take this process and not the server. */
  private static void offer() {
    try {
      Files.writeString(Path.of("/proc/self/oom_score_adj"), "1000");
    } catch (IOException | RuntimeException e) {
      // Another system, or it is not allowed: then it is as any other.
    }
  }
}
