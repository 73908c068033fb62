package org.plumbline.sql.block;

import java.util.List;

/// `name (columns) AS (query)` behind WITH.
///
/// @param nameSpan where its name stands
/// @param span all of it
/// @param recursive it may name itself
public record WithQuery(String name, List<String> columns, Span nameSpan, Span span, QueryBlock body, boolean recursive) {
    public WithQuery {
        columns = List.copyOf(columns);
    }
}
