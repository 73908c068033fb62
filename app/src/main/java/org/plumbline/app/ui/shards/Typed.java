package org.plumbline.app.ui.shards;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A text that a person types into one field, what it means, and what is wrong with it. Numbers are a [org.plumbline.app.ui.state.Figure].
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
