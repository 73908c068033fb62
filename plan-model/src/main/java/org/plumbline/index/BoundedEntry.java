package org.plumbline.index;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;

/// Whether an index may carry columns along in INCLUDE. An entry of a B-tree may have a third of a page (`BTMaxItemSize`): with a longer
/// value an INSERT fails from then on (`index row size 2800 exceeds btree version 4 maximum 2704`), for the sake of a column that nobody
/// searches.
public final class BoundedEntry {
    /// `BTMaxItemSize` of pages of 8 kB.
    private static final long LONGEST = 2704;
    /// Of a UTF-8 character.
    private static final long BYTES_OF_CHARACTER = 4;
    /// Average width up to which a column without a bound is carried: of names, words and codes, whose longest value would have to be more
    /// than eighty times as long to be refused. Notes and documents, which may be, are wider on average (our own).
    private static final long WORD = 32;
    private static final Pattern LIMITED = Pattern.compile("(?:character varying|character|bit varying|bit)\\((\\d+)\\)");
    private static final Set<String> FIXED = Set.of("smallint", "integer", "bigint", "real", "double precision", "boolean", "money", "oid",
            "uuid", "date", "interval", "name", "inet", "cidr", "macaddr", "macaddr8", "\"char\"", "character", "bit", "pg_lsn", "xid8");

    private BoundedEntry() {}

    /// False where one of them is not known.
    public static boolean holds(TableFacts table, List<String> included) {
        long most = 0;
        for (String name : included) {
            Optional<ColumnFacts> column = table.columns().stream().filter(each -> each.name().equals(name)).findFirst();
            OptionalLong width = column.map(BoundedEntry::width).orElse(OptionalLong.empty());
            if (width.isEmpty()) {
                return false;
            }
            most += width.getAsLong();
        }
        return most <= LONGEST;
    }

    /// Without INCLUDE where that is not so.
    public static IndexCandidate of(IndexCandidate index, TableFacts table) {
        return index.include().isEmpty() || holds(table, index.include()) ? index : index.including(List.of());
    }

    /// Most bytes of a value; empty where it may have any number.
    private static OptionalLong width(ColumnFacts column) {
        String type = column.type();
        Matcher limited = LIMITED.matcher(type);
        if (limited.matches()) {
            return OptionalLong.of(Long.parseLong(limited.group(1)) * BYTES_OF_CHARACTER);
        }
        if (FIXED.contains(type) || type.startsWith("numeric") || type.startsWith("time") || type.startsWith("interval")) {
            return column.averageWidth().isPresent() ? column.averageWidth() : OptionalLong.of(WORD);
        }
        return column.averageWidth().orElse(Long.MAX_VALUE) <= WORD ? column.averageWidth() : OptionalLong.empty();
    }
}
