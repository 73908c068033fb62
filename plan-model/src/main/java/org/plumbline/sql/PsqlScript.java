package org.plumbline.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.sql.SqlToken.Kind;

/// A script as psql reads it, made plain SQL: variables that `\set` gives a value stand in it (`:name`, `:'name'`, `:"name"`), and so do
/// the values of `\bind`, as literals without a type; `\g` ends a statement as a semicolon does. Other meta-commands are left out, each
/// with its line (psql's manual, Meta-Commands); the statements of all branches of an `\if` stand in it.
public final class PsqlScript {
    private static final char BEGIN = '\\';

    private final StringBuilder sql = new StringBuilder();
    private final Map<String, String> variables = new HashMap<>();
    private final String text;
    private List<SqlToken> tokens;
    private List<String> bound = List.of();
    /// Of the tokens, and where it stands in the text.
    private int next;
    private int at;
    /// Where the statement begins in what was written.
    private int statement;

    private PsqlScript(String text) {
        this.text = text;
        this.tokens = SqlScanner.tokens(text);
    }

    /// What would reach the server; a text without meta-commands as it is.
    public static String plain(String text) {
        return text.indexOf(BEGIN) < 0 ? text : new PsqlScript(text).read();
    }

    private String read() {
        while (at < text.length()) {
            readSql();
            if (at < text.length()) {
                resume(readCommand(new MetaCommand(text, at)));
            }
        }
        bind();
        return sql.toString();
    }

    /// Up to the next meta-command.
    private void readSql() {
        while (next < tokens.size()) {
            SqlToken token = tokens.get(next);
            if (token.text().charAt(0) == BEGIN) {
                return;
            }
            next();
            String value = token.is(":") && next < tokens.size() ? value(tokens.get(next)) : null;
            if (value != null) {
                next();
            }
            sql.append(value == null ? token.text() : value);
            if (token.is(";")) {
                ended();
            }
        }
    }

    private void next() {
        at += tokens.get(next++).text().length();
    }

    /// Goes on behind a meta-command, whose quotes are not SQL's.
    private void resume(int place) {
        while (at < place) {
            next();
        }
        if (at > place) {
            tokens = SqlScanner.tokens(text.substring(place));
            next = 0;
            at = place;
        }
    }

    /// What stands for a variable, by the way it is named; nothing where it has no value.
    private String value(SqlToken name) {
        String bare = switch (name.kind()) {
            case QUOTED_NAME -> name.unquoted();
            case STRING -> name.text().substring(1, Math.max(1, name.text().length() - 1));
            case WORD -> name.text();
            default -> "";
        };
        String value = variables.get(bare);
        return value == null ? null : switch (name.kind()) {
            case QUOTED_NAME -> QuotedName.of(value);
            case STRING -> QuotedText.of(value);
            default -> value;
        };
    }

    /// Where it ends.
    private int readCommand(MetaCommand command) {
        List<String> arguments = command.arguments().stream().map(this::expanded).toList();
        switch (command.name()) {
            case "set" -> {
                if (!arguments.isEmpty()) {
                    variables.put(arguments.getFirst(), String.join("", arguments.subList(1, arguments.size())));
                }
            }
            case "unset" -> arguments.stream().findFirst().ifPresent(variables::remove);
            case "bind" -> bound = arguments;
            case "g", "gx", "gset", "gdesc", "gexec", "crosstabview", "crosstabv", "watch", "parse", ";" -> {
                sql.append(';');
                ended();
            }
            case "r", "reset" -> {
                sql.setLength(statement);
                bound = List.of();
            }
            default -> { } // of no account for what the server is asked
        }
        return command.end();
    }

    private String expanded(String argument) {
        return argument.startsWith(":") ? variables.getOrDefault(argument.substring(1), argument) : argument;
    }

    private void ended() {
        bind();
        statement = sql.length();
    }

    private void bind() {
        if (!bound.isEmpty()) {
            String filled = SqlScanner.tokens(sql.substring(statement)).stream().map(this::filled).collect(Collectors.joining());
            sql.replace(statement, sql.length(), filled);
            bound = List.of();
        }
    }

    private String filled(SqlToken token) {
        if (token.kind() != Kind.PARAMETER || token.text().length() > 6) {
            return token.text();
        }
        int number = Integer.parseInt(token.text().substring(1));
        return number >= 1 && number <= bound.size() ? QuotedText.of(bound.get(number - 1)) : token.text();
    }
}
