package org.plumbline.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plumbline.sql.SqlToken.Kind;

/// Lays a statement out: each clause, join and condition on a line of its own, subqueries indented. Only space between tokens changes, and
/// none is put where there was none but for a new line, so that the statement stays what it is; comments stay where they are.
public final class SqlFormatter {
    /// Lists up to this length stay on one line.
    private static final int LONGEST_LIST = 70;
    /// Lines that grow longer go on in the next one, where a comma, AND or the like allows it.
    private static final int LONGEST_LINE = 120;
    private static final int STEP = 4;
    /// What is nested deeper is indented no further: what is written stays in proportion to what was read.
    private static final int DEEPEST_INDENT = 40 * STEP;
    private static final Set<String> CLAUSES = Set.of(
            "select", "from", "where", "having", "limit", "offset", "fetch", "union", "intersect", "except", "returning", "values",
            "window");
    private static final Set<String> JOINS = Set.of("left", "right", "full", "inner", "cross", "natural");
    /// A line may begin with them, beside [#CLAUSES].
    private static final Set<String> STARTS = Set.of("and", "or", "when", "else", "group", "order", "join");
    private static final Set<String> QUERIES = Set.of("select", "with", "values", "insert", "update", "delete");

    /// A query, and how far it is indented.
    private static final class Level {
        private final int indent;
        private int brackets;
        private int cases;
        private int betweens;
        private boolean longList;
        private boolean with;

        private Level(int indent) {
            this.indent = Math.min(indent, DEEPEST_INDENT);
        }
    }

    private final List<SqlToken> tokens = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Boolean> spaced = new ArrayList<>();
    /// A line ended between the token before and this one.
    private final List<Boolean> onNewLine = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Deque<Level> levels = new ArrayDeque<>();
    private int at;

    private SqlFormatter(String sql) {
        int start = 0;
        boolean space = false;
        boolean line = false;
        for (SqlToken token : SqlScanner.tokens(sql)) {
            if (token.kind() == Kind.SPACE) {
                space = true;
                line = token.text().indexOf('\n') >= 0;
            } else {
                tokens.add(token);
                starts.add(start);
                spaced.add(space);
                onNewLine.add(line);
                space = false;
                line = false;
            }
            start += token.text().length();
        }
    }

    public static FormattedSql format(String sql) {
        return new SqlFormatter(sql).formatted();
    }

    private FormattedSql formatted() {
        int[] originals = new int[tokens.size()];
        int[] places = new int[tokens.size()];
        int[] lengths = new int[tokens.size()];
        levels.push(new Level(0));
        for (at = 0; at < tokens.size(); at++) {
            int indent = lineBefore();
            if (at > 0 && indent >= 0) {
                text.append('\n').append(" ".repeat(indent));
            } else if (at > 0 && spaced.get(at)) {
                text.append(' ');
            }
            originals[at] = starts.get(at);
            places[at] = text.length();
            lengths[at] = tokens.get(at).text().length();
            text.append(tokens.get(at).text());
            after();
        }
        return new FormattedSql(text.toString(), originals, places, lengths);
    }

    /// How far a line that begins with this token is indented; -1 where it goes on.
    private int lineBefore() {
        SqlToken token = tokens.get(at);
        Level level = levels.peek();
        if (token.is(")") && level.brackets == 0 && levels.size() > 1) {
            return levels.stream().skip(1).findFirst().orElseThrow().indent;
        }
        if (at > 0 && tokens.get(at - 1).kind() == Kind.COMMENT && tokens.get(at - 1).text().startsWith("--")) {
            return level.indent + (begins(level) ? 0 : STEP);
        }
        if (token.kind() == Kind.COMMENT) {
            return onNewLine.get(at) ? level.indent + STEP : -1;
        }
        if (at > 0 && tokens.get(at - 1).is(";") && levels.size() == 1) {
            return 0;
        }
        if (at > 0 && tokens.get(at - 1).is("(") && level.brackets == 0 && levels.size() > 1) {
            return level.indent;
        }
        if (begins(level)) {
            return level.indent;
        }
        boolean afterComma = at > 0 && tokens.get(at - 1).is(",");
        boolean tie = (token.isWord("and") && level.betweens == 0) || token.isWord("or");
        if (level.brackets == 0 && tie && level.cases == 0) {
            return level.indent + 2;
        }
        if (level.brackets == 0 && afterComma && (level.with || level.longList)) {
            return level.indent + (level.with ? 0 : STEP);
        }
        boolean mayBreak = afterComma || tie || word(at).equals("when") || word(at).equals("else");
        return mayBreak && !fits() ? level.indent + STEP : -1;
    }

