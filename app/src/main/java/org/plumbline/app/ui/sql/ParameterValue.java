package org.plumbline.app.ui.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One parameter of a statement, and the value that the person gives it.
public final class ParameterValue {
    private final String name;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty isNull = new SimpleBooleanProperty();

    /// @param name as the person writes it, without `$` or `:`
    ParameterValue(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public StringProperty textProperty() {
        return text;
    }

    public BooleanProperty nullProperty() {
        return isNull;
    }

    /// @param value none for NULL
    void set(Optional<String> value) {
        isNull.set(value.isEmpty());
        text.set(value.orElse(""));
    }

    /// What was given: nothing at all where no field was filled in, for the generic plan; else each field's text, or NULL.
    static Map<String, Optional<String>> given(List<ParameterValue> values) {
        var given = new HashMap<String, Optional<String>>();
        if (values.stream().anyMatch(value -> value.isNull.get() || !value.text.get().isEmpty())) {
            values.forEach(value -> given.put(value.name, value.isNull.get() ? Optional.empty() : Optional.of(value.text.get())));
        }
        return given;
    }
}
