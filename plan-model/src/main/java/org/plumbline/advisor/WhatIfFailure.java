package org.plumbline.advisor;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Why statements can no longer be planned: a sentence for a person.
public class WhatIfFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final LinkedHashMap<String, String> statements;

    public WhatIfFailure(String message, Throwable cause) {
        super(message, cause);
        this.statements = new LinkedHashMap<>();
    }

    /// These statements cannot be planned now; others can.
    ///
    /// @param statements the name of each and a sentence
    public WhatIfFailure(Map<String, String> statements, Throwable cause) {
        super(statements.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue()).collect(Collectors.joining(" ")), cause);
        this.statements = new LinkedHashMap<>(statements);
    }

    /// Those that alone cannot be planned, with a sentence each; empty where none can.
    public Map<String, String> statements() {
        return Map.copyOf(statements);
    }
}
