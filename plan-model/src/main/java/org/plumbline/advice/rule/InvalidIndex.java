package org.plumbline.advice.rule;

import org.plumbline.health.InvalidIndexes;

/// Building this index failed halfway: no query uses it, and every write keeps it up to date.
///
///     pg_index: indisvalid false, and nobody is building it
public final class InvalidIndex extends HealthRule {
    public InvalidIndex() {
        super("invalid-index", "Index is invalid", new InvalidIndexes());
    }
}
