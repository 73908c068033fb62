package org.plumbline.app.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.sql.QuotedText;

/// The values of a statement's parameters as SQL: string literals without a type, which the server gives the type of their parameter.
final class ParameterValues {
    private ParameterValues() {}

    /// A literal for each parameter in order; none where the person gave no value at all.
    ///
    /// @throws RefusedStatement where some values are missing, or are too many, or ANALYZE would run the statement without
    static Optional<List<String>> of(ExplainRequest request) throws RefusedStatement {
        List<String> parameters = request.statement().parameters();
        Map<String, Optional<String>> values = request.values();
        List<String> unknown = values.keySet().stream().filter(name -> !parameters.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new RefusedStatement("There is no parameter " + String.join(", ", unknown) + " in the statement: "
                    + (parameters.isEmpty() ? "it has none." : "it has " + String.join(", ", parameters) + "."));
        }
        List<String> missing = parameters.stream().filter(name -> !values.containsKey(name)).toList();
        if (request.analyze() && !missing.isEmpty()) {
            throw new RefusedStatement("ANALYZE runs the statement, which needs a value for each of its parameters; missing: "
                    + String.join(", ", missing) + ". Give them, or explain it without ANALYZE.");
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new RefusedStatement("Values are missing for the parameters " + String.join(", ", missing)
                    + ": give all of them, or none for the plan that PostgreSQL makes without knowing them.");
        }
        var literals = new ArrayList<String>();
        for (String name : parameters) {
            literals.add(literal(name, values.get(name)));
        }
        return Optional.of(literals);
    }

    private static String literal(String name, Optional<String> value) throws RefusedStatement {
        if (value.isEmpty()) {
            return "NULL";
        }
        String text = value.get();
        if (text.indexOf('\0') >= 0) {
            throw new RefusedStatement("The value of the parameter " + name + " holds a character 0, which no text of PostgreSQL can.");
        }
        return QuotedText.of(text);
    }
}
