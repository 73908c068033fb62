package org.plumbline.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;

/// Parses expressions as PostgreSQL deparses them: what stands in `Output`, in filters and in keys.
public final class ExpressionParser {
    /// Longer ones are generated, apart from the values of a list.
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_VALUES = 20_000_000;
    private static final Set<String> EXTREMES = Set.of("min", "max");

    private ExpressionParser() {}

    /// The columns that this expression reads; none where it cannot be parsed, reads a whole row or runs a SubPlan.
    public static Optional<List<ColumnName>> columns(String expression) {
        if (expression.endsWith(".*")) {
            return Optional.empty();
        }
        return parse(expression).map(OperandReader::read)
                .filter(operand -> !(operand instanceof Operand.SubPlan)).map(Operand::columns);
    }

    /// The columns that this expression names anywhere, beside SubPlans too; none where it cannot be parsed.
    public static List<ColumnName> everyColumn(String expression) {
        return expression.endsWith(".*") ? List.of() : everyColumnIfKnown(expression).orElse(List.of());
    }

    /// Likewise; nothing where it cannot be parsed.
    public static Optional<List<ColumnName>> everyColumnIfKnown(String expression) {
        return parse(expression).map(OperandReader::everyColumn);
    }

    /// The columns of which it takes the least or the greatest value: the argument of `min` or `max`.
    public static List<ColumnName> extremes(String expression) {
        return parse(expression).filter(Function.class::isInstance).map(Function.class::cast)
                .filter(function -> EXTREMES.contains(function.getName().toLowerCase(Locale.ROOT))).map(OperandReader::everyColumn)
                .filter(columns -> columns.size() == 1).orElse(List.of());
    }

    /// JSQLParser's tree; none where it cannot be parsed to its end.
    static Optional<Expression> parse(String text) {
        if (text.isBlank() || text.length() > LONGEST_VALUES || (text.length() > LONGEST_TEXT && withoutValues(text) > LONGEST_TEXT)) {
            return Optional.empty();
        }
        try {
            // With complex parsing JSQLParser needs seconds for a text that it refuses in the end. Nothing may be left over behind the
            // expression (the second argument): half a condition is another one.
            return Optional.ofNullable(CCJSqlParserUtil.parseExpression(
                    PlanNotation.withoutPlanNotation(text), false, parser -> parser.withAllowComplexParsing(false)));
        } catch (JSQLParserException | IllegalArgumentException | StackOverflowError _) {
            return Optional.empty();
        }
    }

    /// How long the text is without what stands in quotes.
    private static long withoutValues(String text) {
        long length = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '\'';
            length += quoted ? 0 : 1;
        }
        return length;
    }
}
