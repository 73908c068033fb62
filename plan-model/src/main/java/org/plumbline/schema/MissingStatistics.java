package org.plumbline.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ExtendedStatistics;
import org.plumbline.catalog.ExtendedStatistics.Kind;
import org.plumbline.catalog.SettingFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Rows;
import org.plumbline.schema.ColumnSample.Dependency;
import org.plumbline.schema.SchemaAdvice.Effect;
import org.plumbline.schema.SchemaAdvice.Step;
import org.plumbline.schema.TableUse.ComparedTo;
import org.plumbline.sql.QuotedName;

/// Two columns that statements ask for together belong together, and the planner takes them for independent: it multiplies what share of
/// the rows each condition keeps, and how many groups each column makes (`clauselist_selectivity`, `estimate_num_groups`).
///
///     WHERE city = $1 AND post_code = $2   -- each post code lies in one city
public final class MissingStatistics implements SchemaCheck {
    /// How far off the planner must be to choose badly (our own).
    static final double LEAST_FACTOR = 4;
    /// A sample with fewer rows for each combination says little of them.
    static final double LEAST_ROWS_OF_EACH = 10;
    static final Rows LEAST_ROWS = Rows.rows(1_000);
    /// Below, a dependency hardly changes an estimate (`clauselist_apply_dependencies` mixes it with the product).
    static final double LEAST_DEGREE = 0.5;
    /// A column that is nearly unique needs no help.
    static final double UNIQUE = 0.1;
    private static final double MOST_GROUPS = 0.1;
    /// The first that uses dependencies for IN.
    private static final int DEPENDENCIES_OF_LISTS = 13;
    private static final int USUAL_TARGET = 100;

    /// Two columns of one table, by name.
    private record Pair(String table, List<String> columns) {}

    /// Who asks for them together.
    private record Asked(Concerned compared, Concerned grouped) {
        Concerned all() {
            return compared.and(grouped);
        }
    }

    @Override
    public String id() {
        return "missing-statistics";
    }

    @Override
    public String title() {
        return "Columns that belong together, unknown to the planner";
    }

    @Override
    public List<SampleQuestion> questions(SchemaFacts facts) {
        return pairs(facts).entrySet().stream().map(entry -> (SampleQuestion) new SampleQuestion.Together(
                entry.getKey().table(), entry.getKey().columns(), entry.getValue().all().time())).toList();
    }

    @Override
    public List<SchemaAdvice> check(SchemaFacts facts) {
        var lacking = new LinkedHashMap<String, List<Lack>>();
        var tables = TablesByName.of(facts.catalog());
        pairs(facts).forEach((pair, asked) -> tables.table(pair.table()).flatMap(table -> lack(facts, table, pair, asked))
                .ifPresent(lack -> lacking.computeIfAbsent(pair.table(), _ -> new ArrayList<>()).add(lack)));
        return lacking.values().stream().flatMap(each -> together(each).stream()).map(lack -> advice(facts, lack)).toList();
    }

    /// What the planner does not know of columns.
    ///
    /// @param columns two, or three of which each two belong together
    /// @param measured of the two that it is about most
    private record Lack(TableFacts table, List<String> columns, Asked asked, Dependency measured, Set<Kind> kinds) {}

    private static Optional<Lack> lack(SchemaFacts facts, TableFacts table, Pair pair, Asked asked) {
        Optional<Dependency> measured = facts.samples().stream()
                .flatMap(sample -> sample instanceof Dependency each ? Stream.of(each) : Stream.empty())
                .filter(each -> each.table().equals(pair.table()) && Set.copyOf(each.columns()).equals(Set.copyOf(pair.columns())))
                .max((one, other) -> one.degree().compareTo(other.degree()));
        return measured.filter(dependency -> matters(table, dependency, asked)).flatMap(dependency -> {
            Set<Kind> kinds = kinds(facts, dependency, asked);
            kinds.removeAll(known(table, pair));
            return kinds.isEmpty() ? Optional.empty() : Optional.of(new Lack(table, pair.columns(), asked, dependency, kinds));
        });
    }

