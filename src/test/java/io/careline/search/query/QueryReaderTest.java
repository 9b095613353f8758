package io.careline.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryReaderTest {
  /** A part as one line: (and …), (or …), -not, 'phrase', stem*, NAME=value. */
  private static String shown(Part part) {
    return switch (part) {
      case Part.Word word -> word.text();
      case Part.Phrase phrase -> "'" + phrase.text() + "'";
      case Part.Prefix prefix -> prefix.stem() + "*";
      case Part.Field field ->
          field.name() + field.op().sign() + field.value() + (field.prefix() ? "*" : "");
      case Part.Not not -> "-" + shown(not.part());
      case Part.Or or -> "(or " + shown(or.parts()) + ")";
      case Part.And and -> "(and " + shown(and.parts()) + ")";
    };
  }

  private static String shown(List<Part> parts) {
    return parts.stream().map(QueryReaderTest::shown).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "refund; refund",
        "refund failed; (and refund failed)",
        "refund AND failed; (and refund failed)",
        "a OR b c; (or a (and b c))",
        "退款 或 换货; (or 退款 换货)",
        "退款或换货; 退款或换货",
        "(a OR b) c -(d e); (and (or a b) c -(and d e))",
        "NOT a NOT NOT b; (and -a --b)",
        "-word; -word",
        "\"exact phrase\"; 'exact phrase'",
        "“退款　失败”; '退款 失败'",
        "refund* 退*; (and refund* 退*)",
        "（a　OR　b）; (or a b)",
        "http://x.example/y 12:30; (and http://x.example/y 12:30)",
        "hello , world — !; (and hello world)",
        "-\"out of stock\"; -'out of stock'",
        "wi-fi; wi-fi",
        "order (x)y; (and order x y)",
        "or and not; (and or and not)",
        "《退款》; 《退款》",
      })
  void words(String query, String part) {
    assertThat(shown(QueryReader.read(query))).isEqualTo(part.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "status:open; STATUS=open",
        "Status:ONHOLD; STATUS=onHold",
        "status:\"On hold\"; STATUS=onHold",
        "status:on-hold; STATUS=onHold",
        "状态：处理中; STATUS=open",
        "狀態：處理中; STATUS=open",
        "status: open; STATUS=open",
        "-status:closed; -STATUS=closed",
        "priority:>=high; PRIORITY>=high",
        "优先级：＞＝高; PRIORITY>=high",
        "priority:≥高; PRIORITY>=high",
        "priority:< urgent; PRIORITY<urgent",
        "channel:\"web form\"; CHANNEL=web",
        "渠道:电话; CHANNEL=voice",
        "tone:negative 情绪:负面; (and TONE=negative TONE=negative)",
        "sla:breached 时限：即将超时; (and SLA=breached SLA=atRisk)",
        "sla:met; SLA=onTime",
        "language:zh 语言:英文; (and LANGUAGE=zh LANGUAGE=en)",
        "signal:urgent 信号:愤怒; (and SIGNAL=urgency SIGNAL=anger)",
        "team:\"Billing\" 团队:无; (and TEAM=Billing TEAM=none)",
        "assignee:me 处理人:我 负责人：未分配; (and ASSIGNEE=me ASSIGNEE=me ASSIGNEE=none)",
        "assignee:alice@shop.example; ASSIGNEE=alice@shop.example",
        "topic:delivery/late; TOPIC=delivery/late",
        "标签：“贵宾 客户” tag:vip*; (and TAG=贵宾 客户 TAG=vip*)",
        "from:alice@ 客户:王小明; (and FROM=alice@ FROM=王小明)",
        "subject:\"a*b\"; SUBJECT=a*b",
        "number:#10009 工单号:10009; (and NUMBER=#10009 NUMBER=10009)",
        "org:acme; ORGANISATION=acme",
        "created:>2026-01-01 updated:-7d; (and CREATED>2026-01-01 UPDATED=-7d)",
        "创建：昨天 更新时间：>=2026-01; (and CREATED=昨天 UPDATED>=2026-01)",
        "has:attachment 有:附件 含:备注; (and HAS=attachment HAS=attachment HAS=note)",
        "kind:note is:merged 是:已合并; (and HAS=note IS=merged IS=merged)",
        "status:open tag:vip assignee:me \"exact phrase\" -word refund*;"
            + " (and STATUS=open TAG=vip ASSIGNEE=me 'exact phrase' -word refund*)",
        "(status:new OR status:open) 退款; (and (or STATUS=new STATUS=open) 退款)",
      })
  void fields(String query, String part) {
    assertThat(shown(QueryReader.read(query))).isEqualTo(part.strip());
  }

  @Test
  void parts_know_their_places() {
    assertThat(QueryReader.read("退款 -(a OR status：“on hold”)"))
        .isEqualTo(
            new Part.And(
                List.of(
                    new Part.Word("退款", 0, 2),
                    new Part.Not(
                        new Part.Or(
                            List.of(
                                new Part.Word("a", 5, 6),
                                new Part.Field(
                                    FieldName.STATUS, Op.EQUAL, "onHold", false, 10, 26)),
                            5,
                            26),
                        3,
                        26)),
                0,
                26));
  }
}
