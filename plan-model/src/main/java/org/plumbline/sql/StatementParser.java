package org.plumbline.sql;

import java.util.Optional;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;

/// Parses whole statements; what cannot be parsed gives nothing, silently.
final class StatementParser {
    /// Longer ones are generated.
    private static final int LONGEST = 20_000;

    private StatementParser() {}

    static Optional<Statement> parse(String sql) {
        if (sql.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            // With complex parsing JSQLParser needs seconds for a text that it refuses in the end.
            return Optional.ofNullable(CCJSqlParserUtil.parse(sql, parser -> parser.withAllowComplexParsing(false)));
        } catch (JSQLParserException | IllegalArgumentException | StackOverflowError _) {
            return Optional.empty();
        }
    }
}
