package org.plumbline.plan.parse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Whole;

/// Plans that auto_explain wrote into PostgreSQL's log (stderr): `LOG:  duration: 12.345 ms  plan:` and the lines below it, each with a
/// tab in front.
final class LogEntries {
    private static final String DURATION = "duration: ";
    private static final String PLAN = " ms  plan:";
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;
    private static final int LONGEST_ZONE = 6;
    private static final String TIME_PATTERN = "0000-00-00 00:00:00";

    private LogEntries() {}

    static boolean isLog(Lines lines) {
        String text = lines.text();
        for (int at = text.indexOf(PLAN); at >= 0; at = text.indexOf(PLAN, at + 1)) {
            if (startsEntry(lines.line(lines.lineAt(at)))) {
                return true;
            }
        }
        return false;
    }

    static List<Block> read(Lines lines) {
        var blocks = new ArrayList<Block>();
        int line = 0;
        while (line < lines.count()) {
            String head = lines.line(line);
            if (startsEntry(head)) {
                int quote = head.indexOf(DURATION) - 1;
                if (quote >= 0 && head.charAt(quote) == '"') {
                    line = csvEntry(lines, line, lines.start(line) + quote, blocks);
                    continue;
                }
                int end = endOfEntry(lines, line + 1);
                blocks.add(block(lines, line, end, head));
                line = end;
            } else {
                line++;
            }
        }
        return blocks;
    }

    private static boolean startsEntry(String line) {
        int plan = line.indexOf(PLAN);
        int duration = line.indexOf(DURATION);
        return duration >= 0 && plan > duration && !line.startsWith("{")
                && Keys.number(line.substring(duration + DURATION.length(), plan), Interner.FALSE) != Interner.FALSE;
    }

    /// A csvlog's message: quoted, over several lines, with its own quotes doubled.
    ///
    /// @return the line after it
    private static int csvEntry(Lines lines, int head, int quote, List<Block> into) {
        String text = lines.text();
        int end = TextList.endOfQuote(text, quote);
        int body = text.indexOf(PLAN, quote) + PLAN.length();
        int last = lines.lineAt(Math.min(end, text.length() - 1));
        int[] numbers = new int[last - head + 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = lines.number(head + i);
        }
        String headLine = lines.line(head);
        into.add(new Block(Lines.of(text.substring(body, end).replace("\"\"", "\""), numbers), loggedAt(headLine), duration(headLine)));
        return last + 1;
    }

    private static int endOfEntry(Lines lines, int from) {
        int line = from;
        while (line < lines.count() && (isContinuation(lines, line) || lines.isBlank(line))) {
            line++;
        }
        return line;
    }

    /// With a tab in front, as the server writes it; or a line that no log prefix starts, where a copy lost the tabs.
    private static boolean isContinuation(Lines lines, int line) {
        int start = lines.start(line);
        char first = start < lines.end(line) ? lines.text().charAt(start) : '\n';
        return first == '\t' || first == ' ' || (!isTimeStamp(lines.line(line)) && !lines.line(line).contains(":  "));
    }

    private static Block block(Lines lines, int head, int end, String headLine) {
        var body = new StringBuilder();
        int[] numbers = new int[end - head];
        int count = 0;
        String rest = headLine.substring(headLine.indexOf(PLAN) + PLAN.length()).strip();
        if (!rest.isEmpty()) {
            body.append(rest);
            numbers[count++] = lines.number(head);
        }
        for (int line = head + 1; line < end; line++) {
            String text = lines.line(line);
            body.append(count == 0 ? "" : "\n").append(text.startsWith("\t") ? text.substring(1) : text);
            numbers[count++] = lines.number(line);
        }
        return new Block(Lines.of(body.toString(), count == 0 ? new int[] {lines.number(head)} : Arrays.copyOf(numbers, count)),
                loggedAt(headLine), duration(headLine));
    }

    private static Optional<Duration> duration(String headLine) {
        return milliseconds(headLine.substring(headLine.indexOf(DURATION) + DURATION.length(), headLine.indexOf(PLAN)));
    }

    private static Optional<Duration> milliseconds(String text) {
        return switch (Keys.number(text, Interner.FALSE)) {
            case Decimal(double number) -> Optional.of(ofMilliseconds(number));
            case Whole(long number) -> Optional.of(Duration.ofMillis(number));
            default -> Optional.empty();
        };
    }

    private static Duration ofMilliseconds(double milliseconds) {
        return Duration.ofNanos(Math.round(milliseconds * NANOSECONDS_PER_MILLISECOND));
    }

    /// The time stamp at the line's start (`%m`, `%t` of log_line_prefix), with its time zone.
    private static Optional<String> loggedAt(String line) {
        if (!isTimeStamp(line)) {
            return Optional.empty();
        }
        int end = TIME_PATTERN.length();
        if (end < line.length() && line.charAt(end) == '.') {
            end++;
            while (end < line.length() && Character.isDigit(line.charAt(end))) {
                end++;
            }
        }
        int zone = end + 1;
        while (zone < line.length() && zone <= end + LONGEST_ZONE
                && (Character.isLetterOrDigit(line.charAt(zone)) || line.charAt(zone) == '+' || line.charAt(zone) == '-')) {
            zone++;
        }
        boolean hasZone = end < line.length() && line.charAt(end) == ' ' && zone > end + 1;
        return Optional.of(line.substring(0, hasZone ? zone : end));
    }

    private static boolean isTimeStamp(String line) {
        if (line.length() < TIME_PATTERN.length()) {
            return false;
        }
        for (int i = 0; i < TIME_PATTERN.length(); i++) {
            char expected = TIME_PATTERN.charAt(i);
            if (expected == '0' ? !Character.isDigit(line.charAt(i)) : line.charAt(i) != expected) {
                return false;
            }
        }
        return true;
    }
}
