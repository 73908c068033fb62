package org.plumbline.app.ui.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Findings on what is done with rows, and how many of them: sorts, hashes, limits, results.
final class RowSentences {
    static final String TOO_LITTLE_MEMORY = " did not fit into the memory allowed (work_mem): ";

    static final Map<String, Function<Told, Optional<String>>> BY_RULE = Map.ofEntries(
            Map.entry("sort-spill", RowSentences::sortSpill),
            Map.entry("hash-spill", RowSentences::hashSpill));

    private RowSentences() {}

    private static Optional<String> sortSpill(Told told) {
        return told.words("written to disk").map(written -> "The rows to sort" + TOO_LITTLE_MEMORY + written + " went to disk and back.");
    }

    private static Optional<String> hashSpill(Told told) {
        Optional<String> written = told.words("written to disk").map(bytes -> "The groups" + TOO_LITTLE_MEMORY + bytes
                + " went to disk and back.");
        return written.or(() -> told.words("batches").map(batches -> "The hash table" + TOO_LITTLE_MEMORY + "it was cut into " + batches
                + " batches, which went to disk and back."));
    }
}
