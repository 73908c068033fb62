package org.plumbline.plan.parse;

import org.plumbline.plan.AttributeValue;

/// TEXT lines of `word=figure`, such as `shared hit=1 read=2, temp read=3 written=4`, turned into the keys of JSON.
final class FigurePairs {
    @FunctionalInterface
    private interface KeyOf {
        /// @param group the words before the last one, which hold until the next comma
        /// @param word the last word before the equal sign
        /// @return the key of JSON
        String key(String group, String word);
    }

    private static final int TIME_DECIMALS = 3;

    private FigurePairs() {}

    static void buffers(String value, RawObject target, int number) throws PlanParseException {
        read(value, target, number, (group, word) -> switch (word) {
            case "hit" -> kind(group) + " Hit Blocks";
            case "read" -> kind(group) + " Read Blocks";
            case "dirtied" -> kind(group) + " Dirtied Blocks";
            case "written" -> kind(group) + " Written Blocks";
            default -> "Buffers " + group + " " + word;
        });
    }

    /// `read=` alone before PostgreSQL 15, `shared/local read=` in 15 and 16, `shared read=` and `local read=` since 17.
    static void ioTimings(String value, RawObject target, int number) throws PlanParseException {
        read(value, target, number, TIME_DECIMALS, (group, word) -> {
            String kind = group.isEmpty() || group.equals("shared/local") ? "" : kind(group) + " ";
            return switch (word) {
                case "read" -> kind + "I/O Read Time";
                case "write" -> kind + "I/O Write Time";
                default -> "I/O " + group + " " + word;
            };
        });
    }

    static void wal(String value, RawObject target, int number) throws PlanParseException {
        read(value, target, number, (group, word) -> switch (word) {
            case "records" -> "WAL Records";
            case "fpi" -> "WAL FPI";
            case "bytes" -> group.endsWith("fpi") ? "WAL FPI Bytes" : "WAL Bytes";
            case "full" -> "WAL Buffers Full";
            default -> "WAL " + word;
        });
    }

    static void heapBlocks(String value, RawObject target, int number) throws PlanParseException {
        read(value, target, number, (_, word) -> word.equals("exact") ? "Exact Heap Blocks" : "Lossy Heap Blocks");
    }

    /// `Tuples: inserted=1 updated=2 deleted=3 skipped=4` of a MERGE.
    static void tuples(String value, RawObject target, int number) throws PlanParseException {
        read(value, target, number, (_, word) -> "Tuples " + capital(word));
    }

    /// `Memory: used=31kB  allocated=32kB` of planning.
    static void memory(String value, RawObject target, int number) throws PlanParseException {
        read(value, target, number, (_, word) -> "Memory " + capital(word));
    }

    private static void read(String value, RawObject target, int number, KeyOf keys) throws PlanParseException {
        read(value, target, number, 0, keys);
    }

    private static void read(String value, RawObject target, int number, int decimals, KeyOf keys) throws PlanParseException {
        String group = "";
        int at = 0;
        while (at < value.length()) {
            int equal = value.indexOf('=', at);
            if (equal < 0) {
                throw new PlanParseException(number, "expected a word with `=` and a number, found `" + value.substring(at).strip()
                        + "`. Was the plan cut off when copied?");
            }
            String words = value.substring(at, equal).strip();
            int space = words.lastIndexOf(' ');
            if (space > 0) {
                group = words.substring(0, space);
            }
            int end = equal + 1;
            while (end < value.length() && !endsFigure(value, end)) {
                end++;
            }
            String figure = value.substring(equal + 1, end);
            String bare = figure.endsWith("kB") ? figure.substring(0, figure.length() - 2) : figure;
            AttributeValue parsed = Keys.grouped(bare, decimals, Interner.FALSE);
            if (parsed.equals(Interner.FALSE) && Mask.isMask(figure)) {
                parsed = new AttributeValue.Text(figure);
            }
            if (parsed.equals(Interner.FALSE)) {
                throw new PlanParseException(number, "expected `" + words + "=` followed by a number, found `" + words + "=" + figure
                        + "`. Was the plan cut off when copied?");
            }
            target.put(keys.key(group, words.substring(space + 1)), parsed);
            boolean groupEnds = end < value.length() && value.charAt(end) == ',';
            group = groupEnds ? "" : group;
            at = groupEnds ? end + 1 : end;
            while (at < value.length() && value.charAt(at) == ' ') {
                at++;
            }
        }
    }

    /// A space, or a comma that does not stand between the digits of one number.
    private static boolean endsFigure(String value, int at) {
        char c = value.charAt(at);
        boolean digits = at > 0 && Character.isDigit(value.charAt(at - 1))
                && at + 1 < value.length() && Character.isDigit(value.charAt(at + 1));
        return c == ' ' || (c == ',' && !digits);
    }

    private static String kind(String group) {
        return capital(group);
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
