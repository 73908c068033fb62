package org.plumbline.schema;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.plumbline.catalog.CatalogFacts;

/// Names for what a script makes, which nothing in a schema has yet. Each is given once.
final class FreeName {
    /// `NAMEDATALEN` - 1: PostgreSQL cuts longer names silently.
    private static final int LONGEST_BYTES = 63;

    private final Set<String> taken = new HashSet<>();
    private final String schema;

    FreeName(CatalogFacts facts, String schema) {
        this.schema = schema;
        facts.relations().forEach(relation -> taken.add(relation.qualifiedName()));
        facts.tables().forEach(table -> {
            taken.add(table.qualifiedName());
            table.indexes().forEach(index -> taken.add(table.schema() + "." + index.name()));
            table.constraints().forEach(constraint -> taken.add(table.schema() + "." + constraint.name()));
        });
    }

    /// The first part is cut where both are too long together; a number tells it from one that is there.
    ///
    /// @return unquoted
    String of(String start, String end) {
        for (int number = 1;; number++) {
            String tail = number == 1 ? end : end + "_" + number;
            String name = cut(start, LONGEST_BYTES - bytes(tail)) + tail;
            if (taken.add(schema + "." + name)) {
                return name;
            }
        }
    }

    private static String cut(String name, int longest) {
        String cut = name;
        while (bytes(cut) > longest) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
