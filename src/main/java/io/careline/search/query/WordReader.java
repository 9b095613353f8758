package io.careline.search.query;

import io.careline.search.query.QueryFault.Reason;

/** Reads a word, a phrase or the beginning of a word. */
final class WordReader {
  private WordReader() {}

  /** What stands here; passes it. */
  static Part read(QueryText text) {
    int from = text.at;
    if (text.now() == '"') {
      return phrase(text, from);
    }
    int to = text.end();
    String word = text.part(from, to);
    text.at = to;
    return word.indexOf('*') < 0
        ? new Part.Word(word, from, to)
        : new Part.Prefix(Wildcard.stem(word, from), from, to);
  }

  private static Part phrase(QueryText text, int from) {
    String words = text.quoted();
    if (!QueryText.tells(words)) {
      throw new QueryFault(
          Reason.NOTHING, from, "These quotation marks hold nothing to look for; type a phrase.");
    }
    return new Part.Phrase(words, from, text.at);
  }
}
