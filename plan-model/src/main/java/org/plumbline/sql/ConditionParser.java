package org.plumbline.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import org.plumbline.plan.Condition;

/// Parses conditions as PostgreSQL deparses them. What cannot be parsed gives nothing, silently: no rule rests on a guess.
public final class ConditionParser {
    private static final int TEXTS_KEPT = 2_000;
    private static final int LONGEST_KEPT = 100_000;

    private static final Map<String, Optional<ParsedCondition>> PARSED = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ParsedCondition>> eldest) {
            return size() > TEXTS_KEPT;
        }
    };

    private ConditionParser() {}

    /// How many terms must all hold: what [#parse] finds no comparison in is one too. 0 where it cannot be parsed.
    public static int terms(Condition condition) {
        return ExpressionParser.parse(condition.text()).map(whole -> ConditionReader.terms(whole, AndExpression.class).size()).orElse(0);
    }

    /// What this condition compares; none where it cannot be parsed.
    public static Optional<ParsedCondition> parse(Condition condition) {
        if (condition.text().length() > LONGEST_KEPT) {
            return ExpressionParser.parse(condition.text()).map(ConditionReader::read);
        }
        synchronized (PARSED) {
            Optional<ParsedCondition> known = PARSED.get(condition.text());
            if (known != null) {
                return known;
            }
        }
        Optional<ParsedCondition> parsed = ExpressionParser.parse(condition.text()).map(ConditionReader::read);
        synchronized (PARSED) {
            PARSED.put(condition.text(), parsed);
        }
        return parsed;
    }
}
