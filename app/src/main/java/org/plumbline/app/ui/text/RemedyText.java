package org.plumbline.app.ui.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Action;
import org.plumbline.advice.Remedy;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexDdl;
import org.plumbline.plan.Capability;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.sql.QuotedName;

/// What to do, in words.
///
/// @param kind `create-index`, `create-other-index`, `setting`, `analyze`, `vacuum`, `rewrite`, `statement`, `run-again` or `advice`
/// @param text one sentence
/// @param sql the statement that does it, without a closing semicolon
public record RemedyText(String kind, String text, Optional<String> sql) {
    private static final long MEGABYTE = 1024 * 1024;
    /// Tables named in a sentence; its statement has all of them.
    private static final int MOST_NAMED = 6;

    public static RemedyText of(Remedy remedy) {
        return switch (remedy) {
            case Remedy.CreateIndex(IndexCandidate index) -> new RemedyText(
                    "create-index", "Create " + kind(index) + " on " + index.table() + " (" + keys(index) + ")" + carried(index)
                            + partial(index) + ".",
                    Optional.of(IndexDdl.of(index).create()));
            case Remedy.CreateOtherIndex(IndexCandidate index, var merit) -> new RemedyText(
                    "create-other-index", switch (merit) {
                        case SMALLER -> "Or, if the query always asks for these values, a smaller one" + partial(index) + ".";
                        case BLOCK_RANGES -> "Or, if rows are only ever added in this order, one of block ranges (BRIN) on " + keys(index)
                                + ", which is a thousandth of the size.";
                    }, Optional.of(IndexDdl.of(index).create()));
            case Remedy.ChangeSetting(String setting, String value) -> new RemedyText(
                    "setting", "Try this statement with " + setting + " set to " + value + ", inside its transaction only.",
                    Optional.of(setLocal(setting, value)));
            case Remedy.RaiseMemory(String setting, Bytes to) -> new RemedyText(
                    "setting", "Give this statement more memory: " + setting + " of " + Format.bytes(to)
                            + ", inside its transaction only and not for the whole server.",
                    Optional.of(setLocal(setting, memory(to))));
            case Remedy.Analyze(List<String> tables, List<String> columns) -> analyze(tables, columns);
            case Remedy.Vacuum(String table) -> new RemedyText(
                    "vacuum", "Vacuum " + table + ", and let autovacuum come to it more often, so that the index can answer alone.",
                    Optional.of("VACUUM (ANALYZE) " + SqlName.quoted(table)));
            case Remedy.Act(Action action, Optional<String> sql) ->
                    new RemedyText(action.kind().name().toLowerCase(Locale.ROOT), ActionText.of(action), sql);
            case Remedy.RunAgainWith(Set<Capability> options) -> new RemedyText("run-again", runAgain(options), Optional.empty());
            case Remedy.Advice(String text) -> new RemedyText("advice", text, Optional.empty());
        };
    }

    /// `Run the query again with EXPLAIN (ANALYZE, BUFFERS) to check this.`
    public static String runAgain(Set<Capability> options) {
        return runAgain(options, "to check this.");
    }

    static String runToKnowMore(Set<Capability> options) {
        return runAgain(options, "to know more.");
    }

    private static String runAgain(Set<Capability> options, String purpose) {
        String explain = options.stream().sorted().flatMap(RemedyText::words).distinct().collect(Collectors.joining(", "));
        boolean since17 = options.contains(Capability.SERIALIZE) || options.contains(Capability.MEMORY);
        return "Run the query again with " + (explain.isEmpty() ? "" : "EXPLAIN (" + explain + ")")
                + (since17 ? " (PostgreSQL 17 and later)" : "")
                + (options.contains(Capability.IO_TIMINGS) ? (explain.isEmpty() ? "" : " and ") + "track_io_timing on" : "")
                + " " + purpose;
    }

    private static Stream<String> words(Capability capability) {
        return switch (capability) {
            case ANALYZE -> Stream.of("ANALYZE");
            case TIMING -> Stream.of("ANALYZE", "TIMING ON");
            case COSTS -> Stream.of("COSTS ON");
            case BUFFERS -> Stream.of("BUFFERS");
            case VERBOSE, WORKERS -> Stream.of("VERBOSE");
            case WAL -> Stream.of("WAL");
            case SETTINGS -> Stream.of("SETTINGS");
            case SUMMARY -> Stream.of("SUMMARY ON");
            case MEMORY -> Stream.of("MEMORY");
            case SERIALIZE -> Stream.of("ANALYZE", "SERIALIZE");
            case IO_TIMINGS, ROW_DECIMALS, PARALLEL_AWARE -> Stream.empty();
        };
    }

    private static RemedyText analyze(List<String> tables, List<String> columns) {
        String names = NameList.of(tables, MOST_NAMED);
        String analyze = "ANALYZE" + tables.stream().map(SqlName::quoted).collect(Collectors.joining(", ", " ", "")).stripTrailing();
        if (columns.isEmpty() || tables.size() != 1) {
            return new RemedyText("analyze", "Refresh the statistics" + (names.isEmpty() ? "" : " of " + names)
                    + ", which the planner estimates from.", Optional.of(analyze));
        }
        String statistics = "CREATE STATISTICS " + SqlName.made(tables.getFirst(), columns) + " ON "
                + columns.stream().map(QuotedName::of).collect(Collectors.joining(", "))
                + " FROM " + SqlName.quoted(tables.getFirst());
        return new RemedyText("analyze", "Tell the planner that " + String.join(" and ", columns) + " of " + names
                + " go together, then refresh its statistics.", Optional.of(statistics + ";\n" + analyze));
    }

    private static String keys(IndexCandidate index) {
        return index.keys().stream()
                .map(key -> (key.isColumn() ? key.expression() : "(" + key.expression() + ")")
                        + key.operatorClass().map(" "::concat).orElse("") + (key.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String kind(IndexCandidate index) {
        return index.method().equals("btree") ? "an index" : "a " + index.method().toUpperCase(Locale.ROOT) + " index";
    }

    private static String carried(IndexCandidate index) {
        return index.include().isEmpty() ? "" : " that carries " + String.join(", ", index.include()) + " too";
    }

    private static String partial(IndexCandidate index) {
        return index.where().map(where -> " where " + where).orElse("");
    }

    private static String setLocal(String setting, String value) {
        return "SET LOCAL " + setting + " = '" + value.replace("'", "''") + "'";
    }

    private static String memory(Bytes size) {
        return size.count() % MEGABYTE == 0 ? size.count() / MEGABYTE + "MB" : (size.count() + 1023) / 1024 + "kB";
    }
}
