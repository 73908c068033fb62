package org.plumbline.plan.parse;

import java.util.HashMap;
import java.util.Map;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Flag;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.AttributeValue.Whole;

/// Keeps one copy of strings and values that a plan repeats thousands of times.
final class Interner {
    static final Flag TRUE = new Flag(true);
    static final Flag FALSE = new Flag(false);

    private static final int LONGEST_KEPT = 80;
    private static final int MOST_KEPT = 100_000;
    private static final Whole[] SMALL = new Whole[1024];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = new Whole(i);
        }
    }

    private final Map<String, Text> texts = new HashMap<>();

    static Whole whole(long number) {
        return number >= 0 && number < SMALL.length ? SMALL[(int) number] : new Whole(number);
    }

    static AttributeValue decimal(double number) {
        return new Decimal(number);
    }

    static Flag flag(boolean set) {
        return set ? TRUE : FALSE;
    }

    Text text(String text) {
        if (text.length() > LONGEST_KEPT) {
            return new Text(text);
        }
        Text kept = texts.get(text);
        if (kept != null) {
            return kept;
        }
        var fresh = new Text(text);
        if (texts.size() < MOST_KEPT) {
            texts.put(text, fresh);
        }
        return fresh;
    }

    String string(String text) {
        return text(text).text();
    }
}
