package io.careline.search.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.access.Actor;
import io.careline.access.Role;
import io.careline.access.Scope;
import io.careline.search.index.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/** Sight in the index is the rule of {@link Actor#sees}. */
class SightQueryTest {
  private static final int PLACES = 300;
  private static final int ACTORS = 200;
  private final Random random = new Random(20_261_127);

  private record Place(Optional<Long> team, Optional<Long> assignee) {}

  private Optional<Long> someone() {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(1L + random.nextInt(5));
  }

  private Actor actor() {
    Set<Long> teams = new TreeSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      teams.add(1L + random.nextInt(5));
    }
    Scope scope = Scope.values()[random.nextInt(Scope.values().length)];
    return new Actor(
        1L + random.nextInt(5), "a@example.org", "A", Role.AGENT, scope, teams, "en", "session:1");
  }

  @Test
  void the_index_shows_exactly_what_the_actor_sees() throws IOException {
    List<Place> places = new ArrayList<>();
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        for (int i = 0; i < PLACES; i++) {
          places.add(new Place(someone(), someone()));
          writer.addDocument(document(i, places.get(i)));
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        for (int i = 0; i < ACTORS; i++) {
          Actor actor = actor();
          assertThat(found(new IndexSearcher(reader), actor))
              .as(actor.toString())
              .isEqualTo(seen(places, actor));
        }
      }
    }
  }

  private static Document document(int number, Place place) {
    Document document = new Document();
    document.add(new StoredField("n", number));
    document.add(new StringField(Fields.KIND, Fields.TICKETS, Store.NO));
    document.add(word(Fields.TEAM, place.team()));
    document.add(word(Fields.ASSIGNEE, place.assignee()));
    return document;
  }

  private static StringField word(String field, Optional<Long> id) {
    return new StringField(field, id.map(String::valueOf).orElse(Fields.NONE), Store.NO);
  }

  private static Set<Integer> found(IndexSearcher searcher, Actor actor) throws IOException {
    Set<Integer> found = new TreeSet<>();
    for (ScoreDoc hit : searcher.search(SightQuery.of(actor), PLACES).scoreDocs) {
      found.add(searcher.storedFields().document(hit.doc).getField("n").numericValue().intValue());
    }
    return found;
  }

  private static Set<Integer> seen(List<Place> places, Actor actor) {
    Set<Integer> seen = new TreeSet<>();
    for (int i = 0; i < places.size(); i++) {
      if (actor.sees(places.get(i).team(), places.get(i).assignee())) {
        seen.add(i);
      }
    }
    return seen;
  }
}
