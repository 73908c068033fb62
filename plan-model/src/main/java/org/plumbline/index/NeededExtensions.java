package org.plumbline.index;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;

/// The extensions that an index's operator classes come from; none where PostgreSQL has them itself.
final class NeededExtensions {
    /// What `btree_gin` and `btree_gist` name their operator classes by: `int4_ops` and `gist_int4_ops`.
    private static final Set<String> CLASSES = Set.of("int2", "int4", "int8", "float4", "float8", "money", "cash", "oid", "numeric",
            "timestamp", "timestamptz", "time", "timetz", "date", "interval", "text", "varchar", "bpchar", "bytea", "bit", "varbit", "vbit",
            "inet", "cidr", "macaddr", "macaddr8", "uuid", "enum", "bool", "name", "char");
    /// Types that GIN and GiST have no operator class of their own for, as `format_type` names them.
    private static final Set<String> TYPES = Set.of("smallint", "integer", "bigint", "real", "double precision", "money", "oid", "numeric",
            "timestamp without time zone", "timestamp with time zone", "time without time zone", "time with time zone", "date", "interval",
            "text", "character varying", "character", "bytea", "bit", "bit varying", "inet", "cidr", "macaddr", "macaddr8", "uuid",
            "boolean");
    private static final String OPS = "_ops";
    private static final String GIST = "gist_";

    private NeededExtensions() {}

    /// By name.
    ///
    /// @param table where it is known, for the types of its columns
    static Set<String> of(IndexCandidate index, Optional<TableFacts> table) {
        var needed = new TreeSet<String>();
        index.extension().ifPresent(needed::add);
        String extension = "btree_" + index.method();
        if (extension.equals("btree_gin") || extension.equals("btree_gist")) {
            for (IndexCandidate.Key key : index.keys()) {
                if (key.operatorClass().isPresent() ? isClass(key.bareOperatorClass().get(), index.method()) : hasPlainType(key, table)) {
                    needed.add(extension);
                }
            }
        }
        return needed;
    }

    private static boolean isClass(String name, String method) {
        String type = method.equals("gist") && name.startsWith(GIST) ? name.substring(GIST.length()) : name;
        return type.endsWith(OPS) && CLASSES.contains(type.substring(0, type.length() - OPS.length()))
                && method.equals("gist") == name.startsWith(GIST);
    }

    private static boolean hasPlainType(IndexCandidate.Key key, Optional<TableFacts> table) {
        return key.isColumn() && table.stream().flatMap(known -> known.columns().stream())
                .filter(column -> column.name().equals(key.expression())).map(ColumnFacts::type)
                .anyMatch(type -> TYPES.contains(type.replaceAll("\\([0-9, ]*\\)", "").strip()));
    }
}
