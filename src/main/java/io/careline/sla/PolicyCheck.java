package io.careline.sla;

import io.careline.sla.policy.PolicyBook;
import io.careline.sla.policy.PolicyFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Looks at a folder of policies without putting anything into force. */
public final class PolicyCheck {
  private PolicyCheck() {}

  /**
   * Tells every fault in a folder, as a compiler would.
   *
   * @return whether there is none
   */
  public static boolean of(Path folder, Consumer<String> told) throws IOException {
    PolicyBook book = PolicyBook.of(PolicyFolder.read(folder));
    book.faults().forEach(fault -> told.accept(fault.sentence()));
    told.accept(
        "%d policies, %d calendars, %d faults"
            .formatted(
                book.policies().policies().size(),
                book.policies().calendars().size(),
                book.faults().size()));
    book.policies()
        .policies()
        .forEach(
            policy ->
                told.accept(
                    "  %d %s: %s"
                        .formatted(
                            policy.order(),
                            policy.name(),
                            String.join(
                                ", ",
                                policy.targets().keySet().stream().map(t -> t.word()).toList()))));
    return book.faults().isEmpty();
  }
}
