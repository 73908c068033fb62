package org.plumbline.plan.print;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;

/// Numbers in the place of others with as many digits. Those that were found together keep their order, as long as there are enough.
final class NewNumbers {
    /// Longer ones differ in their first digits and end in zeros.
    private static final int MOST_DIGITS = 15;

    private final Map<String, String> numbers = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    void learn(SortedSet<String> found) {
        var byLength = new TreeMap<Integer, List<String>>();
        for (String digits : found) {
            if (!numbers.containsKey(digits)) {
                byLength.computeIfAbsent(digits.length(), _ -> new ArrayList<>()).add(digits);
            }
        }
        byLength.forEach((length, originals) -> spread(length, originals, found));
    }

    String of(String digits) {
        return numbers.getOrDefault(digits, digits);
    }

    int count() {
        return numbers.size();
    }

    /// Evenly over all numbers of this length.
    private void spread(int length, List<String> originals, Set<String> taken) {
        int digits = Math.min(length, MOST_DIGITS);
        long least = (long) Math.pow(10, digits - 1);
        long all = 9 * least;
        for (int i = 0; i < originals.size(); i++) {
            long first = least + (long) ((double) all * (i + 1) / (originals.size() + 1));
            numbers.put(originals.get(i), free(first, least, all, "0".repeat(length - digits), originals.get(i), taken));
        }
    }

    /// The first from here on that is not in use and, if there is one, not an original.
    private String free(long first, long least, long all, String zeros, String original, Set<String> taken) {
        for (boolean avoid : new boolean[] {true, false}) {
            long tries = Math.min(all, avoid ? 2L * (taken.size() + used.size()) + 1 : all);
            for (long step = 0; step < tries; step++) {
                String number = (least + (first - least + step) % all) + zeros;
                if (!used.contains(number) && !number.equals(original) && !(avoid && taken.contains(number))) {
                    used.add(number);
                    return number;
                }
            }
        }
        return original;
    }
}
