package io.careline.search.query;

import static java.util.Map.entry;

import io.careline.search.text.Fold;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words that fields take: the API's, and what the console says for them in two languages. */
public final class FieldWords {
  /** In both languages and in the API: whoever types it, and nobody. */
  public static final String ME = "me";

  public static final String NONE = "none";

  /**
   * A value of a field.
   *
   * @param word the API's word
   * @param names the console's word in English and in Chinese, then others that people type
   */
  public record Value(String word, List<String> names) {
    public String english() {
      return names.get(0);
    }

    public String chinese() {
      return names.get(1);
    }

    private boolean is(String plain) {
      return plain(word).equals(plain)
          || names.stream().anyMatch(name -> plain(name).equals(plain));
    }
  }

  private static final Value NOBODY = value(NONE, "None", "无", "未分配", "nobody", "unassigned");

  private static final Map<FieldName, List<Value>> VALUES =
      Map.ofEntries(
          entry(
              FieldName.STATUS,
              List.of(
                  value("new", "New", "新建"),
                  value("open", "Open", "处理中", "待处理"),
                  value("pending", "Pending", "等待客户"),
                  value("onHold", "On hold", "已挂起", "挂起"),
                  value("solved", "Solved", "已解决", "resolved"),
                  value("closed", "Closed", "已关闭"))),
          entry(
              FieldName.PRIORITY,
              List.of(
                  value("low", "Low", "低"),
                  value("normal", "Normal", "普通"),
                  value("high", "High", "高"),
                  value("urgent", "Urgent", "紧急"))),
          entry(
              FieldName.CHANNEL,
              List.of(
                  value("mail", "Mail", "邮件", "e-mail"),
                  value("web", "Web form", "网页表单", "网页"),
                  value("chat", "Chat", "在线聊天", "聊天"),
                  value("voice", "Voice", "电话", "phone"),
                  value("api", "API", "API"),
                  value("hook", "Webhook", "Webhook"))),
          entry(
              FieldName.TONE,
              List.of(
                  value("negative", "Negative", "情绪负面", "负面"),
                  value("neutral", "Neutral", "情绪平稳", "平稳", "中性"),
                  value("positive", "Positive", "情绪正面", "正面"),
                  NOBODY)),
          entry(
              FieldName.SLA,
              List.of(
                  value("onTime", "On time", "未超时", "met"),
                  value("atRisk", "At risk", "即将超时"),
                  value("breached", "Breached", "已超时", "超时"),
                  value("paused", "Paused", "已暂停"))),
          entry(
              FieldName.LANGUAGE,
              List.of(
                  value("en", "English", "英文", "英语"),
                  value("zh", "Chinese", "中文", "汉语"),
                  value("mixed", "Mixed", "中英混合", "混合"),
                  value("other", "Other", "其他"),
                  NOBODY)),
          entry(
              FieldName.SIGNAL,
              List.of(value("urgency", "Urgent", "紧急"), value("anger", "Angry", "情绪激动", "愤怒"))),
          entry(
              FieldName.HAS,
              List.of(
                  value("attachment", "Attachments", "附件", "file"),
                  value("note", "Note", "内部备注", "备注"),
                  value("reply", "Reply", "回复"))),
          entry(FieldName.IS, List.of(value("merged", "Merged", "已合并"))),
          entry(FieldName.TEAM, List.of(NOBODY)),
          entry(FieldName.TOPIC, List.of(NOBODY)),
          entry(FieldName.ASSIGNEE, List.of(value(ME, "Me", "我", "本人"), NOBODY)));

  private FieldWords() {}

  /** The words of a field, ranked ones lowest first; empty where anything may stand. */
  public static List<Value> of(FieldName field) {
    return VALUES.getOrDefault(field, List.of());
  }

  /** The API's word for what was typed; small and capital letters, blanks and hyphens are one. */
  public static Optional<String> word(FieldName field, String typed) {
    String plain = plain(typed);
    return of(field).stream().filter(value -> value.is(plain)).map(Value::word).findFirst();
  }

  private static String plain(String typed) {
    return Fold.of(typed).replaceAll("[\\s_-]", "");
  }

  private static Value value(String word, String... names) {
    return new Value(word, List.of(names));
  }
}
