package io.careline.demo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A small picture (PNG) of a box with a light on a table, drawn without a graphics system, which
 * servers may lack.
 */
final class Photo {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 220;
  private static final int[] LIGHTS = {0xd23b2f, 0xe08a1e, 0x2f9e57, 0x3f7fd9};
  private static final int[] WALLS = {0xe9e4da, 0xdfe6e8, 0xece8e8, 0xe3e7dc};

  private final byte[] rows = new byte[HEIGHT * (1 + WIDTH * 3)];

  private Photo() {}

  static byte[] of(Random random) {
    Photo photo = new Photo();
    int light = LIGHTS[random.nextInt(LIGHTS.length)];
    photo.fill(0, 0, WIDTH, HEIGHT, WALLS[random.nextInt(WALLS.length)]);
    photo.fill(0, 150, WIDTH, HEIGHT, 0xa9855f);
    int left = 60 + random.nextInt(50);
    photo.fill(left + 4, 152, left + 148, 160, 0x8c6c4b);
    photo.fill(left, 92, left + 140, 154, random.nextBoolean() ? 0xf6f6f4 : 0x3b3f45);
    photo.fill(left + 20, 40, left + 25, 92, 0x55595f);
    photo.fill(left + 114, 44, left + 119, 92, 0x55595f);
    photo.disc(left + 70, 128, 9, light, 0.35);
    photo.disc(left + 70, 128, 4, light, 1);
    return photo.png();
  }

  /** A label for a parcel: bars and an arrow. */
  static byte[] label(Random random) {
    Photo photo = new Photo();
    photo.fill(0, 0, WIDTH, HEIGHT, 0xffffff);
    photo.fill(10, 10, WIDTH - 10, 12, 0x222222);
    photo.fill(10, HEIGHT - 12, WIDTH - 10, HEIGHT - 10, 0x222222);
    for (int x = 30; x < WIDTH - 30; x += 3 + random.nextInt(7)) {
      photo.fill(x, 100, x + 1 + random.nextInt(3), 190, 0x222222);
    }
    photo.fill(60, 52, 200, 60, 0x222222);
    for (int i = 0; i < 22; i++) {
      photo.fill(200 + i, 34 + i, 202 + i, 78 - i, 0x222222);
    }
    return photo.png();
  }

  private void fill(int left, int top, int right, int bottom, int color) {
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        dot(x, y, color, 1);
      }
    }
  }

  private void disc(int x, int y, int radius, int color, double strength) {
    for (int dy = -radius; dy <= radius; dy++) {
      for (int dx = -radius; dx <= radius; dx++) {
        if (dx * dx + dy * dy <= radius * radius) {
          dot(x + dx, y + dy, color, strength);
        }
      }
    }
  }

  private void dot(int x, int y, int color, double strength) {
    int at = y * (1 + WIDTH * 3) + 1 + x * 3;
    for (int i = 0; i < 3; i++) {
      int wanted = color >> 16 - 8 * i & 0xff;
      rows[at + i] = (byte) (strength * wanted + (1 - strength) * (rows[at + i] & 0xff));
    }
  }

  private byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(0x89504E470D0A1A0AL);
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      DataOutputStream header = new DataOutputStream(head);
      header.writeInt(WIDTH);
      header.writeInt(HEIGHT);
      header.write(new byte[] {8, 2, 0, 0, 0});
      chunk(out, "IHDR", head.toByteArray());
      chunk(out, "IDAT", deflated());
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private byte[] deflated() {
    Deflater deflater = new Deflater();
    deflater.setInput(rows);
    deflater.finish();
    byte[] buffer = new byte[rows.length];
    int length = deflater.deflate(buffer);
    deflater.end();
    return java.util.Arrays.copyOf(buffer, length);
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
