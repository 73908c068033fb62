package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.ColumnShares;
import org.plumbline.index.DistanceKey;
import org.plumbline.index.GinKey;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.SameKey;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.Distance;
import org.plumbline.sql.Operand;

/// What it costs to read a table by an index that is not there, by the planner's own formulas (`cost_index`, `cost_bitmap_heap_scan`,
/// costsize.c; `btcostestimate` and `genericcostestimate`, selfuncs.c). For B-trees they are followed closely; for GIN, GiST and BRIN
/// roughly.
///
/// @param scan what is read
/// @param index that it is read by
/// @param use what the statement does with the table
/// @param costs what the planner reckons with
/// @param memory of what was reckoned before
record ModelledAccess(ModelledScan scan, IndexCandidate index, TableUse use, PlannerCosts costs, ModelMemory memory) {
    /// `indexCorrelation` of an index of several keys.
    private static final double LESS_IN_ORDER = 0.75;
    /// What a bitmap costs for each row (`cost_bitmap_tree_node`).
    private static final double OPERATORS_OF_BITMAP = 0.1;
    /// Lists of a GIN index that one value is looked up in, about.
    private static final double LISTS = 4;

    /// What was found of an index's keys.
    ///
    /// @param bound share of the entries between the ends of the search
    /// @param found share of the table's rows that the index alone gives
    /// @param searches one for each value of a list
    /// @param matched terms that the index answers
    /// @param equal keys held to one value
    private record Match(double bound, double found, double searches, Set<ModelledScan.Term> matched, int equal) {}

    /// None where it cannot serve.
    List<CostedPath> paths() {
        if (index.where().isPresent() && !scan.implies(memory.terms(index.where().get()))) {
            return List.of();
        }
        return switch (index.method()) {
            case "btree" -> btree();
            case "brin" -> blockRanges();
            case "gist", "gin", "hnsw" -> contents();
            default -> List.of();
        };
    }

    private double rows() {
        return Math.max(1, scan.table().rows().value());
    }

    private double pages() {
        return Math.max(1, scan.table().pages().count());
    }

    private double part() {
        return index.where().map(where -> memory.part(scan.table(), where)).orElse(1.0);
    }

    private ModelledIndex size() {
        return memory.size(index, scan.table(), part());
    }

    private List<CostedPath> btree() {
        Match match = matched();
        boolean searches = !match.matched.isEmpty();
        var paths = new ArrayList<CostedPath>();
        List<IndexCandidate.Key> sorted = match.searches > 1 ? List.of() : index.keys().subList(match.equal, index.keys().size());
        boolean bytes = sorted.stream().anyMatch(key -> key.operatorClass().isPresent());
        CostedPath plain = search(match);
        if (!bytes) {
            for (boolean backwards : new boolean[] {false, true}) {
                paths.add(plain.ordered(sorted.stream().map(key -> SortOrder.of(scan.alias(), key, backwards)).toList()));
            }
        }
        paths.add(plain);
        if (searches) {
            paths.add(bitmap(entryCost(match), match.found));
        }
        return paths;
    }

    private Match matched() {
        double bound = 1;
        double found = part();
        double searches = 1;
        int equal = 0;
        boolean open = true;
        Set<ModelledScan.Term> matched = new HashSet<>();
        for (IndexCandidate.Key key : index.keys()) {
            boolean held = false;
            boolean ranged = false;
            for (ModelledScan.Term term : scan.terms()) {
                if (!answers(key, term.comparison())) {
                    continue;
                }
                matched.add(term);
                found *= implied(term) ? 1 : term.share();
                bound *= open && !implied(term) ? term.share() : 1;
                held |= term.comparison().kind() == Comparison.Kind.EQUALITY;
                ranged |= term.comparison().kind() != Comparison.Kind.EQUALITY;
                searches *= open && term.comparison().operator().equals("= ANY") ? ColumnShares.elements(term.comparison().other()) : 1;
            }
            equal += open && held && !ranged ? 1 : 0;
            open &= held && !ranged;
        }
        return new Match(bound, found, searches, matched, equal);
    }

    /// What the predicate of a partial index holds for anyway.
    private boolean implied(ModelledScan.Term term) {
        return index.where().isPresent() && term.comparison().subject() instanceof Operand.OfColumn(var column, boolean _)
                && memory.terms(index.where().get()).stream()
                        .anyMatch(constant -> constant.column().name().equals(column.name()));
    }

    private boolean answers(IndexCandidate.Key key, Comparison comparison) {
        boolean same = switch (comparison.subject()) {
            case Operand.OfColumn(var column, boolean _) -> key.isColumn() && key.expression().equals(column.name());
            case Operand.OfExpression expression -> !key.isColumn() && SameKey.same(key.expression(), expression.sql());
            case Operand.Value _, Operand.SubPlan _ -> false;
        };
        return same && switch (comparison.kind()) {
            case EQUALITY -> true;
            case RANGE -> key.operatorClass().isEmpty();
            case PREFIX -> key.operatorClass().isPresent() || scan.table().columns().stream()
                    .anyMatch(column -> column.name().equals(key.expression()) && column.byteOrder());
            case OTHER -> comparison.operator().equals("IS NOT NULL");
        };
    }

    /// The index's own part: the way down, its pages and entries.
    private double entryCost(Match match) {
        ModelledIndex size = size();
        double entries = Math.clamp(size.entries() * match.bound, 1, Math.max(1, size.entries()));
        double leaves = Math.max(1, Math.ceil(entries / Math.max(1, size.entries()) * size.pages()));
        double scans = scan.loops() * match.searches;
        double read = scans > 1 ? costs.pagesFetched(leaves * scans / match.searches, size.pages()) / scan.loops() : leaves;
        return read * costs.randomPage() + entries * (costs.entry() + costs.operator() * match.matched.size())
                + match.searches * costs.descent(size.entries(), size.height());
    }

