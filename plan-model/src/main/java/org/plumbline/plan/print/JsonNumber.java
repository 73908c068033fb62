package org.plumbline.plan.print;

import java.math.BigDecimal;
import org.plumbline.plan.AttributeValue;

/// Numbers as PostgreSQL's JSON has them: without exponents.
final class JsonNumber {
    /// Beyond this a double does not hold every whole number.
    private static final double EXACT = 1L << 53;

    private JsonNumber() {}

    /// A whole number where it is one.
    static AttributeValue of(double number) {
        return number == Math.rint(number) && Math.abs(number) <= EXACT
                ? new AttributeValue.Whole((long) number) : new AttributeValue.Decimal(number);
    }

    /// A number with decimals, `2.0` too: EXPLAIN's readers tell it from a whole one.
    static String decimal(double number) {
        if (!Double.isFinite(number)) {
            return '"' + Double.toString(number) + '"';
        }
        String text = BigDecimal.valueOf(number).toPlainString();
        return text.indexOf('.') < 0 ? text + ".0" : text;
    }
}
