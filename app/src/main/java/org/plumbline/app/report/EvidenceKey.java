package org.plumbline.app.report;

import java.util.Locale;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Quantity;

/// A figure's key in JSON: its name in camel case with its unit at the end, as in `rowsKept`, `writtenToDiskBytes`, `totalTimeMs`.
/// The unit is left out where the name has it already; counts and texts have none.
final class EvidenceKey {
    private EvidenceKey() {}

    static String of(Evidence evidence) {
        var key = new StringBuilder();
        for (String word : evidence.name().toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                key.append(key.isEmpty() ? word : capital(word));
            }
        }
        String unit = switch (evidence.value()) {
            case Quantity.OfRows _ -> "Rows";
            case Quantity.OfBlocks _ -> "Blocks";
            case Quantity.OfBytes _ -> "Bytes";
            case Quantity.OfTime _ -> "Ms";
            case Quantity.OfCost _ -> "Cost";
            case Quantity.OfShare _ -> "Share";
            case Quantity.OfFactor _ -> "Factor";
            case Quantity.OfCount _, Quantity.OfText _ -> "";
        };
        boolean named = !unit.equals("Ms") && key.toString().toLowerCase(Locale.ROOT).contains(unit.toLowerCase(Locale.ROOT));
        return named ? key.toString() : key + unit;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
