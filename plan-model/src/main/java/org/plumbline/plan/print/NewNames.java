package org.plumbline.plan.print;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Names in the place of others: `t1`, `c7`, `idx3_pkey`. None needs quotes.
final class NewNames {
    /// PostgreSQL's own endings of indexes and constraints (ChooseIndexName of indexcmds.c), which say what they are for.
    private static final List<String> ENDINGS = List.of("_pkey", "_key", "_idx", "_fkey", "_check", "_excl");

    private final Map<String, String> names = new HashMap<>();
    private final Map<NameKind, Integer> counts = new EnumMap<>(NameKind.class);
    private final Set<String> used = new HashSet<>();
    private final Set<String> kept = new HashSet<>();

    /// @param originals names that are not given to anything else
    void learn(Map<String, NameKind> found, Set<String> alsoKept, Set<String> originals) {
        kept.addAll(alsoKept);
        found.forEach((name, kind) -> {
            if (!isKept(name) && !names.containsKey(name)) {
                names.put(name, chosen(name, kind, originals));
            }
        });
    }

    String of(String name) {
        return names.getOrDefault(name, name);
    }

    boolean knows(String name) {
        return names.containsKey(name);
    }

    /// How many of each kind were replaced.
    Map<NameKind, Integer> counts() {
        return counts;
    }

    private boolean isKept(String name) {
        return kept.contains(name) || KeptNames.isKept(name);
    }

    private String chosen(String name, NameKind kind, Set<String> originals) {
        counts.merge(kind, 1, Integer::sum);
        String ending = kind == NameKind.INDEX || kind == NameKind.CONSTRAINT
                ? ENDINGS.stream().filter(name::endsWith).findFirst().orElse("") : "";
        int number = counts.get(kind);
        String stem = kind.prefix() + number;
        while (originals.contains((stem + ending).toLowerCase(Locale.ROOT)) || originals.contains(stem) || !used.add(stem)) {
            stem = kind.prefix() + ++number;
        }
        return stem + ending;
    }
}
