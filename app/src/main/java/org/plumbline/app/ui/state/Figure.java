package org.plumbline.app.ui.state;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A figure that a person types, or that is filled in from somewhere. What is wrong with it is told in words, beside it.
public final class Figure {
    private final String name;
    private final String unit;
    private final boolean whole;
    private final double least;
    private final double most;
    private final String expected;
    private final boolean needed;
    private final String explanation;
    private final StringProperty text;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper origin = new ReadOnlyStringWrapper("");
    private boolean filling;

    private Figure(Builder built) {
        name = built.name;
        unit = built.unit;
        whole = built.whole;
        least = built.least;
        most = built.most;
        expected = built.expected;
        needed = built.needed;
        explanation = built.explanation;
        text = new SimpleStringProperty(built.initial);
        text.subscribe(_ -> {
            problem.set(check());
            if (!filling) {
                origin.set("");
            }
        });
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
    }

    /// What it is called.
    public String name() {
        return name;
    }

    /// What it is measured in; may be empty.
    public String unit() {
        return unit;
    }

    /// What it is, in a sentence; may be empty.
    public String explanation() {
        return explanation;
    }

    /// What stands in its field.
    public StringProperty textProperty() {
        return text;
    }

    /// What is wrong with it, in words; empty where nothing is.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Where it was filled in from; empty where a person typed it.
    public ReadOnlyStringProperty originProperty() {
        return origin.getReadOnlyProperty();
    }

    /// Puts a figure in.
    ///
    /// @param from where it comes from, in words
    public void fill(String figure, String from) {
        filling = true;
        text.set(figure);
        filling = false;
        origin.set(from);
    }

    /// Whether it is there and right.
    public boolean isRight() {
        return problem.get().isEmpty() && !text.get().isBlank();
    }

    /// Whether nothing is there, where something has to be.
    public boolean isMissing() {
        return needed && text.get().isBlank();
    }

    /// Its value; none where it is missing or wrong.
    public OptionalDouble value() {
        return isRight() ? OptionalDouble.of(parsed()) : OptionalDouble.empty();
    }

    /// Its value as a whole number; none where it is missing or wrong.
    public OptionalInt count() {
        return isRight() && whole ? OptionalInt.of((int) parsed()) : OptionalInt.empty();
    }

    private String check() {
        if (text.get().isBlank()) {
            return "";
        }
        try {
            double value = parsed();
            boolean isRight = value >= least && value <= most && (!whole || value == Math.rint(value));
            return isRight ? "" : "This has to be " + expected + ".";
        } catch (NumberFormatException _) {
            return "“" + text.get().strip() + "” is not a number: this has to be " + expected + ".";
        }
    }

    private double parsed() {
        return Double.parseDouble(text.get().strip().replace(",", "").replaceAll("[dDfF]$", "?"));
    }
}
