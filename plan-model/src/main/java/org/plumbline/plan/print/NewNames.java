package org.plumbline.plan.print;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Names in the place of others: `t1`, `c7`, `idx3_pkey`. None needs quotes.
final class NewNames {
    /// PostgreSQL's own endings of indexes and constraints (ChooseIndexName of indexcmds.c), which say what they are for.
    private static final List<String> ENDINGS = List.of("_pkey", "_key", "_idx", "_fkey", "_check", "_excl");

    /// With its underscore: PostgreSQL's own numbers of partitions are no longer.
    private static final int LONGEST_NUMBER = 6;

    private final Map<String, String> names = new HashMap<>();
    private final Map<NameKind, Integer> counts = new EnumMap<>(NameKind.class);
    private final Set<String> used = new HashSet<>();
    private final Set<String> kept = new HashSet<>();

    /// @param originals names that are not given to anything else
    void learn(Map<String, NameKind> found, Set<String> alsoKept, Set<String> originals) {
        kept.addAll(alsoKept);
        // What PostgreSQL makes of other names comes after them.
        found.forEach((name, kind) -> {
            if (derivedFrom(name, kind, found).isEmpty()) {
                learn(name, kind, originals);
            }
        });
        learnDerived(found, originals, kind -> kind != NameKind.INDEX);
        learnDerived(found, originals, kind -> kind == NameKind.INDEX);
    }

    private void learnDerived(Map<String, NameKind> found, Set<String> originals, Predicate<NameKind> now) {
        found.forEach((name, kind) -> {
            Optional<Parts> parts = now.test(kind) && !isKept(name) && !names.containsKey(name)
                    ? derivedFrom(name, kind, found) : Optional.empty();
            if (parts.isPresent()) {
                String derived = derived(parts.get(), kind, originals);
                if (originals.contains(derived) || !used.add(derived)) {
                    learn(name, kind, originals);
                } else {
                    counts.merge(kind, 1, Integer::sum);
                    names.put(name, derived);
                }
            }
        });
    }

    private void learn(String name, NameKind kind, Set<String> originals) {
        if (!isKept(name) && !names.containsKey(name)) {
            names.put(name, chosen(name, kind, originals));
        }
    }

    /// A name that was made of others: `orders_created_at_idx` (ChooseIndexName) of table and column, `o_12` and `orders_20260131` of a
    /// partition's parent.
    ///
    /// @param first a table or an alias
    /// @param second a column; empty for a partition
    /// @param rest what stands behind them, as it was
    private record Parts(String first, String second, String rest) {}

    private static Optional<Parts> derivedFrom(String name, NameKind kind, Map<String, NameKind> found) {
        if (kind == NameKind.INDEX && name.endsWith("_idx")) {
            return found.entrySet().stream().filter(other -> other.getValue() == NameKind.TABLE).map(Map.Entry::getKey)
                    .filter(table -> name.startsWith(table + "_") && name.length() > table.length() + "__idx".length())
                    .max(Comparator.comparingInt(String::length))
                    .map(table -> new Parts(table, name.substring(table.length() + 1, name.length() - "_idx".length()), "_idx"));
        }
        int number = name.lastIndexOf('_');
        boolean numbered = number > 0 && KeptNames.isNumbered(name, name.substring(0, number + 1));
        return numbered && (kind == NameKind.ALIAS || kind == NameKind.TABLE)
                ? Optional.of(new Parts(name.substring(0, number), "", name.substring(number))) : Optional.empty();
    }

    private String derived(Parts parts, NameKind kind, Set<String> originals) {
        learn(parts.first(), kind == NameKind.ALIAS ? kind : NameKind.TABLE, originals);
        if (parts.second().isEmpty()) {
            // A longer number may be a date.
            return of(parts.first()) + (parts.rest().length() <= LONGEST_NUMBER ? parts.rest() : "_" + names.size());
        }
        learn(parts.second(), NameKind.COLUMN, originals);
        return of(parts.first()) + "_" + of(parts.second()) + parts.rest();
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
