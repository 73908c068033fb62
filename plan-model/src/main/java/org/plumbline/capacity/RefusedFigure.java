package org.plumbline.capacity;

import java.math.BigDecimal;

/// A figure that a calculator cannot reckon with. Its message is a sentence for people: what is wrong, and what would do.
public final class RefusedFigure extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /// With the whole sentence.
    public RefusedFigure(String sentence) {
        super(sentence);
    }

    /// Lets a number through that lies within two bounds, both included; NaN and infinity never do.
    ///
    /// @param what the figure's name with its unit, such as "requests per second"
    public static double within(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new RefusedFigure(what + ": " + plain(value) + " will not do; a number from " + plain(least) + " to " + plain(most)
                    + " will.");
        }
        return value;
    }

    /// Likewise for whole numbers.
    public static long within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new RefusedFigure(what + ": " + value + " will not do; a whole number from " + least + " to " + most + " will.");
        }
        return value;
    }

    /// Likewise.
    public static int within(String what, int value, int least, int most) {
        return (int) within(what, (long) value, least, most);
    }

    /// Lets a number through that lies within two bounds that are better said in words; NaN never does.
    ///
    /// @param would what would do, such as "0 ms or more"
    public static double within(String what, double value, double least, double most, String would) {
        if (!(value >= least && value <= most)) {
            throw new RefusedFigure(what + " has to be " + would + ".");
        }
        return value;
    }

    private static String plain(double value) {
        return Double.isFinite(value) ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.isNaN(value) ? "what is not a number" : "infinity";
    }
}
