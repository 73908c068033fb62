package org.plumbline.plan.parse;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.Format;

/// Reads JSON that is as it should be, straight from the text's characters, and gives up at the first that is not: [JsonReader] then
/// reads the same again, forgives what can be forgiven and says what is wrong.
///
/// PostgreSQL prints the same properties in the same order for node after node, each in a line of its own. So it looks first whether the
/// text goes on with the indentation, the name and the value that stood there the last time.
final class PlainJson {
    private static final String SPACES = " ".repeat(4096);
    private static final int LEAST_STEP = 8;
    private static final char END = '\0';

    private final String text;
    private final int length;
    private final IntUnaryOperator lineNumber;
    private final Interner interner;
    private final JsonNames names = new JsonNames();
    private final JsonNumber number;
    private final TreeBuilder builder = new TreeBuilder(Format.JSON);
    /// For each object and list that is open, the outermost first: whether it is an object.
    private final BitSet objects = new BitSet();
    private int depth;
    private int at;
    private int lineEnds;
    private int indent;
    private boolean afterValue;
    private JsonNames.Name name = names.none();

    /// @param lineNumber from line ends since `from` to the line's number in the person's text
    PlainJson(String text, int from, IntUnaryOperator lineNumber, Interner interner) {
        this.text = text;
        this.length = text.length();
        this.at = from;
        this.lineNumber = lineNumber;
        this.interner = interner;
        this.number = new JsonNumber(text);
    }

    /// The plans in this text, where it is one JSON value and nothing else; else nothing.
    static List<RawPlan> whole(String text, Interner interner) {
        var json = new PlainJson(text, 0, lineEnds -> lineEnds + 1, interner);
        char first = json.next();
        boolean whole = (first == '[' || first == '{') && json.read() && json.next() == END && json.at == text.length();
        return whole ? json.plans() : List.of();
    }

    /// Reads the object or list that starts here.
    ///
    /// @return false where it is not plain JSON
    boolean read() {
        try {
            do {
                if (!element()) {
                    return false;
                }
            } while (depth > 0);
            return true;
        } catch (PlanParseException | NumberFormatException _) {
            return false;
        }
    }

    List<RawPlan> plans() {
        builder.plans().forEach(plan -> plan.names = Optional.of(names.all()));
        return builder.plans();
    }

    /// Where the value ended.
    int end() {
        return at;
    }

    /// One value with its name, the start of an object or list, or the end of one.
    private boolean element() throws PlanParseException {
        char c = next();
        if (depth == 0) {
            return value(c);
        }
        boolean inObject = objects.get(depth - 1);
        if (c == (inObject ? '}' : ']')) {
            close();
            return true;
        }
        if (afterValue) {
            if (c != ',') {
                return false;
            }
            at++;
            c = next();
        }
        if (inObject) {
            if (c != '"' || !name()) {
                return false;
            }
            c = next();
        }
        return value(c);
    }

    private boolean name() {
        name = names.after(name, text, at + 1);
        if (name == names.none()) {
            return false;
        }
        at += 1 + name.length();
        if (next() != ':') {
            return false;
        }
        at++;
        builder.key(name.text());
        return true;
    }

    private boolean value(char first) throws PlanParseException {
        switch (first) {
            case '{' -> {
                open(true);
                builder.startObject(line());
                return true;
            }
            case '[' -> {
                open(false);
                builder.startList(line());
                return true;
            }
            case '"' -> {
                return put(string(at + 1));
            }
            case 't' -> {
                return word("true") && put(Optional.of(Interner.TRUE));
            }
            case 'f' -> {
                return word("false") && put(Optional.of(Interner.FALSE));
            }
            case 'n' -> {
                afterValue = true;
                return word("null");
            }
            default -> {
                Optional<AttributeValue> found = number.read(at);
                at = number.end();
                return put(found);
            }
        }
    }

    private boolean put(Optional<? extends AttributeValue> value) {
        if (value.isEmpty()) {
            return false;
        }
        builder.value(value.get());
        afterValue = true;
        return true;
    }

    private void open(boolean object) {
        objects.set(depth++, object);
        at++;
        afterValue = false;
    }

    private void close() {
        depth--;
        at++;
        afterValue = true;
        builder.end(line());
    }

    private boolean word(String word) {
        boolean found = text.startsWith(word, at);
        at += found ? word.length() : 0;
        return found;
    }

    /// The text whose first character is here; none where it does not end, or a line was broken in it.
    private Optional<Text> string(int from) {
        Text same = name.valueAt(text, from);
        if (same != null) {
            at = from + same.text().length() + 1;
            return Optional.of(same);
        }
        int end = JsonText.end(text, from);
        if (end < 0 || text.indexOf('\n', from, end) >= 0) {
            return Optional.empty();
        }
        at = end + 1;
        String written = text.substring(from, end);
        if (written.indexOf('\\') >= 0) {
            return Optional.of(interner.text(JsonText.unescaped(written)));
        }
        Text found = interner.text(written);
        name.value(found);
        return Optional.of(found);
    }

    private int line() {
        return lineNumber.applyAsInt(lineEnds);
    }

    /// The next character that is not white space; [#END] where there is none, or one that JSON does not know.
    private char next() {
        while (at < length) {
            char c = text.charAt(at);
            if (c > ' ') {
                return c;
            }
            if (c == '\n') {
                newLine();
            } else if (c == ' ' || c == '\t') {
                at++;
            } else {
                return END;
            }
        }
        return END;
    }

    /// Goes behind a line end and the spaces after it: as many as after the last one to begin with, then half of that and so on.
    private void newLine() {
        lineEnds++;
        at++;
        int start = at;
        int step = Math.min(indent, SPACES.length());
        while (at < length && text.charAt(at) == ' ') {
            if (step < LEAST_STEP) {
                at++;
            } else if (text.regionMatches(at, SPACES, 0, step)) {
                at += step;
            } else {
                step /= 2;
            }
        }
        indent = at - start;
    }
}
