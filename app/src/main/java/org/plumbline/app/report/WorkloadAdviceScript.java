package org.plumbline.app.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.app.ui.text.WorkloadAdviceText;
import org.plumbline.index.DdlScript;
import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.WorkloadAdvice;

/// The statements of advice on a schema as one script to run, and the script that takes them back. What deletes rows stands in them as a
/// comment, and so does what comes after that or after something that a person does first. Statements that a program sends are no part
/// of them.
public final class WorkloadAdviceScript {
    private static final String HEAD = """
            -- %s
            -- None of it was run: read the reasons first, and look at each doubt. Take out what you do not want.
            -- Run it outside a transaction block: psql -v ON_ERROR_STOP=1 -f does so, and stops at what fails.
            -- What deletes rows stands here as a comment, and so does what comes after something done by hand.

            -- Rather give up than wait in a queue for a lock and hold up everybody behind.
            SET lock_timeout = '5s';
            """;
    private static final String FOOT = "\nRESET lock_timeout;\n";

    private WorkloadAdviceScript() {}

    /// Empty texts where nothing of it changes a schema.
    ///
    /// @param database what it is called
    public static DdlScript of(String database, List<WorkloadAdvice> advice) {
        List<SchemaAdvice> changes = advice.stream().flatMap(WorkloadAdviceScript::schema).toList();
        if (changes.isEmpty()) {
            return new DdlScript("", "");
        }
        return new DdlScript(
                changes.stream().map(WorkloadAdviceScript::forward).collect(Collectors.joining("", HEAD.formatted(
                        "What Plumbline advises for the schema of " + VisibleText.line(database) + "."), FOOT)),
                changes.reversed().stream().map(WorkloadAdviceScript::back).collect(Collectors.joining("", HEAD.formatted(
                        "Takes back what Plumbline's advice for the schema of " + VisibleText.line(database)
                                + " changed, where it was carried out to its end."), FOOT)));
    }

    private static Stream<SchemaAdvice> schema(WorkloadAdvice advice) {
        return advice instanceof WorkloadAdvice.OfSchema(SchemaAdvice change) ? Stream.of(change)
                : Stream.empty();
    }

    private static String forward(SchemaAdvice change) {
        WorkloadAdviceText text = WorkloadAdviceText.of(new WorkloadAdvice.OfSchema(change));
        var part = new StringBuilder("\n").append(comment(text.headline() + ": " + text.about())).append(comment(text.sentence()));
        if (!text.prices().isEmpty()) {
            part.append(comment("  What it costs: " + String.join("; ", text.prices())));
        }
        text.doubts().forEach(doubt -> part.append(comment("  Might be wrong: " + doubt)));
        return part.append(statements(change.steps())).toString();
    }

    private static String back(SchemaAdvice change) {
        WorkloadAdviceText text = WorkloadAdviceText.of(new WorkloadAdvice.OfSchema(change));
        String head = "\n" + comment(text.headline() + ": " + text.about());
        return head + (change.back().isEmpty() ? comment("Nothing takes it back, or there is nothing to take back.")
                : statements(change.back()));
    }

    private static String statements(List<SchemaAdvice.Step> steps) {
        var part = new StringBuilder();
        boolean waits = false;
        for (SchemaAdvice.Step step : steps) {
            waits |= step.effect() == Effect.LOSES_ROWS;
            part.append(comment((step.sql().isEmpty() ? "By hand: " : "") + step.why()
                    + WorkloadAdviceText.effect(step).map(" "::concat).orElse("")));
            String sql = step.sql().map(text -> text.strip() + ";\n").orElse("");
            part.append(waits ? sql.lines().map(line -> "-- " + line + "\n").collect(Collectors.joining()) : sql);
            waits |= step.sql().isEmpty();
        }
        return part.toString();
    }

    /// A comment ends where its line ends: a name may hold a line break.
    private static String comment(String words) {
        return "-- " + VisibleText.line(words) + "\n";
    }
}
