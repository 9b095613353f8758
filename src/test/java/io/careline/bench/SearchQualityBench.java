package io.careline.bench;

import io.careline.search.find.QueryMaker;
import io.careline.search.find.TicketSearch;
import io.careline.search.find.Wanted;
import io.careline.search.index.Fields;
import io.careline.search.index.IndexKit;
import io.careline.search.index.SearchIndex;
import io.careline.search.query.Part;
import io.careline.search.query.QueryReader;
import io.careline.ticket.Priority;
import io.careline.ticket.Status;
import io.careline.ticket.TicketText;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** (r) How well what was asked is found: people's own questions and what was judged to answer. */
@Tag("bench")
@Timeout(1_800)
class SearchQualityBench {
  private static final int DEPTH = 10;
  private static final Query EVERYTHING = new TermQuery(new Term(Fields.KIND, Fields.TICKETS));

  private record Doc(String id, String title, String text) {}

  private record Asked(String id, String text, Map<String, Object> relevant) {
    Asked {
      text = text.length() > 1_000 ? text.substring(0, 1_000) : text;
    }
  }

  /** The ids of the best, the best first; the question's own id may be among them. */
  private interface Ranker extends Function<Asked, List<String>> {}

  @Test
  void words_are_ranked() throws Exception {
    Figures.tell("%n## (r) Ranking by words: nDCG@10 / recall@10 / MRR@10%n");
    Figures.tell("| set | questions | StandardAnalyzer | EnglishAnalyzer | Careline |");
    Figures.tell("| --- | --- | --- | --- | --- |");
    List<Doc> faq =
        Sets.read("faq_en_stackfaq/docs").stream()
            .map(
                d ->
                    new Doc(
                        d.getString("id"),
                        d.getString("question"),
                        String.join(
                            "\n",
                            d.getJsonArray("answers").stream().map(String::valueOf).toList())))
            .toList();
    row("StackFAQ", faq, asked("faq_en_stackfaq/queries_dev", 629));
    List<Doc> general = corpus("similar_zh_general/corpus");
    row("general Chinese", general, asked("similar_zh_general/queries_dev", 1_000));
    List<Asked> finance = asked("similar_zh_finance_support/queries_dev", 600);
    row(
        "finance, pool of 6,000",
        pool(corpus("similar_zh_finance_support/corpus"), finance),
        finance);
  }

  private static List<Doc> corpus(String name) throws Exception {
    return Sets.read(name).stream()
        .map(d -> new Doc(d.getString("id"), "", d.getString("text")))
        .toList();
  }

  private static List<Asked> asked(String name, int most) throws Exception {
    List<JsonObject> all = new ArrayList<>(Sets.read(name));
    Collections.shuffle(all, new Random(5));
    return all.subList(0, Math.min(most, all.size())).stream()
        .map(
            q ->
                new Asked(
                    q.getString("id"), q.getString("text"), q.getJsonObject("relevant").getMap()))
        .toList();
  }