    /// Statistics on three columns tell of each two of them as well, but for the most common values, of which they keep those of all three.
    private static List<Lack> together(List<Lack> pairs) {
        var left = new ArrayList<>(pairs);
        var all = new ArrayList<Lack>();
        while (!left.isEmpty()) {
            Lack first = left.removeFirst();
            Optional<List<Lack>> triangle = left.stream().filter(second -> fit(first, second)).flatMap(second -> left.stream()
                    .filter(third -> fit(first, third) && fit(second, third) && columns(List.of(first, second, third)).size() == 3)
                    .map(third -> List.of(first, second, third))).findFirst();
            triangle.ifPresent(left::removeAll);
            all.add(triangle.map(MissingStatistics::joined).orElse(first));
        }
        return all;
    }

    private static boolean fit(Lack one, Lack other) {
        return !one.equals(other) && one.kinds.equals(other.kinds) && !one.kinds.contains(Kind.MOST_COMMON);
    }

    private static List<String> columns(List<Lack> lacks) {
        return lacks.stream().flatMap(lack -> lack.columns.stream()).distinct().sorted().toList();
    }

    private static Lack joined(List<Lack> three) {
        Asked asked = three.stream().map(Lack::asked).reduce((one, other) -> new Asked(one.compared().and(other.compared()),
                one.grouped().and(other.grouped()))).orElseThrow();
        Lack most = three.stream().max(Comparator.comparing(lack -> factor(lack.table, lack.measured, lack.asked))).orElseThrow();
        return new Lack(most.table, columns(three), asked, most.measured, most.kinds);
    }

    private static boolean matters(TableFacts table, Dependency measured, Asked asked) {
        return measured.rows().compareTo(LEAST_ROWS) >= 0 && measured.rows().value() >= LEAST_ROWS_OF_EACH * measured.distinct().value()
                && factor(table, measured, asked) >= LEAST_FACTOR;
    }

    private static double factor(TableFacts table, Dependency measured, Asked asked) {
        return expected(table, measured, asked).value() / measured.distinct().value();
    }

    /// Of groups by several columns the planner takes at most a tenth of the rows (`estimate_num_groups`).
    private static Rows expected(TableFacts table, Dependency measured, Asked asked) {
        double most = asked.compared().statements().isEmpty() ? MOST_GROUPS * table.rows().value() : Double.MAX_VALUE;
        return Rows.rows(Math.min(most, measured.independent().value()));
    }

    /// A list of the most common combinations that has all of them leaves nothing to guess; dependencies help with more of them.
    private static Set<Kind> kinds(SchemaFacts facts, Dependency measured, Asked asked) {
        var kinds = EnumSet.noneOf(Kind.class);
        if (!asked.compared().statements().isEmpty()) {
            int target = facts.catalog().server().setting("default_statistics_target").map(SettingFacts::value).map(Integer::parseInt)
                    .orElse(USUAL_TARGET);
            if (measured.distinct().value() <= target) {
                kinds.add(Kind.MOST_COMMON);
            }
            if (measured.degree().atLeast(LEAST_DEGREE)) {
                kinds.add(Kind.DEPENDENCIES);
            }
        }
        if (!asked.grouped().statements().isEmpty()) {
            kinds.add(Kind.DISTINCT);
        }
        return kinds;
    }

    private static Set<Kind> known(TableFacts table, Pair pair) {
        return table.statistics().stream().filter(each -> each.columns().containsAll(pair.columns()))
                .flatMap(each -> each.kinds().stream()).collect(Collectors.toSet());
    }

