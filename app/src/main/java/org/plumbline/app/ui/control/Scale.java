package org.plumbline.app.ui.control;

import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/// What an axis of a chart measures.
///
/// @param title what, and in which unit
/// @param isLogarithmic whether each step is a factor; then values are above 0
/// @param least where the axis begins; else at the least value, or at 0
/// @param most where it ends, so that larger values are cut off; else at the largest value
/// @param words a value of the axis, short, beside its tick
/// @param exactly a value of the axis, exactly and with its unit, where it is pointed at
public record Scale(
        String title, boolean isLogarithmic, OptionalDouble least, OptionalDouble most, DoubleFunction<String> words,
        DoubleFunction<String> exactly) {
    /// From 0 to the largest value, in equal steps.
    public static Scale linear(String title, DoubleFunction<String> words) {
        return new Scale(title, false, OptionalDouble.of(0), OptionalDouble.empty(), words, words);
    }

    /// From the least value to the largest, each step a factor.
    public static Scale logarithmic(String title, DoubleFunction<String> words) {
        return new Scale(title, true, OptionalDouble.empty(), OptionalDouble.empty(), words, words);
    }

    /// The same between these two.
    public Scale between(double from, double to) {
        return new Scale(title, isLogarithmic, OptionalDouble.of(from), OptionalDouble.of(to), words, exactly);
    }

    /// The same with these words where a value is pointed at.
    public Scale told(DoubleFunction<String> exact) {
        return new Scale(title, isLogarithmic, least, most, words, exact);
    }

    /// Where it is on the axis: values of a logarithmic one are placed by their logarithm.
    double place(double value) {
        return isLogarithmic ? Math.log10(Math.max(value, Double.MIN_NORMAL)) : value;
    }
}
