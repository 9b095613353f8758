package io.careline.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Encoded words in headers (RFC 2047, with the language of RFC 2231), and what senders make of
 * them: spaces inside, missing padding, a character split over two words, an end cut off.
 */
final class EncodedWords {
  /** A word: where it ends, its charset, and its bytes. */
  private record Word(int end, String charset, byte[] bytes) {}

  private EncodedWords() {}

  /** A header's text with all encoded words decoded; what is none stays as it is. */
  static String decode(String text) {
    if (!text.contains("=?")) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int start = text.indexOf("=?", at);
      Optional<Word> word = start < 0 ? Optional.empty() : word(text, start);
      if (word.isEmpty()) {
        int end = start < 0 ? text.length() : start + 2;
        decoded.append(text, at, end);
        at = end;
      } else {
        decoded.append(text, at, start);
        at = run(text, word.get(), decoded);
      }
    }
    return decoded.toString();
  }

  /** The position behind the encoded word that starts here, or -1 when there is none. */
  static int end(String text, int start) {
    return word(text, start).map(Word::end).orElse(-1);
  }

  /**
   * Decodes a word and those that follow with nothing but white space between. Bytes of the same
   * charset are put together first, since a character may be split over two words.
   */
  private static int run(String text, Word first, StringBuilder decoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Word word = first;
    while (true) {
      bytes.writeBytes(word.bytes());
      int next = skipSpace(text, word.end());
      Optional<Word> follower = text.startsWith("=?", next) ? word(text, next) : Optional.empty();
      boolean same =
          follower.isPresent() && follower.get().charset().equalsIgnoreCase(word.charset());
      if (!same) {
        decoded.append(MailCharset.decode(bytes.toByteArray(), Optional.of(word.charset())));
        bytes.reset();
      }
      if (follower.isEmpty()) {
        return word.end();
      }
      word = follower.get();
    }
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Reads {@code =?charset*language?B?text?=}. */
  private static Optional<Word> word(String text, int start) {
    int charsetEnd = text.indexOf('?', start + 2);
    boolean shaped =
        charsetEnd > start + 2
            && charsetEnd - start < 60
            && charsetEnd + 2 < text.length()
            && text.charAt(charsetEnd + 2) == '?';
    if (!shaped) {
      return Optional.empty();
    }
    char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
    if (encoding != 'B' && encoding != 'Q') {
      return Optional.empty();
    }
    int from = charsetEnd + 3;
    int to = contentEnd(text, from);
    String content = text.substring(from, to);
    String charset = text.substring(start + 2, charsetEnd).replaceFirst("\\*.*", "");
    byte[] bytes = encoding == 'B' ? base64(content) : quoted(content);
    return Optional.of(new Word(text.startsWith("?=", to) ? to + 2 : to, charset, bytes));
  }

  /** Up to the closing mark; where that is missing, up to a space or the next word. */
  private static int contentEnd(String text, int from) {
    int end = text.indexOf("?=", from);
    int next = text.indexOf("=?", from);
    if (end >= 0 && (next < 0 || next >= end - 1)) {
      return end;
    }
    int at = from;
    while (at < text.length() && at != next && " \t<,".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Base64 of which anything may be missing or too much. */
  static byte[] base64(String text) {
    byte[] letters = new byte[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
      if (letter) {
        letters[count++] = (byte) c;
      }
    }
    int whole = count % 4 == 1 ? count - 1 : count;
    return Base64.getDecoder().decode(Arrays.copyOf(letters, whole));
  }

  private static byte[] quoted(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int code = c == '=' ? hex(text, i + 1) : -1;
      if (code >= 0) {
        bytes.write(code);
        i += 2;
      } else if (c == '_') {
        bytes.write(' ');
      } else if (c < 128) {
        bytes.write(c);
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** The byte of two hexadecimal digits, or -1. */
  static int hex(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