    private SchemaAdvice advice(SchemaFacts facts, Lack lack) {
        TableFacts table = lack.table;
        Asked asked = lack.asked;
        Dependency measured = lack.measured;
        Set<String> taken = facts.catalog().tables().stream().flatMap(each -> each.statistics().stream()).map(ExtendedStatistics::name)
                .map(name -> name.substring(name.indexOf('.') + 1)).collect(Collectors.toSet());
        String name = QuotedName.of(table.schema(), NewName.of(
                Stream.concat(Stream.of(table.name()), lack.columns.stream()).toList(), "stat", taken));
        String sqlTable = QuotedName.of(table.schema(), table.name());
        String what = lack.kinds.stream().map(MissingStatistics::word).collect(Collectors.joining(", "));
        String columns = lack.columns.stream().map(QuotedName::of).collect(Collectors.joining(", "));
        Concerned all = asked.all();
        return new SchemaAdvice(id(), table.qualifiedName(), String.join(", ", lack.columns), all.time(), all.statements(),
                List.of(Evidence.factor("estimate off by", factor(table, measured, asked)),
                        Evidence.rows("combinations seen", measured.distinct()),
                        Evidence.rows("combinations the planner expects", expected(table, measured, asked)),
                        Evidence.text("column that settles", measured.columns().getFirst()),
                        Evidence.text("column that is settled", measured.columns().getLast()),
                        Evidence.share("share of rows in which it does", measured.degree()),
                        Evidence.rows("rows looked at", measured.rows())),
                List.of(),
                List.of(new Step("The next ANALYZE counts the columns together.",
                                "CREATE STATISTICS " + name + " (" + what + ") ON " + columns + " FROM " + sqlTable, Effect.NONE),
                        new Step("So that the planner knows it at once.", "ANALYZE " + sqlTable, Effect.NONE)),
                List.of(new Step("As it was.", "DROP STATISTICS " + name, Effect.NONE)),
                List.of(Doubt.PLANNER_MAY_CHOOSE_OTHERWISE, Doubt.ONLY_A_SAMPLE));
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case DISTINCT -> "ndistinct";
            case DEPENDENCIES -> "dependencies";
            case MOST_COMMON -> "mcv";
            case EXPRESSIONS -> throw new IllegalArgumentException("not of columns");
        };
    }

    private static Map<Pair, Asked> pairs(SchemaFacts facts) {
        var compared = new LinkedHashMap<Pair, List<StatementUse>>();
        var grouped = new LinkedHashMap<Pair, List<StatementUse>>();
        var tables = TablesByName.of(facts.catalog());
        for (StatementUse use : facts.statements()) {
            for (TableUse each : use.tables()) {
                tables.table(each.table()).filter(known -> !known.partitioned() && !known.partitioning().inherited())
                        .filter(_ -> Concerned.namesOnce(use, each.table())).ifPresent(table -> {
                            pairs(table, equal(each, facts.catalog().server().version())).forEach(pair -> add(compared, pair, use));
                            pairs(table, each.grouped()).forEach(pair -> add(grouped, pair, use));
                        });
            }
        }
        var asked = new LinkedHashMap<Pair, Asked>();
        Stream.concat(compared.keySet().stream(), grouped.keySet().stream()).distinct().forEach(pair -> asked.put(pair, new Asked(
                new Concerned(compared.getOrDefault(pair, List.of())), new Concerned(grouped.getOrDefault(pair, List.of())))));
        return asked;
    }

    private static void add(Map<Pair, List<StatementUse>> pairs, Pair pair, StatementUse use) {
        pairs.computeIfAbsent(pair, _ -> new ArrayList<>()).add(use);
    }

    private static Set<String> equal(TableUse use, int version) {
        return use.compared().stream()
                .filter(each -> version >= DEPENDENCIES_OF_LISTS ? each.equality() : each.operator().equals("="))
                .map(ComparedTo::column).collect(Collectors.toSet());
    }

    private static List<Pair> pairs(TableFacts table, Set<String> columns) {
        List<String> some = new TreeSet<>(columns).stream().filter(column -> repeats(table, column)).toList();
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < some.size(); i++) {
            for (int j = i + 1; j < some.size(); j++) {
                pairs.add(new Pair(table.qualifiedName(), List.of(some.get(i), some.get(j))));
            }
        }
        return pairs;
    }

    /// Its values come again and again, as far as is known.
    private static boolean repeats(TableFacts table, String column) {
        Optional<ColumnFacts> known = table.columns().stream().filter(each -> each.name().equals(column)).findFirst();
        return known.isPresent() && known.get().statistics()
                .map(statistics -> statistics.distinctOf(table.rows()).value() <= UNIQUE * table.rows().value()).orElse(true);
    }
}
