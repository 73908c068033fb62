package org.plumbline.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Target;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.Comparison.Kind;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;
import org.plumbline.sql.ParsedCondition;

/// The B-tree index that would serve conditions: columns compared with one value first, then those with a list, then one range, as an index
/// is searched by a prefix of its keys and by nothing after the first range, and once for each value of a list.
public final class BtreeKeys {
    /// Our own limit: further columns make the index larger and rarely narrow the search.
    private static final int MOST_KEYS = 5;
    private static final Set<String> SYSTEM_COLUMNS = Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");

    private BtreeKeys() {}

    /// An index for a scan of `target` under these conditions, which all hold. None where one of them cannot be parsed or is an OR across
    /// columns, where nothing in them is a comparison that a B-tree answers, or where the table's name is not known.
    public static Optional<IndexCandidate> serving(Target target, List<Condition> conditions) {
        return serving(IndexNeed.of(target, conditions));
    }

    /// Likewise.
    static Optional<IndexCandidate> serving(IndexNeed need) {
        Target target = need.target();
        if (target.relation().isEmpty()) {
            return Optional.empty();
        }
        String alias = target.alias().orElse(target.relation().get());
        var equal = new ArrayList<IndexCandidate.Key>();
        var lists = new ArrayList<IndexCandidate.Key>();
        var ranges = new ArrayList<IndexCandidate.Key>();
        for (Condition condition : need.conditions()) {
            Optional<ParsedCondition> parsed = ConditionParser.parse(condition);
            if (parsed.isEmpty() || parsed.get().orAcrossColumns()) {
                return Optional.empty();
            }
            for (Comparison comparison : parsed.get().comparisonsOf(alias)) {
                List<IndexCandidate.Key> place = comparison.kind() != Kind.EQUALITY ? ranges
                        : comparison.operator().equals("= ANY") ? lists : equal;
                key(comparison).ifPresent(place::add);
            }
        }
        equal.addAll(lists);
        List<IndexCandidate.Key> keys = inOrder(equal, ranges);
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(new IndexCandidate(target.schema(), target.relation().get(), "btree", keys, List.of(), Optional.empty()));
    }

    /// Whether a key was read from a cast to text, which is only PostgreSQL's own where the column is `varchar`.
    public static boolean readsThroughCast(Target target, List<Condition> conditions) {
        String alias = target.alias().or(target::relation).orElse("");
        return conditions.stream()
                .flatMap(condition -> ConditionParser.parse(condition).stream())
                .flatMap(parsed -> parsed.comparisonsOf(alias).stream())
                .anyMatch(comparison -> comparison.kind() != Kind.OTHER
                        && comparison.subject() instanceof Operand.OfColumn(var _, boolean castToText) && castToText);
    }

    private static List<IndexCandidate.Key> inOrder(List<IndexCandidate.Key> equal, List<IndexCandidate.Key> ranges) {
        var keys = new ArrayList<IndexCandidate.Key>();
        equal.stream().distinct().limit(MOST_KEYS - 1).forEach(keys::add);
        ranges.stream().filter(range -> isNew(keys, range) && keys.size() < MOST_KEYS).findFirst().ifPresent(keys::add);
        return keys;
    }

    private static boolean isNew(List<IndexCandidate.Key> keys, IndexCandidate.Key next) {
        return keys.stream().noneMatch(key -> key.expression().equals(next.expression()));
    }

    private static Optional<IndexCandidate.Key> key(Comparison comparison) {
        if (comparison.kind() == Kind.OTHER || comparison.other() instanceof Operand.SubPlan) {
            return Optional.empty();
        }
        Optional<IndexCandidate.Key> key = switch (comparison.subject()) {
            case Operand.OfColumn(var column, boolean _) when !SYSTEM_COLUMNS.contains(column.name()) ->
                    Optional.of(IndexCandidate.Key.column(column.name()));
            case Operand.OfExpression(var _, var _, String sql, boolean fixed) when fixed && isHarmless(sql) ->
                    Optional.of(IndexCandidate.Key.expression(sql));
            case Operand.OfColumn _, Operand.OfExpression _, Operand.Value _, Operand.SubPlan _ -> Optional.empty();
        };
        return comparison.kind() == Kind.PREFIX ? key.map(plain -> plain.withOperatorClass("text_pattern_ops")) : key;
    }

    /// An expression is copied into a statement: nothing that PostgreSQL and our parser might end a text at differently.
    public static boolean isHarmless(String sql) {
        return !sql.contains("\\") && !sql.contains(";") && !sql.contains("--") && !sql.contains("/*") && !sql.contains("$");
    }
}
