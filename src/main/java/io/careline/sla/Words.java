package io.careline.sla;

import io.careline.calendar.DayName;
import io.careline.calendar.Reason;
import io.careline.sla.clock.LedgerEntry;
import io.careline.ticket.Status;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Says why time counts or not, in the reader's language. */
enum Words {
  EN,
  ZH;

  static Words of(String language) {
    return language.toLowerCase(java.util.Locale.ROOT).startsWith("zh") ? ZH : EN;
  }

  /** The reason as a sentence part, and as words for a program. */
  JsonObject why(LedgerEntry.Why why) {
    return switch (why) {
      case LedgerEntry.Why.Paused(Status status) ->
          new JsonObject()
              .put("why", pick("paused: ", "暂停：") + status(status))
              .put("reason", "paused")
              .put("status", status.word());
      case LedgerEntry.Why.Hours(Reason reason) ->
          new JsonObject().put("why", hours(reason)).put("reason", word(reason.kind()));
    };
  }

  private String hours(Reason reason) {
    String name = reason.name().map(this::name).orElse("");
    return switch (reason.kind()) {
      case WORKING -> pick("working hours", "工作时间");
      case WORKDAY -> (pick("working hours (make-up day) ", "调休上班 ") + name).strip();
      case BREAK -> pick("break", "午休或间休");
      case CLOSED -> pick("outside working hours", "非工作时间");
      case DAY_OFF -> pick("day off", "休息日");
      case HOLIDAY -> (pick("holiday ", "节假日 ") + name).strip();
    };
  }

  private static String word(Reason.Kind kind) {
    return kind == Reason.Kind.DAY_OFF ? "dayOff" : kind.name().toLowerCase(java.util.Locale.ROOT);
  }

  private String status(Status status) {
    return switch (status) {
      case NEW -> pick("new", "新建");
      case OPEN -> pick("open", "处理中");
      case PENDING -> pick("pending", "等待客户");
      case ON_HOLD -> pick("on hold", "已挂起");
      case SOLVED -> pick("solved", "已解决");
      case CLOSED -> pick("closed", "已关闭");
    };
  }

  private String name(DayName name) {
    return pick(name.en(), name.zh());
  }

  private String pick(String en, String zh) {
    return this == ZH ? zh : en;
  }

  /** The language of a reader: what the call asks for, else what the agent has chosen. */
  static Words of(Optional<String> asked, String chosen) {
    return of(asked.orElse(chosen));
  }
}
