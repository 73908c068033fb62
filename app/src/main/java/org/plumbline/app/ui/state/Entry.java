package org.plumbline.app.ui.state;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What a person types into one field, or what is filled in from somewhere, and what it means. What is wrong with it is told in words,
/// beside it. Numbers are a [Figure].
///
/// @param <T> what it means
public sealed class Entry<T> permits Figure {
    private final String name;
    private final String unit;
    private final String explanation;
    private final Function<String, Optional<T>> reader;
    private final StringProperty text;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper origin = new ReadOnlyStringWrapper("");
    private Optional<T> meaning = Optional.empty();
    private String own = "";
    private String contradiction = "";
    private boolean filling;

    /// @param reader none where nothing is there yet; throws an [IllegalArgumentException] with a sentence where the text means nothing
    Entry(String name, String unit, String explanation, String initial, Function<String, Optional<T>> reader) {
        this.name = name;
        this.unit = unit;
        this.explanation = explanation;
        this.reader = reader;
        text = new SimpleStringProperty(initial);
        text.subscribe(now -> {
            read(now == null ? "" : now);
            if (!filling) {
                origin.set("");
            }
        });
    }

    /// A text that means something.
    ///
    /// @param explanation what it is, in a sentence
    /// @param initial what stands in it first
    /// @param reader throws an [IllegalArgumentException] with a sentence where the text means nothing
    public static <T> Entry<T> of(String name, String explanation, String initial, Function<String, T> reader) {
        return new Entry<>(name, "", explanation, initial, text -> Optional.of(reader.apply(text)));
    }

    /// Likewise one that may not stay empty; being empty is no mistake yet.
    ///
    /// @param explanation what it is, in a sentence
    /// @param reader throws an [IllegalArgumentException] with a sentence where the text means nothing; is not asked for a blank one
    public static <T> Entry<T> needed(String name, String explanation, Function<String, T> reader) {
        return new Entry<>(name, "", explanation, "", text -> text.isBlank() ? Optional.empty() : Optional.of(reader.apply(text.strip())));
    }

    private void read(String typed) {
        try {
            meaning = reader.apply(typed);
            own = "";
        } catch (IllegalArgumentException wrong) {
            meaning = Optional.empty();
            own = wrong.getMessage();
        }
        tell();
    }

    private void tell() {
        problem.set(own.isEmpty() ? contradiction : own);
    }

    /// Says at its field how it contradicts another one, though by itself it means something.
    ///
    /// @param words a sentence; empty where it contradicts none
    public void contradict(String words) {
        contradiction = words;
        tell();
    }

    /// Reads again what stands there, when what it means depends on something else that changed.
    public void reread() {
        read(text.get() == null ? "" : text.get());
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

    /// Puts something in.
    ///
    /// @param from where it comes from, in words
    public void fill(String filled, String from) {
        filling = true;
        text.set(filled);
        filling = false;
        origin.set(from);
    }

    /// Whether it is there and right.
    public boolean isRight() {
        return meaning.isPresent();
    }

    /// What it means; none where it is missing or wrong.
    public Optional<T> meaning() {
        return meaning;
    }
}
