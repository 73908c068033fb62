package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.sql.Comparison.Kind;

/// What a condition compares: terms that must all hold.
///
/// @param comparisons those that are comparisons, in order
/// @param orAcrossColumns some term is an OR whose branches compare different things, which no single B-tree index serves
public record ParsedCondition(List<Comparison> comparisons, boolean orAcrossColumns) {
    public ParsedCondition {
        comparisons = List.copyOf(comparisons);
    }

    /// The comparisons of this relation's columns with anything else, each turned so that the relation's side is the subject.
    public List<Comparison> comparisonsOf(String alias) {
        var own = new ArrayList<Comparison>();
        for (Comparison comparison : comparisons) {
            if (reads(comparison.subject(), alias) && !touches(comparison.other(), alias)) {
                own.add(comparison);
            } else if (reads(comparison.other(), alias) && !touches(comparison.subject(), alias)) {
                own.add(comparison.mirrored());
            } else if (reads(comparison.subject(), alias)) {
                own.add(new Comparison(comparison.subject(), Kind.OTHER, comparison.operator(), comparison.other()));
            }
        }
        return own;
    }

    private static boolean reads(Operand operand, String alias) {
        return !operand.columns().isEmpty() && operand.columns().stream().allMatch(column -> column.belongsTo(alias));
    }

    private static boolean touches(Operand operand, String alias) {
        return operand.columns().stream().anyMatch(column -> column.belongsTo(alias));
    }
}
