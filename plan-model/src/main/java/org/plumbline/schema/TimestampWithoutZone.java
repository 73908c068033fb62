package org.plumbline.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// Times without a zone in a database that has times with one too: comparing the two takes the former for times of the session's zone
/// (`timestamp2timestamptz`), which each session chooses. Where all columns are alike somebody decided so, and nothing is said.
public final class TimestampWithoutZone implements SchemaCheck {
    /// No zone: a statement with it fails.
    static final String ZONE = "Your/Zone";
    static final String PUT_THE_ZONE = "Put the zone that the times were written in for " + ZONE
            + " (such as Europe/Berlin or UTC); as it stands the statement fails.";
    /// What the time is now, in whatever zone: as `pg_get_expr` has it.
    private static final String NOW = "(?:now\\(\\)|(?:CURRENT_TIMESTAMP|LOCALTIMESTAMP)(?:\\(\\d\\))?)";
    private static final String PLACE = "'[\\w/+-]+'::text";
    private static final Pattern IS_NOW = Pattern.compile(
            NOW + "|timezone\\(" + PLACE + ", " + NOW + "\\)|\\(" + NOW + " AT TIME ZONE " + PLACE + "\\)");
    private static final String WITH = "with time zone";
    private static final String WITHOUT = "without time zone";

    @Override
    public String id() {
        return "timestamp-without-zone";
    }

    @Override
    public String title() {
        return "Times without a zone beside times with one";
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        long withZone = facts.catalog().tables().stream().filter(table -> table.partitionOf().isEmpty())
                .flatMap(table -> table.columns().stream()).filter(column -> isTimestamp(column, WITH)).count();
        if (withZone == 0) {
            return List.of();
        }
        var casts = ColumnCasts.of(facts);
        var columns = RetypedColumns.of(facts);
        return facts.catalog().tables().stream().flatMap(table ->
                Optional.of(columns.where(table, column -> isTimestamp(column, WITHOUT)
                                && isNowAtMost(columns.kept(table, column).standard()))).filter(some -> !some.isEmpty())
                        .map(some -> advice(columns, table, some, casts, withZone)).stream()).toList();
    }

    private static boolean isNowAtMost(Optional<String> standard) {
        return standard.filter(text -> !IS_NOW.matcher(text).matches()).isEmpty();
    }

    private static boolean isTimestamp(ColumnFacts column, String zone) {
        return column.type().startsWith("timestamp") && column.type().endsWith(zone);
    }

    private SchemaAdvice advice(
            RetypedColumns retyped, TableFacts table, List<ColumnFacts> columns, ColumnCasts all, long withZone) {
        String names = columns.stream().map(ColumnFacts::name).collect(Collectors.joining(", "));
        Concerned casts = columns.stream().map(column -> all.of(table, column)).reduce(Concerned.NONE, Concerned::and);
        var change = new TypeChange(table, changes(retyped, table, columns, WITH));
        return new SchemaAdvice(id(), table.qualifiedName(), columns.size() == 1 ? names : table.name(), casts.time(), casts.statements(),
                List.of(Evidence.text("columns without a zone", names),
                        Evidence.count("columns with a zone in this database", withZone)),
                List.of(Evidence.bytes("written anew", change.written(retyped.facts().activity(table.qualifiedName())))),
                List.of(change.step(PUT_THE_ZONE)),
                List.of(change.step("As it was, with the same zone: "
                        + "but for the hour that comes twice when clocks are put back.", changes(retyped, table, columns, WITHOUT))),
                List.of(Doubt.ZONE_OF_VALUES_UNKNOWN, Doubt.PROGRAMS_MUST_FOLLOW, Doubt.OTHERS_MAY_USE_THE_COLUMN));
    }

    /// A default of times in some zone would be converted by the zone of the session that inserts.
    private static List<TypeChange.Change> changes(RetypedColumns retyped, TableFacts table, List<ColumnFacts> columns, String zone) {
        return columns.stream().map(column -> new TypeChange.Change(column,
                column.type().replace(WITHOUT, zone), QuotedName.of(column.name()) + " AT TIME ZONE '" + ZONE + "'",
                retyped.kept(table, column).standard().map(text -> zone.equals(WITH) ? "now()" : text))).toList();
    }
}
