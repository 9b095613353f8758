package io.careline.search.index;

import java.util.List;

/** The fields of an indexed ticket. Who writes them and who asks for them both name them here. */
public final class Fields {
  public static final String ID = "id";
  public static final String TICKET = "ticket";
  public static final String KIND = "kind";

  /** Ids as words, or {@link #NONE}. */
  public static final String TEAM = "team";

  public static final String ASSIGNEE = "assignee";
  public static final String CUSTOMER = "customer";

  /** Words of the API, or {@link #NONE}. */
  public static final String STATUS = "status";

  public static final String PRIORITY = "priority";
  public static final String CHANNEL = "channel";
  public static final String TONE = "tone";
  public static final String TOPIC = "topic";
  public static final String LANGUAGE = "language";
  public static final String TAG = "tag";
  public static final String SIGNAL = "signal";

  /** {@code 2026-11}, in the house's time zone. */
  public static final String MONTH = "month";

  /** Milliseconds since 1970. */
  public static final String CREATED = "created";

  public static final String UPDATED = "updated";
  public static final String NEXT_BREACH = "nextBreach";
  public static final String AT_RISK = "atRisk";

  /**
   * What holds of it: {@code attachment}, {@code note}, {@code reply}, {@code merged}, {@code
   * paused}.
   */
  public static final String HAS = "has";

  /** Text. Notes and what is in them stand apart, for agents alone. */
  public static final String SUBJECT = "subject";

  public static final String TEXT = "text";
  public static final String NOTE = "note";
  public static final String NAME = "name";
  public static final String FILE = "file";
  public static final String VALUE = "value";

  /** What is written in files. */
  public static final String FILE_TEXT = "fileText";

  /** Codes from each of their characters on, so that any part of one is the beginning of a term. */
  public static final String CODE = "code";

  public static final String NOTE_CODE = "noteCode";

  /** Addresses, and their domains. */
  public static final String EMAIL = "email";

  /** Ids of the interactions behind the values of {@link #TEXT} and {@link #NOTE}, by commas. */
  public static final String TEXT_IDS = "textIds";

  public static final String NOTE_IDS = "noteIds";

  /** With the name of a space behind: a vector of bytes, what the ticket is about. */
  public static final String MEANING = "meaning.";

  /** Of which file each value of {@link #FILE_TEXT} is: the id of its interaction, its name. */
  public static final String FILE_OF = "fileOf";

  /** Stands in a field that would be empty, so that tickets without can be asked for. */
  public static final String NONE = "none";

  /** The kind of a ticket's document. */
  public static final String TICKETS = "ticket";

  /** What hits can be counted and narrowed by. */
  public static final List<String> FACETS =
      List.of(STATUS, PRIORITY, TEAM, CHANNEL, TAG, TOPIC, TONE, MONTH);

  private Fields() {}
}
