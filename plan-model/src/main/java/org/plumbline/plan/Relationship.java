package org.plumbline.plan;

import java.util.Optional;

/// PostgreSQL's "Parent Relationship".
public enum Relationship {
    OUTER("Outer"),
    INNER("Inner"),
    MEMBER("Member"),
    SUBQUERY("Subquery"),
    INIT_PLAN("InitPlan"),
    SUB_PLAN("SubPlan");

    private final String label;

    Relationship(String label) {
        this.label = label;
    }

    /// As PostgreSQL's JSON prints it.
    public String label() {
        return label;
    }

    public static Optional<Relationship> of(String label) {
        for (Relationship relationship : values()) {
            if (relationship.label.equals(label)) {
                return Optional.of(relationship);
            }
        }
        return Optional.empty();
    }

    public boolean feedsParent() {
        return this != INIT_PLAN && this != SUB_PLAN;
    }
}
