package io.careline.search.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a file is: by its first bytes, since names and types are the sender's word; by these only
 * where bytes say nothing, as in all plain text.
 */
enum Kind {
  PDF,
  ZIP,
  /** Office's older container; what is encrypted is in one as well. */
  OLE,
  HTML,
  TEXT,
  OTHER;

  private static final int HEAD = 1_024;
  private static final int LOOKED_AT = 65_536;
  private static final Pattern TEXTS =
      Pattern.compile(
          ".*\\.(?:txt|text|csv|tsv|log|md|json|xml|ya?ml|ini|conf|cfg|properties|sql|ics|vcf)");
  private static final Pattern PAGES = Pattern.compile(".*\\.(?:html?|xhtml)");

  static Kind of(String name, String type, byte[] bytes) {
    String head = latin(bytes, HEAD);
    if (head.contains("%PDF-")) {
      return PDF;
    }
    if (head.startsWith("PK\3\4")) {
      return ZIP;
    }
    if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return OLE;
    }
    return Charsets.marked(bytes).isEmpty() && latin(bytes, LOOKED_AT).indexOf('\0') >= 0
        ? OTHER
        : written(name.toLowerCase(Locale.ROOT), type.toLowerCase(Locale.ROOT), head);
  }

  private static Kind written(String name, String type, String head) {
    String start = head.stripLeading().toLowerCase(Locale.ROOT);
    if (type.contains("html")
        || PAGES.matcher(name).matches()
        || start.startsWith("<!doctype html")
        || start.startsWith("<html")) {
      return HTML;
    }
    boolean text =
        type.startsWith("text/")
            || type.contains("json")
            || type.contains("xml")
            || type.contains("csv");
    return text || TEXTS.matcher(name).matches() ? TEXT : OTHER;
  }

  static String latin(byte[] bytes, int most) {
    return new String(bytes, 0, Math.min(most, bytes.length), StandardCharsets.ISO_8859_1);
  }
}
