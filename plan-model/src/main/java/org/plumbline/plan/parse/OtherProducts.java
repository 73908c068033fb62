package org.plumbline.plan.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.plan.Operation;
import org.plumbline.plan.Plan;
import org.plumbline.plan.PlanNode;

/// Plans of databases that are not PostgreSQL. A text in which a plan of PostgreSQL can be read is never one of them, whatever words its
/// tables, conditions and comments hold; only where none can be read, or a node is of a kind that only another product has, it is named.
final class OtherProducts {
    /// One line bears all of these signs. `^` stands for the line's first words, behind what draws frames and trees; `#` for those behind
    /// an id and a bar; all others may stand anywhere in it.
    private record Mark(List<String> signs) {
        /// A quick look.
        boolean mayBeIn(String text) {
            return signs.stream().map(sign -> sign.charAt(0) == '^' || sign.charAt(0) == '#' ? sign.substring(1) : sign)
                    .allMatch(text::contains);
        }

        boolean isIn(String line, String bare, boolean hasId) {
            return signs.stream().allMatch(sign -> switch (sign.charAt(0)) {
                case '^' -> bare.startsWith(sign.substring(1)) || line.startsWith(sign.substring(1));
                case '#' -> hasId && bare.startsWith(sign.substring(1));
                default -> line.contains(sign);
            });
        }
    }

    /// Its texts hold each mark of one of these lists.
    private record Product(String name, List<List<Mark>> marks) {}

    private static final int READ = 200_000;
    /// What draws frames and trees.
    private static final String DRAWN = " \t|\u2502\u2503\u2551\u251C\u2514\u250C\u2500`+:\"'#";

    /// In a mark `&` joins signs of one line, and ` .. ` marks of several lines.
    private static final List<Product> PRODUCTS = List.of(
            product("Amazon Redshift", "^XN ", "^-> XN ", "^->  XN "),
            product("CockroachDB", "^distribution: .. ^vectorized: ", "^tree&field&description", "^\u2022 scan", "^\u2022 render",
                    "^\u2022 filter", "^\u2022 group", "^\u2022 sort", "^\u2022 limit", "^\u2022 lookup join", "^\u2022 hash join",
                    "^\u2022 merge join", "^\u2022 index join", "^\u2022 cross join", "^\u2022 values", "^\u2022 insert", "^\u2022 update",
                    "^\u2022 delete", "^\u2022 top-k", "^\u2022 virtual table", "| spans &FULL SCAN", "| spans &| ALL"),
            product("Oracle", "^Plan hash value:", "| Id &| Operation", "|Id &|Operation", "TABLE ACCESS FULL",
                    "TABLE ACCESS BY INDEX ROWID", "TABLE ACCESS (FULL)"),
            product("Microsoft SQL Server", "<ShowPlanXML", "|--Clustered Index ", "|--Index Seek(", "|--Index Scan(", "|--Table Scan(",
                    "|--Nested Loops(", "|--Compute Scalar(", "|--Hash Match(", "|--Sort(", "|--Stream Aggregate(", "|--Filter(",
                    "|--Merge Join(", "|--Parallelism(", "|--Top(", "|--Constant Scan", "|--RID Lookup(", "|--Key Lookup("),
            product("TiDB", "cop[tikv]", "^TableReader_", "^TableFullScan_", "^IndexLookUp_", "^IndexReader_"),
            product("MariaDB", "\"query_block\" .. \"r_loops\"", "\"query_block\" .. \"r_total_time_ms\"",
                    "\"query_block\" .. \"query_optimization\"", "\"query_block\" .. \"nested_loop\" .. \"loops\"",
                    "select_type&r_rows&r_filtered"),
            product("MySQL", "\"query_block\" .. \"cost_info\"", "^-> Table scan on ", "^-> Index lookup on ", "^-> Nested loop ",
                    "^-> Single-row ", "^-> Covering index ", "^-> Index range scan on ", "^-> Filter: ", "^-> Limit: ",
                    "^-> Inner hash join", "^-> Left hash join", "^-> Sort: ", "^-> Index scan on ", "^-> Rows fetched before execution",
                    "^-> Stream results", "^-> Aggregate: ", "^-> Group aggregate: ", "^-> Zero rows", "^-> Constant row",
                    " -> Table scan on ", " -> Index lookup on ", " -> Single-row index lookup on ", " -> Covering index lookup on ",
                    "\"query_plan\" .. \"table_access\""),
            product("MySQL (or MariaDB)", "\"query_block\"", "select_type&possible_keys", "select_type&key_len",
                    "select_type: .. possible_keys: ", "+- .. possible_keys .. key_len"),
            product("SQLite", "|--SCAN ", "`--SCAN ", "|--SEARCH ", "`--SEARCH ", "USE TEMP B-TREE FOR ", "^SCAN TABLE ", "^SEARCH TABLE ",
                    "#SCAN ", "#SEARCH ", "^SEARCH &USING INDEX", "^SEARCH &USING COVERING INDEX", "^SEARCH &PRIMARY KEY (",
                    "^SCAN &USING COVERING INDEX", "^SCAN &USING INDEX", "^QUERY PLAN .. ^SCAN "),
            product("DuckDB", "\u2502&SEQ_SCAN", "\u2502&TABLE_SCAN", "\u2502&PROJECTION", "\u2502&HASH_JOIN", "\u2502&HASH_GROUP_BY",
                    "\u2502&Physical Plan", "\u2502&UNGROUPED_AGGREGATE"),
            product("Apache Spark", "^== Physical Plan ==", "^== Optimized Logical Plan ==", "^== Parsed Logical Plan ==",
                    "^== Analyzed Logical Plan ==", "^*(1) ", "^- *(1) ", "^AdaptiveSparkPlan "),
            product("Trino or Presto", "^Fragment 0 [", "^Fragment 1 [", "^Output partitioning: ", "Estimates: {rows:", "- Output[",
                    "TableScan[", "RemoteExchange[", "RemoteSource["),
            product("MongoDB", "\"winningPlan\"", "winningPlan: ", "\"queryPlanner\"", "queryPlanner: ", "totalDocsExamined"),
            product("Snowflake", "GlobalStats:", "\"GlobalStats\"", "->TableScan ", "partitionsAssigned="),
            product("Google BigQuery", "\"shuffleOutputBytes\"", "\"totalSlotMs\"", "\"parallelInputs\"", "\"queryPlan\""),
            product("ClickHouse", "^ReadFromMergeTree", "(ReadFromMergeTree", "^ReadFromStorage", "^ReadFromSystem", "^Expression ((",
                    "^Expression (Project"),
            product("IBM Db2", "DB2 Universal Database", "^Access Plan: .. ^Total Cost: ", "^Optimizer Plan: .. TBSCAN",
                    "^TBSCAN .. ^RETURN", "^RETURN .. ^TBSCAN", "^RETURN .. ^IXSCAN"),
            product("openGauss", "A-time&A-rows&E-rows"),
            product("Vertica", "+-STORAGE ACCESS for", "^Access Path:"),
            product("Teradata", "all-AMPs"),
            product("SAP HANA", "ROW SEARCH&ENGINE", "COLUMN SEARCH&COLUMN"),
            product("Impala or Hive", "^PLAN-ROOT SINK", "SCAN HDFS [", "^STAGE DEPENDENCIES:", "^Map Operator Tree:"),
            product("Firebird", "^PLAN (&NATURAL)", "^PLAN (&INDEX (", "^PLAN JOIN (", "^PLAN SORT ("));

