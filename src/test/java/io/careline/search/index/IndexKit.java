package io.careline.search.index;

import io.careline.ticket.TicketText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** An index of made-up tickets. */
public final class IndexKit {
  private IndexKit() {}

  public static SearchIndex of(Path folder, List<TicketText> tickets, ZoneId zone)
      throws IOException {
    SearchIndex index = new SearchIndex(folder, "test", zone);
    index.put(tickets.stream().map(TicketText::id).toList(), tickets);
    index.reached(1);
    return index;
  }
}
