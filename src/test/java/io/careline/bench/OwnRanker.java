package io.careline.bench;

import io.careline.bench.Judged.Asked;
import io.careline.bench.Judged.Doc;
import io.careline.language.Tongues;
import io.careline.language.meaning.Meaning;
import io.careline.language.meaning.Vector;
import io.careline.search.find.Like;
import io.careline.search.find.LikeSearch;
import io.careline.search.find.QueryMaker;
import io.careline.search.find.TicketSearch;
import io.careline.search.find.Wanted;
import io.careline.search.index.Fields;
import io.careline.search.index.IndexKit;
import io.careline.search.index.SearchIndex;
import io.careline.search.meaning.Aim;
import io.careline.search.meaning.Understanding;
import io.careline.search.query.Part;
import io.careline.search.query.QueryReader;
import io.careline.ticket.Essence;
import io.careline.ticket.TicketText;
import io.careline.ticket.TicketTextKit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Careline's own index of some texts, each as a ticket. */
final class OwnRanker implements AutoCloseable {
  private static final int DEPTH = 11;
  private static final Query EVERYTHING = new TermQuery(new Term(Fields.KIND, Fields.TICKETS));

  private final Meaning meaning;
  private final Understanding understanding;
  private final List<Doc> docs;
  private final List<Optional<Vector>> vectors = new ArrayList<>();
  private final Map<String, Optional<Vector>> asked = new HashMap<>();
  private final SearchIndex index;

  OwnRanker(Path folder, List<Doc> docs, Meaning meaning) throws Exception {
    this.meaning = meaning;
    this.understanding = new Understanding(meaning);
    this.docs = docs;
    List<TicketText> tickets = new ArrayList<>();
    for (int i = 0; i < docs.size(); i++) {
      Doc doc = docs.get(i);
      vectors.add(vector(Essence.of(doc.title(), doc.text())));
      tickets.add(TicketTextKit.of(i, doc.title(), doc.text(), vectors.get(i)));
    }
    this.index = IndexKit.of(folder, tickets, ZoneId.of("UTC"));
  }

  private Optional<Vector> vector(Essence essence) throws Exception {
    List<Vector> parts = new ArrayList<>();
    for (String text : essence.texts()) {
      meaning.of(text, essence.tongue()).get().ifPresent(parts::add);
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(Vector.middle(parts));
  }

  private Optional<Vector> asked(String question) {
    return asked.computeIfAbsent(question, text -> meaning.of(text, Tongues.of(text)).join());
  }

  /** As the search box asks: all words, and where that finds little, some, and by meaning. */
  List<String> search(Asked asked, boolean meant) {
    Part part;
    try {
      part = QueryReader.read(plain(asked.text()));
    } catch (RuntimeException e) {
      return List.of(); // longer than a question may be
    }
    QueryMaker maker = new QueryMaker(null, null, null, Instant.now(), ZoneId.of("UTC"));
    List<String> all = hits(maker.all(part, EVERYTHING));
    boolean few = all.size() < 10;
    if (!maker.canRelax(part) || !few && !(meant && maker.sentence(part))) {
      return all;
    }
    Aim aim = meant ? understanding.ofQuestion(maker.words(part)) : Aim.NONE;
    return hits(maker.some(part, EVERYTHING, aim));
  }

  /** As tickets that are alike are found. */
  List<String> alike(Asked asked, boolean meant) {
    Like like =
        new Like(
            "",
            asked.text(),
            meant ? asked(asked.text()) : Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    return index.search(searcher -> LikeSearch.in(searcher, like, EVERYTHING, DEPTH)).stream()
        .map(hit -> docs.get((int) hit.ticketId()).id())
        .toList();
  }

  /** By the cosine alone. */
  List<String> meant(Asked asked) {
    Optional<Vector> wanted = asked(asked.text());
    if (wanted.isEmpty()) {
      return List.of();
    }
    double[] near =
        vectors.stream()
            .mapToDouble(
                one ->
                    one.filter(vector -> vector.space() == wanted.get().space())
                        .map(wanted.get()::cosine)
                        .orElse(-1.0))
            .toArray();
    return IntStream.range(0, near.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -near[i]))
        .limit(DEPTH)
        .map(i -> docs.get(i).id())
        .toList();
  }

  private List<String> hits(Wanted wanted) {
    TicketSearch.Page page = new TicketSearch.Page(0, DEPTH, false, false);
    return index.search(searcher -> TicketSearch.in(searcher, wanted, page)).hits().stream()
        .map(hit -> docs.get((int) hit.ticketId()).id())
        .toList();
  }

  /** Without what the language of queries would take for its own. */
  private static String plain(String text) {
    return text.replaceAll("[\"“”„«»()（）\\[\\]{}:：*＊<>=|-]+", " ")
        .replaceAll("(?i)\\b(and|or|not)\\b", " ");
  }

  @Override
  public void close() throws Exception {
    index.close();
  }
}