    /// Nodes that PostgreSQL does not have, though they are printed as its own are.
    private static final List<String> OF_REDSHIFT = List.of("XN ", "LD ");
    private static final List<String> OF_MYSQL = List.of("Table scan on ", "Index lookup on ", "Nested loop ", "Single-row ",
            "Covering index ", "Index range scan", "Filter: ", "Limit: ", "Inner hash join", "Left hash join", "Sort: ", "Index scan on ",
            "Rows fetched before ", "Stream results", "Aggregate: ", "Group aggregate", "Zero rows", "Constant row");

    private OtherProducts() {}

    /// A sentence that names the product, where a node of this plan is another product's.
    static Optional<PlanParseException> refusal(Plan plan) {
        for (PlanNode node : plan.nodes()) {
            if (node.operation() instanceof Operation.Other(String type)) {
                String product = startsWith(type, OF_REDSHIFT) ? "Amazon Redshift" : startsWith(type, OF_MYSQL) ? "MySQL" : "";
                if (!product.isEmpty()) {
                    return Optional.of(refusal(node.lines().first(), product));
                }
            }
        }
        return Optional.empty();
    }

    /// A sentence that names the product, where signs of one stand in this text, with the line of the first.
    static Optional<PlanParseException> refusal(String text) {
        Lines lines = Lines.of(text.substring(0, Math.min(text.length(), READ)));
        for (Product product : PRODUCTS) {
            int first = Integer.MAX_VALUE;
            for (List<Mark> marks : product.marks) {
                first = Math.min(first, firstOf(marks, lines));
            }
            if (first < lines.count()) {
                return Optional.of(refusal(lines.number(first), product.name));
            }
        }
        return Optional.empty();
    }

    private static PlanParseException refusal(int line, String product) {
        return new PlanParseException(line, "this is a plan of " + product + ", and Plumbline reads those of PostgreSQL. "
                + "Its own tools can show it.");
    }

    private static boolean startsWith(String type, List<String> starts) {
        return starts.stream().anyMatch(type::startsWith);
    }

    /// The first line with any of the marks, where the text has all of them.
    private static int firstOf(List<Mark> marks, Lines lines) {
        int first = Integer.MAX_VALUE;
        for (Mark mark : marks) {
            if (!mark.mayBeIn(lines.text())) {
                return Integer.MAX_VALUE;
            }
            int line = 0;
            while (line < lines.count() && !isIn(mark, lines.trimmed(line))) {
                line++;
            }
            if (line == lines.count()) {
                return Integer.MAX_VALUE;
            }
            first = Math.min(first, line);
        }
        return first;
    }

    private static boolean isIn(Mark mark, String line) {
        int at = 0;
        boolean digits = false;
        boolean hasId = false;
        while (at < line.length() && (DRAWN.indexOf(line.charAt(at)) >= 0 || (line.charAt(at) >= '0' && line.charAt(at) <= '9'))) {
            hasId |= digits && line.charAt(at) == '|';
            digits |= line.charAt(at) >= '0' && line.charAt(at) <= '9';
            at++;
        }
        return mark.isIn(line, line.substring(at), hasId);
    }

    private static Product product(String name, String... marks) {
        var lists = new ArrayList<List<Mark>>();
        for (String each : marks) {
            lists.add(List.of(each.split(" \\.\\. ", -1)).stream().map(mark -> new Mark(List.of(mark.split("&", -1)))).toList());
        }
        return new Product(name, List.copyOf(lists));
    }
}
