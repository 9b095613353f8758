package io.careline.search.index;

import io.careline.search.text.Codes;
import io.careline.search.text.Names;
import io.careline.ticket.TicketNumber;
import io.careline.ticket.TicketText;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;

/** A ticket as the index has it: one document, with all that is said in it. */
final class TicketDocument {
  private static final FieldType WITH_PLACES = new FieldType(TextField.TYPE_STORED);

  static {
    WITH_PLACES.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    WITH_PLACES.freeze();
  }

  private final TicketText ticket;
  private final Document document = new Document();

  private TicketDocument(TicketText ticket) {
    this.ticket = ticket;
  }

  /**
   * @param zone in which months begin
   */
  static Document of(TicketText ticket, ZoneId zone) {
    TicketDocument made = new TicketDocument(ticket);
    made.place();
    made.words(zone);
    made.times();
    made.said();
    made.customer();
    made.codes();
    made.meaning();
    return made.document;
  }

  private void place() {
    String id = Long.toString(ticket.id());
    document.add(new StringField(Fields.KIND, Fields.TICKETS, Store.NO));
    document.add(new StringField(Fields.ID, id, Store.NO));
    document.add(new NumericDocValuesField(Fields.TICKET, ticket.id()));
    word(Fields.TEAM, ticket.teamId().map(String::valueOf));
    word(Fields.ASSIGNEE, ticket.assigneeId().map(String::valueOf));
    word(Fields.CUSTOMER, Optional.of(Long.toString(ticket.customer().id())));
  }

  private void words(ZoneId zone) {
    word(Fields.STATUS, Optional.of(ticket.status().word()));
    word(Fields.PRIORITY, Optional.of(ticket.priority().word()));
    word(Fields.CHANNEL, Optional.of(ticket.channel()));
    word(Fields.TONE, ticket.tone());
    word(Fields.TOPIC, ticket.topic());
    word(Fields.LANGUAGE, ticket.language());
    word(Fields.MONTH, Optional.of(YearMonth.from(ticket.createdAt().atZone(zone)).toString()));
    ticket.tags().forEach(tag -> word(Fields.TAG, Optional.of(tag)));
    ticket.signals().forEach(signal -> word(Fields.SIGNAL, Optional.of(signal)));
    has("attachment", !ticket.files().isEmpty());
    has("note", ticket.said().stream().anyMatch(TicketText.Said::note));
    has("reply", ticket.said().stream().anyMatch(one -> one.kind().equals("reply")));
    has("merged", ticket.merged());
    has("paused", ticket.paused());
  }

  private void times() {
    time(Fields.CREATED, ticket.createdAt());
    time(Fields.UPDATED, ticket.updatedAt());
    ticket.nextBreach().ifPresent(at -> time(Fields.NEXT_BREACH, at));
    ticket.atRiskAt().ifPresent(at -> time(Fields.AT_RISK, at));
  }

  private void said() {
    text(Fields.SUBJECT, ticket.subject());
    List<String> texts = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (TicketText.Said one : ticket.said()) {
      text(one.note() ? Fields.NOTE : Fields.TEXT, one.text());
      (one.note() ? notes : texts).add(Long.toString(one.id()));
    }
    document.add(new StoredField(Fields.TEXT_IDS, String.join(",", texts)));
    document.add(new StoredField(Fields.NOTE_IDS, String.join(",", notes)));
    ticket.files().forEach(this::file);
    ticket.fields().forEach(field -> text(Fields.VALUE, String.valueOf(field.getValue())));
  }

  /** Places of words are kept, so that passages are found without reading all of it again. */
  private void file(TicketText.File file) {
    text(Fields.FILE, file.name());
    if (!file.text().isEmpty()) {
      document.add(new Field(Fields.FILE_TEXT, file.text(), WITH_PLACES));
      document.add(new StoredField(Fields.FILE_OF, file.interactionId() + " " + file.name()));
    }
  }

  private void customer() {
    TicketText.Customer customer = ticket.customer();
    customer.name().map(Names::of).stream()
        .flatMap(Set::stream)
        .forEach(name -> document.add(new StringField(Fields.NAME, name, Store.NO)));
    for (String identity : customer.identities()) {
      String address = identity.toLowerCase(Locale.ROOT);
      document.add(new StringField(Fields.EMAIL, address, Store.NO));
      if (address.contains("@")) {
        String domain = address.substring(address.indexOf('@') + 1);
        document.add(new StringField(Fields.EMAIL, domain, Store.NO));
      }
    }
  }

  private void codes() {
    List<String> open = new ArrayList<>(List.of(TicketNumber.of(ticket.id()), ticket.subject()));
    List<String> inside = new ArrayList<>();
    open.addAll(ticket.customer().identities());
    ticket.fields().forEach(field -> open.add(String.valueOf(field.getValue())));
    ticket.said().forEach(one -> (one.note() ? inside : open).add(one.text()));
    ticket.files().forEach(file -> inside.add(file.text()));
    codes(Fields.CODE, open);
    codes(Fields.NOTE_CODE, inside);
  }

  private void codes(String field, List<String> texts) {
    Codes.terms(texts).forEach(term -> document.add(new StringField(field, term, Store.NO)));
  }

  private void meaning() {
    ticket
        .meaning()
        .ifPresent(
            one ->
                document.add(
                    new KnnByteVectorField(
                        Fields.MEANING + one.space(),
                        one.vector(),
                        VectorSimilarityFunction.DOT_PRODUCT)));
  }

  private void has(String what, boolean holds) {
    if (holds) {
      document.add(new StringField(Fields.HAS, what, Store.NO));
    }
  }

  private void word(String field, Optional<String> value) {
    document.add(new KeywordField(field, value.orElse(Fields.NONE), Store.NO));
  }

  private void time(String field, Instant at) {
    document.add(new LongField(field, at.toEpochMilli(), Store.NO));
  }

  private void text(String field, String value) {
    document.add(new TextField(field, value, Store.YES));
  }
}
