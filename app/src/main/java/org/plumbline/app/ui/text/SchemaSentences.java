package org.plumbline.app.ui.text;

import org.plumbline.schema.SchemaAdvice;

/// What could be better about a schema, told from a piece of advice's figures.
public final class SchemaSentences {
    private SchemaSentences() {}

    /// One or two sentences.
    public static String of(SchemaAdvice advice) {
        var told = new Facts(advice.evidence());
        return switch (advice.check()) {
            case "room-for-hot-updates" -> "Only " + told.words("share that went the short way").orElse("few") + " of the updates of "
                    + advice.table() + " found room for the new version of their row in its page: each other one wrote an entry into "
                    + "every index. Pages that are left a little empty make room.";
            default -> throw new IllegalArgumentException("no sentence for " + advice.check());
        };
    }
}
