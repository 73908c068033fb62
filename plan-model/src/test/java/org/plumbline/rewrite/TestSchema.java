package org.plumbline.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tables in short: `orders(id int primary key, customer_id int not null references customers(id), total numeric, unique (a, b))`. All are
/// in the schema public; types are PostgreSQL's names without spaces, with the word `composite` behind them where they are.
final class TestSchema {
    private static final Pattern TABLE = Pattern.compile("(\\w+)\\((.*)\\)");
    private static final Pattern REFERENCES = Pattern.compile("references (\\w+)\\((\\w+)\\)");

    private TestSchema() {}

    static Schema of(String... tables) {
        return new Schema(List.of(tables).stream().map(TestSchema::table).toList());
    }

    private static Schema.Table table(String text) {
        Matcher table = TABLE.matcher(text);
        if (!table.matches()) {
            throw new IllegalArgumentException(text);
        }
        var columns = new ArrayList<Schema.Column>();
        var keys = new ArrayList<Schema.Key>();
        var foreignKeys = new ArrayList<Schema.ForeignKey>();
        for (String item : table.group(2).split(", (?![^(]*\\))", -1)) {
            if (item.startsWith("unique (")) {
                keys.add(new Schema.Key(List.of(item.substring("unique (".length(), item.length() - 1).split(", ", -1))));
                continue;
            }
            String name = item.substring(0, item.indexOf(' '));
            String type = item.substring(name.length() + 1).split(" ", 2)[0];
            boolean primary = item.contains(" primary key");
            columns.add(new Schema.Column(name, type, primary || item.contains(" not null"), item.contains(" composite")));
            if (primary || item.endsWith(" unique") || item.contains(" unique ")) {
                keys.add(new Schema.Key(List.of(name)));
            }
            Matcher references = REFERENCES.matcher(item);
            if (references.find()) {
                foreignKeys.add(new Schema.ForeignKey(List.of(name), "public." + references.group(1), List.of(references.group(2)),
                        item.contains(" deferrable")));
            }
        }
        return new Schema.Table("public", table.group(1), columns, keys, foreignKeys);
    }
}
