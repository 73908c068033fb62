package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plumbline.plan.Execution;
import org.plumbline.plan.Filter;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.unit.Rows;
import org.plumbline.sql.Calls;
import org.plumbline.sql.PostgresNames;

/// What one node works out itself, for each row.
///
/// @param functions that take time, by the name that the plan has, once for each place where it stands; empty where that is not told
/// @param rows that it gives, or aggregates, over all loops
/// @param times how many calls there were, as far as the plan tells
/// @param filters in which some stand
/// @param given some stand in what it gives
/// @param ofGroups they take what was aggregated, so that no row of a table has their result
record FunctionCalls(
        List<String> functions, double rows, double times, List<String> filters, boolean given, boolean ofGroups) {

    /// PostgreSQL's own that take time: they search texts, compute keys, go to the disk or to other servers. Any other of its own
    /// functions takes much less than a row does.
    private static final Set<String> COSTLY = Set.of(
            "crypt", "dblink", "gen_salt", "levenshtein", "pg_database_size", "pg_get_constraintdef", "pg_get_functiondef",
            "pg_get_indexdef",
            "pg_get_viewdef", "pg_indexes_size", "pg_relation_size", "pg_size_bytes", "pg_sleep", "pg_table_size", "pg_total_relation_size",
            "pgp_pub_decrypt", "pgp_pub_encrypt", "pgp_sym_decrypt", "pgp_sym_encrypt", "query_to_xml", "regexp_count", "regexp_instr",
            "regexp_like", "regexp_match", "regexp_matches", "regexp_replace", "regexp_split_to_array", "regexp_split_to_table",
            "regexp_substr", "similarity", "to_tsvector", "ts_headline", "ts_rank", "ts_rank_cd", "ts_stat", "word_similarity", "xpath",
            "xslt_process");

    FunctionCalls {
        functions = List.copyOf(functions);
        filters = List.copyOf(filters);
    }

    private static FunctionCalls given(List<String> functions, double rows) {
        return new FunctionCalls(functions, rows, rows * Math.max(1, functions.size()), List.of(), true, false);
    }

    /// What this node called; none where that is nothing that takes time, or cannot be told.
    static Optional<FunctionCalls> of(Plan plan, PlanNode node) {
        Optional<Execution.Executed> executed = node.executed();
        if (executed.isEmpty()) {
            return Optional.empty();
        }
        double loops = executed.get().loops();
        double rows = executed.get().rowsAllLoops().value();
        return switch (node.operation()) {
            case Operation.FunctionScan(Optional<String> function, var _, var _) ->
                    function.filter(FunctionCalls::takesTime).map(name -> given(List.of(name), loops));
            // Nothing but what it gives: a row of constants takes no time.
            case Operation.Result _, Operation.ProjectSet _ when plan.outer(node).isEmpty() ->
                    Optional.of(given(inOutput(plan, node), rows));
            case Operation.Aggregate _, Operation.Group _, Operation.WindowAgg _ -> ofRowsOrGroups(plan, node, rows);
            case Operation.ModifyTable _ -> Optional.empty();
            default -> Optional.of(inFiltersAndOutput(plan, node, rows, loops)).filter(FunctionCalls::isNamed);
        };
    }

    /// Calls for each row that is aggregated, or, where there are none, for each group.
    private static Optional<FunctionCalls> ofRowsOrGroups(Plan plan, PlanNode node, double groups) {
        List<String> output = node.attributes().texts("Output");
        List<String> ofGroups = named(plan, node, output, Calls::overAggregates);
        var ofRows = new ArrayList<>(inOutput(plan, node));
        ofGroups.forEach(ofRows::remove);
        return plan.outer(node).flatMap(PlanNode::executed)
                .map(input -> given(ofRows, input.rowsAllLoops().value()))
                .filter(FunctionCalls::isNamed)
                .or(() -> Optional.of(new FunctionCalls(ofGroups, groups, groups * ofGroups.size(), List.of(), true, true))
                        .filter(FunctionCalls::isNamed));
    }

    /// Whether somebody wrote one of them, and not PostgreSQL's authors; also where the plan does not name it.
    boolean anyWritten() {
        return functions.isEmpty() || functions.stream().anyMatch(function -> !PostgresNames.isFunction(simple(function)));
    }

    /// Whether they do nothing but wait, as they were told to: there is nothing to be won.
    boolean onlyWait() {
        return isNamed() && functions.stream().allMatch(function -> simple(function).equals("pg_sleep"));
    }

    private boolean isNamed() {
        return !functions.isEmpty();
    }

    /// A filter is checked on the rows that came out, and those that it and the filters after it removed.
    private static FunctionCalls inFiltersAndOutput(Plan plan, PlanNode node, double rows, double loops) {
        var functions = new ArrayList<>(inOutput(plan, node));
        boolean given = !functions.isEmpty();
        double times = rows * functions.size();
        var filters = new ArrayList<String>();
        double checked = rows;
        for (Filter filter : lastFirst(node.operation())) {
            checked += filter.rowsRemovedPerLoop().map(Rows::value).orElse(0.0) * loops;
            String text = filter.condition().text();
            List<String> here = named(plan, node, List.of(text), Calls::functions);
            if (!here.isEmpty()) {
                filters.addFirst(text);
                functions.addAll(0, here);
                times += checked * here.size();
            }
        }
        return new FunctionCalls(functions, rows, times, filters, given, false);
    }

    private static List<Filter> lastFirst(Operation operation) {
        return switch (operation) {
            case Operation.Scan scan -> scan.filter().stream().toList();
            case Operation.Join join -> Stream.of(join.filter(), join.joinFilter()).flatMap(Optional::stream).toList();
            case Operation.Result(Optional<Filter> filter) -> filter.stream().toList();
            default -> List.of();
        };
    }

    private static List<String> inOutput(Plan plan, PlanNode node) {
        return named(plan, node, node.attributes().texts("Output"), Calls::functions);
    }

    /// The functions that take time, less those that the node finds done: EXPLAIN prints an expression again wherever its result is
    /// passed on.
    private static List<String> named(Plan plan, PlanNode node, List<String> expressions, Function<Calls, List<String>> which) {
        Map<String, Long> done = counted(which, Stream.of(plan.outer(node), plan.inner(node)).flatMap(Optional::stream)
                .flatMap(input -> input.attributes().texts("Output").stream()).distinct().toList());
        var here = new ArrayList<String>();
        counted(which, expressions).forEach((function, times) -> {
            for (long more = done.getOrDefault(function, 0L); more < times; more++) {
                here.add(function);
            }
        });
        return here;
    }

    private static Map<String, Long> counted(Function<Calls, List<String>> which, List<String> expressions) {
        var counted = new LinkedHashMap<String, Long>();
        expressions.stream().filter(text -> text.indexOf('(') >= 0).map(Calls::of).flatMap(Optional::stream).map(which)
                .flatMap(List::stream).filter(FunctionCalls::takesTime)
                .forEach(function -> counted.merge(function, 1L, Long::sum));
        return counted;
    }

    /// What SQL itself writes like a function is a keyword: COALESCE, GREATEST.
    private static boolean takesTime(String function) {
        String name = simple(function);
        return COSTLY.contains(name) || (!PostgresNames.isFunction(name) && !PostgresNames.isKeyword(name));
    }

    private static String simple(String function) {
        return function.substring(function.lastIndexOf('.') + 1);
    }
}
