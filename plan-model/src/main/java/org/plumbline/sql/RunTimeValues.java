package org.plumbline.sql;

import java.util.List;
import org.plumbline.plan.Condition;

/// Values that are known only when the plan runs: `$1`, `(InitPlan 1).col1`, the result of a SubPlan.
public final class RunTimeValues {
    private RunTimeValues() {}

    /// Whether the condition holds for all rows with a certain value: `(id = $1) OR ($1 = 0)`.
    public static boolean maySwitchOff(Condition condition) {
        List<SqlToken> tokens = SqlScanner.tokens(condition.text());
        List<String> parameters = tokens.stream().filter(token -> token.kind() == SqlToken.Kind.PARAMETER).map(SqlToken::text).toList();
        return tokens.stream().anyMatch(token -> token.isWord("OR")) && parameters.stream().distinct().count() < parameters.size();
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
