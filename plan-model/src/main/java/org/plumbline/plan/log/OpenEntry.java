package org.plumbline.plan.log;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/// A plan of which more lines may come.
final class OpenEntry {
    /// The longest plan that is held.
    static final int LONGEST = 64 << 20;

    private static final byte[] ARROW = ByteText.of("->");
    private static final byte[] COST = ByteText.of("(cost=");
    private static final byte[] ACTUAL = ByteText.of("(actual ");
    private static final byte[] JSON_END = ByteText.of("\n}");
    private static final byte[] XML_END = ByteText.of("\n</explain>");

    private final long offset;
    private final int line;
    private final Optional<String> loggedAt;
    private final Duration duration;
    private final OptionalInt process;
    private final Carrier carrier;
    private Optional<String> database = Optional.empty();
    private byte[] body = new byte[1 << 11];
    private int size;
    private int lastStart;
    private int[] numbers = new int[32];
    private int count;
    private long endOffset;
    private boolean hasTabs;
    private boolean hasRawTabs;
    private boolean paused;
    private boolean tooLong;

    OpenEntry(long offset, int line, Optional<String> loggedAt, Duration duration, OptionalInt process, Carrier carrier) {
        this.offset = offset;
        this.line = line;
        this.loggedAt = loggedAt;
        this.duration = duration;
        this.process = process;
        this.carrier = carrier;
    }

    /// The record says which it ran in.
    void ranIn(Optional<String> name) {
        database = name;
    }

    Carrier carrier() {
        return carrier;
    }

    OptionalInt process() {
        return process;
    }

    int line() {
        return line;
    }

    boolean tooLong() {
        return tooLong;
    }

    /// A line as PostgreSQL writes it, with a tab in front that is taken off here.
    ///
    /// @param raw the tab is the line's first byte: nothing carried it
    void addTabbed(byte[] bytes, int from, int to, int number, boolean raw) {
        hasTabs = true;
        hasRawTabs = raw;
        add(bytes, from + 1, to, number);
    }

    /// A line that lost its tab.
    void addBare(byte[] bytes, int from, int to, int number) {
        add(bytes, from, to, number);
    }

    /// Lines of a message that a record holds as a whole. Where the first has a tab in front, all have it from PostgreSQL and lose it here;
    /// otherwise tabs are the statement's own.
    void addAll(byte[] bytes, int from, int to, int number) {
        int at = from;
        while (at <= to) {
            int end = ByteText.indexOf(bytes, at, to, '\n');
            int lineEnd = end < 0 ? to : end;
            boolean tabbed = at < lineEnd && bytes[at] == '\t';
            hasTabs |= count == 0 && tabbed;
            int start = tabbed && hasTabs ? at + 1 : at;
            if (count > 0 || !ByteText.isBlank(bytes, start, lineEnd)) {
                add(bytes, start, lineEnd, number);
            }
            at = lineEnd + 1;
        }
    }

    private void add(byte[] bytes, int from, int to, int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        if (count > 0) {
            append(bytes, 0, 0, true);
        }
        numbers[count++] = number;
        lastStart = size;
        append(bytes, from, to, false);
    }

    /// The last line goes on.
    void join(byte[] bytes, int from, int to) {
        append(bytes, from, to, false);
    }

    private void append(byte[] bytes, int from, int to, boolean lineEnd) {
        int length = to - from + (lineEnd ? 1 : 0);
        if (size + length > LONGEST) {
            tooLong = true;
        }
        if (tooLong) {
            return;
        }
        if (size + length > body.length) {
            body = Arrays.copyOf(body, Math.max(body.length * 2, size + length));
        }
        if (lineEnd) {
            body[size] = '\n';
        } else {
            System.arraycopy(bytes, from, body, size, length);
        }
        size += length;
    }

    void endsAt(long streamOffset) {
        endOffset = streamOffset;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// All its lines had a tab so far, so that one without is none of it.
    boolean hasTabs() {
        return hasTabs;
    }

    boolean hasRawTabs() {
        return hasRawTabs;
    }

    /// Its last line is JSON that broke off inside of quotes: the next line goes on there, whatever it starts with.
    boolean endsInString() {
        boolean inString = false;
        for (int at = lastStart; at < size; at++) {
            if (body[at] == '\\') {
                at++;
            } else if (body[at] == '"') {
                inString = !inString;
            }
        }
        return inString && body[0] == '{';
    }

    /// Another record stands in between: what follows is taken only where it is clearly a plan's.
    void pause() {
        paused = true;
    }

    boolean paused() {
        return paused;
    }

    void resume() {
        paused = false;
    }

    /// Whether a line after another's record can only be this plan's: more of its tree, or of its JSON, XML or YAML.
    boolean goesOnWith(byte[] bytes, int from, int to) {
        int at = ByteText.skipSpaces(bytes, from, to);
        if (at == to || size == 0) {
            return false;
        }
        byte first = bytes[at];
        return switch (body[0]) {
            case '{', '[' -> !endsWith(JSON_END) && isJson(first);
            case '<' -> !endsWith(XML_END) && first == '<';
            default -> ByteText.startsWith(bytes, at, to, ARROW) || ByteText.contains(bytes, at, to, COST)
                    || ByteText.contains(bytes, at, to, ACTUAL) || isProperty(bytes, at, to);
        };
    }

    private boolean endsWith(byte[] end) {
        return ByteText.startsWith(body, size - end.length, size, end);
    }

    private static boolean isJson(byte first) {
        return first == '"' || first == '{' || first == '}' || first == '[' || first == ']';
    }

    /// `Filter: ...`: words, the first with a capital, then a colon. `DETAIL:` and the like are no properties.
    private static boolean isProperty(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (ByteText.isLetter(bytes[at]) || bytes[at] == ' ' || bytes[at] == '/' || bytes[at] == '-')) {
            at++;
        }
        boolean startsLikeOne = bytes[from] == '-' || (bytes[from] >= 'A' && bytes[from] <= 'Z' && at > from + 1 && bytes[from + 1] >= 'a');
        return startsLikeOne && at + 1 < to && at - from > 2 && bytes[at] == ':' && bytes[at + 1] == ' ';
    }

    LogEntry complete() {
        var place = new LogEntry.Place(offset, endOffset - offset, line);
        int[] lines = count == 0 ? new int[] {line} : Arrays.copyOf(numbers, count);
        return new LogEntry(place, loggedAt, duration, process, database, Arrays.copyOf(body, size), lines);
    }
}
