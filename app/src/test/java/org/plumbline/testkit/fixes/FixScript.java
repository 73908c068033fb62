package org.plumbline.testkit.fixes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One case: a query that a rule has something to say about, and what helps it. The script begins with comment lines, which say what it
/// shows; then come its parts, each below a line of its own:
///
///     --: server 17               major version, or `jit`; 18 where it is left out
///     --: options verbose, wal    of EXPLAIN, beside ANALYZE, BUFFERS and SETTINGS; `timing off` replaces what is set
///     --: until <pattern>         what a plan must show, where chance decides
///     --: setup                   fills an empty database, which is vacuumed and analysed then; `setup only` leaves that out
///     --: session                 runs before each run of the query, in its transaction, which is rolled back
///     --: query
///     --: fix                     run once, each statement by itself; `fix remedy` runs what the finding itself proposes
///     --: options after           replaces the options
///     --: session after           replaces the session's statements
///     --: query after             replaces the query
///
/// @param id the case's folder in the corpus: the rule's id, perhaps with more words behind
/// @param parts by the words of their line, the words behind `server`, `options`, `until` and `fix` being their text
record FixScript(String id, String about, Map<String, String> parts) {
    private static final String PART = "--: ";
    private static final List<String> WORDS = List.of("options after", "session after", "query after", "setup only");

    static FixScript read(Path file) throws IOException {
        var about = new ArrayList<String>();
        var parts = new LinkedHashMap<String, StringBuilder>();
        StringBuilder part = null;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(PART)) {
                String words = line.substring(PART.length()).strip();
                String name = WORDS.stream().filter(words::startsWith).findFirst().orElse(words.split(" ", 2)[0]);
                part = parts.computeIfAbsent(name, _ -> new StringBuilder());
                part.append(words.substring(name.length()).strip());
            } else if (part == null) {
                about.add(line.replaceFirst("^-- ?", ""));
            } else {
                part.append('\n').append(line);
            }
        }
        var texts = new LinkedHashMap<String, String>();
        parts.forEach((name, text) -> texts.put(name, text.toString().strip()));
        String name = file.getFileName().toString();
        return new FixScript(name.substring(0, name.lastIndexOf('.')), String.join("\n", about).strip(), texts);
    }

    Optional<String> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    String server() {
        return part("server").orElse("18");
    }

    /// The statements of this part, one by one: they end where a line ends with a semicolon, outside `$$`.
    List<String> statements(String name) {
        var statements = new ArrayList<String>();
        var open = new StringBuilder();
        boolean inBody = false;
        for (String line : part(name).orElse("").lines().toList()) {
            open.append(line).append('\n');
            inBody ^= line.split("\\$\\$", -1).length % 2 == 0;
            if (!inBody && line.stripTrailing().endsWith(";")) {
                statements.add(open.toString().strip());
                open.setLength(0);
            }
        }
        if (!open.toString().isBlank()) {
            statements.add(open.toString().strip());
        }
        return statements;
    }
}
