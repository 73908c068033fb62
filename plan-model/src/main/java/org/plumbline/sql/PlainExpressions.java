package org.plumbline.sql;

import java.util.List;
import java.util.Optional;

/// Makes [PlainExpression]s of SQL, a statement's or a plan's. What cannot be parsed gives nothing.
public final class PlainExpressions {
    private PlainExpressions() {}

    /// The expression, for instance a sort key.
    public static Optional<PlainExpression> of(String sql) {
        try {
            return ExpressionParser.parse(sql).map(parsed -> new PlainExpressionReader().read(parsed));
        } catch (StackOverflowError _) {
            // Thousands of operators in one another: no person wrote them.
            return Optional.empty();
        }
    }

    /// What a condition ties with AND, BETWEEN's two comparisons apart; empty where it cannot be parsed.
    public static List<PlainExpression> terms(String condition) {
        return of(condition).map(PlainExpressions::terms).orElse(List.of());
    }

    /// Likewise, of one that is parsed.
    public static List<PlainExpression> terms(PlainExpression condition) {
        return condition instanceof PlainExpression.Call(String name, List<PlainExpression> terms) && name.equals("and") ? terms
                : List.of(condition);
    }
}
