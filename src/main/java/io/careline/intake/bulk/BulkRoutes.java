package io.careline.intake.bulk;

import io.careline.access.AccessRoutes;
import io.careline.access.Audit;
import io.careline.http.Answer;
import io.careline.http.BodyPieces;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/** HTTP for the bulk import: the lines come in as they are worked on. */
public final class BulkRoutes {
  private final BulkImport bulk;
  private final Wake wake;

  public BulkRoutes(BulkImport bulk, Wake wake) {
    this.bulk = bulk;
    this.wake = wake;
  }

  /** The operations of this room, by their ids in the contract. */
  public Map<String, Handling> handlings(Room room) {
    return Map.of("importTickets", call -> take(call, room));
  }

  private Future<Answer> take(Call call, Room room) {
    BulkImport.Wish wish = new BulkImport.Wish(on(call, "dryRun", false), on(call, "read", true));
    Audit.Source source = AccessRoutes.source(call);
    BodyPieces body = call.pieces();
    return room.call(
            () -> bulk.run(() -> next(body), wish, source, report -> wake.committed()).json())
        .map(Answer::ok)
        .onFailure(e -> body.drop());
  }

  private static Optional<byte[]> next(BodyPieces body) {
    return body.next().await().map(Buffer::getBytes);
  }

  private static boolean on(Call call, String name, boolean unsaid) {
    return call.query(name).map("true"::equals).orElse(unsaid);
  }
}
