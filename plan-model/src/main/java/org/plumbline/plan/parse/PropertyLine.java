package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Group;

/// A TEXT line below a node, such as `Sort Method: external merge  Disk: 24592kB`, turned into the keys of JSON.
final class PropertyLine {
    private static final int LONGEST_KEY = 60;

    private final Interner interner;

    PropertyLine(Interner interner) {
        this.interner = interner;
    }

    /// The index of the colon that ends the line's key; -1 where the line has no key.
    static int keyEnd(String line) {
        int colon = line.indexOf(':');
        while (colon > 0 && colon + 1 < line.length() && line.charAt(colon + 1) != ' ') {
            colon = line.indexOf(':', colon + 1);
        }
        if (colon <= 0 || colon > LONGEST_KEY || !Character.isLetter(line.charAt(0))) {
            return -1;
        }
        for (int i = 0; i < colon; i++) {
            char c = line.charAt(i);
            if (c == '(' || c == '\'' || c == '"' || c == '=') {
                return -1;
            }
        }
        return colon;
    }

    /// True where the line's key is one that PostgreSQL prints in TEXT.
    static boolean hasKnownKey(String line) {
        int colon = keyEnd(line);
        return colon > 0 && (isWorker(line, colon) || Keys.kind(line.substring(0, colon)) != Keys.Kind.UNKNOWN
                || switch (line.substring(0, colon)) {
            case "Buffers", "I/O Timings", "WAL", "Heap Blocks", "Buckets", "Batches", "Hits", "Tuples", "Sampling", "Hash Key",
                    "Full-sort Groups", "Pre-sorted Groups", "JIT" -> true;
            default -> false;
        });
    }

    /// `Worker 0:` and `JIT for worker 0:`.
    private static boolean isWorker(String line, int colon) {
        return Character.isDigit(line.charAt(colon - 1)) && (line.startsWith("Worker ") || line.startsWith("JIT for worker "));
    }

    /// True where a pair starts that stands behind another one: `Memory: 25kB`, `Peak Memory: 28kB`, `Batches: 1`.
    static boolean hasKnownPair(String text) {
        int colon = keyEnd(text);
        return colon > 0 && switch (text.substring(0, colon)) {
            case "Memory", "Disk", "Peak Memory", "Average Memory", "Peak Disk", "Average Disk", "Batches", "Memory Usage", "Disk Usage",
                    "Misses", "Evictions", "Overflows", "Sort Method", "Sort Methods", "Maximum Storage" -> true;
            default -> false;
        };
    }

    /// True for a line in which several pairs stand beside each other.
    static boolean startsPairs(String line) {
        int colon = keyEnd(line);
        return colon > 0 && switch (line.substring(0, colon)) {
            case "Sort Method", "Full-sort Groups", "Pre-sorted Groups", "Buckets", "Batches", "Planned Partitions", "Hits", "Storage",
                    "Memory" -> true;
            default -> false;
        };
    }

    /// Puts what the line says into `target`.
    ///
    /// @return false where the line has no key
    boolean put(String line, RawObject target, int number) throws PlanParseException {
        int colon = keyEnd(line);
        if (colon < 0) {
            return false;
        }
        String key = line.substring(0, colon);
        String value = line.substring(colon + 1).strip();
        switch (key) {
            case "Buffers" -> FigurePairs.buffers(value, target, number);
            case "I/O Timings" -> FigurePairs.ioTimings(value, target, number);
            case "WAL" -> FigurePairs.wal(value, target, number);
            case "Heap Blocks" -> FigurePairs.heapBlocks(value, target, number);
            case "Tuples" -> FigurePairs.tuples(value, target, number);
            case "Memory" -> FigurePairs.memory(value, target, number);
            case "Sort Method" -> sortMethod(value, target);
            case "Full-sort Groups", "Pre-sorted Groups" -> sortGroups(key, value, target);
            case "Sampling" -> sampling(value, target);
            case "Settings" -> target.put(key, new Group(settings(value).toAttributes()));
            case "Buckets", "Batches", "Planned Partitions", "Memory Usage", "Hits", "Storage" -> pairs(line, target);
            default -> target.put(interner.string(key), Keys.typed(key, value, interner));
        }
        return true;
    }

    /// `Buckets: 65536 (originally 1024)  Batches: 4 (originally 1)  Memory Usage: 3585kB` and other lines of pairs.
    private void pairs(String line, RawObject target) {
        boolean hash = line.startsWith("Buckets: ");
        for (String pair : pairsOf(line)) {
            int colon = pair.indexOf(": ");
            if (colon < 0) {
                continue;
            }
            String key = pairKey(pair.substring(0, colon), hash);
            String value = pair.substring(colon + 2).strip();
            int originally = value.indexOf(" (originally ");
            target.put(key, Keys.typed(key, originally < 0 ? value : value.substring(0, originally), interner));
            if (hash && key.startsWith("Hash ")) {
                String original = originally < 0 ? value
                        : value.substring(originally + " (originally ".length(), value.length() - 1);
                target.put("Original " + key, Keys.typed(key, original, interner));
            }
        }
    }

