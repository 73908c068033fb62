package org.plumbline.plan.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.plan.AttributeValue;
import org.plumbline.plan.AttributeValue.Items;

/// The keys of PostgreSQL's JSON and how it types them (explain.c, PostgreSQL 9.6 to 18). TEXT and XML do not say what a value is: they
/// ask here. JSON and YAML say it themselves.
final class Keys {
    enum Kind { TEXT, WHOLE, DECIMAL, FLAG, LIST, UNKNOWN }

    private static final String TEXTS = """
            Node Type|Strategy|Partial Mode|Parent Relationship|Subplan Name|Operation|Command|Join Type|Relation Name|Schema|Alias
            Index Name|Scan Direction|CTE Name|Function Name|Function Call|Table Function Name|Table Function Call|Tuplestore Name
            Custom Plan Provider|Filter|Index Cond|Recheck Cond|Order By|Join Filter|Hash Cond|Merge Cond|One-Time Filter|TID Cond
            Run Condition|Cache Key|Cache Mode|Sort Method|Sort Space Type|Conflict Resolution|Conflict Filter|Remote SQL|Relations
            Sampling Method|Repeatable Seed|Storage|Window|Foreign File|Foreign Program|Constraint Name|Trigger Name|Relation|Format
            Query Text|Query Parameters|Replaces|extParam|allParam|Append RTIs|Settings""";

    private static final String WHOLES = """
            Plan Rows|Plan Width|Actual Loops|Worker Number|Workers Planned|Workers Launched|Rows Removed by Filter|Calls|Functions
            Rows Removed by Join Filter|Rows Removed by Index Recheck|Rows Removed by Conflict Filter|Exact Heap Blocks
            Lossy Heap Blocks|Heap Fetches|Index Searches|Sort Space Used|Hash Buckets|Original Hash Buckets|Hash Batches
            Original Hash Batches|Peak Memory Usage|HashAgg Batches|Planned Partitions|Disk Usage|Cache Hits|Cache Misses
            Cache Evictions|Cache Overflows|Subplans Removed|Tuples Inserted|Tuples Updated|Tuples Deleted|Tuples Skipped
            Conflicting Tuples|Maximum Storage|Group Count|Average Sort Space Used|Peak Sort Space Used|Memory Used|Memory Allocated
            Shared Hit Blocks|Shared Read Blocks|Shared Dirtied Blocks|Shared Written Blocks|Local Hit Blocks|Local Read Blocks
            Local Dirtied Blocks|Local Written Blocks|Temp Read Blocks|Temp Written Blocks|WAL Records|WAL FPI|WAL Bytes
            WAL Buffers Full|WAL FPI Bytes|Output Volume|Query Identifier|Foreign File Size|Disabled Nodes|Plan Node ID|Scan RTI
            Nominal RTI|Exclude Relation RTI|Estimated Capacity|Estimated Distinct Lookup Keys|Estimated Lookups""";

    private static final String DECIMALS = """
            Startup Cost|Total Cost|Actual Startup Time|Actual Total Time|Actual Rows|I/O Read Time|I/O Write Time|Temp I/O Read Time
            Temp I/O Write Time|Shared I/O Read Time|Shared I/O Write Time|Local I/O Read Time|Local I/O Write Time|Planning Time
            Execution Time|Total Runtime|Time|Generation|Deform|Emission|Total|Estimated Hit Percent""";

    private static final String FLAGS = """
            Parallel Aware|Async Capable|Inner Unique|Single Copy|Disabled|Expressions|Deforming|Parallel Safe""";

    private static final String LISTS = """
            Output|Sort Key|Presorted Key|Group Key|Params Evaluated|Conflict Arbiter Indexes|Sort Methods Used|Sampling Parameters""";

    /// Keys whose values are of several types, or none of their own.
    private static final String OTHERS = "Inlining|Optimization|Full-sort Groups|Pre-sorted Groups|CTE Self-Reference";

