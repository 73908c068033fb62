package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.ColumnShares;
import org.plumbline.index.TypedComparison;
import org.plumbline.plan.Condition;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.ConstantTerm;
import org.plumbline.sql.Operand;
import org.plumbline.sql.ParsedCondition;

/// One read of a table: what its rows must fulfil, and how few do by each term. What the statistics do not tell follows from the planner's
/// own estimate of all terms together, which stands in the plan.
///
/// @param alias as the plan calls the table; of a partition the one of the table above
/// @param table or the partition
/// @param terms that must all hold
/// @param constants those that compare a column with a constant, as SQL
/// @param loops how often it is read
/// @param dear what it costs to check a row above one operator for each term: functions (`procost`) and SubPlans
record ModelledScan(String alias, TableFacts table, List<Term> terms, Set<String> constants, double loops, double dear) {
    /// Of a term that nothing is known of (`DEFAULT_EQ_SEL` and others, selfuncs.h).
    private static final double UNKNOWN = 0.005;
    private static final double LEAST = 1e-12;

    ModelledScan {
        terms = List.copyOf(terms);
        constants = Set.copyOf(constants);
    }

    /// One term.
    ///
    /// @param comparison its side first
    /// @param share of the table's rows for which it holds
    record Term(Comparison comparison, double share) {}

    /// @param rows that the plan expects of one read
    static ModelledScan of(String alias, String own, TableFacts table, List<Condition> conditions, double rows, double loops) {
        var comparisons = new ArrayList<Comparison>();
        int others = 0;
        for (Condition condition : conditions.stream().distinct().toList()) {
            ParsedCondition parsed = ConditionParser.parse(condition).orElse(new ParsedCondition(List.of(), true));
            parsed.comparisonsOf(own).forEach(each -> comparisons.add(TypedComparison.of(each, table)));
            others += parsed.orAcrossColumns() ? 1 : 0;
        }
        List<Comparison> each = comparisons.stream().distinct().toList();
        List<OptionalDouble> known = each.stream().map(comparison -> ColumnShares.of(table, comparison)).toList();
        double told = known.stream().mapToDouble(share -> share.orElse(1)).reduce(1, (one, other) -> one * other);
        long open = known.stream().filter(OptionalDouble::isEmpty).count() + others;
        double all = Math.clamp(rows / Math.max(1, table.rows().value()), LEAST, 1);
        double left = open == 0 ? 1 : Math.pow(Math.clamp(all / Math.max(LEAST, told), LEAST, 1), 1.0 / open);
        var terms = new ArrayList<Term>();
        for (int i = 0; i < each.size(); i++) {
            terms.add(new Term(each.get(i), Math.max(LEAST, known.get(i).orElse(left))));
        }
        Set<String> constants = conditions.stream().flatMap(condition -> ConstantTerm.among(condition).stream())
                .map(ConstantTerm::sql).collect(Collectors.toSet());
        return new ModelledScan(alias, table, terms, constants, loops, 0);
    }

    /// The same, run once for each row of another table, which it is joined with.
    ///
    /// @param share of the table's rows that one of those rows finds by all the joins together
    ModelledScan joined(List<Comparison> joins, double share, double times) {
        var all = new ArrayList<>(terms);
        double each = Math.pow(Math.max(LEAST, share), 1.0 / joins.size());
        joins.forEach(join -> all.add(new Term(join, each)));
        return new ModelledScan(alias, table, all, constants, Math.max(1, times), dear);
    }

    /// The same, whose rows are as dear to check as they are today.
    ///
    /// @param perRow what checking all terms costs
    ModelledScan checkedAt(double perRow, double operator) {
        return new ModelledScan(alias, table, terms, constants, loops, Math.max(0, perRow - operator * terms.size()));
    }

    /// What is dear in the terms that an index does not answer: that is in expressions, or in what is not known.
    double dearWithout(Set<Term> answered) {
        List<Term> expressions = terms.stream().filter(term -> term.comparison.subject() instanceof Operand.OfExpression).toList();
        double left = expressions.stream().filter(term -> !answered.contains(term)).count();
        return expressions.isEmpty() ? dear : dear * left / expressions.size();
    }

    /// Whether a partial index has all the rows that are wanted.
    ///
    /// @param wanted the terms of its predicate
    boolean implies(List<ConstantTerm> wanted) {
        return !wanted.isEmpty() && wanted.stream().allMatch(term -> constants.contains(term.sql()));
    }

    /// The share of the table's rows that are in an index with this predicate.
    static double share(TableFacts table, String predicate) {
        return ColumnShares.of(table, predicate).orElse(UNKNOWN);
    }
}
