package org.plumbline.plan.print;

/// What a name is of, as far as the place tells in which it was seen first. It chooses the beginning of the name that replaces it.
public enum NameKind {
    TABLE("t"),
    ALIAS("a"),
    COLUMN("c"),
    INDEX("idx"),
    SCHEMA("s"),
    CTE("cte"),
    FUNCTION("f"),
    TYPE("type"),
    CONSTRAINT("con"),
    TRIGGER("trg"),
    SETTING("setting"),
    PROPERTY("Property ");

    private final String prefix;

    NameKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
