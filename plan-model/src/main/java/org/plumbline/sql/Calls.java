package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;

/// What an expression of an output list (VERBOSE) calls.
///
/// @param functions plain functions, lower-case names (quoted ones as they are) in order; not aggregates
/// @param overAggregates those of them that take an aggregate's result, so that they are called once for each group
/// @param aggregates likewise; a window function's name is not among them
/// @param windowed some call has an OVER
/// @param orderMatters some aggregate's result depends, or may depend, on the order of its rows: `array_agg`, one with an ORDER BY
///         or DISTINCT of its own, one that is not known
/// @param columns how many it reads
/// @param subPlan it runs a SubPlan
public record Calls(
        List<String> functions, List<String> overAggregates, List<String> aggregates, boolean windowed, boolean orderMatters, int columns,
        boolean subPlan) {

    /// Built-in aggregates that get the same result from rows in any order. Sums of floating-point numbers may differ in their last
    /// digit, which nobody asks an order for.
    private static final Set<String> ANY_ORDER = Set.of(
            "any_value", "avg", "bit_and", "bit_or", "bit_xor", "bool_and", "bool_or", "corr", "count", "covar_pop", "covar_samp", "every",
            "max", "min", "regr_avgx", "regr_avgy", "regr_count", "regr_intercept", "regr_r2", "regr_slope", "regr_sxx", "regr_sxy",
            "regr_syy", "stddev", "stddev_pop", "stddev_samp", "sum", "var_pop", "var_samp", "variance");
    private static final Set<String> IN_ORDER = Set.of(
            "array_agg", "json_agg", "json_object_agg", "jsonb_agg", "jsonb_object_agg", "mode", "percentile_cont", "percentile_disc",
            "range_agg", "range_intersect_agg", "string_agg", "xmlagg");

    public Calls {
        functions = List.copyOf(functions);
        overAggregates = List.copyOf(overAggregates);
        aggregates = List.copyOf(aggregates);
    }

    /// A built-in aggregate that it knows.
    ///
    /// @param name in lower case
    public static boolean isAggregate(String name) {
        return ANY_ORDER.contains(name) || IN_ORDER.contains(name);
    }

    /// A built-in aggregate that gets the same result from rows in any order.
    ///
    /// @param name in lower case
    public static boolean isOfAnyOrder(String name) {
        return ANY_ORDER.contains(name);
    }

    /// None where the expression cannot be parsed.
    public static Optional<Calls> of(String expression) {
        return ExpressionParser.parse(expression).map(tree -> {
            var reader = new Reader();
            tree.accept(reader, null);
            return new Calls(reader.functions, reader.overAggregates, reader.aggregates, reader.windowed, reader.orderMatters,
                    reader.columns, reader.subPlan);
        });
    }

    private static final class Reader extends ExpressionVisitorAdapter<Void> {
        private final List<String> functions = new ArrayList<>();
        private final List<String> overAggregates = new ArrayList<>();
        private final List<String> aggregates = new ArrayList<>();
        private boolean windowed;
        private boolean orderMatters;
        private int columns;
        private boolean subPlan;

        @Override
        public <S> Void visit(Function function, S context) {
            String name = function.getName().indexOf('"') < 0 ? function.getName().toLowerCase(Locale.ROOT) : function.getName();
            boolean sorts = function.isDistinct() || (function.getOrderByElements() != null && !function.getOrderByElements().isEmpty());
            if (ANY_ORDER.contains(name) || IN_ORDER.contains(name) || sorts) {
                aggregates.add(name);
                orderMatters |= sorts || !ANY_ORDER.contains(name);
            } else {
                functions.add(name);
                int before = aggregates.size();
                super.visit(function, context);
                if (aggregates.size() > before) {
                    overAggregates.add(name);
                }
                return null;
            }
            return super.visit(function, context);
        }

        @Override
        public <S> Void visit(AnalyticExpression call, S context) {
            // With FILTER or ORDER BY inside, an aggregate is read as one of these too.
            windowed = true;
            orderMatters = true;
            aggregates.add(call.getName().toLowerCase(Locale.ROOT));
            // The parser's own walk does not expect a call without an ORDER BY.
            Stream.of(call.getExpression(), call.getFilterExpression()).filter(Objects::nonNull)
                    .forEach(each -> each.accept(this, context));
            return null;
        }

        @Override
        public <S> Void visit(Column column, S context) {
            if (column.getColumnName().equals(PlanNotation.SUB_PLAN)) {
                subPlan = true;
            } else {
                columns++;
            }
            return null;
        }
    }
}
