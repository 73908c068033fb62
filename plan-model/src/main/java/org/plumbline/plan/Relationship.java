package org.plumbline.plan;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// PostgreSQL's "Parent Relationship".
public enum Relationship {
    OUTER("Outer"),
    INNER("Inner"),
    MEMBER("Member"),
    SUBQUERY("Subquery"),
    INIT_PLAN("InitPlan"),
    SUB_PLAN("SubPlan");

    private static final Map<String, Optional<Relationship>> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toMap(Relationship::label, Optional::of));

    private final String label;

    Relationship(String label) {
        this.label = label;
    }

    /// As PostgreSQL's JSON prints it.
    public String label() {
        return label;
    }

    public static Optional<Relationship> of(String label) {
        return BY_LABEL.getOrDefault(label, Optional.empty());
    }

    public boolean feedsParent() {
        return this != INIT_PLAN && this != SUB_PLAN;
    }
}
