package org.plumbline.app.ui.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Findings on what the server does beside: processes, compilation, planning, triggers, input and output.
final class ServerSentences {
    static final Map<String, Function<Told, Optional<String>>> BY_RULE = Map.ofEntries(
            Map.entry("jit-dominates", ServerSentences::jit),
            Map.entry("workers-not-launched", ServerSentences::workersNotLaunched));

    private ServerSentences() {}

    private static Optional<String> jit(Told told) {
        return told.words("compilation per process").map(time -> "PostgreSQL spent " + time
                + told.words("share of the execution").map(share -> ", " + share + " of the execution,").orElse("")
                + " on compiling this query to machine code (JIT), which pays for longer queries only.");
    }

    private static Optional<String> workersNotLaunched(Told told) {
        return told.words("workers planned").flatMap(planned -> told.words("workers launched")
                .map(launched -> "Of " + planned + " parallel workers planned, " + (launched.equals("0") ? "none" : "only " + launched)
                        + " started, as no more were free."));
    }
}
