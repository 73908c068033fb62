package org.plumbline.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.plumbline.plan.Condition;

/// Parses conditions as PostgreSQL deparses them. What cannot be parsed gives nothing, silently: no rule rests on a guess.
public final class ConditionParser {
    /// Longer ones are generated, apart from the values of a list.
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_VALUES = 20_000_000;
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
        if (condition.text().length() > LONGEST_TEXT) {
            return condition.text().length() <= LONGEST_VALUES && withoutValues(condition.text()) <= LONGEST_TEXT
                    ? parse(condition.text()) : Optional.empty();
        }
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
        try {
            // With complex parsing JSQLParser needs seconds for a text that it refuses in the end.
            var expression = CCJSqlParserUtil.parseExpression(
                    PlanNotation.withoutPlanNotation(text), true, parser -> parser.withAllowComplexParsing(false));
            return Optional.ofNullable(expression).map(ConditionReader::read);
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
