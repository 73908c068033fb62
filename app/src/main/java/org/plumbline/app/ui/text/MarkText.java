package org.plumbline.app.ui.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.sql.mark.Mark;

/// What of a statement belongs to a node, in words.
public final class MarkText {
    private MarkText() {}

    /// The legend's word.
    public static String name(Mark.Kind kind) {
        return switch (kind) {
            case TABLE -> "table, function";
            case CONDITION -> "condition";
            case ORDER -> "sort key, distinct";
            case GROUP -> "group key, aggregate";
            case LIMIT -> "limit";
            case QUERY -> "subquery, union";
        };
    }

    /// `table, function, 2 × condition`; empty for none.
    public static String kinds(List<Mark> marks) {
        Map<Mark.Kind, Integer> counts = new EnumMap<>(Mark.Kind.class);
        marks.forEach(mark -> counts.merge(mark.kind(), 1, Integer::sum));
        return counts.entrySet().stream().map(each -> (each.getValue() > 1 ? each.getValue() + " × " : "") + name(each.getKey()))
                .collect(Collectors.joining(", "));
    }

    /// Why a node has no part, where the statement could be read.
    public static final String NOTHING = "nothing of the statement is surely its own";

    /// Why the switch that lays a statement out is off.
    public static final String NOT_LAID_OUT = "A statement as long as this one is not laid out in lines.";

    /// Why there is nothing to be opened in the SQL editor.
    public static final String NOTHING_TO_EDIT = "There is no statement to open yet.";

    /// Why nothing is marked, as a sentence.
    public static String silence(String why) {
        return "No part of this statement can be told to belong to a node: " + why + ".";
    }

    /// How a plan gets its statement.
    public static final String NO_QUERY = "EXPLAIN does not print the statement. It comes with plans that you run here in the SQL "
            + "editor, that the history keeps, and that auto_explain logs (Query Text). If you have it, paste it below: the parts that "
            + "belong to each node are marked then.";
}
