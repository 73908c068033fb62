package org.plumbline.app.ui.advice;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.advice.Severity;
import org.plumbline.app.report.WorkloadAdviceScript;
import org.plumbline.app.ui.text.SeverityWord;
import org.plumbline.app.ui.text.WorkloadAdviceText;
import org.plumbline.plan.unit.Share;
import org.plumbline.schema.WorkloadAdvice;

/// One piece of advice as the list shows it.
///
/// @param text it in words
/// @param total what all statements took; none where that is not known
record AdviceRow(WorkloadAdvice advice, WorkloadAdviceText text, Optional<Duration> total) {
    static AdviceRow of(WorkloadAdvice advice, Optional<Duration> total) {
        return new AdviceRow(advice, WorkloadAdviceText.of(advice), total);
    }

    WorkloadAdviceText.Kind kind() {
        return text.kind();
    }

    /// How long its bar is: its share of the time of all statements. Waiting is none of it.
    Share bar() {
        return advice instanceof WorkloadAdvice.OfHabit ? Share.NONE : ratio();
    }

    /// As style classes have it.
    String severityWord() {
        return SeverityWord.of(Severity.of(ratio()));
    }

    private Share ratio() {
        return total.map(all -> WorkloadAdviceText.share(advice.atStake(), all)).orElse(Share.NONE);
    }

    String figure() {
        return WorkloadAdviceText.figure(advice, total);
    }

    String stake() {
        return WorkloadAdviceText.stake(advice, total);
    }

    /// Without colours and bars.
    String spoken() {
        return kind().title() + ": " + text.headline() + ", " + text.about() + ". " + text.sentence() + " " + stake();
    }

    /// What is copied: the statements that change a schema, or those to send instead.
    String script(String database) {
        return advice instanceof WorkloadAdvice.OfSchema ? WorkloadAdviceScript.of(database, List.of(advice)).create()
                : text.steps().stream().flatMap(step -> step.sql().stream()).map(sql -> sql.strip() + ";\n")
                        .collect(Collectors.joining("\n"));
    }

    boolean matches(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || (text.headline() + " " + text.about() + " " + text.sentence() + " " + text.statements().stream()
                .map(WorkloadAdviceText.Statement::sql).collect(Collectors.joining(" "))).toLowerCase(Locale.ROOT).contains(wanted);
    }
}
