package org.plumbline.app.ui.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plumbline.app.db.GuardedStatement;
import org.plumbline.app.db.RefusedStatement;
import org.plumbline.sql.SqlScript;

/// The parameters of the statement at the caret and their values, which stay while their parameter does.
public final class StatementParameters {
    private final ObservableList<ParameterValue> values = FXCollections.observableArrayList();
    private Map<String, Optional<String>> expected = Map.of();

    /// In the statement's order.
    ObservableList<ParameterValue> values() {
        return values;
    }

    /// Fills in the values of the next statement that has parameters.
    ///
    /// @param given by the parameters' names; an empty one is NULL
    public void give(Map<String, Optional<String>> given) {
        expected = Map.copyOf(given);
        fillIn();
    }

    /// Another statement is at the caret.
    void read(Optional<SqlScript.Statement> statement) {
        List<String> names = statement.map(StatementParameters::of).orElse(List.of());
        if (!names.equals(values.stream().map(ParameterValue::name).toList())) {
            Map<String, ParameterValue> before = values.stream().collect(Collectors.toMap(ParameterValue::name, value -> value));
            values.setAll(names.stream().map(name -> before.getOrDefault(name, new ParameterValue(name))).toList());
            fillIn();
        }
    }

    /// What was given; nothing at all where no field was filled in.
    public Map<String, Optional<String>> given() {
        return ParameterValue.given(values);
    }

    private void fillIn() {
        if (!values.isEmpty()) {
            values.forEach(parameter -> Optional.ofNullable(expected.get(parameter.name())).ifPresent(parameter::set));
            expected = Map.of();
        }
    }

    private static List<String> of(SqlScript.Statement statement) {
        try {
            return GuardedStatement.of(statement.sql()).parameters();
        } catch (RefusedStatement _) {
            return List.of();
        }
    }
}
