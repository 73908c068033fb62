package org.plumbline.rewrite;

import java.util.List;
import org.plumbline.sql.QuotedName;
import org.plumbline.sql.block.QueryBlock;
import org.plumbline.sql.block.QueryPart;
import org.plumbline.sql.block.Reference;

/// Items that stand for several columns: `*` and `o.*`.
final class Stars {
    private Stars() {}

    /// `*`.
    static boolean isAll(QueryPart item) {
        return item.text().equals("*");
    }

    /// The tables whose columns it stands for; none where it is another row's.
    static List<Reference> of(QueryPart item, QueryBlock block) {
        return isAll(item) ? block.references()
                : block.references().stream().filter(reference -> reference.alias().equals(alias(item))).toList();
    }

    /// The alias of `o.*`, unquoted.
    static String alias(QueryPart item) {
        return QuotedName.read(item.text().replaceFirst("\\s*\\.\\s*\\*$", ""));
    }
}
