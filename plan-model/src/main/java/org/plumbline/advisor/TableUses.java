package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.BeginningKey;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.TypedComparison;
import org.plumbline.plan.Condition;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.ConstantTerm;
import org.plumbline.sql.Distance;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.Operand;
import org.plumbline.sql.ParsedCondition;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.SortKey;
import org.plumbline.sql.SortKeys;

/// Reads from a plan which columns a statement uses, and how. A plan made with VERBOSE says more than the statement's text: views are
/// opened, conditions stand where they are checked, and every column carries its table's alias.
final class TableUses {
    private static final Set<String> SYSTEM_COLUMNS = Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");

    /// What stands around columns that rows are sorted by, and an index may have.
    private static final Set<String> ORDERED = Set.of("lower", "upper", "->>", "#>>", "abs", "length", "coalesce");
    private static final Pattern AGGREGATE =
            Pattern.compile("\\b(count|sum|avg|min|max|\\w+_agg|bool_\\w+|every|stddev\\w*|var\\w*)\\s*\\(", Pattern.CASE_INSENSITIVE);

    private final CatalogFacts facts;
    private final Map<String, Reading> readings = new LinkedHashMap<>();

    private TableUses(CatalogFacts facts) {
        this.facts = facts;
    }

    /// One for each alias of a table that the catalogue knows.
    static List<TableUse> of(Plan plan, CatalogFacts facts) {
        var uses = new TableUses(facts);
        plan.nodes().forEach(uses::meet);
        plan.nodes().forEach(uses::read);
        return uses.readings.values().stream().map(Reading::use).toList();
    }

    /// What is known so far of one alias.
    private static final class Reading {
        private final TableFacts table;
        private final Set<IndexCandidate.Key> equal = new LinkedHashSet<>();
        private final Set<IndexCandidate.Key> joined = new LinkedHashSet<>();
        private final Set<IndexCandidate.Key> ranges = new LinkedHashSet<>();
        private final Set<List<IndexCandidate.Key>> orders = new LinkedHashSet<>();
        private final Set<String> read = new LinkedHashSet<>();
        private final Set<Comparison> comparisons = new LinkedHashSet<>();
        private final Set<ConstantTerm> constants = new LinkedHashSet<>();
        private final Set<Distance> nearest = new LinkedHashSet<>();
        private final String alias;

        Reading(String alias, TableFacts table) {
            this.alias = alias;
            this.table = table;
        }

        TableUse use() {
            return new TableUse(alias, table, List.copyOf(equal), List.copyOf(joined), List.copyOf(ranges), List.copyOf(orders), read,
                    List.copyOf(comparisons), List.copyOf(constants), List.copyOf(nearest));
        }
    }

    private void meet(PlanNode node) {
        if (node.operation() instanceof Operation.Scan scan) {
            scan.target().relation().flatMap(name -> facts.table(scan.target().schema(), name)).ifPresent(table -> {
                String alias = scan.target().alias().orElse(table.name());
                TableFacts root = root(table);
                readings.putIfAbsent(alias, new Reading(alias, root));
                // what stands above the partitions' scans names the table itself
                int number = alias.lastIndexOf('_');
                if (table.partitionOf().isPresent() && number > 0) {
                    readings.putIfAbsent(alias.substring(0, number), new Reading(alias.substring(0, number), root));
                }
            });
        }
    }

    private TableFacts root(TableFacts table) {
        Optional<TableFacts> parent = table.partitionOf().flatMap(name ->
                facts.tables().stream().filter(each -> each.qualifiedName().equals(name)).findFirst());
        return parent.isPresent() ? root(parent.get()) : table;
    }

    private void read(PlanNode node) {
        NodeTexts texts = NodeTexts.of(node);
        texts.conditions().forEach(this::condition);
        texts.later().forEach(this::columns);
        texts.orders().forEach(this::order);
        switch (node.operation()) {
            case Operation.IndexScan scan when scan.indexCond().isEmpty() -> orderOf(scan.target(), scan.index());
            case Operation.IndexOnlyScan scan when scan.indexCond().isEmpty() -> orderOf(scan.target(), scan.index());
            default -> { }
        }
        if (!isWholeRow(node)) {
            texts.outputs().forEach(this::output);
        }
    }

    /// The order that an index gives may be what the statement asks for: then nothing is sorted that would tell.
    private void orderOf(Target target, String index) {
        Optional<IndexFacts> known = target.relation().flatMap(name -> facts.table(target.schema(), name)).stream()
                .flatMap(table -> table.indexes().stream()).filter(each -> each.name().equals(index)).findFirst();
        Optional<Reading> reading = target.alias().or(target::relation).map(readings::get);
        if (known.isPresent() && reading.isPresent()) {
            List<IndexCandidate.Key> keys = known.get().keys().stream().flatMap(key -> reading.get().table.columns().stream()
                    .map(ColumnFacts::name).filter(name -> QuotedName.of(name).equals(key.expression())))
                    .map(IndexCandidate.Key::column).toList();
            if (!keys.isEmpty() && keys.size() == known.get().keys().size()) {
                reading.get().orders.add(keys);
            }
        }
    }

