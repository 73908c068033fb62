package org.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the tests of two other programs, PEV2 and Pg::Explain, know of real plans (`*.expect.json`), compared with what we say. The plans
/// may not be copied into the project: the folder is named by the property `plumbline.corpus` or the variable `PLUMBLINE_CORPUS`, or is
/// `shared/corpus` beside the project; without it the test is skipped.
class KnownFiguresTest {
    /// Theirs to ours.
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("Node Type", "type"), Map.entry("Parent Relationship", "relationship"), Map.entry("Subplan Name", "subplanName"),
            Map.entry("Join Type", "joinType"), Map.entry("Parallel Aware", "parallelAware"), Map.entry("Relation Name", "relation"),
            Map.entry("Alias", "alias"), Map.entry("Index Name", "index"), Map.entry("Function Name", "function"),
            Map.entry("Startup Cost", "startupCost"), Map.entry("Total Cost", "totalCost"), Map.entry("Plan Rows", "planRows"),
            Map.entry("Plan Width", "planWidth"), Map.entry("Actual Startup Time", "startupMs"),
            Map.entry("Actual Total Time", "totalMsPerLoop"), Map.entry("Actual Rows", "rowsPerLoop"), Map.entry("Actual Loops", "loops"),
            Map.entry("I/O Read Time", "ioReadMs"), Map.entry("I/O Write Time", "ioWriteMs"),
            Map.entry("*I/O Read Time (all scopes)", "ioReadMs"), Map.entry("*I/O Write Time (all scopes)", "ioWriteMs"),
            Map.entry("*I/O Read Time (exclusive, all scopes)", "selfIoReadMs"),
            Map.entry("*I/O Write Time (exclusive, all scopes)", "selfIoWriteMs"),
            Map.entry("Planning Time", "planningTimeMs"), Map.entry("Execution Time", "executionTimeMs"),
            Map.entry("Total Runtime", "executionTimeMs"),
            Map.entry("estimated_startup_cost", "startupCost"), Map.entry("estimated_total_cost", "totalCost"),
            Map.entry("estimated_rows", "planRows"), Map.entry("estimated_row_width", "planWidth"),
            Map.entry("actual_time_first", "startupMs"), Map.entry("actual_time_last", "totalMsPerLoop"),
            Map.entry("actual_rows", "rowsPerLoop"), Map.entry("actual_loops", "loops"),
            Map.entry("table_name", "relation"), Map.entry("table_alias", "alias"), Map.entry("index_name", "index"),
            Map.entry("function_name", "function"), Map.entry("function_alias", "alias"),
            Map.entry("exclusive_ms", "selfWallMs"), Map.entry("total_ms", "totalWallMs"), Map.entry("loops", "loops"));

    /// Where we differ, and why ours is right.
    private static final Map<String, List<String>> OURS_IS_RIGHT = Map.of(
            "Rule 6: the SubPlan ran when the scan was started again, on the time of the node above: 0.003 ms x 19499 are the scan's own",
            List.of("from-text__18-plan.txt 0 exclusive_ms: 0.0, not 58.497"),
            "Rule 1: a node that never ran has no rows, not 0 rows",
            List.of("from-text__18-plan.txt 0.1 Actual Rows: 0, not null", "from-text__18-plan.txt 0.1.0 Actual Rows: 0, not null",
                    "from-text__18-plan.txt 0.1.0.0 Actual Rows: 0, not null"),
            "PostgreSQL's JSON names the type so, whatever kind of join, aggregate or change it is (cli.md, `type`)",
            List.of("12-line-wrapped-plans__06-plan.txt 0.0 Node Type: Hash Semi Join, not Hash Join",
                    "from-text__19-plan.txt 0.0 Node Type: Nested Loop Join, not Nested Loop",
                    "from-text__25-plan.txt 0.0.0.0 Node Type: Nested Loop Join, not Nested Loop",
                    "from-text__38-plan.txt 0 Node Type: Nested Loop Join, not Nested Loop",
                    "from-text__39-plan.txt 0 Node Type: Nested Loop Join, not Nested Loop",
                    "from-text__40-merge-nodetype-plan.txt 0 Node Type: Merge, not ModifyTable",
                    "from-text__47-planned-partitions-plan.txt 0 Node Type: HashAggregate, not Aggregate"),
            "Names are unquoted and the schema stands apart (cli.md)",
            List.of("from-text__37-plan.txt 0.0.0 Relation Name: pg_temp_5.pp, not pp",
                    "from-text__37-plan.txt 0.0.1 Relation Name: public.pgbench_accounts, not pgbench_accounts",
                    "from-text__43-index-name-parsing-plan.txt 0.0 Relation Name: public.\"mytable:2020-12-09\", not mytable:2020-12-09",
                    "from-text__43-index-name-parsing-plan.txt 0.0 Index Name: \"mytable:2020-12-09_coalesce_coalesce1_col1_col2_idx\", "
                            + "not mytable:2020-12-09_coalesce_coalesce1_col1_col2_idx"),
            "The text says -5424821330993577306: JavaScript's numbers lose the last digits",
            List.of("from-text__37-plan.txt top Query Identifier: -5424821330993577000, not -5424821330993577306"),
            "PostgreSQL has no such counter: work files are neither hit nor dirtied",
            List.of("from-text__37-plan.txt 0 Temp Dirtied Blocks: 0, not absent",
                    "from-text__37-plan.txt 0 Temp Hit Blocks: 0, not absent"),
            "A speed is not among our figures: blocks and times are given apart",
            List.of("21-io-timings__11-text.plan 0 *I/O Read Time speed (all scopes): 623031.025, not absent",
                    "21-io-timings__11-text.plan 0 *I/O Write Time speed (all scopes): 3.3927710843E7, not absent"));

    private final SortedSet<String> differences = new TreeSet<>();
    private int agreeing;

    @Test
    void agreesWithOthersOrKnowsWhyNot() throws IOException {
        String named = System.getProperty("plumbline.corpus", System.getenv().getOrDefault("PLUMBLINE_CORPUS", ""));
        Path corpus = named.isBlank() ? Path.of("..", "..", "shared", "corpus") : Path.of(named);
        assumeTrue(Files.isDirectory(corpus), "no folder of shared plans: name it in plumbline.corpus or PLUMBLINE_CORPUS");
        List<Path> known;
        try (var files = Files.walk(corpus)) {
            known = files.filter(file -> file.toString().endsWith(".expect.json")).sorted().toList();
        }
        assertThat(known).isNotEmpty();
        for (Path file : known) {
            compare(JsonMapper.shared().readTree(Files.readString(file)), corpus);
        }
        assertThat(differences).as("differences, besides " + agreeing + " figures that agree")
                .containsExactlyInAnyOrderElementsOf(OURS_IS_RIGHT.values().stream().flatMap(List::stream).toList());
    }

    private void compare(JsonNode known, Path corpus) throws IOException {
        Path file = corpus.resolve(known.get("file").stringValue());
        String name = file.getFileName().toString();
        JsonNode plan = CommandRun.of("analyze", "--json", file.toString()).json().get(0);
        Map<String, String> beside = BesideTheTree.figures(file);
        BesideTheTree.flat("", known.path("top")).forEach((key, value) -> {
            String what = name + " top " + key;
            if (FIELDS.containsKey(key)) {
                compare(what, key, value, plan);
            } else {
                String own = beside.getOrDefault(key, "absent");
                tell(number(value.asString()).equals(number(own)), what + ": " + value.asString() + ", not " + own);
            }
        });
        nodes(name, known.path("expect"), plan, false);
        nodes(name, known.path("also").path("expect"), plan, true);
        nodes(name, known.path("known_values"), plan, false);
    }

    private void nodes(String file, JsonNode known, JsonNode plan, boolean apart) {
        for (JsonNode each : known) {
            String path = each.get("path").stringValue();
            if (each.has("sum_exclusive_equals_root_total")) {
                double sum = plan.get("nodes").valueStream().mapToDouble(node -> node.get("selfWallMs").asDouble(0)).sum();
                double whole = plan.get("nodes").get(0).get("totalWallMs").doubleValue();
                tell(Math.abs(sum - whole) <= each.get("tolerance").doubleValue() * whole, file + " sum: " + whole + ", not " + sum);
            } else {
                at(plan, path, apart).ifPresentOrElse(node -> node(file + " " + path + " ", each, node),
                        () -> tell(false, file + " " + path + ": no such node"));
            }
        }
    }

    private void node(String where, JsonNode known, JsonNode node) {
        for (String group : List.of("props", "scan_on")) {
            known.path(group).properties().forEach(each -> compare(where + each.getKey(), each.getKey(), each.getValue(), node));
        }
        known.properties().stream().filter(each -> FIELDS.containsKey(each.getKey()))
                .forEach(each -> compare(where + each.getKey(), each.getKey(), each.getValue(), node));
        known.path("extra_info").forEach(line -> {
            String[] words = line.stringValue().split(": ", 2);
            JsonNode attributes = node.get("attributes");
            String space = words[0].equals("Sort Method") ? "  " + attributes.get("Sort Space Type").asString() + ": "
                    + attributes.get("Sort Space Used").asString() + "kB" : "";
            String own = words(attributes.path(words[0])) + space;
            tell(own.equals(words[1].strip()), where + words[0] + ": " + words[1] + ", not " + own);
        });
    }

    private void compare(String what, String key, JsonNode known, JsonNode node) {
        String own = switch (key) {
            case "type" -> textType(node);
            case "is_analyzed" -> node.get("loops").isNull() ? "0" : "1";
            default -> {
                String joined = key.replace(" ", "");
                String blocks = key.endsWith(" Blocks") ? joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1) : key;
                String field = FIELDS.getOrDefault(key, blocks);
                yield words(node.has(field) ? node.get(field) : node.path("attributes").path(key));
            }
        };
        String theirs = words(known);
        tell(number(own).equals(number(theirs)), what + ": " + theirs + ", not " + own);
    }

    private static String words(JsonNode value) {
        if (value.isMissingNode()) {
            return "absent";
        }
        return value.isNull() ? "null"
                : value.isArray() ? String.join(", ", value.valueStream().map(JsonNode::asString).toList()) : value.asString();
    }

    /// Numbers alike are written alike, however they came.
    private static String number(String text) {
        return text.matches("-?[0-9]{1,15}(\\.[0-9]+)?") ? String.format(Locale.ROOT, "%.3f", Double.parseDouble(text)) : text;
    }

    /// As TEXT has it: `Hash Left Join`.
    private static String textType(JsonNode node) {
        String type = node.get("type").stringValue();
        String join = node.get("joinType").asString("Inner");
        boolean backward = node.get("attributes").path("Scan Direction").asString("").equals("Backward");
        return join.equals("Inner") ? type + (backward ? " Backward" : "") : type.replace(" Join", "") + " " + join + " Join";
    }

    /// A path of places among the children, from the root, which is 0. One program counts inputs, InitPlans and SubPlans apart:
    /// `0.0.subplan0`.
    private static Optional<JsonNode> at(JsonNode plan, String path, boolean apart) {
        JsonNode node = plan.get("nodes").get(0);
        for (String step : path.equals("0") ? List.<String>of() : List.of(path.substring(2).split("\\.", -1))) {
            int parent = node.get("id").intValue();
            String kind = step.replaceAll("[0-9]", "");
            List<JsonNode> children = plan.get("nodes").valueStream()
                    .filter(each -> each.get("parent").asInt(-1) == parent && (!apart || kind(each).equals(kind))).toList();
            int place = Integer.parseInt(step.substring(kind.length()));
            if (place >= children.size()) {
                return Optional.empty();
            }
            node = children.get(place);
        }
        return Optional.of(node);
    }

    private static String kind(JsonNode node) {
        String relationship = node.get("relationship").asString("");
        return relationship.endsWith("Plan") ? relationship.toLowerCase(Locale.ROOT) : "";
    }

    private void tell(boolean agrees, String what) {
        if (agrees) {
            agreeing++;
        } else {
            differences.add(what);
        }
    }
}
