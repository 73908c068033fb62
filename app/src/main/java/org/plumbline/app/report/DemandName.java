package org.plumbline.app.report;

import java.util.List;
import java.util.Locale;
import org.plumbline.rewrite.Demand;

/// What a condition is called on the command line and in JSON: `not-null:public.blocked.customer`.
public final class DemandName {
    private DemandName() {}

    /// The same for the same condition, without a space.
    public static String of(Demand demand) {
        String of = switch (demand) {
            case Demand.NotNull(String table, String column) -> table + "." + column;
            case Demand.Unique(String table, List<String> columns) -> table + "." + String.join(",", columns);
            case Demand.RowReferredTo(String table, List<String> columns, String referred, List<String> _) ->
                    table + "." + String.join(",", columns) + ":" + referred;
            case Demand.Type(String table, String column, String type) -> table + "." + column + ":" + type;
            case Demand.SameType(String table, String column, String other, String otherColumn) ->
                    table + "." + column + ":" + other + "." + otherColumn;
            case Demand.Repeatable(String function) -> function;
            case Demand.DistinctMembers(String parameter) -> parameter;
            case Demand.OrdinaryDay(String value) -> value;
            case Demand.AfterChrist(String table, String column) -> table + "." + column;
            case Demand.DeterministicCollation(String table, String column) -> table + "." + column;
            case Demand.NoTriggers(String table) -> table;
            case Demand.QuietBetweenPages _, Demand.ProgramChanges _, Demand.OneTransaction _, Demand.DaysInOrder _ -> "";
        };
        return (kind(demand) + (of.isEmpty() ? "" : ":" + of)).replace(' ', '_');
    }

    /// The record's name as JSON has names: `not-null`.
    static String kind(Demand demand) {
        return demand.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
