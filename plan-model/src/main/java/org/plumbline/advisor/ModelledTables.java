package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.NodeId;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.sql.ColumnName;
import org.plumbline.sql.ExpressionParser;
import org.plumbline.sql.QuotedName;

/// The tables of a plan, and the ways to read them by the indexes that are to be there. What does not depend on those is read once.
final class ModelledTables {
    private static final int DESCENDING = 1;

    /// What was read of a statement, for all questions about it.
    private static final class Read {
        private final Map<String, TableUse> uses = new HashMap<>();
        private final Map<Once, ModelledScan> scans = new HashMap<>();
        private final Map<List<String>, Optional<List<String>>> orders = new HashMap<>();
        private final Map<String, List<ColumnName>> extremes = new HashMap<>();
        private final Map<String, List<IndexCandidate>> there = new HashMap<>();
    }

    private record Once(NodeId node, double loops) {}

    private final CatalogFacts facts;
    private final PlannerCosts costs;
    private final ModelMemory memory;
    private final SerialCosts today;
    private final Read read;
    private final Map<String, TableUse> uses;
    private final Set<IndexCandidate> available;

    /// Without indexes to come.
    ModelledTables(Plan plan, CatalogFacts facts, PlannerCosts costs, ModelMemory memory) {
        this(facts, costs, memory, new SerialCosts(plan, facts, costs), new Read(), Set.of());
        TableUses.of(plan, facts).forEach(use -> uses.put(use.alias(), use));
    }

    private ModelledTables(CatalogFacts facts, PlannerCosts costs, ModelMemory memory, SerialCosts today, Read read,
            Set<IndexCandidate> available) {
        this.facts = facts;
        this.costs = costs;
        this.memory = memory;
        this.today = today;
        this.read = read;
        this.uses = read.uses;
        this.available = available;
    }

    /// The same with these indexes.
    ModelledTables with(Set<IndexCandidate> indexes) {
        return new ModelledTables(facts, costs, memory, today, read, indexes);
    }

    SerialCosts today() {
        return today;
    }

    boolean isTable(PlanNode node) {
        return switch (node.operation()) {
            case Operation.SeqScan _, Operation.IndexScan _, Operation.IndexOnlyScan _, Operation.BitmapHeapScan _ ->
                    table(node).isPresent() && uses.containsKey(alias(node));
            default -> false;
        };
    }

    private Optional<TableFacts> table(PlanNode node) {
        return SerialCosts.table(((Operation.Scan) node.operation()).target(), facts);
    }

    private static String own(PlanNode node) {
        Target target = ((Operation.Scan) node.operation()).target();
        return target.alias().or(target::relation).orElse("");
    }

    /// Of a partition the one of its table.
    private String alias(PlanNode node) {
        return table(node).filter(table -> table.partitionOf().isPresent()).map(_ -> root(own(node))).orElse(own(node));
    }

    private String root(String alias) {
        int number = alias.lastIndexOf('_');
        return number > 0 && uses.containsKey(alias.substring(0, number))
                && alias.substring(number + 1).chars().allMatch(Character::isDigit) ? alias.substring(0, number) : alias;
    }

    /// As [SortOrder] writes it.
    Optional<List<String>> order(List<String> keys) {
        return read.orders.computeIfAbsent(keys, _ ->
                SortOrder.of(keys, alias -> alias.isEmpty() && uses.size() == 1 ? uses.keySet().iterator().next() : root(alias)));
    }

    /// The columns of which this output is the least or the greatest value.
    List<ColumnName> extremes(String output) {
        return read.extremes.computeIfAbsent(output, ExpressionParser::extremes);
    }

    boolean beginsWith(List<String> order, ColumnName column) {
        String name = column.qualifier().map(this::root).or(() -> uses.keySet().stream().findFirst()).orElse("") + "."
                + QuotedName.of(column.name());
        return !order.isEmpty() && (order.getFirst().equals(name) || order.getFirst().equals(name + " DESC"));
    }

