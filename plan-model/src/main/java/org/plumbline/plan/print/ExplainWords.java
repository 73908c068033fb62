package org.plumbline.plan.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Words of EXPLAIN's own keys and node types, and of those that extensions and PostgreSQL's relatives add; listed in
/// `explain-words.txt`.
final class ExplainWords {
    private static final Set<String> WORDS = read();

    private ExplainWords() {}

    static boolean has(String word) {
        return WORDS.contains(word);
    }

    /// Nothing in it is a person's.
    static boolean areAll(String text) {
        var letters = new StringBuilder(text);
        for (int i = 0; i < letters.length(); i++) {
            if (!Character.isLetter(letters.charAt(i))) {
                letters.setCharAt(i, ' ');
            }
        }
        return List.of(letters.toString().split(" ", -1)).stream().allMatch(word -> word.isEmpty() || has(word));
    }

    private static Set<String> read() {
        try (InputStream file = ExplainWords.class.getResourceAsStream("explain-words.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.split(" ", -1)).stream()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException("explain-words.txt", broken);
        }
    }
}
