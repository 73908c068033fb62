package org.plumbline.index;

import java.util.Optional;
import java.util.Set;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.LikePattern;
import org.plumbline.sql.Operand;

/// The index that answers an operator of documents, lists, texts or ranges, which the type of the constant tells: GIN, or GiST for ranges.
///
/// @param method `gin` or `gist`
/// @param key the column or expression, with an operator class where the default one is not the best
public record GinKey(String method, IndexCandidate.Key key) {
    private static final Set<String> RANGES = Set.of(
            "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange");

    private static final String TRIGRAMS = "gin_trgm_ops";
    /// Shorter texts have no trigram (pg_trgm).
    private static final int TRIGRAM = 3;

    private static final Set<String> OVERLAPPING = Set.of("@>", "<@", "&&");
    private static final Set<String> KEY_EXISTS = Set.of("?", "?|", "?&");

    /// For documents, lists, text search and ranges; none for any other comparison.
    public static Optional<GinKey> of(Comparison comparison) {
        if (!(comparison.other() instanceof Operand.Value value) || !isIndexable(comparison.subject())) {
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

    /// For a text that is searched for a part of it, by its trigrams (pg_trgm); none for any other comparison, or where the part is too
    /// short to have one.
    public static Optional<GinKey> ofTrigrams(Comparison comparison) {
        return searchesInside(comparison) ? key(comparison.subject()).map(on -> new GinKey("gin", on.withOperatorClass(TRIGRAMS)))
                : Optional.empty();
    }

    /// Whether a text is searched for a part that no B-tree finds and that has a trigram: ILIKE, LIKE but at the beginning, a regular
    /// expression.
    public static boolean searchesInside(Comparison comparison) {
        boolean anywhere = comparison.pattern().filter(pattern -> pattern.plainRun() >= TRIGRAM)
                .filter(pattern -> comparison.operator().equals("~~*")
                        || pattern.shape() == LikePattern.Shape.INFIX || pattern.shape() == LikePattern.Shape.SUFFIX)
                .isPresent();
        boolean matched = comparison.regex().filter(pattern -> pattern.plainRun() >= TRIGRAM).isPresent();
        return (anywhere || matched) && isIndexable(comparison.subject());
    }

    /// Whether an index can be on it, as far as can be seen.
    public static boolean isIndexable(Operand subject) {
        return switch (subject) {
            case Operand.OfColumn _ -> true;
            case Operand.OfExpression expression -> expression.fixed();
            case Operand.Value _, Operand.SubPlan _ -> false;
        };
    }

    private static boolean readsTextVector(Operand subject) {
        return subject instanceof Operand.OfColumn
                || (subject instanceof Operand.OfExpression expression && expression.wrapper().equals("to_tsvector"));
    }

    private static Optional<IndexCandidate.Key> key(Operand subject) {
        return switch (subject) {
            case Operand.OfColumn(var column, boolean _) -> Optional.of(IndexCandidate.Key.column(column.name()));
            case Operand.OfExpression expression when BtreeKeys.isHarmless(expression.sql()) && isImmutableVector(expression) ->
                    Optional.of(IndexCandidate.Key.expression(expression.sql()));
            case Operand.OfExpression _, Operand.Value _, Operand.SubPlan _ -> Optional.empty();
        };
    }

    /// `to_tsvector` with its configuration; without one it depends on a setting.
    private static boolean isImmutableVector(Operand.OfExpression expression) {
        return !expression.wrapper().equals("to_tsvector") || expression.sql().contains("::regconfig");
    }
}
