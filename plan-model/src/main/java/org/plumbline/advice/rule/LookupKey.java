package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.QuotedName;

/// What a nested loop's inner scan looks for: columns of tables below the loop's outer side, which are a Memoize's key.
record LookupKey(List<Part> parts) {
    /// One of its columns.
    record Part(String alias, TableFacts table, ColumnFacts column) {
        /// As the statistics tell; none where they were never made.
        OptionalDouble distinct() {
            Optional<ColumnStatistics> known = column.statistics().filter(statistics -> statistics.distinct() != 0);
            return known.isPresent() ? OptionalDouble.of(Math.max(1, known.get().distinctOf(table.rows()).value()))
                    : OptionalDouble.empty();
        }
    }

    LookupKey {
        parts = List.copyOf(parts);
    }

    /// None where the scan is given something else than columns of tables that are known, or some of its conditions is not understood.
    static Optional<LookupKey> of(Plan plan, JoinSides sides, CatalogFacts facts) {
        String own = JoinSides.alias(sides.inner());
        var given = new LinkedHashSet<ColumnName>();
        for (Condition condition : conditions(sides.inner())) {
            Optional<List<ColumnName>> columns = ExpressionParser.columns(condition.text());
            if (columns.isEmpty()) {
                return Optional.empty();
            }
            columns.get().stream().filter(column -> column.qualifier().filter(alias -> !alias.equals(own)).isPresent()).forEach(given::add);
        }
        var parts = new ArrayList<Part>();
        for (ColumnName column : given) {
            Optional<Part> part = part(plan, sides, facts, column);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new LookupKey(parts));
    }

    /// How many different keys there are at most by the statistics of its columns; none where one has none.
    OptionalDouble distinct() {
        double distinct = 1;
        for (Part part : parts) {
            if (part.distinct().isEmpty()) {
                return OptionalDouble.empty();
            }
            distinct *= part.distinct().getAsDouble();
        }
        return OptionalDouble.of(distinct);
    }

    /// `i.product_id, i.day`.
    String named() {
        return parts.stream().map(part -> QuotedName.of(part.alias()) + "." + QuotedName.of(part.column().name()))
                .collect(Collectors.joining(", "));
    }

    /// Tables without statistics of their part; none of them where one was analysed: then its statistics are there, and the role may not
    /// read them.
    Set<String> unknownTables() {
        List<Part> unknown = parts.stream().filter(part -> part.distinct().isEmpty()).toList();
        boolean hidden = unknown.stream().anyMatch(part -> part.table().analyzedAt().isPresent());
        return hidden ? Set.of() : unknown.stream().map(part -> part.table().qualifiedName())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Condition> conditions(PlanNode scan) {
        var conditions = new ArrayList<>(ScanFigures.searched(scan));
        ScanFigures.filter(scan).ifPresent(conditions::add);
        return conditions;
    }

    /// Partitions have statistics of their own rows alone.
    private static Optional<Part> part(Plan plan, JoinSides sides, CatalogFacts facts, ColumnName column) {
        String alias = column.qualifier().orElseThrow();
        List<PlanNode> scans = plan.subtree(sides.outer()).stream()
                .filter(node -> node.operation() instanceof Operation.Scan && JoinSides.alias(node).equals(alias)).toList();
        return scans.size() != 1 ? Optional.empty() : ScanFigures.target(scans.getFirst())
                .flatMap(target -> target.relation().flatMap(relation -> facts.table(target.schema(), relation)))
                .filter(table -> !table.partitioned() && table.partitionOf().isEmpty())
                .flatMap(table -> table.columns().stream().filter(each -> each.name().equals(column.name())).findFirst()
                        .map(each -> new Part(alias, table, each)));
    }
}