    /// Its read as it is today.
    ModelledScan scan(PlanNode node, double loops) {
        return read.scans.computeIfAbsent(new Once(node.id(), loops), _ -> {
            ModelledScan scan = ModelledScan.of(
                    alias(node), own(node), table(node).orElseThrow(), NodeTexts.of(node).conditions(), today.rows(node), loops);
            return scan.checkedAt(today.check(node), costs.operator());
        });
    }

    /// All ways to read a table.
    List<CostedPath> scanned(PlanNode node, boolean ordered, double loops) {
        var paths = new ArrayList<CostedPath>(List.of(today.path(node)));
        List<String> needed = ordered ? given(node) : List.of();
        ModelledScan scan = scan(node, loops);
        for (IndexCandidate index : indexes(scan.alias())) {
            accessed(scan, index).stream().filter(path -> needed.isEmpty() || path.isIn(needed)).forEach(paths::add);
        }
        return paths;
    }

    List<CostedPath> accessed(ModelledScan scan, IndexCandidate index) {
        return new ModelledAccess(scan, index, uses.get(scan.alias()), costs, memory).paths();
    }

    private List<IndexCandidate> indexes(String alias) {
        TableFacts table = uses.get(alias).table();
        return available.stream().filter(index -> index.table().equals(table.name())
                && index.schema().map(table.schema()::equals).orElse(true)).toList();
    }

    /// Those to come and those that are there, which a join may look rows up in.
    List<IndexCandidate> allIndexes(ModelledScan scan) {
        return Stream.concat(indexes(scan.alias()).stream(), there(scan.table()).stream()).distinct().toList();
    }

    private List<IndexCandidate> there(TableFacts table) {
        return read.there.computeIfAbsent(table.qualifiedName(), _ -> table.indexes().stream()
                .filter(index -> index.valid() && index.method().equals("btree") && index.predicate().isEmpty())
                .map(index -> new IndexCandidate(Optional.of(table.schema()), table.name(), "btree", index.keys().stream()
                        .map(key -> key(table, key)).toList(), index.included(), Optional.empty())).toList());
    }

    /// Whether it is one of those to come.
    boolean isNew(IndexCandidate index) {
        return available.contains(index);
    }

    private static IndexCandidate.Key key(TableFacts table, IndexFacts.Key key) {
        boolean column = table.columns().stream().anyMatch(each -> QuotedName.of(each.name()).equals(key.expression()));
        String name = table.columns().stream().filter(each -> QuotedName.of(each.name()).equals(key.expression()))
                .map(each -> each.name()).findFirst().orElse(key.expression());
        boolean descending = (key.options() & DESCENDING) != 0;
        return column ? new IndexCandidate.Key(name, true, descending, Optional.empty())
                : new IndexCandidate.Key(name, false, descending, Optional.empty());
    }

    /// The first key of the order that its index gives today; none where it gives none that anybody can need.
    private List<String> given(PlanNode node) {
        String index;
        String direction;
        switch (node.operation()) {
            case Operation.IndexScan scan -> {
                index = scan.index();
                direction = scan.direction();
            }
            case Operation.IndexOnlyScan scan -> {
                index = scan.index();
                direction = scan.direction();
            }
            default -> {
                return List.of();
            }
        }
        TableFacts table = table(node).orElseThrow();
        ModelledScan scan = scan(node, 1);
        Set<String> held = scan.terms().stream().filter(term -> term.comparison().operator().equals("="))
                .flatMap(term -> term.comparison().subject().columns().stream()).map(ColumnName::name).collect(Collectors.toSet());
        return table.indexes().stream().filter(each -> each.name().equals(index)).flatMap(each -> each.keys().stream())
                .map(key -> key(table, key)).filter(key -> !held.contains(key.expression())).limit(1)
                .map(key -> SortOrder.of(scan.alias(), key, direction.equals("Backward"))).toList();
    }
}
