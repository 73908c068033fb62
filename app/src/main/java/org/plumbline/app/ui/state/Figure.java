package org.plumbline.app.ui.state;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A number that a person types, or that is filled in from somewhere.
public final class Figure extends Entry<Double> {
    private final boolean whole;
    private final boolean needed;

    private Figure(Builder built) {
        super(built.name, built.unit, built.explanation, built.initial, built::read);
        whole = built.whole;
        needed = built.needed;
    }

    /// A figure of that name and unit; any number of 0 or more, which may be missing.
    public static Builder of(String name, String unit) {
        return new Builder(name, unit);
    }

    /// What a figure has to be.
    public static final class Builder {
        private final String name;
        private final String unit;
        private boolean whole;
        private double least;
        private double most = Double.MAX_VALUE;
        private String expected = "a number of 0 or more";
        private boolean needed;
        private String explanation = "";
        private String initial = "";

        private Builder(String name, String unit) {
            this.name = name;
            this.unit = unit;
        }

        /// A whole number between these.
        public Builder whole(int from, int to) {
            whole = true;
            least = from;
            most = to;
            expected = "a whole number from " + from + " to " + to;
            return this;
        }

        /// A number between these.
        ///
        /// @param words what the bounds are, such as `a number above 0`
        public Builder between(double from, double to, String words) {
            least = from;
            most = to;
            expected = words;
            return this;
        }

        /// Nothing can be said without it.
        public Builder needed() {
            needed = true;
            return this;
        }

        /// What it is, when the mouse rests on it.
        public Builder explained(String words) {
            explanation = words;
            return this;
        }

        /// It begins with this.
        public Figure startingAt(String text) {
            initial = text;
            return new Figure(this);
        }

        /// It begins empty.
        public Figure empty() {
            return new Figure(this);
        }

        private Optional<Double> read(String text) {
            if (text.isBlank()) {
                return Optional.empty();
            }
            double value = number(text);
            if (value >= least && value <= most && (!whole || value == Math.rint(value))) {
                return Optional.of(value);
            }
            throw new IllegalArgumentException("This has to be " + expected + ".");
        }

        private double number(String text) {
            try {
                return Double.parseDouble(text.strip().replace(",", "").replaceAll("[dDfF]$", "?"));
            } catch (NumberFormatException none) {
                throw new IllegalArgumentException("“" + text.strip() + "” is not a number: this has to be " + expected + ".", none);
            }
        }
    }

    /// Whether nothing is there, where something has to be.
    public boolean isMissing() {
        return needed && textProperty().get().isBlank();
    }

    /// Its value; none where it is missing or wrong.
    public OptionalDouble value() {
        return meaning().map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /// Its value as a whole number; none where it is missing or wrong.
    public OptionalInt count() {
        return isRight() && whole ? OptionalInt.of(meaning().orElseThrow().intValue()) : OptionalInt.empty();
    }
}
