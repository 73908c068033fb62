package org.plumbline.advice.rule;

import java.util.Optional;
import java.util.Set;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.Operand;

/// The index that answers an operator of documents, lists, texts or ranges, which the type of the constant tells: GIN, or GiST for ranges.
///
/// @param method `gin` or `gist`
/// @param key the column or expression, with an operator class where the default one is not the best
record GinKey(String method, IndexCandidate.Key key) {
    private static final Set<String> RANGES = Set.of(
            "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange");

    private static final Set<String> OVERLAPPING = Set.of("@>", "<@", "&&");
    private static final Set<String> KEY_EXISTS = Set.of("?", "?|", "?&");

    static Optional<GinKey> of(Comparison comparison) {
        if (!(comparison.other() instanceof Operand.Value value) || !ScanStory.isIndexable(comparison.subject())) {
            return Optional.empty();
        }
        String type = value.type().orElse("");
        Optional<IndexCandidate.Key> key = key(comparison.subject());
        String operator = comparison.operator();
        if ((operator.equals("@>") && type.equals("jsonb")) || (operator.equals("@@") && type.equals("jsonpath"))) {
            // Smaller and faster than the default class, for these operators only (documentation, "jsonb Indexing").
            return key.map(on -> new GinKey("gin", on.withOperatorClass("jsonb_path_ops")));
        }
        boolean overlaps = OVERLAPPING.contains(operator);
        boolean searchesText = operator.equals("@@")
                && (type.equals("tsquery") || (type.isEmpty() && readsTextVector(comparison.subject())));
        if (KEY_EXISTS.contains(operator) || (overlaps && type.endsWith("[]")) || searchesText) {
            return key.map(on -> new GinKey("gin", on));
        }
        return overlaps && RANGES.contains(type) ? key.map(on -> new GinKey("gist", on)) : Optional.empty();
    }

    private static boolean readsTextVector(Operand subject) {
        return subject instanceof Operand.OfColumn
                || (subject instanceof Operand.OfExpression expression && expression.wrapper().equals("to_tsvector"));
    }

    private static Optional<IndexCandidate.Key> key(Operand subject) {
        return switch (subject) {
            case Operand.OfColumn(var column, boolean _) -> Optional.of(IndexCandidate.Key.column(column.name()));
            case Operand.OfExpression expression when isHarmless(expression.sql()) && isImmutableVector(expression) ->
                    Optional.of(IndexCandidate.Key.expression(expression.sql()));
            case Operand.OfExpression _, Operand.Value _, Operand.SubPlan _ -> Optional.empty();
        };
    }

    /// `to_tsvector` with its configuration; without one it depends on a setting.
    private static boolean isImmutableVector(Operand.OfExpression expression) {
        return !expression.wrapper().equals("to_tsvector") || expression.sql().contains("::regconfig");
    }

    /// It is copied into a statement.
    private static boolean isHarmless(String sql) {
        return !sql.contains("\\") && !sql.contains(";") && !sql.contains("--") && !sql.contains("/*") && !sql.contains("$");
    }
}
