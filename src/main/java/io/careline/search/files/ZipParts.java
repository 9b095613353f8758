package io.careline.search.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The parts of a ZIP file in memory. However much is packed into it, no more than so many bytes
 * come out of it in all.
 */
final class ZipParts implements AutoCloseable {
  private static final long MOST_BYTES = 100L * 1024 * 1024;
  private static final int MOST_PARTS = 10_000;

  private final ZipFile zip;
  private long left = MOST_BYTES;

  ZipParts(byte[] bytes) throws IOException {
    this.zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
    if (Collections.list(zip.getEntries()).size() > MOST_PARTS) {
      zip.close();
      throw new Unreadable(Why.INFLATES);
    }
  }

  /** Names that match, {@code slide2} before {@code slide10}. */
  List<String> named(String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    List<String> names = new ArrayList<>();
    Collections.list(zip.getEntries()).stream()
        .map(ZipArchiveEntry::getName)
        .filter(name -> wanted.matcher(name).matches())
        .forEach(names::add);
    names.sort(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
    return names;
  }

  boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  Optional<InputStream> open(String name) throws IOException {
    ZipArchiveEntry part = zip.getEntry(name);
    if (part == null) {
      return Optional.empty();
    }
    if (part.getGeneralPurposeBit().usesEncryption()) {
      throw new Unreadable(Why.ENCRYPTED);
    }
    boolean plain =
        part.getMethod() == ZipArchiveEntry.DEFLATED || part.getMethod() == ZipArchiveEntry.STORED;
    if (!plain) {
      throw new Unreadable(Why.BROKEN);
    }
    return Optional.of(new Measured(zip.getInputStream(part)));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private int count(int read) throws IOException {
    left -= Math.max(0, read);
    if (left < 0) {
      throw new Unreadable(Why.INFLATES);
    }
    return read;
  }

  /** Counts what comes out, whatever the file says of its size. */
  private final class Measured extends FilterInputStream {
    Measured(InputStream from) {
      super(from);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return count(super.read(into, from, length));
    }
  }
}
