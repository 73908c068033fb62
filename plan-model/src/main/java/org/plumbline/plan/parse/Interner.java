package org.plumbline.plan.parse;

import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Decimal;
import org.plumbline.plan.AttributeValue.Flag;
import org.plumbline.plan.AttributeValue.Text;
import org.plumbline.plan.AttributeValue.Whole;

/// Keeps one copy of strings and values that a plan repeats thousands of times. Of the texts that share a place it remembers the last, so
/// that those that come once cost neither memory nor time.
final class Interner {
    static final Flag TRUE = new Flag(true);
    static final Flag FALSE = new Flag(false);

    private static final int LONGEST_KEPT = 80;
    /// A power of two.
    private static final int PLACES = 8192;
    private static final Decimal ZERO = new Decimal(0);
    private static final Whole[] SMALL = new Whole[1024];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = new Whole(i);
        }
    }

    private final int[] hashes = new int[PLACES];
    private final Text[] texts = new Text[PLACES];

    static Whole whole(long number) {
        return number >= 0 && number < SMALL.length ? SMALL[(int) number] : new Whole(number);
    }

    static AttributeValue decimal(double number) {
        return Double.doubleToRawLongBits(number) == 0 ? ZERO : new Decimal(number);
    }

    static Flag flag(boolean set) {
        return set ? TRUE : FALSE;
    }

    Text text(String text) {
        if (text.length() > LONGEST_KEPT) {
            return new Text(text);
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        if (hashes[place] == hash && texts[place] != null && texts[place].text().equals(text)) {
            return texts[place];
        }
        var fresh = new Text(text);
        hashes[place] = hash;
        texts[place] = fresh;
        return fresh;
    }

    String string(String text) {
        return text(text).text();
    }
}
