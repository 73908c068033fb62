package org.plumbline.plan;

/// An expression as PostgreSQL deparsed it, such as `((status = 'open'::text) AND (total > 100))`.
public record Condition(String text) {
    @Override
    public String toString() {
        return text;
    }
}
