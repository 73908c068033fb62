package org.plumbline.app.report;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.app.ui.text.WorkloadAdviceText;
import org.plumbline.index.BuiltCheck;
import org.plumbline.index.DdlScript;
import org.plumbline.schema.SchemaAdvice;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.WorkloadAdvice;

/// The statements of advice on a schema as one script to run, and the script that takes them back. What deletes rows stands in them as a
/// comment, and so does what comes after that or after something that a person does first, and all other advice on a table that one
/// piece makes anew. Statements that a program sends are no part of them.
public final class WorkloadAdviceScript {
    private static final String STOPPED = """
            -- Where it stopped at a build of an index, run the check at the end by itself: an INVALID index may be left.
            """;
    private static final String FOOT = "\nRESET lock_timeout;\nRESET statement_timeout;\n";
    private static final Pattern CONCURRENTLY = Pattern.compile(
            "(CREATE (UNIQUE )?INDEX|DROP INDEX) CONCURRENTLY .*|ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY;", Pattern.DOTALL);
    /// Checks whose steps put another table or column in the place of one.
    private static final Set<String> MAKE_ANEW = Set.of("partition-by-time", "keys-run-out");

    private WorkloadAdviceScript() {}

    /// Empty texts where nothing of it changes a schema.
    ///
    /// @param database what it is called
    public static DdlScript of(String database, List<WorkloadAdvice> advice) {
        List<SchemaAdvice> changes = advice.stream().flatMap(WorkloadAdviceScript::schema).toList();
        if (changes.isEmpty()) {
            return new DdlScript("", "");
        }
        String name = VisibleText.line(database);
        return new DdlScript(
                script("What Plumbline advises for the schema of " + name + ".", changes.stream()
                        .map(change -> forward(change, isLeft(change, changes)))),
                script("Takes back what Plumbline's advice for the schema of " + name + " changed, where it was carried out to its end.",
                        changes.reversed().stream().map(change -> back(change, isLeft(change, changes)))));
    }

    private static Stream<SchemaAdvice> schema(WorkloadAdvice advice) {
        return advice instanceof WorkloadAdvice.OfSchema(SchemaAdvice change) ? Stream.of(change)
                : Stream.empty();
    }

    /// Another piece makes its table anew: what it names may be another's then.
    private static boolean isLeft(SchemaAdvice change, List<SchemaAdvice> changes) {
        return changes.stream().filter(other -> other.table().equals(change.table()) && MAKE_ANEW.contains(other.check()))
                .findFirst().filter(other -> !other.equals(change)).isPresent();
    }

    private static String script(String what, Stream<Part> parts) {
        List<Part> all = parts.toList();
        String check = BuiltCheck.of(all.stream().flatMap(part -> part.made().stream()).toList(), "build it again");
        return head(what, check.isEmpty() ? "" : STOPPED)
                + all.stream().map(Part::text).collect(Collectors.joining()) + check + FOOT;
    }

    /// @param made the indexes that it builds beside those who work
    private record Part(String text, List<BuiltCheck.Made> made) {}

    private static Part forward(SchemaAdvice change, boolean left) {
        WorkloadAdviceText text = WorkloadAdviceText.of(new WorkloadAdvice.OfSchema(change));
        var part = new StringBuilder("\n").append(comment(text.headline() + ": " + text.about())).append(comment(text.sentence()));
        if (!text.prices().isEmpty()) {
            part.append(comment("  What it costs: " + String.join("; ", text.prices())));
        }
        text.doubts().forEach(doubt -> part.append(comment("  Might be wrong: " + doubt)));
        if (left) {
            part.append(comment("  Other advice here makes the table anew: look again once that is done. Until then this is a comment."));
        }
        return statements(part.toString(), change.steps(), left);
    }

    private static Part back(SchemaAdvice change, boolean left) {
        WorkloadAdviceText text = WorkloadAdviceText.of(new WorkloadAdvice.OfSchema(change));
        String head = "\n" + comment(text.headline() + ": " + text.about());
        if (change.back().isEmpty()) {
            return new Part(head + comment("Nothing takes it back, or there is nothing to take back."), List.of());
        }
        boolean half = left || waits(change.steps()).contains(true);
        return statements(head + (half ? comment("The way there stands as a comment, or a part of it: run what takes back what you ran.")
                : ""), change.back(), half);
    }

    /// Of each step with a statement whether it waits for a person.
    private static List<Boolean> waits(List<SchemaAdvice.Step> steps) {
        var all = new ArrayList<Boolean>();
        boolean waits = false;
        for (SchemaAdvice.Step step : steps) {
            waits |= step.effect() == Effect.LOSES_ROWS;
            if (step.sql().isPresent()) {
                all.add(waits);
            }
            waits |= step.sql().isEmpty();
        }
        return all;
    }

    /// @param left all of it stands as a comment
    private static Part statements(String head, List<SchemaAdvice.Step> steps, boolean left) {
        var part = new StringBuilder(head);
        var made = new ArrayList<BuiltCheck.Made>();
        Iterator<Boolean> waits = waits(steps).iterator();
        for (SchemaAdvice.Step step : steps) {
            part.append(comment((step.sql().isEmpty() ? "By hand: " : "") + step.why()
                    + WorkloadAdviceText.effect(step).map(" "::concat).orElse("")));
            if (step.sql().isPresent()) {
                String sql = patient(step.sql().get().strip() + ";\n");
                boolean commented = waits.next() || left;
                part.append(commented ? sql.lines().map(line -> "-- " + line + "\n").collect(Collectors.joining()) : sql);
                if (!commented) {
                    BuiltCheck.made(step.sql().get()).ifPresent(made::add);
                }
            }
        }
        return new Part(part.toString(), made);
    }

    /// CONCURRENTLY waits for older transactions, and one that gives up leaves something half done; meanwhile it holds up nobody.
    private static String patient(String sql) {
        return CONCURRENTLY.matcher(sql.strip()).matches() ? "SET lock_timeout = 0;\n" + sql + "SET lock_timeout = '5s';\n" : sql;
    }

    /// A comment ends where its line ends: a name may hold a line break.
    private static String comment(String words) {
        return "-- " + VisibleText.line(words) + "\n";
    }

    private static String head(String what, String stopped) {
        return """
                -- %s
                -- None of it was run: read the reasons first, and look at each doubt. Take out what you do not want.
                -- Run it outside a transaction block: psql -v ON_ERROR_STOP=1 -f does so, and stops at what fails.
                -- What deletes rows stands here as a comment, and so does what comes after something done by hand.
                %s
                -- Rather give up than wait in a queue for a lock and hold up everybody behind.
                SET lock_timeout = '5s';
                -- What reads a whole table may take long.
                SET statement_timeout = 0;
                """.formatted(what, stopped);
    }
}
