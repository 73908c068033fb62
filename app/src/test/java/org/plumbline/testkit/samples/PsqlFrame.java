package org.plumbline.testkit.samples;

import java.util.List;

/// A one-column result as psql prints it in its aligned format: title, rule, rows, count.
final class PsqlFrame {
    private static final String TITLE = "QUERY PLAN";

    private PsqlFrame() {}

    static String around(List<String> lines) {
        int width = Math.max(TITLE.length(), lines.stream().mapToInt(String::length).max().orElse(0));
        int left = (width - TITLE.length()) / 2;
        var framed = new StringBuilder()
                .append(" ".repeat(1 + left)).append(TITLE).append(" ".repeat(width - TITLE.length() - left + 1)).append('\n')
                .append("-".repeat(width + 2)).append('\n');
        lines.forEach(line -> framed.append(' ').append(line).append('\n'));
        return framed.append('(').append(lines.size()).append(lines.size() == 1 ? " row)\n" : " rows)\n").append('\n').toString();
    }
}