    private CostedPath search(Match match) {
        ModelledIndex size = size();
        double entry = entryCost(match);
        double fetched = rows() * match.found;
        double visible = isAlone() ? 1 - allVisible() : 1;
        double times = scan.loops();
        double most;
        double least;
        if (times > 1) {
            most = costs.pagesFetched(fetched * times, pages()) * costs.randomPage() / times;
            least = costs.pagesFetched(Math.ceil(match.found * pages()) * times, pages()) * costs.randomPage() / times;
        } else {
            most = costs.pagesFetched(fetched, pages()) * costs.randomPage();
            double together = Math.ceil(match.found * pages());
            least = together <= 0 ? 0 : costs.randomPage() + (together - 1) * costs.sequentialPage();
        }
        double inOrder = correlation();
        double io = Math.max(0, most + inOrder * inOrder * (least - most)) * visible;
        double cpu = fetched * (costs.row() + costs.operator() * (scan.terms().size() - match.matched.size())
                + scan.dearWithout(match.matched));
        return new CostedPath(costs.descent(size.entries(), size.height()), entry + io + cpu, List.of(), Set.of(index));
    }

    private CostedPath bitmap(double entry, double found) {
        double fetched = Math.max(1, rows() * found);
        double read = scan.loops() > 1 ? costs.pagesFetched(fetched * scan.loops(), pages()) / scan.loops()
                : costs.pagesFetched(fetched, pages());
        double start = entry + OPERATORS_OF_BITMAP * costs.operator() * fetched;
        return new CostedPath(start, start + costs.bitmapPages(read, pages())
                + fetched * (costs.row() + costs.operator() * scan.terms().size() + scan.dear()), List.of(), Set.of(index));
    }

    private double correlation() {
        IndexCandidate.Key first = index.keys().getFirst();
        double known = !first.isColumn() ? 0 : ColumnShares.statistics(scan.table(), first.expression())
                .map(ColumnStatistics::correlation).map(value -> value.orElse(0)).orElse(0.0);
        return index.keys().size() > 1 ? known * LESS_IN_ORDER : known;
    }

    private boolean isAlone() {
        return index.keys().stream().allMatch(IndexCandidate.Key::isColumn) && MergedIndexes.has(index, use.read())
                && index.keys().stream().allMatch(key -> key.operatorClass().isEmpty());
    }

    /// Of the table's pages, as far as can be told: VACUUM marks all, and what was written since takes the marks away.
    private double allVisible() {
        TableFacts table = scan.table();
        double written = table.modifiedSinceAnalyze().value() + table.vacuum().deadRows().value();
        return table.vacuum().vacuumedAt().isEmpty() ? 0 : Math.clamp(1 - written / rows(), 0, 1);
    }

    private List<CostedPath> blockRanges() {
        Match match = matched();
        if (match.matched.isEmpty()) {
            return List.of();
        }
        double ranges = Math.ceil(pages() / ModelledIndex.PAGES_OF_RANGE);
        double wanted = Math.ceil(ranges * match.found);
        double read = Math.min(ranges, wanted / Math.max(1e-10, Math.abs(correlation()))) * ModelledIndex.PAGES_OF_RANGE;
        double fetched = rows() * Math.min(1, read / pages());
        double start = size().pages() * costs.randomPage() + ranges * costs.operator() + OPERATORS_OF_BITMAP * costs.operator() * fetched;
        return List.of(new CostedPath(start, start + costs.bitmapPages(Math.min(read, pages()), pages())
                + fetched * (costs.row() + costs.operator() * scan.terms().size() + scan.dear()), List.of(), Set.of(index)));
    }

    private List<CostedPath> contents() {
        IndexCandidate.Key key = index.keys().getFirst();
        ModelledIndex size = size();
        var paths = new ArrayList<CostedPath>();
        Set<ModelledScan.Term> matched = new HashSet<>();
        double found = 1;
        for (ModelledScan.Term term : scan.terms()) {
            if (contains(key, term.comparison())) {
                matched.add(term);
                found *= term.share();
            }
        }
        double lookups = index.method().equals("gin") ? LISTS : 1;
        if (!matched.isEmpty()) {
            double entry = lookups * (costs.descent(size.entries(), size.height()) + costs.randomPage())
                    + Math.ceil(found * size.pages()) * costs.randomPage() + rows() * found * (costs.entry() + costs.operator());
            paths.add(bitmap(entry, found));
        }
        for (Distance distance : use.nearest()) {
            if (DistanceKey.of(distance).filter(each -> each.key().expression().equals(key.expression())
                    && each.key().operatorClass().equals(key.bareOperatorClass()) && each.method().equals(index.method())).isPresent()) {
                double descent = costs.descent(size.entries(), size.height());
                double total = descent + (size.pages() + costs.pagesFetched(rows(), pages())) * costs.randomPage()
                        + rows() * (costs.row() + costs.entry() + costs.operator() * (1 + scan.terms().size()) + scan.dear());
                paths.add(new CostedPath(descent, total, List.of(SortOrder.nearest(scan.alias(), distance)), Set.of(index)));
            }
        }
        return paths;
    }

    private boolean contains(IndexCandidate.Key key, Comparison comparison) {
        boolean range = index.method().equals("gist") && comparison.operator().equals("@>")
                && comparison.subject() instanceof Operand.OfColumn(var column, boolean _) && column.name().equals(key.expression());
        return range || GinKey.of(comparison).or(() -> GinKey.ofTrigrams(comparison))
                .filter(each -> each.method().equals(index.method()) && each.key().expression().equals(key.expression())).isPresent();
    }
}