  private static List<Doc> pool(List<Doc> all, List<Asked> asked) {
    Set<String> needed = new HashSet<>();
    asked.forEach(q -> needed.addAll(q.relevant().keySet()));
    List<Doc> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(3));
    shuffled.sort(Comparator.comparing(d -> !needed.contains(d.id())));
    return shuffled.subList(0, 6_000);
  }

  private static void row(String name, List<Doc> docs, List<Asked> asked) throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "rank-");
    try (Plain standard = new Plain(docs, new StandardAnalyzer());
        Plain english = new Plain(docs, new EnglishAnalyzer());
        SearchIndex index = IndexKit.of(folder, tickets(docs), ZoneId.of("UTC"))) {
      Figures.tell(
          "| %s | %d | %s | %s | %s |",
          name,
          asked.size(),
          measured(asked, standard),
          measured(asked, english),
          measured(asked, q -> ours(index, docs, q)));
    }
  }

  private static List<TicketText> tickets(List<Doc> docs) {
    List<TicketText> tickets = new ArrayList<>();
    for (int i = 0; i < docs.size(); i++) {
      tickets.add(ticket(i, docs.get(i)));
    }
    return tickets;
  }

  private static TicketText ticket(long id, Doc doc) {
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    return new TicketText(
        id,
        1,
        Optional.empty(),
        Optional.empty(),
        Status.OPEN,
        Priority.NORMAL,
        "mail",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        at,
        at,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        doc.title(),
        new JsonObject(),
        new TicketText.Customer(1, Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
        List.of(new TicketText.Said(id, "customer", doc.text())),
        List.of(),
        Optional.empty());
  }

  /** As the search box does it: all words, and where there is nothing, some. */
  private static List<String> ours(SearchIndex index, List<Doc> docs, Asked asked) {
    Part part = QueryReader.read(plain(asked.text()));
    QueryMaker maker = new QueryMaker(null, null, null, Instant.now(), ZoneId.of("UTC"));
    List<String> all = hits(index, docs, maker.all(part, EVERYTHING));
    return all.size() < 10 && maker.canRelax(part)
        ? hits(index, docs, maker.some(part, EVERYTHING, Optional.empty()))
        : all;
  }

  private static List<String> hits(SearchIndex index, List<Doc> docs, Wanted wanted) {
    TicketSearch.Page page = new TicketSearch.Page(0, DEPTH + 1, false, false);
    return index.search(searcher -> TicketSearch.in(searcher, wanted, page)).hits().stream()
        .map(hit -> docs.get((int) hit.ticketId()).id())
        .toList();
  }

  /** Without what the language of queries would take for its own. */
  private static String plain(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}'’]+", " ").replaceAll("(?i)\\b(and|or|not)\\b", " ");
  }

  private static String measured(List<Asked> asked, Ranker ranker) {
    double ndcg = 0;
    double recall = 0;
    double mrr = 0;
    for (Asked q : asked) {
      List<String> found =
          ranker.apply(q).stream().filter(id -> !id.equals(q.id())).limit(DEPTH).toList();
      List<Double> gains = found.stream().map(id -> gain(q, id)).toList();
      List<Double> ideal =
          q.relevant().keySet().stream()
              .map(id -> gain(q, id))
              .sorted(Comparator.reverseOrder())
              .toList();
      ndcg += dcg(gains) / dcg(ideal);
      recall += (double) gains.stream().filter(gain -> gain > 0).count() / ideal.size();
      int first = gains.stream().map(gain -> gain > 0).toList().indexOf(true);
      mrr += first < 0 ? 0 : 1.0 / (first + 1);
    }
    int n = asked.size();
    return "%.3f / %.3f / %.3f".formatted(ndcg / n, recall / n, mrr / n);
  }

  private static double gain(Asked q, String id) {
    return Math.pow(2, ((Number) q.relevant().getOrDefault(id, 0)).doubleValue()) - 1;
  }

  private static double dcg(List<Double> gains) {
    double sum = 0;
    for (int i = 0; i < Math.min(DEPTH, gains.size()); i++) {
      sum += gains.get(i) / (Math.log(i + 2) / Math.log(2));
    }
    return sum;
  }

  /** Lucene as it comes, in one field. */
  private static final class Plain implements Ranker, AutoCloseable {
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final QueryBuilder queries;
    private final DirectoryReader reader;

    Plain(List<Doc> docs, Analyzer analyzer) throws Exception {
      queries = new QueryBuilder(analyzer);
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (Doc doc : docs) {
          Document document = new Document();
          document.add(new StoredField("id", doc.id()));
          document.add(new TextField("t", doc.title() + "\n" + doc.text(), Field.Store.NO));
          writer.addDocument(document);
        }
      }
      reader = DirectoryReader.open(directory);
    }

    @Override
    public List<String> apply(Asked asked) {
      try {
        IndexSearcher searcher = new IndexSearcher(reader);
        List<String> ids = new ArrayList<>();
        var query = queries.createBooleanQuery("t", asked.text());
        for (ScoreDoc hit : searcher.search(query, DEPTH + 1).scoreDocs) {
          ids.add(searcher.storedFields().document(hit.doc).get("id"));
        }
        return ids;
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws Exception {
      reader.close();
      directory.close();
    }
  }
}
