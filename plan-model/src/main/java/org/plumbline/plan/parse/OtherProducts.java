package org.plumbline.plan.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Plans of databases that are not PostgreSQL, known by words that only they print.
final class OtherProducts {
    /// A text of this product holds one of these sets of words, each word of the set, in small letters.
    private record Product(String name, List<List<String>> marks) {
        boolean wrote(String text) {
            return marks.stream().anyMatch(words -> words.stream().allMatch(text::contains));
        }
    }

    private static final int READ = 200_000;

    private static final List<Product> PRODUCTS = List.of(
            product("Amazon Redshift", "xn seq scan", "xn hash", "xn network", "xn merge", "xn limit",
                    "xn nested loop", "xn aggregate", "xn subquery", "xn unique", "xn window", "xn multi", "ds_dist_", "ds_bcast_inner"),
            product("CockroachDB", "distribution: &vectorized: ", "distribution: &\u2022 ", "\u2022 scan", "\u2022 render",
                    "spans  &full scan", "spans&limited scan", "\u2022 lookup join", "estimated row count: &table: "),
            product("Oracle", "plan hash value", "| id  | operation", "|id | operation", "table access full",
                    "table access by index rowid"),
            product("Microsoft SQL Server", "showplanxml", "|--clustered index", "|--index seek", "|--table scan(object",
                    "|--nested loops(", "|--compute scalar(", "|--hash match("),
            product("TiDB", "cop[tikv]", "tablereader_", "tablefullscan_", "indexlookup_"),
            product("MariaDB", "\"query_block\"&\"r_loops\"", "\"query_block\"&\"r_total_time_ms\"", "\"query_block\"&\"optimization\"",
                    "r_rows&r_filtered"),
            product("MySQL (or MariaDB)", "\"query_block\"", "select_type&possible_keys", "select_type:&possible_keys:",
                    "select_type&key_len", "+- &possible_keys&key_len"),
            product("MySQL", "-> table scan on ", "-> index lookup on ", "-> nested loop inner join", "-> single-row index lookup",
                    "-> covering index", "-> index range scan on ", "-> filter: (", "-> limit: ", "-> inner hash join", "-> sort: ",
                    "-> index scan on ", "-> rows fetched before execution", "-> stream results", "-> aggregate: "),
            product("SQLite", "|--scan ", "`--scan ", "|--search ", "`--search ", "use temp b-tree"),
            product("DuckDB", "seq_scan &\u2502", "projection&\u2502&\u250c", "physical plan&\u2502", "hash_join&\u2502"),
            product("Apache Spark", "== physical plan ==", "== optimized logical plan ==", "*(1) "),
            product("Trino or Presto", "output partitioning:", "estimates: {rows:",
                    "fragment 0 [", "fragment 1 [", "- output[", "tablescan[", "remoteexchange["),
            product("MongoDB", "\"winningplan\"", "winningplan:", "\"queryplanner\"", "totaldocsexamined"),
            product("Snowflake", "globalstats:", "->tablescan&assignedpartitions", "tablescan&assignedpartitions"),
            product("ClickHouse", "readfrommergetree", "readfromsystem", "expression ((projection", "mergetreeinorder"),
            product("IBM Db2", "db2 universal database", "access plan:&total cost:", "tbscan&return", "optimizer plan:&tbscan"),
            product("Vertica", "access path:&+-storage access", "+-storage access for"),
            product("Teradata", "all-amps", "we do an all-amps"),
            product("SAP HANA", "row search&engine"),
            product("Impala or Hive", "plan-root sink", "scan hdfs [", "stage dependencies:", "tablescan&map operator tree"),
            product("Firebird", "plan (&natural)", "plan join (", "plan sort (("));

    private OtherProducts() {}

    /// A sentence that names the product, where the text is of another one than PostgreSQL.
    static Optional<PlanParseException> refusal(String text) {
        String head = text.substring(0, Math.min(text.length(), READ)).toLowerCase(Locale.ROOT);
        return PRODUCTS.stream().filter(product -> product.wrote(head)).findFirst().map(product -> new PlanParseException(firstLine(text),
                "this is a plan of " + product.name() + ", and Plumbline reads those of PostgreSQL. "
                + "Its own tools can show it."));
    }

    private static int firstLine(String text) {
        Lines lines = Lines.of(text.substring(0, Math.min(text.length(), READ)));
        int line = 0;
        while (line + 1 < lines.count() && lines.isBlank(line)) {
            line++;
        }
        return lines.number(line);
    }

    private static Product product(String name, String... marks) {
        return new Product(name, List.of(marks).stream().map(words -> List.of(words.split("&", -1))).toList());
    }
}
