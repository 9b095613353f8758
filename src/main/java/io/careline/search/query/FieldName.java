package io.careline.search.query;

import io.careline.search.text.Fold;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that can be asked for, by their names in English and Chinese. */
public enum FieldName {
  STATUS(Values.CLOSED, "status", "状态"),
  PRIORITY(Values.RANKED, "priority", "优先级"),
  CHANNEL(Values.CLOSED, "channel", "渠道"),
  TONE(Values.CLOSED, "tone", "情绪", "语气"),
  SLA(Values.CLOSED, "sla", "时限"),
  LANGUAGE(Values.CLOSED, "language", "语言"),
  SIGNAL(Values.CLOSED, "signal", "信号"),
  /** Its name, or {@code none}. */
  TEAM(Values.NAME, "team", "团队", "组"),
  /** A name, an address, {@code me} or {@code none}. */
  ASSIGNEE(Values.NAME, "assignee", "处理人", "负责人"),
  /** A key or a name, or {@code none}; a branch stands for what is below it. */
  TOPIC(Values.NAME, "topic", "问题类型"),
  TAG(Values.TEXT, "tag", "标签"),
  /** Who wrote: an address, its domain, a name or a phone. */
  FROM(Values.TEXT, "from", "来自", "客户", "customer"),
  SUBJECT(Values.TEXT, "subject", "主题", "标题"),
  /** The name of a file, or what is written in it. */
  FILE(Values.TEXT, "file", "文件", "附件"),
  NUMBER(Values.TEXT, "number", "工单号", "编号", "工单"),
  ORGANISATION(Values.TEXT, "org", "组织", "organisation", "organization"),
  CREATED(Values.DATE, "created", "创建时间", "创建"),
  UPDATED(Values.DATE, "updated", "更新时间", "更新"),
  HAS(Values.CLOSED, "has", "包含", "含", "有", "kind", "类型"),
  IS(Values.CLOSED, "is", "是");

  /** What may stand behind a name. */
  public enum Values {
    /** One of the words of {@link FieldWords}. */
    CLOSED,
    /** One of them, in an order, so that more and less have a meaning. */
    RANKED,
    /** The name of something, or a word that stands for one. */
    NAME,
    /** Anything; {@code *} at its end leaves open how it goes on. */
    TEXT,
    /** What {@link Dates} reads; later and earlier have a meaning. */
    DATE
  }

  private static final Map<String, FieldName> BY_NAME = new HashMap<>();

  static {
    for (FieldName field : values()) {
      field.names.forEach(name -> BY_NAME.put(name, field));
    }
  }

  private final Values takes;
  private final List<String> names;

  FieldName(Values takes, String... names) {
    this.takes = takes;
    this.names = Arrays.stream(names).map(Fold::of).toList();
  }

  /** The field of a name in either language, however it is written; else empty. */
  public static Optional<FieldName> of(String typed) {
    return Optional.ofNullable(BY_NAME.get(Fold.of(typed)));
  }

  public Values takes() {
    return takes;
  }

  /** The English name. */
  public String word() {
    return names.get(0);
  }

  /** The Chinese name. */
  public String chinese() {
    return names.get(1);
  }

  /** All names, the two that are offered first. */
  public List<String> names() {
    return names;
  }

  boolean compares() {
    return takes == Values.RANKED || takes == Values.DATE;
  }
}
