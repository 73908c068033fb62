package org.plumbline.plan;

/// The four output formats of EXPLAIN.
public enum Format {
    TEXT,
    JSON,
    YAML,
    XML
}
