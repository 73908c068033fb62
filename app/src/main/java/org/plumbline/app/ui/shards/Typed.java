package org.plumbline.app.ui.shards;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plumbline.app.ui.text.Format;

/// What a person types into one field, what it means, and what is wrong with it.
///
/// @param <T> what it means
final class Typed<T> {
    private final StringProperty text = new SimpleStringProperty();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final Function<String, T> reader;
    private Optional<T> value = Optional.empty();

    /// @param reader throws an [IllegalArgumentException] with a sentence where the text means nothing
    Typed(String first, Function<String, T> reader) {
        this.reader = reader;
        text.subscribe(now -> read(now == null ? "" : now));
        text.set(first);
    }

    /// A whole number between two.
    ///
    /// @param what it is, as a sentence begins
    static Typed<Long> whole(String first, String what, long from, long to) {
        return new Typed<>(first, typed -> {
            String bare = bare(typed);
            if (bare.matches("-?[0-9]{1,15}") && Long.parseLong(bare) >= from && Long.parseLong(bare) <= to) {
                return Long.parseLong(bare);
            }
            throw new IllegalArgumentException(what + ": a whole number from " + Format.countFull(from) + " to "
                    + Format.countFull(to) + ".");
        });
    }

    /// A number between two.
    ///
    /// @param what it is, as a sentence begins
    static Typed<Double> number(String first, String what, double from, double to) {
        return new Typed<>(first, typed -> {
            String bare = bare(typed);
            if (bare.matches("-?[0-9]{0,15}(\\.[0-9]{1,12})?") && bare.matches(".*[0-9].*")) {
                double number = Double.parseDouble(bare);
                if (number >= from && number <= to) {
                    return number;
                }
            }
            throw new IllegalArgumentException(what + ": a number from " + plain(from) + " to " + plain(to) + ".");
        });
    }

    private static String bare(String typed) {
        return typed.strip().replace(",", "").replace(" ", "");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Format.countFull((long) number) : Double.toString(number);
    }

    private void read(String typed) {
        try {
            value = Optional.of(reader.apply(typed));
            trouble.set("");
        } catch (IllegalArgumentException wrong) {
            value = Optional.empty();
            trouble.set(wrong.getMessage());
        }
    }

    StringProperty textProperty() {
        return text;
    }

    /// A sentence, or empty.
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    Optional<T> value() {
        return value;
    }

    boolean wrong() {
        return value.isEmpty();
    }
}