    /// What comes up to the next place where a line may end has room in this one.
    private boolean fits() {
        int left = LONGEST_LINE - (text.length() - (text.lastIndexOf("\n") + 1));
        int depth = 0;
        for (int i = at; i < tokens.size() && depth >= 0 && left >= 0; i++) {
            SqlToken token = tokens.get(i);
            if (depth == 0 && i > at && (tokens.get(i - 1).is(",") || STARTS.contains(word(i)) || CLAUSES.contains(word(i)))) {
                return true;
            }
            if (token.is("(") && QUERIES.contains(word(i + 1))) {
                return true;
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            left -= token.text().length() + (spaced.get(i) ? 1 : 0);
        }
        return left >= 0;
    }

    /// A clause or a join begins here.
    private boolean begins(Level level) {
        SqlToken token = tokens.get(at);
        if (token.kind() != Kind.WORD || level.brackets > 0 || level.cases > 0 || word(at - 1).equals(".") || at == 0) {
            return false;
        }
        String word = word(at);
        return switch (word) {
            case "group", "order" -> word(at + 1).equals("by");
            case "from" -> !word(at - 1).equals("distinct") && !word(at - 1).equals("delete");
            case "select" -> true;
            case "join" -> !JOINS.contains(word(at - 1)) && !word(at - 1).equals("outer");
            case "set" -> levelsFirst("update");
            case "on" -> word(at + 1).equals("conflict");
            case "using" -> levelsFirst("delete") || levelsFirst("merge");
            case "when" -> word(at + 1).equals("matched") || (word(at + 1).equals("not") && word(at + 2).equals("matched"));
            default -> CLAUSES.contains(word)
                    || (JOINS.contains(word) && !JOINS.contains(word(at - 1))
                            && (word(at + 1).equals("join") || word(at + 1).equals("outer") || JOINS.contains(word(at + 1))));
        };
    }

    private boolean levelsFirst(String word) {
        return tokens.stream().filter(token -> token.kind() == Kind.WORD).findFirst().filter(first -> first.isWord(word)).isPresent()
                && !word(at + 1).equals("(");
    }

    private void after() {
        SqlToken token = tokens.get(at);
        Level level = levels.peek();
        if (token.is("(")) {
            if (QUERIES.contains(word(at + 1))) {
                levels.push(new Level(level.indent + STEP));
            } else {
                level.brackets++;
            }
        } else if (token.is(")")) {
            if (level.brackets > 0) {
                level.brackets--;
            } else if (levels.size() > 1) {
                levels.pop();
            }
        } else if (token.kind() == Kind.WORD && level.brackets == 0) {
            words(level, token);
        }
    }

    private void words(Level level, SqlToken token) {
        switch (token.text().toLowerCase(Locale.ROOT)) {
            case "with" -> level.with = level.brackets == 0 && !word(at - 1).equals(")");
            case "select", "set", "values" -> {
                level.with = false;
                level.longList = length() > LONGEST_LIST;
            }
            case "from", "where", "order", "group" -> level.longList = false;
            case "case" -> level.cases++;
            case "end" -> level.cases = Math.max(0, level.cases - 1);
            case "between" -> level.betweens++;
            case "and" -> level.betweens = Math.max(0, level.betweens - 1);
            default -> { }
        }
    }

    /// Characters up to the next clause.
    private int length() {
        int length = 0;
        int depth = 0;
        for (int i = at + 1; i < tokens.size() && depth >= 0 && length <= LONGEST_LIST; i++) {
            String word = word(i);
            if (depth == 0 && (word.equals("from") || word.equals("where") || word.equals(";"))) {
                break;
            }
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            length += tokens.get(i).text().length() + (spaced.get(i) ? 1 : 0);
        }
        return length;
    }

    private String word(int index) {
        return index < 0 || index >= tokens.size() ? "" : tokens.get(index).text().toLowerCase(Locale.ROOT);
    }
}
