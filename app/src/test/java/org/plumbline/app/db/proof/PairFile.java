package org.plumbline.app.db.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.rewrite.Demand;
import org.plumbline.rewrite.Relation;
import org.plumbline.rewrite.proof.Pair;

/// A file of statement pairs: a schema, and pairs that are told to be equal or not. Its blocks are parted by empty lines.
///
///     schema NAME           equal NAME                                  or unequal NAME
///     CREATE TABLE ...      given not null TABLE.COLUMN                 what is assumed: also unique TABLE.COLUMN, distinct members $1
///                           relation each $1 $1                     also each $1 $1 front, effect, page SKIPPED : KEYS; else the same rows
///                           SELECT ...
///                           --
///                           SELECT ...
record PairFile(String name, String ddl, List<Told> pairs) {
    /// The files of this project.
    static final List<String> NAMES = List.of("subqueries", "joins", "sets", "values", "orders", "programs");

    /// A pair, and what is true of it.
    record Told(String name, boolean equal, Pair pair) {}

    static PairFile read(String name) throws IOException {
        try (InputStream file = PairFile.class.getResourceAsStream("pairs/" + name + ".txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var pairs = new ArrayList<Told>();
            String ddl = "";
            for (String block : text.split("\n\\s*\n", -1)) {
                List<String> lines = block.strip().lines().toList();
                if (lines.getFirst().startsWith("schema ")) {
                    ddl = String.join("\n", lines.subList(1, lines.size()));
                } else if (!lines.getFirst().startsWith("#")) {
                    pairs.add(told(lines));
                }
            }
            return new PairFile(name, ddl, pairs);
        }
    }

    private static Told told(List<String> lines) {
        String head = lines.getFirst();
        var assumed = new ArrayList<Demand>();
        Relation relation = new Relation.SameRows();
        int at = 1;
        for (; lines.get(at).startsWith("given ") || lines.get(at).startsWith("relation "); at++) {
            String line = lines.get(at);
            if (line.startsWith("given ")) {
                assumed.add(demand(line.substring("given ".length())));
            } else {
                relation = relation(line.substring("relation ".length()));
            }
        }
        int middle = lines.indexOf("--");
        return new Told(head.substring(head.indexOf(' ') + 1), head.startsWith("equal "), Pair.of(
                String.join("\n", lines.subList(at, middle)), String.join("\n", lines.subList(middle + 1, lines.size())),
                relation, assumed));
    }

    static Demand demand(String text) {
        String last = text.substring(text.lastIndexOf(' ') + 1);
        Optional<Integer> dot = Optional.of(last.lastIndexOf('.')).filter(place -> place > 0);
        String table = dot.map(place -> "public." + last.substring(0, place)).orElse("");
        String column = last.substring(last.lastIndexOf('.') + 1);
        return text.startsWith("not null ") ? new Demand.NotNull(table, column)
                : text.startsWith("unique ") ? new Demand.Unique(table, List.of(column)) : new Demand.DistinctMembers(last);
    }

    private static Relation relation(String text) {
        List<String> words = List.of(text.split(" ", -1));
        return switch (words.getFirst()) {
            case "each" -> new Relation.SameForEach(words.get(1), words.get(2), words.contains("front"));
            case "effect" -> new Relation.SameEffect();
            case "page" -> new Relation.NextPage(words.get(1),
                    words.subList(3, words.size()).stream().map(word -> Optional.of(word).filter(name -> !name.equals("-"))).toList());
            default -> throw new IllegalArgumentException(text);
        };
    }
}
