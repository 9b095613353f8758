package io.careline.delivery;

import java.util.List;

/**
 * What became of a mail; each recipient is in one of the lists.
 *
 * @param refused for good
 * @param later not now, perhaps later
 * @param why in the words of the other side, for an administrator; empty when all went well
 */
record SendResult(List<String> sent, List<String> refused, List<String> later, String why) {

  static SendResult sent(List<String> recipients) {
    return new SendResult(recipients, List.of(), List.of(), "");
  }

  static SendResult refused(List<String> recipients, String why) {
    return new SendResult(List.of(), recipients, List.of(), why);
  }

  static SendResult later(List<String> recipients, String why) {
    return new SendResult(List.of(), List.of(), recipients, why);
  }
}
