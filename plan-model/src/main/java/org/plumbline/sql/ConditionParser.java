package org.plumbline.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.plumbline.plan.Condition;

/// Parses conditions as PostgreSQL deparses them. What cannot be parsed gives nothing, silently: no rule rests on a guess.
public final class ConditionParser {
    /// Longer ones are generated lists, which no index advice is about.
    private static final int LONGEST_TEXT = 100_000;
    private static final int TEXTS_KEPT = 2_000;

    private static final Map<String, Optional<ParsedCondition>> PARSED = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ParsedCondition>> eldest) {
            return size() > TEXTS_KEPT;
        }
    };

    private ConditionParser() {}

    /// What this condition compares; none where it cannot be parsed.
    public static Optional<ParsedCondition> parse(Condition condition) {
        synchronized (PARSED) {
            Optional<ParsedCondition> known = PARSED.get(condition.text());
            if (known != null) {
                return known;
            }
        }
        Optional<ParsedCondition> parsed = parse(condition.text());
        synchronized (PARSED) {
            PARSED.put(condition.text(), parsed);
        }
        return parsed;
    }

    private static Optional<ParsedCondition> parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            // With complex parsing JSQLParser needs seconds for a text that it refuses in the end.
            var expression = CCJSqlParserUtil.parseExpression(
                    PlanNotation.withoutPlanNotation(text), true, parser -> parser.withAllowComplexParsing(false));
            return Optional.ofNullable(expression).map(ConditionReader::read);
        } catch (JSQLParserException | IllegalArgumentException | StackOverflowError _) {
            return Optional.empty();
        }
    }
}
