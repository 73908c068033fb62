package org.plumbline.workload;

import java.util.List;
import org.plumbline.sql.ArrayInsert;

/// A table into which rows go one by one.
///
/// @param name as the statements name it
/// @param columns in order
public record InsertedTable(String name, List<ArrayInsert.Column> columns) {
    public InsertedTable {
        columns = List.copyOf(columns);
    }
}
