package org.plumbline.plan.parse;

import java.util.Optional;
import org.plumbline.plan.AttributeValue;

/// Reads a number as JSON writes it.
final class JsonNumber {
    /// Whole numbers of so many digits are below 2^53, and powers of ten up to 22 are exact too: dividing one by the other rounds once, as
    /// reading the number itself would.
    private static final int MOST_EXACT_DIGITS = 15;
    private static final int MOST_SAFE_DIGITS = 18;
    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

    private final String text;
    private final int length;
    private int at;
    private long digits;

    JsonNumber(String text) {
        this.text = text;
        this.length = text.length();
    }

    /// The number that starts here; none where it is not written as JSON writes it. [#end()] is after it.
    Optional<AttributeValue> read(int from) {
        boolean negative = from < length && text.charAt(from) == '-';
        int first = negative ? from + 1 : from;
        at = first;
        digits = 0;
        int wholeDigits = digits();
        if (wholeDigits == 0 || (wholeDigits > 1 && text.charAt(first) == '0')) {
            return Optional.empty();
        }
        boolean fraction = at < length && text.charAt(at) == '.';
        int decimals = 0;
        if (fraction) {
            at++;
            decimals = digits();
        }
        boolean exponent = at < length && (text.charAt(at) == 'e' || text.charAt(at) == 'E');
        if (exponent || (fraction && decimals == 0) || wholeDigits + decimals > MOST_SAFE_DIGITS) {
            return Optional.empty();
        }
        long number = negative ? -digits : digits;
        if (!fraction) {
            return Optional.of(Interner.whole(number));
        }
        return Optional.of(Interner.decimal(wholeDigits + decimals <= MOST_EXACT_DIGITS
                ? signed(digits / POWERS_OF_TEN[decimals], negative)
                : Double.parseDouble(text.substring(from, at))));
    }

    int end() {
        return at;
    }

    private static double signed(double number, boolean negative) {
        return negative ? -number : number;
    }

    /// Reads digits.
    ///
    /// @return how many
    private int digits() {
        int from = at;
        while (at < length && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            digits = digits * 10 + (text.charAt(at) - '0');
            at++;
        }
        return at - from;
    }
}
