package org.plumbline.plan;

import java.util.Optional;

/// PostgreSQL's "Join Type".
public enum JoinType {
    INNER("Inner"),
    LEFT("Left"),
    FULL("Full"),
    RIGHT("Right"),
    SEMI("Semi"),
    ANTI("Anti"),
    RIGHT_SEMI("Right Semi"),
    RIGHT_ANTI("Right Anti");

    private final String label;

    JoinType(String label) {
        this.label = label;
    }

    /// As PostgreSQL's JSON prints it.
    public String label() {
        return label;
    }

    public static Optional<JoinType> of(String label) {
        for (JoinType type : values()) {
            if (type.label.equals(label)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
