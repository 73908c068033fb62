package org.plumbline.sql;

import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import org.plumbline.plan.Condition;

/// Values that are known only when the plan runs: `$1`, `(InitPlan 1).col1`, the result of a SubPlan.
public final class RunTimeValues {
    private RunTimeValues() {}

    /// Whether a value that is known only then makes the condition, or a part of it, hold for every row: `(id = $1) OR ($1 = 0)`.
    public static boolean maySwitchOff(Condition condition) {
        return in(condition) && ExpressionParser.parse(condition.text())
                .filter(parsed -> ConditionReader.terms(parsed, AndExpression.class).stream()
                        .map(term -> ConditionReader.terms(term, OrExpression.class))
                        .anyMatch(sides -> sides.size() > 1 && sides.stream().anyMatch(RunTimeValues::readsNoColumn)))
                .isPresent();
    }

    private static boolean readsNoColumn(Expression side) {
        return OperandReader.read(side) instanceof Operand.Value;
    }

    /// Whether a condition compares with one.
    public static boolean in(Condition condition) {
        String text = condition.text();
        if (text.indexOf('$') < 0 && !text.contains("InitPlan") && !text.contains("SubPlan")) {
            return false;
        }
        List<SqlToken> tokens = SqlScanner.tokens(text);
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            boolean numbered = i + 2 < tokens.size() && tokens.get(i + 2).kind() == SqlToken.Kind.NUMBER;
            if (token.kind() == SqlToken.Kind.PARAMETER || (numbered && (token.is("InitPlan") || token.is("SubPlan")))) {
                return true;
            }
        }
        return false;
    }
}
