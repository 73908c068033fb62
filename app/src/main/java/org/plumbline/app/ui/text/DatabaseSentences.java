package org.plumbline.app.ui.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Findings that only the database could tell.
final class DatabaseSentences {
    static final Map<String, Function<Told, Optional<String>>> BY_RULE = Map.ofEntries();

    private DatabaseSentences() {}
}
