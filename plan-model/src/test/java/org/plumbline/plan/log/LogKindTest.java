package org.plumbline.plan.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogKindTest {
    @ParameterizedTest
    @ValueSource(strings = {"collector17.log", "collector17.csv", "collector17.json", "pg17-xml.log.gz"})
    void knowsALogWithPlansAndOneWithout(String name) {
        String log = Logs.text(name);
        assertThat(isLog(log)).isTrue();
        assertThat(LogKind.hasPlan(log)).isTrue();
        assertThat(isLog(log.lines().limit(5).reduce("", (all, line) -> all + line + "\n"))).isTrue();
    }

    @Test
    void otherTextsAreNone() {
        assertThat(isLog("Seq Scan on t  (cost=0.00..35.50 rows=2550 width=4)\n  Filter: (a = 1)\n")).isFalse();
        assertThat(isLog("[\n  {\n    \"Plan\": {\n      \"Node Type\": \"Result\"\n    }\n  }\n]\n")).isFalse();
        assertThat(isLog("Dear Ada,\n\nthe plan: wait 5 ms\n")).isFalse();
        assertThat(isLog("")).isFalse();
        assertThat(LogKind.hasPlan("the plan: wait 5 ms  plan:\n")).isFalse();
    }

    private static boolean isLog(String text) {
        return LogKind.isLog(text.getBytes(StandardCharsets.UTF_8));
    }
}
