package org.plumbline.plan.parse;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a terminal, a mail, an editor or a program makes of a plan.
enum Wrap {
    TERMINAL,
    MAIL,
    QUOTED,
    NUMBERED,
    CSV_CELL,
    INSERT,
    JSON_STRING,
    FENCE,
    CARRIAGE_RETURNS,
    NOTICES,
    PSQL;

    /// Texts may hold anything, and are read back.
    boolean keepsTexts() {
        return this == CSV_CELL || this == INSERT || this == JSON_STRING || this == CARRIAGE_RETURNS;
    }

    String wrap(String text, int width) {
        return switch (this) {
            case TERMINAL -> eachLine(text, line -> broken(line, width));
            case MAIL -> eachLine(text, line -> brokenAtSpaces(line, width));
            case QUOTED -> eachLine(text, line -> "> " + line);
            case NUMBERED -> numbered(text);
            case CSV_CELL -> "\"" + text.strip().replace("\"", "\"\"") + "\"\n";
            case INSERT -> "INSERT INTO plans VALUES (1, '" + text.strip().replace("'", "''") + "');\n";
            case JSON_STRING -> "{\"id\": 7, \"plan\": " + DrawnPrint.string(text) + "}\n";
            case FENCE -> "Please look at this:\n\n```\n" + text + "```\n\nThank you\n";
            case CARRIAGE_RETURNS -> text.replace("\n", "\r\n");
            case NOTICES -> eachLine(text, line -> "NOTICE:  " + line);
            case PSQL -> psql(text);
        };
    }

    private static String eachLine(String text, UnaryOperator<String> change) {
        return text.lines().map(change).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String broken(String line, int width) {
        var lines = new StringBuilder(line);
        for (int at = line.length() / width * width; at > 0; at -= width) {
            if (at < line.length()) {
                lines.insert(at, '\n');
            }
        }
        return lines.toString();
    }

    private static String brokenAtSpaces(String line, int width) {
        var lines = new StringBuilder();
        String rest = line;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            if (rest.substring(0, Math.max(0, space)).isBlank()) {
                break;
            }
            lines.append(rest, 0, space).append('\n');
            rest = rest.substring(space + 1);
        }
        return lines.append(rest).toString();
    }

    private static String numbered(String text) {
        String[] lines = text.lines().toArray(String[]::new);
        return IntStream.range(0, lines.length).mapToObj(i -> String.format("%4d  %s", i + 1, lines[i]))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Each line a row, or one cell of many lines.
    private static String psql(String text) {
        boolean cell = !text.contains("->") && text.lines().count() > 1 && "[<-".indexOf(text.charAt(0)) >= 0;
        int width = text.lines().mapToInt(String::length).max().orElse(10) + 2;
        String[] lines = text.lines().toArray(String[]::new);
        var table = new StringBuilder(" ".repeat(width / 2 - 5) + "QUERY PLAN\n" + "-".repeat(width) + "\n");
        for (int i = 0; i < lines.length; i++) {
            table.append(' ').append(lines[i]);
            if (cell && i + 1 < lines.length) {
                table.repeat(' ', width - 1 - lines[i].length()).append('+');
            }
            table.append('\n');
        }
        return table.append("(").append(cell ? "1 row" : lines.length + " rows").append(")\n").toString();
    }
}