    /// Where it is cheaper than to pick columns, a scan hands up whole rows (`use_physical_tlist`, createplan.c): that does not tell what
    /// is used.
    private boolean isWholeRow(PlanNode node) {
        return node.operation() instanceof Operation.Scan scan && node.parent().isPresent()
                && scan.target().alias().or(() -> scan.target().relation()).map(readings::get)
                        .filter(reading -> reading.table.columns().size() <= node.attributes().texts("Output").size()).isPresent();
    }

    private void condition(Condition condition) {
        columns(condition.text());
        Optional<ParsedCondition> parsed = ConditionParser.parse(condition);
        if (parsed.isEmpty()) {
            return;
        }
        readings.forEach((alias, reading) -> {
            for (Comparison printed : parsed.get().comparisonsOf(alias)) {
                Comparison comparison = TypedComparison.of(printed, reading.table);
                reading.comparisons.add(comparison);
                key(comparison.subject()).filter(key -> ImmutableKey.is(key, reading.table))
                        .ifPresent(key -> compared(reading, key, comparison));
            }
        });
        for (ConstantTerm term : ConstantTerm.among(condition)) {
            reading(term.column()).ifPresent(reading -> reading.constants.add(term));
        }
        if (parsed.get().orAcrossColumns()) {
            for (ColumnName column : ExpressionParser.everyColumn(condition.text())) {
                reading(column).ifPresent(reading -> add(reading, reading.ranges, IndexCandidate.Key.column(column.name())));
            }
        }
    }

    private static void compared(Reading reading, IndexCandidate.Key key, Comparison comparison) {
        switch (comparison.kind()) {
            case EQUALITY -> add(reading, comparison.other().columns().isEmpty() ? reading.equal : reading.joined, key);
            case RANGE -> add(reading, reading.ranges, key);
            case PREFIX -> BeginningKey.of(key, reading.table).ifPresent(own -> add(reading, reading.ranges, own));
            case OTHER -> { }
        }
    }

    private static Optional<IndexCandidate.Key> key(Operand operand) {
        return switch (operand) {
            case Operand.OfColumn(ColumnName column, boolean _) -> Optional.of(IndexCandidate.Key.column(column.name()));
            case Operand.OfExpression(var _, var _, String sql, boolean fixed) when fixed ->
                    Optional.of(IndexCandidate.Key.expression(sql));
            case Operand.OfExpression _, Operand.Value _, Operand.SubPlan _ -> Optional.empty();
        };
    }

    private static void add(Reading reading, Set<IndexCandidate.Key> keys, IndexCandidate.Key key) {
        if (!key.isColumn() || IndexableColumn.of(reading.table, key.expression()).isPresent()) {
            keys.add(key);
        }
    }

    /// Keys of a sort or a grouping, as far as they are columns of one table: up to the first that is not.
    private void order(List<String> texts) {
        texts.forEach(this::columns);
        if (texts.size() == 1) {
            Distance.of(texts.getFirst()).ifPresent(distance ->
                    reading(distance.column()).filter(reading -> !distance.castToText()
                            || TypedComparison.isText(reading.table, distance.column().name()))
                            .ifPresent(reading -> reading.nearest.add(distance)));
        }
        var perAlias = new HashMap<String, List<IndexCandidate.Key>>();
        List<SortKey> keys = SortKeys.parse(texts).orElse(List.of());
        boolean forwards = keys.stream().map(SortKey::descending).distinct().count() > 1;
        for (SortKey key : keys) {
            Optional<Reading> reading = key.by().columns().stream().findFirst().flatMap(this::reading)
                    .filter(each -> key.by().columns().stream().allMatch(column -> column.belongsTo(each.alias)));
            if (key.isPlain() && reading.isPresent()) {
                TableFacts table = reading.get().table;
                key(key.by()).filter(own -> own.isColumn() ? key.column().isPresent()
                                && IndexableColumn.of(table, own.expression()).isPresent() : isOrdered(key.by(), own, table))
                        .ifPresent(own -> perAlias.computeIfAbsent(reading.get().alias, _ -> new ArrayList<>()).add(
                                new IndexCandidate.Key(own.expression(), own.isColumn(), forwards && key.descending(), Optional.empty())));
            }
        }
        perAlias.forEach((alias, own) -> readings.get(alias).orders.add(List.copyOf(own)));
    }

    /// Sorts stand above aggregates too, whose results no index has.
    private static boolean isOrdered(Operand by, IndexCandidate.Key key, TableFacts table) {
        return by instanceof Operand.OfExpression expression && ORDERED.contains(expression.wrapper())
                && !AGGREGATE.matcher(key.expression()).find() && ImmutableKey.is(key, table);
    }

    private void output(String text) {
        columns(text);
        for (ColumnName column : ExpressionParser.extremes(text)) {
            reading(column).filter(reading -> IndexableColumn.of(reading.table, column.name()).isPresent())
                    .ifPresent(reading -> reading.orders.add(List.of(IndexCandidate.Key.column(column.name()))));
        }
    }

    private void columns(String text) {
        for (ColumnName column : ExpressionParser.everyColumn(text)) {
            if (!SYSTEM_COLUMNS.contains(column.name())) {
                reading(column).ifPresent(reading -> reading.read.add(column.name()));
            }
        }
    }

    /// Without qualifiers there is one table, or it is not known which.
    private Optional<Reading> reading(ColumnName column) {
        return column.qualifier().isPresent() ? column.qualifier().map(readings::get)
                : readings.size() == 1 ? readings.values().stream().findFirst() : Optional.empty();
    }
}
