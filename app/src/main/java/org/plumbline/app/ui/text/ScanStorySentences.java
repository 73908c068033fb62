package org.plumbline.app.ui.text;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Findings on sequential scans whose condition keeps indexes away.
final class ScanStorySentences {
    static final Map<String, Function<Told, Optional<String>>> BY_RULE = Map.ofEntries(
            Map.entry("wrapped-column", ScanStorySentences::wrappedColumn),
            Map.entry("implicit-cast", ScanStorySentences::implicitCast),
            Map.entry("infix-like", ScanStorySentences::infixLike),
            Map.entry("containment-without-gin", ScanStorySentences::containment));

    private ScanStorySentences() {}

    private static Optional<String> wrappedColumn(Told told) {
        return scanned(told).flatMap(scanned -> told.words("expression").map(expression -> scanned
                + ": the condition is about " + expression + ", and an index on the column alone does not know that."));
    }

    private static Optional<String> implicitCast(Told told) {
        Optional<String> converted = told.words("converted to").flatMap(type -> told.words("column").map(column ->
                ": " + column + " was converted to " + type + " in each row, as the value is of that type, and no index serves then."));
        Optional<String> pattern = told.words("pattern").map(text -> ": the pattern " + text
                + " begins with plain text, but an ordinary index serves it only where texts are ordered byte by byte (collation C).");
        return scanned(told).flatMap(scanned -> converted.or(() -> pattern).map(scanned::concat));
    }

    private static Optional<String> infixLike(Told told) {
        return scanned(told).map(scanned -> scanned + ": each text was searched"
                + told.words("pattern").map(" for "::concat).orElse("")
                + ", which an ordinary index cannot do, as it knows only how texts begin.");
    }

    private static Optional<String> containment(Told told) {
        return scanned(told).map(scanned -> scanned + ": an ordinary index cannot look inside a value"
                + told.words("operator").map(operator -> ", as " + operator + " does").orElse("") + "; a GIN (or GiST) index can.");
    }

    private static Optional<String> scanned(Told told) {
        String all = told.words("read to the end").isPresent() ? "" : "All ";
        return told.words("rows read").flatMap(read -> told.kept("rows kept").map(kept ->
                all + read + " rows" + told.target(" of ") + " were read to keep " + kept));
    }
}