    private static final Map<String, Kind> KINDS = new HashMap<>();
    private static final Map<String, String> XML_NAMES = new HashMap<>();

    static {
        add(TEXTS, Kind.TEXT);
        add(WHOLES, Kind.WHOLE);
        add(DECIMALS, Kind.DECIMAL);
        add(FLAGS, Kind.FLAG);
        add(LISTS, Kind.LIST);
        add(OTHERS, Kind.UNKNOWN);
    }

    private Keys() {}

    static Kind kind(String key) {
        return KINDS.getOrDefault(key, Kind.UNKNOWN);
    }

    /// True for the beginning of a key.
    static boolean startsOne(String text) {
        return KINDS.keySet().stream().anyMatch(key -> key.startsWith(text));
    }

    /// The JSON key of an XML element: `I-O-Read-Time` is `I/O Read Time`, `Full-sort-Groups` is `Full-sort Groups`.
    static String ofXml(String element) {
        String known = XML_NAMES.get(element);
        return known != null ? known : element.replace('-', ' ');
    }

    /// The value that JSON would print under this key; a text that does not fit the key's type stays a text.
    static AttributeValue typed(String key, String text, Interner interner) {
        return switch (kind(key)) {
            case TEXT -> interner.text(text);
            case WHOLE -> grouped(withoutUnit(text), 0, interner.text(text));
            case DECIMAL -> grouped(withoutUnit(text), TIME_DECIMALS, interner.text(text));
            case FLAG -> flag(text, interner);
            case LIST -> new Items(TextList.split(text).stream().<AttributeValue>map(interner::text).toList());
            case UNKNOWN -> number(text, flag(text, interner));
        };
    }

    private static AttributeValue flag(String text, Interner interner) {
        return switch (text) {
            case "true" -> Interner.TRUE;
            case "false" -> Interner.FALSE;
            default -> interner.text(text);
        };
    }

    /// As many characters as the longest whole number has, its sign among them: that of query identifiers.
    private static final int TIME_DECIMALS = 3;
    private static final int LONGEST_WHOLE = 20;

    /// The number that this text is, or else `otherwise`.
    static AttributeValue number(String text, AttributeValue otherwise) {
        if (text.isEmpty() || !isNumber(text)) {
            return otherwise;
        }
        try {
            return text.indexOf('.') < 0 && (text.length() < LONGEST_WHOLE || (text.length() == LONGEST_WHOLE && text.charAt(0) == '-'))
                    ? Interner.whole(Long.parseLong(text))
                    : Interner.decimal(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && (c != '-' || i > 0)) {
                return false;
            }
        }
        return true;
    }

    /// A number, perhaps with separators between its thousands.
    static AttributeValue grouped(String text, int decimals, AttributeValue otherwise) {
        boolean grouped = decimals != Grouping.SIZE && Grouping.isGrouped(text);
        AttributeValue plain = grouped ? otherwise : number(text, otherwise);
        return plain != otherwise ? plain : number(Grouping.plain(text, decimals), otherwise);
    }

    private static String withoutUnit(String text) {
        int end = text.indexOf(' ');
        while (end > 0 && Grouping.separates(text, end)) {
            end = text.indexOf(' ', end + 1);
        }
        if (end > 0) {
            return text.substring(0, end);
        }
        return text.endsWith("kB") || text.endsWith("ms") ? text.substring(0, text.length() - 2) : text;
    }

    private static void add(String names, Kind kind) {
        for (String line : names.lines().toList()) {
            for (String key : List.of(line.split("\\|", -1))) {
                KINDS.put(key, kind);
                XML_NAMES.put(xmlName(key), key);
            }
        }
    }

    /// ExplainXMLTag of explain.c: every character that is not a letter, digit, `-`, `_` or `.` becomes `-`.
    private static String xmlName(String key) {
        return key.replace(' ', '-').replace('/', '-');
    }
}
