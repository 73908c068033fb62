package org.plumbline.app.store;

import java.util.Optional;

/// A built-in plan that teaches one thing, made by a real server over an invented web shop.
///
/// @param id              stable name, also that of its files
/// @param title           what it teaches, in a few words
/// @param description     the same in a sentence or two, for somebody new to query plans
/// @param planResource    the file with the plan, beside the index
/// @param queryResource   the file with the query, beside the index
/// @param postgresVersion the server that made the plan, such as `18.6`
public record Sample(String id, String title, String description, String planResource, Optional<String> queryResource,
        String postgresVersion) {

    /// EXPLAIN's output as psql or a file would hold it; read from the application on every call.
    public String planText() {
        return Samples.text(planResource);
    }

    /// The SQL that was explained.
    public Optional<String> query() {
        return queryResource.map(Samples::text);
    }
}
