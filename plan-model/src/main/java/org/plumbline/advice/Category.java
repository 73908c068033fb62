package org.plumbline.advice;

/// What a rule looks at.
public enum Category {
    SCAN,
    JOIN,
    ESTIMATE,
    MEMORY,
    MAINTENANCE,
    PARALLEL,
    SERVER
}
