package org.plumbline.app.ui.indexset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.advisor.WorkloadQuery;

/// Statements that indexes are looked for.
///
/// @param from where they are from, in a few words
/// @param queries each of another name
public record Statements(String from, List<WorkloadQuery> queries) {
    private static final int LONGEST_NAME = 80;

    public Statements {
        queries = List.copyOf(queries);
    }

    /// Statements that have no names: each is called by its beginning. Those with one text become one.
    ///
    /// @param weights how often each runs, by its text
    public static Statements of(String from, Map<String, Double> weights) {
        var named = new HashMap<String, Integer>();
        var queries = new ArrayList<WorkloadQuery>();
        weights.forEach((sql, weight) -> {
            String name = name(sql);
            int number = named.merge(name, 1, Integer::sum);
            queries.add(new WorkloadQuery(number == 1 ? name : name + " (" + number + ")", sql, weight));
        });
        return new Statements(from, queries);
    }

    /// Likewise, each of which counts the same.
    public static Statements of(String from, List<String> texts) {
        var weights = new LinkedHashMap<String, Double>();
        texts.forEach(text -> weights.put(text, 1.0));
        return of(from, weights);
    }

    private static String name(String sql) {
        String line = sql.substring(0, Math.min(sql.length(), 4 * LONGEST_NAME)).replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME - 1) + "…" : line;
    }
}