    private static String pairKey(String words, boolean hash) {
        return switch (words) {
            case "Buckets" -> "Hash Buckets";
            case "Batches" -> hash ? "Hash Batches" : "HashAgg Batches";
            case "Memory Usage" -> "Peak Memory Usage";
            case "Hits" -> "Cache Hits";
            case "Misses" -> "Cache Misses";
            case "Evictions" -> "Cache Evictions";
            case "Overflows" -> "Cache Overflows";
            default -> words;
        };
    }

    private static List<String> pairsOf(String line) {
        var pairs = new ArrayList<String>();
        int from = 0;
        for (int gap = line.indexOf("  "); gap >= 0; gap = line.indexOf("  ", from)) {
            addPairs(line.substring(from, gap).strip(), pairs);
            from = gap + 2;
        }
        addPairs(line.substring(from).strip(), pairs);
        return pairs;
    }

    /// Web pages and chats make one space of two: a pair starts at a known key too.
    private static void addPairs(String text, List<String> pairs) {
        int from = 0;
        for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) {
            if (space > from && hasKnownPair(text.substring(space + 1, Math.min(text.length(), space + LONGEST_KEY)))
                    && !endsWithKeyWord(text.substring(Math.max(from, space - LONGEST_KEY), space))) {
                pairs.add(text.substring(from, space).strip());
                from = space + 1;
            }
        }
        pairs.add(text.substring(from).strip());
    }

    /// `Peak` before `Memory:` is a part of the key.
    private static boolean endsWithKeyWord(String text) {
        return text.endsWith("Peak") || text.endsWith("Average") || text.endsWith("Maximum");
    }

    private void sortMethod(String value, RawObject target) {
        List<String> pairs = pairsOf(value);
        target.put("Sort Method", interner.text(pairs.getFirst()));
        for (String pair : pairs.subList(1, pairs.size())) {
            int colon = pair.indexOf(": ");
            if (colon > 0) {
                target.put("Sort Space Used", Keys.typed("Sort Space Used", pair.substring(colon + 2), interner));
                target.put("Sort Space Type", interner.text(pair.substring(0, colon)));
            }
        }
    }

    /// `Full-sort Groups: 32  Sort Methods: quicksort, external merge  Average Memory: 28kB  Peak Memory: 28kB  Average Disk: ...`.
    private void sortGroups(String key, String value, RawObject target) {
        List<String> pairs = pairsOf(value);
        var group = new RawObject();
        group.put("Group Count", Keys.typed("Group Count", pairs.getFirst(), interner));
        var memory = new RawObject();
        var disk = new RawObject();
        for (String pair : pairs.subList(1, pairs.size())) {
            int colon = pair.indexOf(": ");
            String name = colon < 0 ? pair : pair.substring(0, colon);
            String figure = colon < 0 ? "" : pair.substring(colon + 2);
            switch (name) {
                case "Sort Method", "Sort Methods" -> group.put("Sort Methods Used", Keys.typed("Sort Methods Used", figure, interner));
                case "Average Memory" -> memory.put("Average Sort Space Used", size(figure));
                case "Peak Memory" -> memory.put("Peak Sort Space Used", size(figure));
                case "Average Disk" -> disk.put("Average Sort Space Used", size(figure));
                case "Peak Disk" -> disk.put("Peak Sort Space Used", size(figure));
                default -> group.put(interner.string(name), interner.text(figure));
            }
        }
        if (!memory.isEmpty()) {
            group.put("Sort Space Memory", new Group(memory.toAttributes()));
        }
        if (!disk.isEmpty()) {
            group.put("Sort Space Disk", new Group(disk.toAttributes()));
        }
        target.put(interner.string(key), new Group(group.toAttributes()));
    }

    private AttributeValue size(String figure) {
        return Keys.typed("Average Sort Space Used", figure, interner);
    }

    /// `bernoulli ('5'::real) REPEATABLE ('1'::double precision)`.
    private void sampling(String value, RawObject target) {
        int open = value.indexOf(" (");
        int repeatable = value.lastIndexOf(" REPEATABLE (");
        int end = repeatable < 0 ? value.length() : repeatable;
        if (open < 0 || !value.endsWith(")") || open + 2 >= end) {
            target.put("Sampling", interner.text(value));
            return;
        }
        target.put("Sampling Method", interner.text(value.substring(0, open)));
        target.putTexts("Sampling Parameters", TextList.split(value.substring(open + 2, end - 1)));
        if (repeatable >= 0) {
            target.put("Repeatable Seed",
                    interner.text(value.substring(repeatable + " REPEATABLE (".length(), value.length() - 1)));
        }
    }

    /// `jit = 'off', search_path = 'public, pg_catalog'`: a value ends at a quote with a comma, or at the end.
    private RawObject settings(String value) {
        var settings = new RawObject();
        int from = 0;
        while (from < value.length()) {
            int equal = value.indexOf(" = ", from);
            if (equal < 0) {
                break;
            }
            boolean quoted = value.startsWith("'", equal + 3);
            int start = quoted ? equal + 4 : equal + 3;
            int end = value.indexOf(quoted ? "', " : ", ", start);
            int next = end < 0 ? value.length() : end + (quoted ? 3 : 2);
            int stop = end >= 0 ? end : quoted && value.endsWith("'") && start < value.length() ? value.length() - 1 : value.length();
            settings.put(interner.string(value.substring(from, equal)), interner.text(value.substring(start, stop)));
            from = next;
        }
        return settings;
    }
}
