package org.plumbline.plan.print;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Words in the place of those in literals: letters for letters and digits for digits, as many of each, until there are no more such
/// words; then a longer one.
final class NewWords {
    private static final String DIGITS = "7890123456";
    private static final String LETTERS = "xyzabcdefghijklmnopqrstuvw";
    private static final String HEXADECIMALS = "abcdef";

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, Integer> countByShape = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    /// @param found in lower case
    /// @param originals words that are not chosen
    void learn(Set<String> found, Set<String> originals) {
        for (String word : found) {
            if (!words.containsKey(word)) {
                words.put(word, chosen(word, originals));
            }
        }
    }

    /// With capitals where the original has them.
    String of(String word) {
        String replacement = words.getOrDefault(word.toLowerCase(Locale.ROOT), word);
        var cased = new StringBuilder(replacement);
        for (int i = 0; i < Math.min(word.length(), cased.length()); i++) {
            if (Character.isUpperCase(word.charAt(i))) {
                cased.setCharAt(i, Character.toUpperCase(cased.charAt(i)));
            }
        }
        return cased.toString();
    }

    int count() {
        return words.size();
    }

    private String chosen(String word, Set<String> originals) {
        var alphabets = new StringBuilder();
        boolean hexadecimal = isHexadecimal(word);
        for (int i = 0; i < word.length(); i++) {
            alphabets.append(isDigit(word.charAt(i)) ? '9' : hexadecimal ? 'f' : 'z');
        }
        String shape = alphabets.toString();
        while (true) {
            int number = countByShape.merge(shape, 1, Integer::sum) - 1;
            String candidate = filled(shape, number);
            if (candidate.isEmpty()) {
                shape += 'z';
            } else if (!originals.contains(candidate) && used.add(candidate)) {
                return candidate;
            }
        }
    }

    /// The word of this shape with this number, counted in the letters and digits that the shape allows; empty when there are not as many.
    private static String filled(String shape, int number) {
        var word = new StringBuilder(shape);
        int rest = number;
        for (int i = shape.length() - 1; i >= 0; i--) {
            String alphabet = switch (shape.charAt(i)) {
                case '9' -> DIGITS;
                case 'f' -> HEXADECIMALS;
                default -> LETTERS;
            };
            word.setCharAt(i, alphabet.charAt(rest % alphabet.length()));
            rest /= alphabet.length();
        }
        return rest > 0 ? "" : word.toString();
    }

    /// A part of a UUID or a hash: it stays one.
    private static boolean isHexadecimal(String word) {
        return word.chars().anyMatch(c -> isDigit((char) c)) && word.chars().allMatch(c -> isDigit((char) c) || (c >= 'a' && c <= 'f'));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
