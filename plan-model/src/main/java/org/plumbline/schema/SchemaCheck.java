package org.plumbline.schema;

import java.util.List;

/// One way in which a schema may serve its workload badly; stateless. What it is not sure of, it leaves out.
public interface SchemaCheck {
    /// Never changed: `room-for-hot-updates`.
    String id();

    /// What its pieces of advice have in common, as a heading: `Updates that miss the short way`.
    String title();

    /// All that could be better by these facts.
    List<SchemaAdvice> check(SchemaFacts facts);

    /// What it would have to know of rows that nobody has looked at yet.
    default List<SampleQuestion> questions(SchemaFacts facts) {
        return List.of();
    }
}
