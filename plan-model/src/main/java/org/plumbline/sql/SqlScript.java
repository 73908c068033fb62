package org.plumbline.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The statements of a text, cut as psql cuts them: at semicolons that stand in no string, comment, bracket or `BEGIN ATOMIC` body.
public final class SqlScript {
    /// One statement of a text.
    ///
    /// @param start where it begins, comments before it included
    /// @param end behind its last character, without the semicolon
    /// @param sql its text
    public record Statement(int start, int end, String sql) {}

    private SqlScript() {}

    /// All statements, in order. What is only space or comments is none.
    public static List<Statement> statements(String text) {
        var statements = new ArrayList<Statement>();
        var reader = new Reader();
        int at = 0;
        int start = -1;
        int end = 0;
        boolean anything = false;
        for (SqlToken token : SqlScanner.tokens(text)) {
            int behind = at + token.text().length();
            if (reader.ends(token)) {
                add(statements, text, anything ? start : -1, end);
                start = -1;
                anything = false;
            } else if (token.kind() != SqlToken.Kind.SPACE) {
                start = start < 0 ? at : start;
                anything |= !token.isSilent();
                end = token.isSilent() ? end : behind;
            }
            at = behind;
        }
        add(statements, text, anything ? start : -1, end);
        return List.copyOf(statements);
    }

    /// The statement that a caret at this place belongs to: the one around it, or the last one before it, or the first.
    public static Optional<Statement> at(String text, int caret) {
        Optional<Statement> found = Optional.empty();
        for (Statement statement : statements(text)) {
            if (found.isPresent() && statement.start() > caret) {
                break;
            }
            found = Optional.of(statement);
        }
        return found;
    }

    private static void add(List<Statement> statements, String text, int start, int end) {
        if (start >= 0) {
            statements.add(new Statement(start, end, text.substring(start, end)));
        }
    }

    /// Knows how deep it is in brackets and in the body of a function in standard SQL.
    private static final class Reader {
        private int brackets;
        private int bodies;
        private boolean afterBegin;

        boolean ends(SqlToken token) {
            if (token.isSilent()) {
                return false;
            }
            if (token.is("(") || token.is("[")) {
                brackets++;
            } else if (token.is(")") || token.is("]")) {
                brackets = Math.max(0, brackets - 1);
            }
            // In a body each CASE has an END of its own.
            if ((afterBegin && token.isWord("atomic")) || (bodies > 0 && token.isWord("case"))) {
                bodies++;
            } else if (bodies > 0 && token.isWord("end")) {
                bodies--;
            }
            afterBegin = token.isWord("begin");
            boolean ends = token.is(";") && bodies == 0 && brackets == 0;
            if (ends) {
                afterBegin = false;
            }
            return ends;
        }
    }
}
