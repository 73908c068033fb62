package org.plumbline.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsertTogetherTest {
    private final RewriteTester tester = RewriteTester.of(new InsertTogether(),
            "events(id bigint primary key, kind varchar(20), at timestamptz, tags text[], letter char(3))");

    @Test
    void takesAnArrayForEachColumn() {
        tester.on("INSERT INTO events (id, kind, at) VALUES ($1, $2, $3)")
                .becomes("INSERT INTO events (id, kind, at) SELECT * FROM"
                        + " unnest($1::bigint[], $2::character varying[], $3::timestamp with time zone[])")
                .given(Condition.toVouch(new Demand.OneTransaction()), Condition.toVouch(new Demand.ProgramChanges()),
                        Condition.toVouch(new Demand.NoTriggers("public.events")))
                .related(new Relation.SameEffect()).promising(Gain.LIKELY);
    }

    @Test
    void twoRowsWithOneKeyMayBePassedOver() {
        tester.on("INSERT INTO events VALUES ($1) ON CONFLICT (id) DO NOTHING;")
                .becomes("INSERT INTO events SELECT * FROM unnest($1::bigint[]) ON CONFLICT (id) DO NOTHING;");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "INSERT INTO events (id, tags) VALUES ($1, $2)",
            "INSERT INTO events (id, letter) VALUES ($1, $2)",
            "INSERT INTO events (id, at) VALUES ($1, now())",
            "INSERT INTO events (id, kind) VALUES ($1, $2) RETURNING id",
            "INSERT INTO events (id, kind) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind",
            "INSERT INTO events (id) VALUES ($1), ($2)",
            "INSERT INTO nowhere (id) VALUES ($1)",
            "INSERT INTO events (id) SELECT $1",
    })
    void staysQuiet(String sql) {
        tester.on(sql).staysQuiet();
    }
}
