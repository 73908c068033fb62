package org.plumbline.index;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.ColumnStatistics;
import org.plumbline.catalog.ColumnStatistics.CommonValue;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.Condition;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.ConstantTerm;
import org.plumbline.sql.Operand;

/// The share of a table's rows for which a comparison holds, as the planner tells it from the most common values and the number of others
/// (`var_eq_const`, selfuncs.c). Without a histogram nothing is known of ranges.
public final class ColumnShares {
    private ColumnShares() {}

    /// What is known of a column, by its name.
    public static Optional<ColumnStatistics> statistics(TableFacts table, String column) {
        return table.columns().stream().filter(each -> each.name().equals(column)).findFirst().flatMap(ColumnFacts::statistics);
    }

    /// Of a predicate: as if its terms were independent; empty where one of them is not known.
    public static OptionalDouble of(TableFacts table, String predicate) {
        double share = 1;
        List<ConstantTerm> terms = ConstantTerm.all(new Condition(predicate)).orElse(List.of());
        for (ConstantTerm term : terms) {
            OptionalDouble known = of(table, term);
            if (known.isEmpty()) {
                return known;
            }
            share *= known.getAsDouble();
        }
        return terms.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    /// Of a term with a constant; empty where that is not known.
    public static OptionalDouble of(TableFacts table, ConstantTerm term) {
        Optional<ColumnStatistics> known = statistics(table, term.column().name());
        if (known.isEmpty()) {
            return OptionalDouble.empty();
        }
        double nulls = known.get().nullFraction().value();
        return switch (term.shape()) {
            case FLAG -> OptionalDouble.of(equal(known.get(), table, term.sql().startsWith("NOT ") ? "f" : "t"));
            case NULL -> OptionalDouble.of(nulls);
            case NOT_NULL -> OptionalDouble.of(1 - nulls);
            case WORD, VALUE -> ConditionParser.parse(new Condition(term.sql())).map(parsed -> parsed.comparisons().getFirst())
                    .map(comparison -> of(table, comparison)).orElse(OptionalDouble.empty());
            case RANGE -> OptionalDouble.empty();
        };
    }

    /// Of a comparison of a plain column for equality; empty for all others and where that is not known.
    public static OptionalDouble of(TableFacts table, Comparison comparison) {
        if (!(comparison.subject() instanceof Operand.OfColumn(var column, boolean _))) {
            return OptionalDouble.empty();
        }
        Optional<ColumnStatistics> known = statistics(table, column.name());
        if (known.isEmpty()) {
            return OptionalDouble.empty();
        }
        return switch (comparison.operator()) {
            case "=" -> OptionalDouble.of(comparison.other() instanceof Operand.Value value && value.text().isPresent()
                    ? equal(known.get(), table, value.text().get()) : any(known.get(), table));
            case "= ANY" -> OptionalDouble.of(Math.min(1, elements(comparison.other()) * any(known.get(), table)));
            case "IS NULL" -> OptionalDouble.of(known.get().nullFraction().value());
            case "IS NOT NULL" -> OptionalDouble.of(1 - known.get().nullFraction().value());
            default -> OptionalDouble.empty();
        };
    }

    /// How many values are looked for; ten where that is not known (`estimate_array_length`, selfuncs.c).
    public static int elements(Operand values) {
        return values instanceof Operand.Value value && value.elements() > 0 ? value.elements() : 10;
    }

    /// Of a value that is not known.
    private static double any(ColumnStatistics known, TableFacts table) {
        return (1 - known.nullFraction().value()) / Math.max(1, known.distinctOf(table.rows()).value());
    }

    private static double equal(ColumnStatistics known, TableFacts table, String value) {
        double common = 0;
        double least = 1;
        for (CommonValue each : known.commonValues()) {
            if (each.value().equals(value)) {
                return each.frequency().value();
            }
            common += each.frequency().value();
            least = Math.min(least, each.frequency().value());
        }
        double others = known.distinctOf(table.rows()).value() - known.commonValues().size();
        double rest = Math.max(0, 1 - common - known.nullFraction().value());
        return Math.min(least, others > 1 ? rest / others : rest);
    }
}
