package io.careline.demo;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation as it was written, with places to fill.
 *
 * @param team who answers it in the end
 * @param device the kind of product that it is about; empty when it is about none
 * @param channels ways it may come in; mail and web when none are named, and chat when it is quick
 * @param mood polite, calm, angry or terse; decides greetings and what stands below
 * @param order whether it is about an order with a number
 * @param slots choices of its own, one value for each conversation
 */
record Scenario(
    String id,
    String team,
    Optional<String> device,
    List<String> subject,
    List<String> channels,
    String priority,
    List<String> tags,
    String mood,
    boolean order,
    Map<String, List<String>> slots,
    List<Turn> talk) {

  @JsonCreator
  static Scenario of(
      @JsonProperty(value = "id", required = true) String id,
      @JsonProperty(value = "team", required = true) String team,
      @JsonProperty("device") String device,
      @JsonProperty(value = "subject", required = true) List<String> subject,
      @JsonProperty("channels") List<String> channels,
      @JsonProperty("priority") String priority,
      @JsonProperty("tags") List<String> tags,
      @JsonProperty("mood") String mood,
      @JsonProperty("order") boolean order,
      @JsonProperty("slots") Map<String, List<String>> slots,
      @JsonProperty(value = "talk", required = true) List<Turn> talk) {
    return new Scenario(
        id,
        team,
        Optional.ofNullable(device),
        subject,
        channels == null ? usual(talk) : channels,
        priority == null ? "normal" : priority,
        tags == null ? List.of() : tags,
        mood == null ? "calm" : mood,
        order,
        slots == null ? Map.of() : slots,
        talk);
  }

  /** Nobody chats for days. */
  private static List<String> usual(List<Turn> talk) {
    boolean quick = talk.stream().allMatch(turn -> turn.after().isEmpty());
    return quick ? List.of("mail", "web", "chat") : List.of("mail", "web");
  }

  /**
   * One step.
   *
   * @param then the status that a reply leaves behind, where it is not the usual one
   * @param after how long before it, such as {@code 40m}, {@code 3h}, {@code 2d}
   * @param attach photo, log or label
   */
  record Turn(
      Act act,
      String text,
      Optional<String> then,
      Optional<String> after,
      Optional<String> attach) {

    @JsonCreator
    static Turn of(Map<String, String> written) {
      List<Act> acts =
          Arrays.stream(Act.values()).filter(act -> written.containsKey(act.word())).toList();
      if (acts.size() != 1
          || !Set.of("then", "after", "attach").containsAll(others(written, acts.getFirst()))) {
        throw new IllegalArgumentException(
            "a step is one act with then, after or attach: " + written.keySet());
      }
      return new Turn(
          acts.getFirst(),
          written.get(acts.getFirst().word()),
          Optional.ofNullable(written.get("then")),
          Optional.ofNullable(written.get("after")),
          Optional.ofNullable(written.get("attach")));
    }

    private static Set<String> others(Map<String, String> written, Act act) {
      Set<String> others = new HashSet<>(written.keySet());
      others.remove(act.word());
      return others;
    }

    boolean fromCustomer() {
      return act == Act.CUSTOMER;
    }
  }

  /** What somebody does; the text is what they write, or the team or the priority. */
  enum Act {
    CUSTOMER,
    /** A machine of the customer's writes. */
    AUTOMATIC,
    REPLY,
    NOTE,
    /** The ticket goes to another team. */
    PASS,
    /** The ticket gets another priority. */
    RAISE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Places behind which the customer's answer is waited for. */
  List<Integer> waits() {
    return places(i -> talk.get(i).act() == Act.REPLY && turn(i + 1).fromCustomer());
  }

  /** Places at which the customer waits for an answer. */
  List<Integer> asks() {
    return places(i -> talk.get(i).fromCustomer() && i + 1 < talk.size());
  }

  /** Places behind which somebody else is waited for. */
  List<Integer> holds() {
    return places(i -> talk.get(i).then().filter("onHold"::equals).isPresent());
  }

  private Turn turn(int i) {
    return i < talk.size() ? talk.get(i) : talk.getLast();
  }

  private List<Integer> places(java.util.function.IntPredicate test) {
    return java.util.stream.IntStream.range(0, talk.size()).filter(test).boxed().toList();
  }
}
